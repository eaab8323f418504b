"""The page of staff and cost, and its download."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from attune.kit import downloads
from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS

from . import tables
from .page import page_of


@for_roles(*PLANNERS)
def staffing(request: HttpRequest) -> HttpResponse:
    page = page_of(request.locality, request.GET)
    if page is None:
        return render(request, "planning/no_population.jinja")
    drawn = {
        "methods": tables.methods(page),
        "chart": tables.chart(page),
        "team": tables.team(page),
        "per_family": tables.per_family(page),
        "caseloads": tables.caseloads(page) if page.caseloads else None,
    }
    problems = [{"text": page.problem}] if page.problem else []
    context = {"page": page, "form": page.form, "problems": problems}
    return render(request, "planning/staffing/staffing.jinja", context | drawn)


@for_roles(*PLANNERS)
def download(request: HttpRequest, form: str) -> HttpResponse:
    page = page_of(request.locality, request.GET)
    if page is None or page.problem:
        raise Http404("There is nothing to download")
    table, name = tables.methods(page), f"staffing-{request.locality.slug}"
    if form == "csv":
        return downloads.csv_answer(table, name=name)
    sources = [page.sentence, *page.stands_on, *page.needed.limits]
    return downloads.xlsx_answer(table, name=name, sources=sources)
