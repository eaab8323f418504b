"""The list of questions, and the page of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS
from attune.planning.flow.asked import asked_of

from . import jobs
from .asked import study_asked
from .every import STUDIES, study_called
from .page import study_page


@for_roles(*PLANNERS)
def studies(request: HttpRequest) -> HttpResponse:
    asked = asked_of(request.locality, request.GET)
    if asked is None:
        return render(request, "planning/no_population.jinja")
    context = {"studies": STUDIES, "asked": asked}
    return render(request, "planning/flow/studies/studies.jinja", context)


@for_roles(*PLANNERS)
def study(request: HttpRequest, key: str) -> HttpResponse:
    page = study_page(request.locality, study_called(key), request.GET)
    if page is None:
        return render(request, "planning/no_population.jinja")
    context = {"page": page, "study": page.asked.study, "form": page.asked.choices}
    context["problems"] = [{"text": page.problem}] if page.problem else []
    return render(request, "planning/flow/studies/study.jinja", context)


@for_roles(*PLANNERS)
@require_POST
def work_out(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for the answer, and go back to the page that shows how far it is."""
    asked = study_asked(request.locality, study_called(key), request.POST)
    if asked is not None and asked.choices.is_valid() and not asked.study.at_once:
        jobs.ask_once(asked, by=request.user, at=timezone.now())
    there = reverse("planning:flow_study", kwargs={"slug": request.locality.slug, "key": key})
    return redirect(f"{there}?{asked.as_given}" if asked and asked.as_given else there)
