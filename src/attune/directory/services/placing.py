"""Keeps the rows of places in step with what the documents of services name."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from attune.directory.records.models import Location, Service, ServiceAtLocation
from attune.domain import canonical
from attune.domain.confidential import Confidentiality, masked_by_category
from attune.domain.listings.document import PlaceOfService, ServiceDocument, exact
from attune.domain.postcodes import district_of, normal

Pair = tuple[Service, ServiceDocument]
SLICE = 400
TAKEN_OVER = (
    *("name", "record", "postcode", "district"),
    *("latitude_e6", "longitude_e6", "confidentiality"),
)


def place(pairs: Sequence[Pair]) -> None:
    """Make the rows of places as these services' documents name them."""
    known = _known([UUID(each.location["id"]) for _, d in pairs for each in d.places])
    made: dict[UUID, Location] = {}
    changed: dict[UUID, Location] = {}
    for service, document in pairs:
        masked = masked_by_category(document.offer.topics, *_texts(document))
        for each in document.places:
            uid = UUID(each.location["id"])
            row = made.get(uid) or known.get(uid)
            if row is None:
                row = made[uid] = Location(uid=uid, kept_by_id=service.kept_by_id)
            was = _state(row)
            _take_over(row, each, masked)
            if uid not in made and _state(row) != was:
                changed[uid] = row
    Location.objects.bulk_create(made.values(), batch_size=SLICE)
    Location.objects.bulk_update(changed.values(), TAKEN_OVER, batch_size=50)
    rows = known | made
    ServiceAtLocation.objects.filter(service__in=[service for service, _ in pairs]).delete()
    ServiceAtLocation.objects.bulk_create(_joins(pairs, rows), batch_size=SLICE)


def _known(uids: Sequence[UUID]) -> dict[UUID, Location]:
    found = {}
    for start in range(0, len(uids), SLICE):
        rows = Location.objects.with_uids(uids[start : start + SLICE])
        found.update({row.uid: row for row in rows})
    return found


def _joins(pairs: Sequence[Pair], rows: dict[UUID, Location]) -> Iterator[ServiceAtLocation]:
    for service, document in pairs:
        for position, each in enumerate(document.places):
            yield ServiceAtLocation(
                uid=UUID(each.at_location["id"]),
                service=service,
                location=rows[UUID(each.location["id"])],
                position=position,
                record=canonical.text(exact(each.at_location)),
            )


def _texts(document: ServiceDocument) -> Iterator[str]:
    yield document.name
    yield str(document.service.get("description") or "")
    yield from (place.name for place in document.places)


def _state(row: Location) -> list[Any]:
    return [getattr(row, name) for name in TAKEN_OVER]


def _take_over(row: Location, place: PlaceOfService, masked: bool) -> None:
    row.name = place.name[:255]
    row.record = canonical.text(exact(place.location))
    row.postcode = normal(place.postcode) or ""
    row.district = district_of(row.postcode) if row.postcode else ""
    row.latitude_e6 = _millionths(place.location.get("latitude"), 90)
    row.longitude_e6 = _millionths(place.location.get("longitude"), 180)
    if masked and row.confidentiality == Confidentiality.OPEN.value:
        row.confidentiality = Confidentiality.MASKED.value


def _millionths(degrees: Any, most: int) -> int | None:
    try:
        number = Decimal(str(degrees))
    except InvalidOperation:
        return None
    inside = number.is_finite() and abs(number) <= most
    return int((number * 1_000_000).to_integral_value()) if inside else None
