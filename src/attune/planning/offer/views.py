"""The page of need beside offer, and its download."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from attune.kit import downloads
from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS

from . import tables
from .page import OfferPage


@for_roles(*PLANNERS)
def offer(request: HttpRequest) -> HttpResponse:
    page = OfferPage.of(request.locality, request.user, request.GET)
    if page is None:
        return render(request, "planning/no_population.jinja")
    chart = tables.chart(page.beside.of_area(page.here), page.beside)
    context = {"page": page, "form": page.form, "chart": chart, "map": page.map}
    context["problems"] = [{"text": page.need.problem}] if page.need.problem else []
    return render(request, "planning/offer/offer.jinja", context)


@for_roles(*PLANNERS)
def download(request: HttpRequest) -> HttpResponse:
    page = OfferPage.of(request.locality, request.user, request.GET)
    if page is None:
        raise Http404("There is no need to lay beside the offer")
    table = tables.whole_table(page.beside)
    name = f"need-beside-offer-{request.locality.slug}"
    return downloads.xlsx_answer(table, name=name, sources=[*page.notes, *page.limits])
