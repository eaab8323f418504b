"""A lead asks somebody to speak for a sector, and sends a new link."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from attune.directory.rounds.actions import inviting
from attune.directory.rounds.links import site_of
from attune.directory.rounds.sectors import choices
from attune.domain.rounds.states import RoundRefused
from attune.kit.forms import Form
from attune.place.jobs.actions import LetterRefused
from attune.place.members.audience import for_roles

from .finding import KEEPERS, found_invite, found_round


class InviteForm(Form):
    """Who speaks for which sector."""

    sector = forms.ChoiceField(label=gettext_lazy("Sector"))
    name = forms.CharField(label=gettext_lazy("Full name"), max_length=120)
    email = forms.EmailField(label=gettext_lazy("Work email address"), max_length=254)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = choices()  # type: ignore[attr-defined]


@for_roles(*KEEPERS)
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_round(request, pk)
    form = InviteForm(request.POST or None, initial={"sector": request.GET.get("sector", "")})
    if form.is_valid():
        who = {"site": site_of(request), "by": request.user, "at": timezone.now()}
        try:
            inviting.invite_sector(found, **form.cleaned_data, **who)
            messages.success(request, _("Invited. A letter with their link is on its way."))
            return redirect("directory:rounds_round", slug=request.locality.slug, pk=pk)
        except (RoundRefused, LetterRefused) as refused:
            form.add_error(None, str(refused))
    context = {"form": form, "mapping_round": found}
    return render(request, "directory/rounds/invite.jinja", context)


@for_roles(*KEEPERS)
@require_POST
def renew(request: HttpRequest, pk: int, invite: int) -> HttpResponse:
    found = found_invite(request, pk, invite)
    inviting.renew_link(found, by=request.user, at=timezone.now())
    messages.success(request, _("A letter with a new link is on its way. The old link is dead."))
    return redirect("directory:rounds_part", slug=request.locality.slug, pk=pk, invite=invite)
