"""The need pages: the estimate, its download, and saving it under a name."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.domain.refusals import Refused
from attune.kit import downloads
from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS, Role

from . import actions, need_movers, need_pictures, saved
from .compare_form import CompareForm
from .models import Estimate
from .need_page import NeedPage

SAVERS = frozenset({Role.LEAD, Role.COMMISSIONER})
PARTS = {
    "answer": "planning/_answer.jinja",
    "rest": "planning/_answer_rest.jinja",
    "whole": "planning/_answer_whole.jinja",
}


@for_roles(*PLANNERS)
def need(request: HttpRequest) -> HttpResponse:
    page = NeedPage.of(request.locality, request.GET)
    if page is None:
        return render(request, "planning/no_population.jinja")
    context = _shown(page) | {"may_save": bool(request.roles & SAVERS)}
    part = PARTS.get(request.GET.get("part", ""))
    if part:  # what a moved assumption changes, for the script that swaps it in
        return HttpResponse(render_to_string(part, context, request))
    context["estimates"] = Estimate.objects.of(request.locality).newest_first()
    return render(request, "planning/need.jinja", context)


def _shown(page: NeedPage) -> dict[str, Any]:
    need, ranged = page.need, page.ranged
    return {
        "page": page,
        "form": page.form,
        "problems": [{"text": page.problem}] if page.problem else [],
        "levels": need_pictures.levels_chart(need, ranged),
        "levels_table": need_pictures.levels_table(need, ranged),
        "movers": need_movers.movers_chart(page.drawn.tornado),
        "weights": need_movers.weights_table(page.drawn.tornado),
        "attachment": need_pictures.attachment_chart(need),
        "deciles": need_pictures.deciles_table(need),
    }


@for_roles(*PLANNERS)
def download(request: HttpRequest, form: str) -> HttpResponse:
    page = NeedPage.of(request.locality, request.GET)
    if page is None or page.problem:
        raise Http404("There is no estimate to download")
    table = need_pictures.whole_table(page.need, page.ranged)
    name = f"need-{request.locality.slug}"
    if form == "csv":
        return downloads.csv_answer(table, name=name)
    return downloads.xlsx_answer(table, name=name, sources=page.notes)


@for_roles(*PLANNERS)
def estimate(request: HttpRequest, pk: int) -> HttpResponse:
    kept = Estimate.objects.of(request.locality).with_pk(pk).first()
    if kept is None:
        raise Http404("There is no such estimate")
    today = NeedPage.of(request.locality, {})
    context = {
        "estimate": kept,
        "beside": saved.beside(kept, today),
        "lines": saved.lines(kept),
    }
    return render(request, "planning/estimate.jinja", context)


@for_roles(*PLANNERS)
def compare(request: HttpRequest) -> HttpResponse:
    form = CompareForm(request.GET, locality=request.locality)
    context: dict[str, Any] = {"form": form, "compared": None}
    if form.is_valid():
        try:
            context["compared"] = form.compared
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "planning/compare.jinja", context)


@for_roles(*SAVERS)
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    page = NeedPage.of(request.locality, request.GET)
    if page is None:
        raise Http404("There is no estimate to save")
    try:
        estimate = actions.save_estimate(
            request.locality,
            name=request.POST.get("name", ""),
            document=saved.document(page),
            by=request.user,
            at=timezone.now(),
        )
    except actions.EstimateRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Saved as “%(name)s”") % {"name": estimate.name})
    address = reverse("planning:need", kwargs={"slug": request.locality.slug})
    return redirect(f"{address}?{page.form.query}")
