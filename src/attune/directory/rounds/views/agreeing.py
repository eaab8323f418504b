"""What sectors said, side by side with the directory, and what a person agrees of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.directory.rounds.actions import agreeing, answering
from attune.directory.rounds.agree_form import AgreeForm, LinkForm, QuestionForm, said_lines
from attune.directory.rounds.models import SectorInvite
from attune.directory.rounds.round_page import RoundPage
from attune.directory.rounds.subjects import subject_of
from attune.domain.rounds.states import RoundRefused
from attune.place.members.audience import for_roles

from .finding import KEEPERS, found_invite, found_round


@for_roles(*KEEPERS)
def part(request: HttpRequest, pk: int, invite: int) -> HttpResponse:
    """What one sector sent; its draft stays its own until then."""
    found = found_invite(request, pk, invite)
    return _part(request, found, QuestionForm())


@for_roles(*KEEPERS)
@require_POST
def send_back(request: HttpRequest, pk: int, invite: int) -> HttpResponse:
    found = found_invite(request, pk, invite)
    form = QuestionForm(request.POST)
    if form.is_valid():
        question = form.cleaned_data["question"]
        try:
            answering.send_back(found, question=question, by=request.user, at=timezone.now())
            messages.success(request, _("Sent back. A letter with your question is on its way."))
            return redirect("directory:rounds_round", slug=request.locality.slug, pk=pk)
        except RoundRefused as refused:
            form.add_error(None, str(refused))
    return _part(request, found, form)


@for_roles(*KEEPERS)
@require_POST
def agree_part(request: HttpRequest, pk: int, invite: int) -> HttpResponse:
    found = found_invite(request, pk, invite)
    try:
        answering.agree_answer(found, by=request.user, at=timezone.now())
        messages.success(request, _("Agreed."))
    except RoundRefused as refused:
        messages.error(request, str(refused))
    return redirect("directory:rounds_round", slug=request.locality.slug, pk=pk)


@for_roles(*KEEPERS)
def waiting(request: HttpRequest, pk: int) -> HttpResponse:
    """Every service somebody spoke of: what nobody disputes goes in one press."""
    found = found_round(request, pk)
    if request.method == "POST":
        try:
            number = agreeing.agree_undisputed(found, by=request.user, at=timezone.now())
            messages.success(request, _("Agreed and written: %(n)s.") % {"n": number})
        except RoundRefused as refused:
            messages.error(request, str(refused))
        return redirect("directory:rounds_agree", slug=request.locality.slug, pk=pk)
    page = RoundPage.of(found, on=timezone.localdate())
    return render(request, "directory/rounds/agree.jinja", {"page": page})


@for_roles(*KEEPERS)
def subject(request: HttpRequest, pk: int, contribution: int) -> HttpResponse:
    found = found_round(request, pk)
    it = subject_of(found, contribution)
    if it is None:
        raise Http404("Nobody spoke of this")
    form = AgreeForm(request.POST if request.method == "POST" else None, subject=it)
    if form.stale:
        messages.error(request, _("Somebody has changed this meanwhile. Look at it again."))
        return redirect(request.path)
    if form.is_valid():
        now = {"choices": form.choices, "by": request.user, "at": timezone.now()}
        try:
            agreeing.agree(found, subject=it, **now)
            messages.success(request, _("Agreed, and written to the directory."))
            return redirect("directory:rounds_agree", slug=request.locality.slug, pk=pk)
        except RoundRefused as refused:
            form.add_error(None, str(refused))
    link_form = LinkForm(subject=it, locality=request.locality)
    context = {"subject": it, "form": form, "mapping_round": found, "link_form": link_form}
    return render(request, "directory/rounds/subject.jinja", context)


@for_roles(*KEEPERS)
@require_POST
def link(request: HttpRequest, pk: int, contribution: int) -> HttpResponse:
    """A new name turns out to be a service the directory has."""
    it = subject_of(found_round(request, pk), contribution)
    if it is None:
        raise Http404("Nobody spoke of this")
    form = LinkForm(request.POST, subject=it, locality=request.locality)
    if form.is_valid():
        for each in it.contributions:
            now: dict[str, Any] = {"by": request.user, "at": timezone.now()}
            agreeing.link(each, service=form.service, **now)
    else:
        messages.error(request, _("Choose one of the services listed."))
    kept = {"slug": request.locality.slug, "pk": pk, "contribution": contribution}
    return redirect("directory:rounds_subject", **kept)


def _part(request: HttpRequest, invite: SectorInvite, form: QuestionForm) -> HttpResponse:
    sent = invite.last_sent
    said = sent.part.said if sent else ()
    context = {
        "spoken": [(each.name, said_lines(each)) for each in said],
        "invite": invite,
        "mapping_round": invite.mapping_round,
        "sent": sent,
        "form": form,
    }
    return render(request, "directory/rounds/part.jinja", context)
