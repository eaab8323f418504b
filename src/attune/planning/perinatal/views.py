"""The page of perinatal and wider prevalence, and its download."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from attune.kit import downloads
from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS

from .page import page_of


@for_roles(*PLANNERS)
def perinatal(request: HttpRequest) -> HttpResponse:
    page = page_of(request.locality, request.GET)
    return render(request, "planning/perinatal/perinatal.jinja", {"page": page, "form": page.form})


@for_roles(*PLANNERS)
def download(request: HttpRequest, form: str) -> HttpResponse:
    page = page_of(request.locality, request.GET)
    name = f"perinatal-{request.locality.slug}"
    if form == "csv":
        return downloads.csv_answer(page.mothers, name=name)
    sources = [page.sentence, page.cost_sentence, _("Maternities are not births.")]
    return downloads.xlsx_answer(page.mothers, name=name, sources=sources)
