"""Hand in a feed or a file, see what was found in it, load it."""

from pathlib import Path
from tempfile import NamedTemporaryFile

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.directory.exchange.importing import actions, job_kinds, pages
from attune.directory.exchange.importing.counts import FeedRefused
from attune.directory.exchange.importing.deliveries import ReceivedFeed
from attune.directory.exchange.importing.differences import Difference
from attune.directory.exchange.importing.forms import DeliveryForm
from attune.directory.exchange.importing.imported import ImportedService
from attune.directory.exchange.importing.runs import ImportRun
from attune.directory.exchange.importing.sources import Source
from attune.directory.exchange.importing.template_sheet import template_answer
from attune.kit.downloads import csv_answer
from attune.place.jobs import actions as jobs
from attune.place.jobs.kinds import Kind
from attune.place.members.audience import for_roles

from . import KEEPERS


@for_roles(*KEEPERS)
def overview(request: HttpRequest) -> HttpResponse:
    here = request.locality
    context = {
        "sources": pages.source_table(Source.objects.of(here).newest_first()),
        "differences": Difference.objects.at(here).open().count(),
        "gone": ImportedService.objects.gone(here).count(),
        "received": ReceivedFeed.objects.at(here).newest_first()[:10],
        "runs": ImportRun.objects.at(here).newest_first()[:10],
    }
    return render(request, "directory/exchange/imports.jinja", context)


@for_roles(*KEEPERS)
def hand_in(request: HttpRequest) -> HttpResponse:
    posted = request.method == "POST"
    form = DeliveryForm(*((request.POST, request.FILES) if posted else ()))
    if form.is_valid() and (received := _received(request, form)):
        _ask(request, received, job_kinds.CHECK, _("Check %(name)s"))
        return redirect("directory:imports_delivery", slug=request.locality.slug, pk=received.pk)
    return render(request, "directory/exchange/hand_in.jinja", {"form": form})


def _received(request: HttpRequest, form: DeliveryForm) -> ReceivedFeed | None:
    """Keep what was handed in; None after saying why it was refused."""
    given = form.cleaned_data
    said = {"source_name": given["source_name"], "by": request.user, "at": timezone.now()}
    try:
        if given["address"]:
            return actions.receive(request.locality, address=given["address"].strip(), **said)
        with NamedTemporaryFile() as copy:
            for chunk in given["file"].chunks():
                copy.write(chunk)
            copy.flush()
            name = given["file"].name
            return actions.receive(request.locality, path=Path(copy.name), name=name, **said)
    except FeedRefused as wrong:
        form.add_error("address" if given["address"] else "file", str(wrong))
        return None


def _ask(request: HttpRequest, received: ReceivedFeed, kind: Kind, title: str) -> None:
    jobs.ask(
        kind,
        by=request.user,
        at=timezone.now(),
        locality=request.locality,
        title=(title % {"name": received.source_name})[:200],
        received=received.pk,
    )


def _found(request: HttpRequest, pk: int) -> ReceivedFeed:
    received = ReceivedFeed.objects.at(request.locality).numbered(pk).newest_first().first()
    if received is None:
        raise Http404("Nothing was handed in under this number")
    return received


@for_roles(*KEEPERS)
def delivery(request: HttpRequest, pk: int) -> HttpResponse:
    received = _found(request, pk)
    job = received.newest_job  # read before its check: work that has ended has left its check
    check = received.newest_check
    context = {
        "received": received,
        "check": check,
        "job": job,
        "report": pages.report(check.found) if check and check.report else None,
    }
    return render(request, "directory/exchange/delivery.jinja", context)


@for_roles(*KEEPERS)
@require_POST
def load(request: HttpRequest, pk: int) -> HttpResponse:
    received = _found(request, pk)
    job = received.newest_job
    if not (job and job.state.is_open):  # pressing twice asks once
        _ask(request, received, job_kinds.LOAD, _("Load %(name)s"))
    return redirect("directory:imports_delivery", slug=request.locality.slug, pk=pk)


@for_roles(*KEEPERS)
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    check = _found(request, pk).newest_check
    if check is None or not check.report:
        raise Http404("Nothing was set aside")
    return csv_answer(pages.aside_table(check.found["aside"]), name="rows-set-aside")


@for_roles(*KEEPERS)
def template(request: HttpRequest) -> HttpResponse:
    return template_answer()
