"""Who may send for which services, and what a page says of each."""

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest

from attune.directory.records.models import Service
from attune.directory.records.services import ServiceQuerySet
from attune.domain.returns import Quarter, QuarterCounts, doubts, last_ended
from attune.place.members.roles import Role

from .models import Return, SendsReturns
from .returns_file import MOST_BYTES, Read

KEEPERS = (Role.LEAD, Role.FAMILY_INFORMATION_OFFICER)
QUARTERS_BACK = 8
SLICE = 400


@dataclass(frozen=True)
class Standing:
    """A service, and whether it has sent its counts for a quarter."""

    service: Service
    quarter: Quarter
    sent: bool


def own_services(request: HttpRequest) -> ServiceQuerySet:
    """Those a member may send for: all the area keeps, or their organisation's."""
    if is_keeper(request):
        return Service.objects.kept_by(request.locality)  # type: ignore[attr-defined]
    return Service.objects.edited_by(request.user, request.locality)  # type: ignore[attr-defined]


def expected(request: HttpRequest, quarter: Quarter) -> list[Service]:
    """Those of them that are to send a return for a quarter, by name."""
    sends = SendsReturns.objects.services(request.locality, quarter)  # type: ignore[attr-defined]
    own = own_services(request).values("pk")
    return list(sends.filter(pk__in=own).select_related("provider").order_by("name", "pk"))


def standings(services: Iterable[Service], quarters: Iterable[Quarter]) -> list[Standing]:
    """The newest quarter first, and by name within it."""
    services, quarters = list(services), list(quarters)
    sent: set[tuple[int, date]] = set()
    for start in range(0, len(services), SLICE):
        pks = [each.pk for each in services[start : start + SLICE]]
        rows = Return.objects.for_services(pks).in_quarters(quarters)
        sent.update(rows.values_list("service_id", "quarter"))
    return [
        Standing(service, quarter, (service.pk, quarter.first) in sent)
        for quarter in sorted(quarters, key=lambda each: each.first, reverse=True)
        for service in services
    ]


def quarters_to_send(*, on: date) -> list[Quarter]:
    """The quarters that are over, the newest first."""
    return last_ended(on=on).back(QUARTERS_BACK)[::-1]


def sent_before(service: Service, quarter: Quarter) -> QuarterCounts | None:
    """What counts for a quarter so far. Only the service itself may see it."""
    row = Return.objects.by(service).in_quarters([quarter]).newest().first()
    return row.counts if row else None


def is_keeper(request: HttpRequest) -> bool:
    """Whoever keeps the directory sends for a service, but is not shown what it sent itself."""
    return bool(request.roles & set(KEEPERS))  # type: ignore[attr-defined]


def doubts_about(
    service: Service, quarter: Quarter, counts: QuarterCounts, *, compared: bool
) -> list[str]:
    """What looks odd; `compared` with the quarter before only for who may know that one."""
    return list(doubts(counts, sent_before(service, quarter.previous) if compared else None))


def by_uid(services: Iterable[Service]) -> dict[UUID, Service]:
    return {each.uid: each for each in services}


def doubtful(
    lines: Iterable[Read], *, compared: bool
) -> list[tuple[Service, Quarter, QuarterCounts, list[str]]]:
    return [(*line, doubts_about(*line, compared=compared)) for line in lines]


def packed(data: bytes) -> str:
    """A file as a hidden field carries it from the dry run to the loading."""
    return base64.b64encode(data).decode("ascii")


def unpacked(text: str) -> bytes:
    """Nothing where the field was tampered with; what it holds is read and checked anew."""
    try:
        return base64.b64decode(text[: MOST_BYTES * 2], validate=True)
    except (binascii.Error, ValueError):
        return b""
