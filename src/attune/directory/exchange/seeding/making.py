"""What is reckoned of an invented service before anything is written: pure, so that it can be
shared out among processes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from attune.directory.documents.writing import (
    Facts,
    ProviderTexts,
    Written,
    provider_texts,
    service_texts,
)
from attune.directory.services.drafts import Draft, with_ids
from attune.domain import canonical
from attune.domain.confidential import masked_by_category
from attune.domain.listings.document import PlaceOfService, ServiceDocument, exact
from attune.domain.listings.masked import masked
from attune.domain.postcodes import district_of
from attune.domain.search.entry import Entry, entry_of

from .country import Country
from .services import draft


@dataclass(frozen=True)
class MadePlace:
    """A place of an invented service, with the texts that its rows keep."""

    uid: UUID
    location: UUID
    at_text: str
    location_text: str
    name: str
    postcode: str
    latitude_e6: int
    longitude_e6: int
    hidden: bool


@dataclass(frozen=True)
class Made:
    """An invented service with everything that its rows keep."""

    uid: UUID
    provider: UUID
    name: str
    status: str
    text: str
    assured_on: date | None
    places: tuple[MadePlace, ...]
    written: Written
    entry: Entry


@dataclass(frozen=True)
class Order:
    """Which services are to be made, and as of when."""

    country: Country
    numbers: range
    at: datetime


def make(order: Order) -> list[Made]:
    """Make the services that were ordered."""
    country = _known(order.country)
    on = order.at.date()
    return [_made(draft(country, number, on=on), country, order.at) for number in order.numbers]


@cache
def _known(country: Country) -> Country:
    """One country for each process: it remembers its venues."""
    return country


@cache
def _provider(country: Country, uid: str) -> tuple[dict[str, Any], ProviderTexts]:
    """The record as it is read back, and what the feed says of it."""
    number = country.provider_ids.index(uid)
    record: Any = canonical.value(canonical.text(country.provider(number)))
    return record, provider_texts(record, guarded=country.keeps_secrets(number))


def _made(listed: Draft, country: Country, at: datetime) -> Made:
    document = with_ids(listed.document, listed.uid)
    text = document.text()
    # Read back, so that what is published is what would be published of the row.
    document = ServiceDocument.read(text)
    hides = masked_by_category(document.offer.topics, *_texts(document))
    hidden = {each.location["id"]: district_of(each.postcode) for each in document.places if hides}
    record, provider = _provider(country, document.provider)
    status = document.service["status"]
    facts = Facts(listed.uid, status, at, listed.assured_on, mark="")
    return Made(
        uid=listed.uid,
        provider=UUID(document.provider),
        name=document.name,
        status=status,
        text=text,
        assured_on=listed.assured_on,
        places=tuple(_place(each, hidden=hides) for each in document.places),
        written=service_texts(document, facts, hidden=hidden, provider=provider),
        entry=entry_of(masked(document, hidden), record),
    )


def _texts(document: ServiceDocument) -> Iterator[str]:
    yield from (document.name, document.service["description"])
    yield from (place.name for place in document.places)


def _place(place: PlaceOfService, *, hidden: bool) -> MadePlace:
    location = place.location
    return MadePlace(
        uid=UUID(place.at_location["id"]),
        location=UUID(location["id"]),
        at_text=canonical.text(exact(place.at_location)),
        location_text=canonical.text(exact(location)),
        name=place.name,
        postcode=place.postcode,
        latitude_e6=int(location["latitude"] * 1_000_000),
        longitude_e6=int(location["longitude"] * 1_000_000),
        hidden=hidden,
    )


Share = Callable[[Sequence[Order]], Iterator[list[Made]]]


def alone(orders: Sequence[Order]) -> Iterator[list[Made]]:
    """Make them here, one order after another."""
    return map(make, orders)
