"""A sector's own part, opened by its signed link: read, write, save, send."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.directory.rounds.actions import answering
from attune.directory.rounds.links import answer_path
from attune.directory.rounds.models import SectorInvite
from attune.directory.rounds.part_form import NothingForm, SaidForm
from attune.directory.rounds.part_page import PartPage
from attune.domain.rounds.part import Part
from attune.domain.rounds.states import RoundRefused
from attune.place.members.audience import public, signed_in

from .finding import by_link, speaker

NEW = "new"


@public
@by_link
def part(request: HttpRequest, invite: SectorInvite, token: str) -> HttpResponse:
    page = PartPage.of(invite, on=timezone.localdate())
    return render(request, "directory/rounds/answer.jinja", {"page": page, "token": token})


@public
@by_link
def service(request: HttpRequest, invite: SectorInvite, token: str, key: str) -> HttpResponse:
    """One service on one page; `new` is one the directory may not have."""
    page = PartPage.of(invite, on=timezone.localdate())
    said = None if key == NEW else page.said(key)
    if not page.can_write or (said is None and key != NEW):
        raise Http404("There is no such service in this part")
    form = SaidForm(request.POST or None, said=said)
    if form.is_valid():
        try:
            answer = form.said(sector=invite.sector)
            _keep(request, page, lambda part: part.saying(answer))
            return redirect(answer_path(invite))
        except RoundRefused as refused:
            form.add_error(None, str(refused))
    context = {"page": page, "form": form, "said": said, "token": token}
    return render(request, "directory/rounds/answer_service.jinja", context)


@public
@by_link
@require_POST
def change(request: HttpRequest, invite: SectorInvite, token: str) -> HttpResponse:
    """One press on the part's page: a record is still right, or a line is taken out."""
    page = PartPage.of(invite, on=timezone.localdate())
    asked = request.POST
    try:
        _keep(request, page, _change(page, asked.get("what", ""), asked.get("which", "")))
    except RoundRefused as refused:
        messages.error(request, str(refused))
    return redirect(answer_path(invite))


@public
@by_link
def nothing(request: HttpRequest, invite: SectorInvite, token: str) -> HttpResponse:
    page = PartPage.of(invite, on=timezone.localdate())
    form = NothingForm(request.POST or None)
    if form.is_valid():
        try:
            _keep(request, page, lambda part: part.with_nothing(form.nothing))
            return redirect(answer_path(invite))
        except RoundRefused as refused:
            form.add_error(None, str(refused))
    context = {"page": page, "form": form, "token": token}
    return render(request, "directory/rounds/answer_nothing.jinja", context)


@public
@by_link
@require_POST
def send(request: HttpRequest, invite: SectorInvite, token: str) -> HttpResponse:
    page = PartPage.of(invite, on=timezone.localdate())
    now = {"by": speaker(request, invite), "at": timezone.now(), "on": page.on}
    try:
        answering.send_answer(invite, **now)
        messages.success(request, _("Thank you. Your answer is with the lead."))
    except RoundRefused as refused:
        messages.error(request, str(refused))
    return redirect(answer_path(invite))


@signed_in
def mine(request: HttpRequest, invite: int) -> HttpResponse:
    """A member who was invited needs no letter: their own part opens."""
    own = SectorInvite.objects.at(request.locality).to(request.user).with_pk(invite).first()
    if own is None:
        raise Http404("You are not invited to this part")
    return redirect(answer_path(own))


def _keep(request: HttpRequest, page: PartPage, change: Callable[[Part], Part]) -> None:
    by, at = speaker(request, page.invite), timezone.now()
    answering.keep_draft(page.invite, change=change, by=by, at=at, on=page.on)
    messages.success(request, _("Saved. You can go on, or come back later by the same link."))


def _change(page: PartPage, what: str, which: str) -> Callable[[Part], Part]:
    """What one press does to the part as it stands when it is kept."""
    said = page.said(which)
    if what == "still_right" and said:
        return lambda part: part.saying(said)
    if what == "take_out":
        return lambda part: part.without(which)
    if what == "take_out_nothing":
        return lambda part: part.without_nothing(which)
    raise RoundRefused("That is not something to do here.")
