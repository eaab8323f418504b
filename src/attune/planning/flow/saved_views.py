"""Saving a what-if under a name, opening it again, and comparing those that were saved."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.domain.refusals import Refused
from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS
from attune.planning.records.flow import Scenario

from . import actions, sentences, worked
from .asked import asked_of
from .compare_form import CompareForm
from .drawn import drawn
from .saved import Saved, checksums, document_of
from .views import SAVERS


@for_roles(*SAVERS)
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    asked = asked_of(request.locality, request.GET)
    if asked is None or asked.problem:
        raise Http404("There is nothing to save")
    try:
        answer = worked.all_of(asked.question)
        scenario = actions.save_scenario(
            request.locality,
            name=request.POST.get("name", ""),
            document=document_of(asked, answer),
            by=request.user,
            at=timezone.now(),
        )
    except (actions.ScenarioRefused, Refused) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Saved as “%(name)s”") % {"name": scenario.name})
    address = reverse("planning:flow", kwargs={"slug": request.locality.slug})
    return redirect(f"{address}?{asked.query}" if asked.query else address)


@for_roles(*PLANNERS)
def scenario(request: HttpRequest, pk: int) -> HttpResponse:
    row = Scenario.objects.of(request.locality).with_pk(pk).first()
    if row is None:
        raise Http404("There is no such scenario")
    saved = Saved(row)
    context: dict[str, Any] = {"scenario": row, "saved": saved, "problem": ""}
    try:
        rates = saved.situation.rates
        context |= drawn(saved.compared, None, rates)
        context["lede"] = sentences.answer(saved.compared, rates)
        if "again" in request.GET:
            context["same"] = checksums(saved.again().compared) == saved.checksums
    except Refused as refused:
        context["problem"] = str(refused)
    return render(request, "planning/flow/scenario.jinja", context)


@for_roles(*PLANNERS)
def compare(request: HttpRequest) -> HttpResponse:
    form = CompareForm(request.GET, locality=request.locality)
    context: dict[str, Any] = {"form": form, "beside": None}
    if form.is_valid():
        try:
            beside = form.beside
            context |= {"lede": beside.lede, "differences": beside.differences, "beside": beside}
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "planning/flow/compare.jinja", context)
