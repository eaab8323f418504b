"""The pages of fairness: what is loaded, loading a file, one result and its download."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.domain.refusals import Refused
from attune.formats.observed_counts import CountsRefused
from attune.kit import downloads
from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS, Role
from attune.planning.records.observed import ObservedCounts

from . import actions, tables
from .forms import CountsForm
from .result import FairnessResult, result_of
from .returned import returned

LOADERS = frozenset({Role.LEAD, Role.COMMISSIONER})


@for_roles(*PLANNERS)
def overview(request: HttpRequest) -> HttpResponse:
    context = {
        "loaded": ObservedCounts.objects.of(request.locality).newest_first(),
        "returned": returned(request.locality),
        "may_load": bool(request.roles & LOADERS),
    }
    return render(request, "planning/fairness/overview.jinja", context)


@for_roles(*LOADERS)
def load(request: HttpRequest) -> HttpResponse:
    sent = request.method == "POST"
    form = CountsForm(*((request.POST, request.FILES) if sent else ()))
    if form.is_valid():
        try:
            who = {"by": request.user, "at": timezone.now()}
            row = actions.load_counts(request.locality, **form.asked, **who)
            messages.success(request, _("The counts are loaded"))
            return redirect("planning:fairness_counts", slug=request.locality.slug, pk=row.pk)
        except CountsRefused as refused:
            form.add_error("file", list(refused.faults))
        except Refused as refused:
            form.add_error("file", str(refused))
    return render(request, "planning/fairness/load.jinja", {"form": form})


@for_roles(*PLANNERS)
def template(request: HttpRequest) -> HttpResponse:
    return downloads.csv_answer(tables.template(), name="observed-counts")


@for_roles(*PLANNERS)
def counts(request: HttpRequest, pk: int) -> HttpResponse:
    row, found = _found(request, pk)
    return render(request, "planning/fairness/counts.jinja", {"row": row, "found": found})


@for_roles(*PLANNERS)
def download(request: HttpRequest, pk: int, kind: str, form: str) -> HttpResponse:
    row, found = _found(request, pk)
    table = next((each.whole for each in found.kinds if each.key == kind), None)
    if table is None:
        raise Http404("These counts are not told apart in this way")
    name = f"reach-{request.locality.slug}-{kind}-{row.pk}"
    if form == "csv":
        return downloads.csv_answer(table, name=name)
    return downloads.xlsx_answer(table, name=name, sources=found.sources)


def _found(request: HttpRequest, pk: int) -> tuple[ObservedCounts, FairnessResult]:
    row = ObservedCounts.objects.of(request.locality).with_pk(pk).first()
    if row is None:
        raise Http404("There are no such counts")
    return row, result_of(request.locality, row)
