"""The verbs of returns: send, load a file, say who sends, ask, set what is small."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from attune.directory.records.models import Service
from attune.domain.disclosure import SmallNumbers
from attune.domain.refusals import Refused
from attune.domain.returns import MEASURES, Quarter, QuarterCounts, ask_step
from attune.place.audit import actions as audit
from attune.place.jobs import actions as jobs
from attune.place.jobs.models import Job
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from . import letters
from .models import Return, ReturnLetter, ReturnTerms, SendsReturns

MOST_IN_ONE = 100


@transaction.atomic
def send(
    service: Service,
    *,
    quarter: Quarter,
    counts: QuarterCounts,
    how: str,
    by: Member | None,
    at: datetime,
) -> Return:
    """Keep a service's counts of a quarter; the same sent again adds nothing."""
    service = Service.objects.select_for_update().get(pk=service.pk)
    if service.merged_into_id is not None:
        raise Refused("This record has become part of another one")
    if quarter.first > timezone.localdate(at):
        raise Refused("This quarter has not begun yet")
    last = Return.objects.by(service).in_quarters([quarter]).newest().first()
    if last is not None and last.counts == counts:
        return last
    row = Return.objects.create(
        service=service,
        quarter=quarter.first,
        **{name: getattr(counts, name) for name in MEASURES},
        how=how,
        sent_by=by,
        sent_at=at,
    )
    audit.record(
        "return.send",
        by=by,
        at=at,
        subject=f"directory.Return:{row.pk}",
        locality=service.kept_by,
    )
    return row


@transaction.atomic
def send_file(
    locality: Locality,
    *,
    lines: Sequence[tuple[Service, Quarter, QuarterCounts]],
    by: Member,
    at: datetime,
) -> int:
    """Keep every line of a file or none; how many there were."""
    for service, quarter, counts in lines:
        if service.kept_by_id != locality.pk:
            raise Refused("A line of this file is about a service of another place")
        send(service, quarter=quarter, counts=counts, how="file", by=by, at=at)
    return len(lines)


@transaction.atomic
def say_who_sends(
    service: Service, *, sends: bool, from_quarter: Quarter, by: Member | None, at: datetime
) -> SendsReturns:
    """From a quarter on, this service is to send returns, or no longer."""
    row = SendsReturns.objects.create(
        service=service, sends=sends, from_quarter=from_quarter.first, by=by, at=at
    )
    _audit("return.expect" if sends else "return.expect_no_more", service, by, at)
    return row


@transaction.atomic
def ask(
    locality: Locality,
    *,
    owner: str,
    quarter: Quarter,
    service_ids: Sequence[int],
    by: Member | None,
    at: datetime,
) -> Job | None:
    """One letter about those of these services that have not sent and were not asked yet."""
    today = timezone.localdate(at)
    pks = list(service_ids)[:MOST_IN_ONE]
    list(Service.objects.select_for_update().with_pks(pks).order_by("pk"))
    step, sent = ask_step(quarter, on=today), ReturnLetter.sent(pks, quarter.first)
    waiting = SendsReturns.objects.missing(locality, quarter).filter(pk__in=pks)
    about = [each for each in waiting.order_by("name", "pk") if (step or 0) > sent.get(each.pk, 0)]
    if not about:
        return None
    ReturnLetter.objects.bulk_create(
        ReturnLetter(service=each, quarter=quarter.first, step=step, at=at) for each in about
    )
    subject, text = letters.asking(locality, about, quarter, on=today)
    return jobs.post(to=owner, subject=subject, text=text, by=by, at=at, locality=locality)


@transaction.atomic
def set_small(locality: Locality, *, under: int, by: Member, at: datetime) -> ReturnTerms:
    """Below which number this area hides counts."""
    terms = ReturnTerms.objects.of(locality)
    terms.small_under = SmallNumbers(under).under
    terms.save()
    subject = f"directory.ReturnTerms:{terms.pk}"
    audit.record("area.set_small_numbers", by=by, at=at, subject=subject, locality=locality)
    return terms


def _audit(verb: str, service: Service, by: Member | None, at: datetime) -> None:
    subject = f"directory.Service:{service.pk}"
    audit.record(verb, by=by, at=at, subject=subject, locality=service.kept_by)
