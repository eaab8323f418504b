"""One nested service taken apart into a listing, and a listing put together again.

Taking apart and putting together are exact: `full_service(listing_of(x))` is x, once x is clean.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from attune.formats.cleaning import Spoilt, cleaned
from attune.formats.listing import Listing, Place, Quarantined, Record

BESIDE = ("organization", "service_at_locations", "program")
LONGEST_ID = 200


def listing_of(
    raw: Any, *, where: str, offer: Mapping[str, Any] | None = None
) -> Listing | Quarantined:
    """A nested service object as a listing, or set aside with the reason."""
    if not isinstance(raw, Mapping):
        return Quarantined(where, "this entry is not a service: it is no object with fields")
    try:
        record, repairs = cleaned(raw, "service")
    except Spoilt as wrong:
        return Quarantined(where, str(wrong), source_id=id_of(raw), field=wrong.field)
    if refused := _without_identity(record, where):
        return refused
    service = {key: value for key, value in record.items() if key not in BESIDE}
    organisation, programme = record.get("organization"), record.get("program")
    return Listing(
        source_id=str(record["id"]),
        service=service,
        where=where,
        organisation=organisation or None,
        places=tuple(_places(record.get("service_at_locations") or [])),
        programme=programme or None,
        offer=dict(offer or {}),
        repairs=tuple(repairs),
    )


def _without_identity(record: Record, where: str) -> Quarantined | None:
    source_id = id_of(record)
    if not source_id:
        return Quarantined(where, "the service has no id", field="id", row=record)
    if len(source_id) > LONGEST_ID:
        said = f"the id is longer than {LONGEST_ID} characters"
        return Quarantined(where, said, field="id", row=record)
    if not str(record.get("name") or "").strip():
        said = "the service has no name"
        return Quarantined(where, said, source_id=source_id, field="name", row=record)
    return None


def _places(given: list[Record]) -> Iterator[Place]:
    for entry in given:
        at = {key: value for key, value in entry.items() if key not in ("location", "service")}
        yield Place(at, entry.get("location") or None)


def id_of(record: Mapping[str, Any]) -> str:
    """A record's id as text; "" when it has none that can be used."""
    found = record.get("id")
    usable = isinstance(found, str | int) and not isinstance(found, bool)
    return str(found).strip().replace("\0", "")[: LONGEST_ID + 1] if usable else ""


def full_service(listing: Listing) -> Record:
    """The nested service object again, every field kept."""
    whole = dict(listing.service)
    if listing.places:
        whole["service_at_locations"] = [full_place(place) for place in listing.places]
    if listing.organisation is not None:
        whole["organization"] = listing.organisation
    if listing.programme is not None:
        whole["program"] = listing.programme
    return whole


def full_place(place: Place) -> Record:
    """A service at location with its location nested."""
    at = dict(place.at)
    if place.location is not None:
        at["location"] = place.location
    return at


def full_service_at_location(listing: Listing, place: Place) -> Record:
    """A service at location on its own: the service it belongs to is nested, its places are not."""
    return full_place(place) | {"service": full_service(replace(listing, places=()))}


def full_organisation(organisation: Record, listings: tuple[Listing, ...] = ()) -> Record:
    """An organisation on its own; with its services nested when there are any given."""
    services = [full_service(replace(each, organisation=None)) for each in listings]
    return organisation | ({"services": services} if services else {})
