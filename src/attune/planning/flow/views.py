"""The what-if pages: both ways under what was moved, refined by a job, saved and compared."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS, Role
from attune.planning.records.flow import Scenario

from . import jobs, limits
from .asked import asked_of
from .drawn import drawn
from .weeks import weeks_page
from .what_if import WhatIf, looked_at_again, what_if_of

SAVERS = frozenset({Role.LEAD, Role.COMMISSIONER})
PARTS = {
    "answer": "planning/flow/_answer.jinja",
    "rest": "planning/flow/_answer_rest.jinja",
    "refined": "planning/flow/_answer_refined.jinja",
}


@for_roles(*PLANNERS)
def what_if(request: HttpRequest) -> HttpResponse:
    part = request.GET.get("part", "")
    look = looked_at_again if part == "refined" else what_if_of
    page = look(request.locality, request.GET)
    if page is None:
        return render(request, "planning/no_population.jinja")
    context = _shown(page) | {"may_save": bool(request.roles & SAVERS)}
    if part in PARTS:  # what a moved rate changes, for the script that swaps it in
        return HttpResponse(render_to_string(PARTS[part], context, request))
    context["scenarios"] = Scenario.objects.of(request.locality).newest_first()
    return render(request, "planning/flow/what_if.jinja", context)


def _shown(page: WhatIf) -> dict[str, Any]:
    context = {
        "page": page,
        "form": page.asked.form,
        "problems": [{"text": page.problem}] if page.problem else [],
        "limits": limits.limits(page),
    }
    return context | (drawn(page.compared, page.shown, page.rates) if page.compared else {})


@for_roles(*PLANNERS)
@require_POST
def refine(request: HttpRequest) -> HttpResponse:
    asked = asked_of(request.locality, request.GET)
    if asked is None or asked.problem:
        raise Http404("There is nothing to simulate")
    jobs.ask_once(asked, by=request.user, at=timezone.now())
    address = reverse("planning:flow", kwargs={"slug": request.locality.slug})
    return redirect(f"{address}?{asked.query}" if asked.query else address)


@for_roles(*PLANNERS)
def weeks(request: HttpRequest) -> HttpResponse:
    page = weeks_page(request.locality, request.GET, request.path)
    if page is None:
        return render(request, "planning/no_population.jinja")
    problems = [{"text": page.problem}] if page.problem else []
    context = {"page": page, "form": page.form, "problems": problems}
    return render(request, "planning/flow/weeks.jinja", context)
