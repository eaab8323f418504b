"""The pages of the action list: the list, one action, its forms, proposals, downloads."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from attune.domain.action_lists.states import ActionRefused
from attune.kit import downloads
from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS, Role

from . import actions as verbs
from .action_form import ActionForm, MoveForm, as_said, prefilled
from .history import history
from .list_page import ActionLine, ListPage
from .list_table import source, table
from .models import Action
from .proposing import ProposalForm, proposals

WRITERS = (Role.LEAD, Role.COMMISSIONER)


def _page(request: HttpRequest) -> ListPage:
    return ListPage.of(request.locality, request.GET, on=timezone.localdate())


def _found(request: HttpRequest, pk: int) -> Action:
    """The action, for those who plan and for its owner, whatever their role."""
    action = Action.objects.at(request.locality).with_pk(pk).first()
    if action is None or not (request.roles & set(PLANNERS) or action.owner == request.user):
        raise Http404("There is no such action")
    return action


def _writes(request: HttpRequest) -> bool:
    return bool(request.roles & set(WRITERS))


@for_roles(*PLANNERS)
def actions(request: HttpRequest) -> HttpResponse:
    page = _page(request)
    context = {"page": page, "form": page.form, "writes": _writes(request), "source": source()}
    return render(request, "evaluation/actions.jinja", context)


@for_roles(*PLANNERS)
def printed(request: HttpRequest) -> HttpResponse:
    page = _page(request)
    whole = table(page.lines, place=request.locality.name)
    return render(request, "evaluation/printed.jinja", {"page": page, "table_of": whole})


@for_roles(*PLANNERS)
def download(request: HttpRequest, kind: str) -> HttpResponse:
    page, name = _page(request), f"actions-{request.locality.slug}"
    whole = table(page.lines, place=request.locality.name)
    answer = downloads.csv_answer if kind == "csv" else downloads.xlsx_answer
    return answer(whole, name=name)


@for_roles(*Role)
def action(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    context = {
        "line": ActionLine(found, timezone.localdate()),
        "history": history(found),
        "writes": _writes(request),
        "plans": bool(request.roles & set(PLANNERS)),
        "move_form": MoveForm(None, state=found.stands),
    }
    return render(request, "evaluation/action.jinja", context)


@for_roles(*WRITERS)
def add(request: HttpRequest) -> HttpResponse:
    start = prefilled(request.GET)
    form = ActionForm(request.POST or None, locality=request.locality, initial=start)
    if form.is_valid():
        try:
            who = {"by": request.user, "at": timezone.now()}
            made = verbs.add_action(request.locality, words=form.words, **who)
            messages.success(request, _("It is on the list, as proposed."))
            return redirect("evaluation:action", slug=request.locality.slug, pk=made.pk)
        except ActionRefused as refused:
            form.add_error(None, str(refused))
    return render(request, "evaluation/add.jinja", {"form": form})


@for_roles(*WRITERS)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    form = ActionForm(request.POST or None, locality=request.locality, initial=as_said(found.words))
    seen = request.POST.get("seen", "")
    if form.is_valid():
        try:
            number = int(seen) if seen.isdecimal() and len(seen) < 6 else 0
            who = {"by": request.user, "at": timezone.now()}
            verbs.change_action(found, words=form.words, seen=number, **who)
            messages.success(request, _("Changed. Its history has the words before."))
            return redirect("evaluation:action", slug=request.locality.slug, pk=pk)
        except ActionRefused as refused:
            form.add_error(None, str(refused))
    # Whoever was told that somebody else changed it keeps what they saw, and is told again.
    context = {"form": form, "action": found, "seen": seen or found.number}
    return render(request, "evaluation/change.jinja", context)


@for_roles(*WRITERS)
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    form = MoveForm(request.POST, state=found.stands)
    if form.is_valid():
        try:
            who = {"by": request.user, "at": timezone.now()}
            verbs.move_action(found, **form.cleaned_data, **who)
            messages.success(request, _("Kept."))
            return redirect("evaluation:action", slug=request.locality.slug, pk=pk)
        except ActionRefused as refused:
            form.add_error(None, str(refused))
    context = {"line": ActionLine(found, timezone.localdate()), "history": history(found)}
    context |= {"writes": True, "plans": True, "move_form": form, "form": form}
    return render(request, "evaluation/action.jinja", context)


@for_roles(*WRITERS)
def gaps(request: HttpRequest) -> HttpResponse:
    """What the gaps propose, as a list to tick; added only once somebody confirms it."""
    proposed = proposals(request.locality)
    sent = request.POST if request.method == "POST" else None
    form = ProposalForm(sent, proposals=proposed)
    if form.is_valid():
        who = {"by": request.user, "at": timezone.now()}
        made = verbs.add_proposed(request.locality, proposals=form.words, **who)
        said = ngettext(
            "%(count)s action added, as proposed", "%(count)s actions added, as proposed", len(made)
        )
        messages.success(request, said % {"count": len(made)})
        return redirect("evaluation:actions", slug=request.locality.slug)
    return render(request, "evaluation/gaps.jinja", {"form": form, "proposed": proposed})
