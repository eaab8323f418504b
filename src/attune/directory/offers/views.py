"""The pages of the gap matrix: the table, one cell of it, its download, and a published example."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.kit import downloads
from attune.place.members.audience import for_roles

from . import lists
from .gap_drawing import GapDrawing
from .gap_map import KEEPERS, READERS, localities_seen, of_example, of_localities
from .gap_page import GapPage
from .gap_table import notes, whole_table


def _page(request: HttpRequest) -> GapPage:
    gaps = of_localities(localities_seen(request.locality, request.user))
    return GapPage.of(gaps, request.GET, on=timezone.localdate())


def _example(request: HttpRequest) -> GapPage:
    return GapPage.of(of_example(), request.GET, on=timezone.localdate())


@for_roles(*READERS)
def matrix(request: HttpRequest) -> HttpResponse:
    page = _page(request)
    if page.empty:
        return render(request, "directory/offers/nothing_mapped.jinja")
    context = {"page": page, "form": page.form}
    context["keeps"] = bool(request.roles.intersection(KEEPERS))
    return render(request, "directory/offers/gaps.jinja", context)


@for_roles(*READERS)
def cell(request: HttpRequest) -> HttpResponse:
    page = _page(request)
    context = {
        "page": page,
        "form": page.form,
        "may_ask": bool(request.roles.intersection(KEEPERS)),
    }
    return render(request, "directory/offers/cell.jinja", context)


@for_roles(*READERS)
def download(request: HttpRequest) -> HttpResponse:
    page = _page(request)
    name = f"gaps-{request.locality.slug}"
    return downloads.xlsx_answer(whole_table(page), name=name, sources=notes(page))


@for_roles(*READERS)
def area_map(request: HttpRequest) -> HttpResponse:
    localities = localities_seen(request.locality, request.user)
    page = GapPage.of(of_localities(localities), request.GET, on=timezone.localdate())
    drawing = GapDrawing(page, localities)
    context = {"page": page, "form": page.form, "map": drawing, "picture": drawing.picture}
    return render(request, "directory/offers/map.jinja", context)


@for_roles(*READERS)
def unplaced(request: HttpRequest) -> HttpResponse:
    said = _("They count as no gap and fill none: their record lacks what the matrix needs.")
    context = {"heading": _("Services that stand in no cell"), "explanation": said}
    context["found"] = lists.unplaced(_page(request))
    return render(request, "directory/offers/list.jinja", context)


@for_roles(*READERS)
def funding(request: HttpRequest) -> HttpResponse:
    said = _("Where nothing is done, these become gaps. Dates are those of the records.")
    context = {"heading": _("Funding that ends within 12 months, or has ended")}
    context |= {"explanation": said, "found": lists.ending(_page(request))}
    return render(request, "directory/offers/list.jinja", context)


@for_roles(*READERS)
def example(request: HttpRequest) -> HttpResponse:
    page = _example(request)
    return render(request, "directory/offers/example.jinja", {"page": page, "form": page.form})


@for_roles(*READERS)
def example_cell(request: HttpRequest) -> HttpResponse:
    page = _example(request)
    context = {"page": page, "form": page.form, "may_ask": False}
    return render(request, "directory/offers/cell.jinja", context)
