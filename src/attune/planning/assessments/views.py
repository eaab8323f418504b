"""The pages of needs assessments: the list, one assessment, and the moves of its tasks."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.domain.assessments.tasks import TaskMove
from attune.domain.refusals import Refused
from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS, Role
from attune.planning.models import Assessment, Report

from . import actions
from .forms import MOVES, InputsForm, MoveForm, StartForm
from .shipped import shipped_template
from .standing import AssessmentPage

KEEPERS = frozenset({Role.LEAD, Role.COMMISSIONER})


@for_roles(*PLANNERS)
def index(request: HttpRequest) -> HttpResponse:
    context = {
        "assessments": Assessment.objects.of(request.locality).newest_first(),
        "reports": Report.objects.of(request.locality).newest_first(),
        "template": shipped_template().template,
        "start": StartForm(),
        "inputs": InputsForm(),
        "keeps": bool(request.roles & KEEPERS),
    }
    return render(request, "planning/assessments/index.jinja", context)


@for_roles(*KEEPERS)
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    try:
        assessment = actions.start_assessment(
            request.locality,
            name=request.POST.get("name", ""),
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("planning:assessments", slug=request.locality.slug)
    messages.success(request, _("Started. What Attune can see by itself is filled in already."))
    return redirect("planning:assessment", slug=request.locality.slug, pk=assessment.pk)


@for_roles(*PLANNERS)
def assessment(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    context = {
        "page": AssessmentPage.of(found),
        "reports": found.reports.newest_first(),
        "keeps": bool(request.roles & KEEPERS),
        "moves": MOVES,
    }
    return render(request, "planning/assessments/assessment.jinja", context)


@for_roles(*KEEPERS)
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    found, form = _found(request, pk), MoveForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose what to do with the task"))
        return redirect("planning:assessment", slug=request.locality.slug, pk=pk)
    asked = form.cleaned_data
    try:
        actions.move_task(
            found,
            task=asked["task"],
            move=TaskMove(asked["move"]),
            note=asked["note"],
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("planning:assessment", slug=request.locality.slug, pk=pk)


def _found(request: HttpRequest, pk: int) -> Assessment:
    found = Assessment.objects.of(request.locality).with_pk(pk).first()
    if found is None:
        raise Http404("There is no such assessment")
    return found
