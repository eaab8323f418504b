"""Turns what was written of services into rows, many at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from attune.directory.records.models import Service

from .models import (
    Listed,
    PublishedHours,
    PublishedPlace,
    PublishedService,
    PublishedTerm,
)
from .positions import Position
from .published import HUNDREDTHS
from .terms import marks
from .writing import Written


@dataclass(frozen=True)
class Published:
    """A service as it is published: its texts, its places' positions, the localities it reaches."""

    service: Service
    written: Written
    provider_uid: UUID | None
    positions: Sequence[Position]
    localities: Sequence[int]


def write(published: Sequence[Published]) -> None:
    """Write the rows of services that have none."""
    PublishedService.objects.bulk_create(map(_service, published))
    carried = {uid for each in published for uid in each.written.terms}
    numbers = PublishedTerm.objects.added(carried)
    Listed.objects.bulk_create(row for each in published for row in _listed(each, numbers))
    PublishedPlace.objects.bulk_create(row for each in published for row in _places(each))
    PublishedHours.objects.bulk_create(row for each in published for row in _hours(each))


def _service(each: Published) -> PublishedService:
    return PublishedService(
        service_id=each.service.pk,
        uid=each.written.uid,
        provider_uid=each.provider_uid,
        seen_until=each.service.seen_until,
        last_modified=each.service.last_modified,
        listed=each.written.listed,
        own=each.written.own,
        places=each.written.places,
    )


def _listed(each: Published, numbers: dict[UUID, int]) -> Iterator[Listed]:
    least, most = map(_hundredths, each.written.ages)
    carried = marks(numbers[uid] for uid in each.written.terms)
    for locality in (None, *each.localities):
        yield Listed(
            locality_id=locality,
            service_id=each.service.pk,
            provider_uid=each.provider_uid,
            seen_until=each.service.seen_until,
            last_modified=each.service.last_modified,
            minimum_age_e2=least,
            maximum_age_e2=most,
            terms=carried,
        )


def _hundredths(years: Decimal | None) -> int | None:
    return None if years is None else round(years * HUNDREDTHS)


def _places(each: Published) -> Iterator[PublishedPlace]:
    for number, span in enumerate(each.written.spans):
        latitude, longitude = each.positions[number]
        yield PublishedPlace(
            service_id=each.service.pk,
            uid=span.uid,
            position=number,
            start=span.start,
            length=span.length,
            seen_until=each.service.seen_until,
            latitude_e6=latitude,
            longitude_e6=longitude,
        )


def _hours(each: Published) -> Iterator[PublishedHours]:
    for one in each.written.hours:
        yield PublishedHours(
            service_id=each.service.pk,
            position=one.place,
            days=one.days,
            opens=one.opens,
            closes=one.closes,
        )
