"""Changes that wait for a decision, each field by field."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.listings.differences import differences, laid_onto
from attune.domain.listings.document import ServiceDocument
from attune.kit.forms import Form
from attune.place.members.audience import for_roles

from . import actions
from .editors import KEEPERS
from .models import Proposal


class DecisionForm(Form):
    """Take it over, or not and why."""

    decision = forms.ChoiceField(
        label=gettext_lazy("What do you decide?"),
        choices=[
            ("take", gettext_lazy("Make this change")),
            ("decline", gettext_lazy("Leave the record as it is")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why, in a sentence"),
        help_text=gettext_lazy("Needed when you leave the record as it is; the proposer reads it."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@for_roles(*KEEPERS)
def changes(request: HttpRequest) -> HttpResponse:
    waiting = Proposal.objects.at(request.locality).open().oldest_first()
    return render(request, "directory/editing/changes.jinja", {"waiting": waiting})


@for_roles(*KEEPERS)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = Proposal.objects.at(request.locality).with_pk(pk).first()
    if proposal is None:
        raise Http404("There is no such change")
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _decided(request, proposal, form):
        return redirect("directory:editing_changes", slug=request.locality.slug)
    wanted, conflicts = _wanted(proposal)
    current = (
        proposal.service.whole_document if proposal.service else ServiceDocument({"name": "–"})
    )
    context = {
        "proposal": proposal,
        "decided": getattr(proposal, "decision", None),
        "changes": differences(current, wanted),
        "conflicts": {each.field for each in conflicts},
        "form": form,
    }
    return render(request, "directory/editing/change.jinja", context)


def _wanted(proposal: Proposal) -> tuple[ServiceDocument, tuple]:
    base = proposal.base_document
    if proposal.service is None or base is None:
        return proposal.wanted_document, ()
    current = proposal.service.whole_document
    return laid_onto(current, base=base, wanted=proposal.wanted_document)


def _decided(request: HttpRequest, proposal: Proposal, form: DecisionForm) -> bool:
    said = {"reason": form.cleaned_data["reason"], "by": request.user, "at": timezone.now()}
    try:
        if form.cleaned_data["decision"] == "take":
            actions.take_over(proposal, **said)
            messages.success(request, _("The record says so now."))
        else:
            actions.decline(proposal, **said)
            messages.success(request, _("The record stays as it is."))
    except actions.EditRefused as refused:
        form.add_error("reason", str(refused))
        return False
    return True
