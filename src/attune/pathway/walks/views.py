"""The pages of a walk: its start, each step, its end."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from attune.domain.pathways.edition import EditionAltered
from attune.pathway.pages.reading import Reading
from attune.pathway.shown.addresses import found_pathway
from attune.pathway.shown.shown import ShownEdition
from attune.place.members.audience import for_roles
from attune.place.members.roles import Role

from . import actions
from .body import WalkUnreadable
from .form import AnswerForm
from .summary import summary
from .use import use
from .walking import ANSWER, BACK, BODY, Walking, reopened

View = Callable[..., HttpResponse]


def kept_nowhere(view: View) -> View:
    """No browser and nothing between keeps a page of a walk."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    return answered


@kept_nowhere
def walk(request: HttpRequest, shown: ShownEdition) -> HttpResponse:
    """The start; then, by every post, the step that the walk has come to."""
    if request.method != "POST":
        context = {"shown": shown, "reading": Reading(shown)}
        return render(request, "pathway/walks/start.jinja", context)
    if BODY not in request.POST:
        return _came_to(request, Walking(shown))
    try:
        walking = reopened(shown, request.POST)
        if BACK in request.POST:
            return _page(request, walking.back_to(request.POST[BACK]))
    except WalkUnreadable:
        return render(request, "pathway/walks/again.jinja", {"shown": shown}, status=400)
    except EditionAltered:
        return render(request, "pathway/shown/altered.jinja", {"local": shown.local}, status=503)
    return _moved(request, walking)


def _moved(request: HttpRequest, walking: Walking) -> HttpResponse:
    """Past the step, if what was chosen is offered there."""
    if not walking.at.answers:
        return _came_to(request, walking.on("") if walking.at.offered else walking)
    form = AnswerForm(walking.at, request.POST)
    if not form.is_valid():
        return _page(request, walking, form)
    return _came_to(request, walking.on(form.cleaned_data[ANSWER]))


def _came_to(request: HttpRequest, walking: Walking) -> HttpResponse:
    """A step that is shown anew is counted; one that was gone back to is not."""
    edition = walking.shown.edition
    if edition is not None:
        actions.count(edition, step=walking.at.step.key, at=timezone.now())
    return _page(request, walking)


def _page(request: HttpRequest, walking: Walking, form: AnswerForm | None = None) -> HttpResponse:
    context: dict[str, Any] = {"shown": walking.shown, "walking": walking}
    if walking.at.ended:
        context["summary"] = summary(walking, on=walking.shown.on)
        return render(request, "pathway/walks/end.jinja", context)
    context["form"] = form or AnswerForm(walking.at)
    return render(request, "pathway/walks/step.jinja", context)


@for_roles(Role.LEAD)
def counted(request: HttpRequest, key: str) -> HttpResponse:
    """How often each step was shown, for the lead."""
    local = found_pathway(request, key)
    context = {"local": local, "use": use(local, request.GET.get("edition", ""))}
    return render(request, "pathway/walks/use.jinja", context)
