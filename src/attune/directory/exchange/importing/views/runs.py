"""What one loading did, and the rows that were set aside in it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from attune.directory.exchange.importing import pages
from attune.directory.exchange.importing.imported import ImportedService
from attune.directory.exchange.importing.runs import ImportRun
from attune.kit.downloads import csv_answer
from attune.place.members.audience import for_roles

from . import KEEPERS

SHOWN = 50


def _found(request: HttpRequest, pk: int) -> ImportRun:
    run = ImportRun.objects.at(request.locality).numbered(pk).newest_first().first()
    if run is None:
        raise Http404("There was no such loading")
    return run


@for_roles(*KEEPERS)
def run(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    rows = [row.parts for row in found.rows.in_order()[:SHOWN]]
    context = {
        "run": found,
        "report": pages.report(
            {**pages.figures(found), **found.found, "aside": rows, "layout": found.layout}
        ),
    }
    return render(request, "directory/exchange/run.jinja", context)


@for_roles(*KEEPERS)
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    rows = [row.parts for row in _found(request, pk).rows.in_order()]
    return csv_answer(pages.aside_table(rows), name="rows-set-aside")


@for_roles(*KEEPERS)
def gone(request: HttpRequest) -> HttpResponse:
    services = ImportedService.objects.gone(request.locality)
    return render(request, "directory/exchange/gone.jinja", {"gone": services[:200]})
