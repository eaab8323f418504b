"""The record as everybody may see it: hidden places cut to their postcode district."""

from collections.abc import Mapping
from dataclasses import replace

from attune.domain.confidential import shown_location, without_postcodes

from .document import PlaceOfService, ServiceDocument


def masked(document: ServiceDocument, hidden: Mapping[str, str]) -> ServiceDocument:
    """The document without any address that is to stay confidential.

    `hidden` gives the postcode district ("" where none is known) of each hidden location's id.
    Where one is hidden, full postcodes go from every text of the record too.
    """
    if not any(place.location.get("id") in hidden for place in document.places):
        return document
    service = without_postcodes(document.service)
    places = tuple(_masked(place, hidden) for place in document.places)
    return replace(document, service=service, places=places)


def _masked(place: PlaceOfService, hidden: Mapping[str, str]) -> PlaceOfService:
    own = str(place.location.get("id") or "")
    at_location = without_postcodes(place.at_location)
    if own not in hidden:
        return PlaceOfService(at_location, without_postcodes(place.location))
    return PlaceOfService(at_location, shown_location(place.location, hidden[own]))
