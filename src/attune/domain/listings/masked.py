"""The record as everybody may see it: hidden places cut to their postcode district."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from attune.domain.confidential import NOT_PUBLISHED, POSTCODE, shown_location, without_postcodes
from attune.domain.offers.offer import Offer

from .document import PlaceOfService, ServiceDocument

SHORTEST = 5  # characters; shorter names of streets and houses stand in too many sentences
TELLING = ("address_1", "address_2", "attention")
SENTENCES = ("exclusions", "geography", "how_to_refer", "offer_to_dads", "funding_source")
# What a hidden place's join may say; its description is written to help people find the door.
KEPT_OF_JOIN = ("id", "schedules", "contacts", "phones", "service_id", "location_id")


def masked(document: ServiceDocument, hidden: Mapping[str, str]) -> ServiceDocument:
    """The document without any address that is to stay confidential.

    `hidden` gives the postcode district ("" where none is known) of each hidden location's id.
    Where one is hidden, full postcodes go from every text of the record, and so does the hidden
    street or house where a sentence of the record names it.
    """
    kept_back = [place for place in document.places if place.location.get("id") in hidden]
    if not kept_back:
        return document
    secrets = _pattern(document.name, kept_back)
    places = tuple(_masked(place, hidden, secrets) for place in document.places)
    service = _without(document.service, secrets)
    return replace(document, service=service, places=places, offer=_offer(document.offer, secrets))


def _offer(offer: Offer, secrets: re.Pattern[str] | None) -> Offer:
    """The offer with its sentences masked; its words of a vocabulary name no street."""
    said = {name: _without(getattr(offer, name), secrets) for name in SENTENCES}
    return replace(offer, **said, queries=tuple(_without(offer.queries, secrets)))


def _pattern(own_name: str, places: list[PlaceOfService]) -> re.Pattern[str] | None:
    said = {text for place in places for text in _telling(place)}
    secrets = {each for each in said if len(each) >= SHORTEST and each not in own_name}
    longest_first = sorted(secrets, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE) if secrets else None


def _telling(place: PlaceOfService) -> Iterator[str]:
    addresses = place.location.get("addresses") or ()
    said = [place.name, *(str(each.get(name) or "") for each in addresses for name in TELLING)]
    yield from (POSTCODE.sub("", text).strip(" ,") for text in said)


def _without(value: Any, secrets: re.Pattern[str] | None) -> Any:
    if isinstance(value, str):
        plain = without_postcodes(value)
        return secrets.sub(f"({NOT_PUBLISHED.lower()})", plain) if secrets else plain
    if isinstance(value, Mapping):
        return {name: _without(each, secrets) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_without(each, secrets) for each in value]
    return value


def _masked(
    place: PlaceOfService, hidden: Mapping[str, str], secrets: re.Pattern[str] | None
) -> PlaceOfService:
    own = str(place.location.get("id") or "")
    at_location = _without(place.at_location, secrets)
    if own not in hidden:
        return PlaceOfService(at_location, _without(place.location, secrets))
    kept = {name: at_location[name] for name in KEPT_OF_JOIN if name in at_location}
    return PlaceOfService(kept, shown_location(place.location, hidden[own]))
