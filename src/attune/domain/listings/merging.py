"""Two records of one service made into one: nothing that only one of them said is lost."""

from typing import Any

from attune.domain.offers.offer import Offer

from .document import PlaceOfService, ServiceDocument

EMPTY: tuple[Any, ...] = (None, "", [], {}, ())


def merged(kept: ServiceDocument, gone: ServiceDocument) -> ServiceDocument:
    """The kept record, with every field it lacks from the other, and the other's further places.

    A longer description is not better: what the kept record says stands.
    """
    service = dict(kept.service)
    for name, value in gone.service.items():
        if name != "id" and service.get(name) in EMPTY:
            service[name] = value
    offer = {**gone.offer.document(), **kept.offer.document()}
    known = {place.location.get("id") for place in kept.places}
    postcodes = {place.postcode for place in kept.places if place.postcode}
    more = tuple(
        PlaceOfService(_without_id(place.at_location), place.location)
        for place in gone.places
        if place.location.get("id") not in known and place.postcode not in postcodes
    )
    provider = kept.provider or gone.provider
    return ServiceDocument(service, Offer.of(offer), (*kept.places, *more), provider)


def _without_id(record: dict[str, Any]) -> dict[str, Any]:
    """The join of the gone service keeps its id for when the merge is undone; a new one is made."""
    return {name: value for name, value in record.items() if name != "id"}
