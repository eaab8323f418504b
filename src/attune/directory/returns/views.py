"""The pages of returns: the overview, sending, a file, and who sends."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.domain.refusals import Refused
from attune.domain.returns import MEASURES, Quarter, last_ended
from attune.kit import downloads
from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS, Role

from . import actions, pictures
from .gated import GatedReturns, gated_returns
from .models import ReturnTerms, SendsReturns
from .return_forms import CountsForm, SenderForm, SmallForm
from .sending import (
    KEEPERS,
    doubts_about,
    expected,
    is_keeper,
    own_services,
    quarters_to_send,
    sent_before,
    standings,
)

STAFF = (*PLANNERS, Role.FAMILY_INFORMATION_OFFICER)
SENDERS = (*KEEPERS, Role.PROVIDER)
SHOWN = 5


def _asked(request: HttpRequest) -> tuple[GatedReturns, str]:
    """What the overview shows: the last quarters, and one of the four counts."""
    quarters = last_ended(on=timezone.localdate()).back(SHOWN)
    asked = request.GET.get("count", "")
    measure = asked if asked in MEASURES else MEASURES[0]
    return gated_returns(request.locality, quarters, [measure]), measure


@for_roles(*STAFF)
def overview(request: HttpRequest) -> HttpResponse:
    found, measure = _asked(request)
    newest = found.quarters[-1]
    context = {
        "found": found,
        "measure": measure,
        "measures": pictures.TITLES.items(),
        "table": pictures.table(found, measure, request.locality) if found.services else None,
        "picture": pictures.picture(found, measure, request.locality),
        "newest": newest,
        "missing": list(SendsReturns.objects.missing(request.locality, newest)),
        "keeps": is_keeper(request),
    }
    return render(request, "directory/returns/overview.jinja", context)


@for_roles(*STAFF)
def download(request: HttpRequest) -> HttpResponse:
    found, measure = _asked(request)
    table = pictures.table(found, measure, request.locality)
    return downloads.csv_answer(table, name=f"{request.locality.slug}-{measure}")


@for_roles(*SENDERS)
def mine(request: HttpRequest) -> HttpResponse:
    quarters = quarters_to_send(on=timezone.localdate())
    services = expected(request, quarters[0])
    others = own_services(request).by_name() if Role.PROVIDER in request.roles else ()
    context = {
        "standings": standings(services, quarters[:2]),
        "others": [each for each in others if each not in services],
        "newest": quarters[0],
    }
    return render(request, "directory/returns/mine.jinja", context)


@for_roles(*SENDERS)
def send(request: HttpRequest, uid: UUID, written: str) -> HttpResponse:
    service, quarter = own_services(request).with_uid(uid).first(), _quarter(written)
    if service is None or quarter is None:
        raise Http404("No service of yours, or no quarter that is over, has this address")
    own = not is_keeper(request)
    before = sent_before(service, quarter) if own else None
    form = CountsForm(request.POST if request.method == "POST" else None, before=before)
    if form.is_valid():
        odd = doubts_about(service, quarter, form.counts, compared=own)
        who = {"by": request.user, "at": timezone.now()}
        actions.send(service, quarter=quarter, counts=form.counts, how="form", **who)
        messages.success(request, _("Thank you. The numbers are kept."))
        for doubt in odd:
            messages.warning(request, doubt)
        return redirect("directory:returns_mine", slug=request.locality.slug)
    context = {"service": service, "quarter": quarter, "form": form, "sent": before is not None}
    context["under"] = ReturnTerms.objects.of(request.locality).small_under
    return render(request, "directory/returns/send.jinja", context)


def _quarter(written: str) -> Quarter | None:
    """A quarter of an address, while one can send for it."""
    found = quarters_to_send(on=timezone.localdate())
    return next((each for each in found if each.written == written), None)


@for_roles(*KEEPERS)
def senders(request: HttpRequest) -> HttpResponse:
    quarter = last_ended(on=timezone.localdate())
    own, sending = own_services(request).by_name(), expected(request, quarter)
    stops = next((each for each in sending if str(each.uid) == request.POST.get("no_more")), None)
    others = [each for each in own if each not in sending]
    asked = request.method == "POST" and "no_more" not in request.POST
    form = SenderForm(request.POST if asked else None, services=others)
    service = stops or (form.service if form.is_valid() else None)
    if service:
        who = {"from_quarter": quarter, "by": request.user, "at": timezone.now()}
        actions.say_who_sends(service, sends=stops is None, **who)
        return redirect("directory:returns_senders", slug=request.locality.slug)
    context = {"sending": sending, "form": form, "quarter": quarter}
    return render(request, "directory/returns/senders.jinja", context)


@for_roles(*KEEPERS)
def small(request: HttpRequest) -> HttpResponse:
    start = {"under": ReturnTerms.objects.of(request.locality).small_under}
    form = SmallForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        try:
            asked = form.cleaned_data
            actions.set_small(request.locality, **asked, by=request.user, at=timezone.now())
            messages.success(request, _("The new limit holds from now on"))
            return redirect("directory:returns", slug=request.locality.slug)
        except Refused as refused:
            form.add_error("under", str(refused))
    return render(request, "directory/returns/small.jinja", {"form": form})
