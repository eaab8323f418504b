"""Open Referral UK 3.0 documents, as the endpoints of the feed give them.

Every document satisfies the published 3.0 schema, whatever the record holds. Extra fields are legal
there, so that all a record says goes out: phones, languages' names, notes, unknown fields.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from attune.formats.listing import Listing, Place, Record

from .fitting import fitted
from .identifiers import Ids, uuid_for


def service_document(listing: Listing, *, ids: Ids = uuid_for) -> Record:
    """One fully nested service, as `/services/{id}` gives it."""
    document = _made(listing.service, "service", ids)
    if listing.organisation is not None:
        document["organization"] = organisation_document(listing.organisation, ids=ids)
        document["organization_id"] = document["organization"]["id"]
    if listing.programme is not None:
        document["program"] = _made(listing.programme, "program", ids)
    places = [place_document(each, document["id"], ids=ids) for each in listing.places]
    if places:
        document["service_at_locations"] = places
    return document


def place_document(place: Place, service_id: str, *, ids: Ids = uuid_for) -> Record:
    """A service at location as it stands inside a service, its location nested."""
    seed = f"{service_id}/service_at_locations"
    location_id = (place.location or {}).get("id") or place.at.get("location_id") or ""
    document = fitted(place.at, "service_at_location", ids=ids, under=f"{seed}/{location_id}")
    assert document is not None  # noqa: S101  (a service at location requires nothing but its id)
    document["service_id"] = service_id
    if place.location is not None:
        location = fitted(place.location, "location", ids=ids, under=document["id"])
        assert location is not None  # noqa: S101
        document |= {"location_id": location["id"], "location": location}
    return document


def service_at_location_document(service: Mapping[str, Any], place: Mapping[str, Any]) -> Record:
    """One service at location, as its own endpoint gives it.

    `service` is a service document and `place` one of its `service_at_locations`.
    """
    own = {key: value for key, value in service.items() if key != "service_at_locations"}
    return {**place, "service": own}


def organisation_document(
    organisation: Record, *, services: Iterable[Mapping[str, Any]] = (), ids: Ids = uuid_for
) -> Record:
    """One organisation; with its service documents nested when they were asked for."""
    document = _made(organisation, "organization", ids)
    nested = [{k: v for k, v in each.items() if k != "organization"} for each in services]
    return document | ({"services": nested} if nested else {})


def taxonomy_document(
    taxonomy: Record, *, terms: Iterable[Record] = (), ids: Ids = uuid_for
) -> Record:
    """One taxonomy; with its terms nested when there are any given."""
    document = _made(taxonomy, "taxonomy", ids)
    nested = [taxonomy_term_document(each, ids=ids) for each in terms]
    return document | ({"taxonomy_terms": nested} if nested else {})


def taxonomy_term_document(term: Record, *, ids: Ids = uuid_for) -> Record:
    """One taxonomy term."""
    return _made(term, "taxonomy_term", ids)


def brief(document: Mapping[str, Any]) -> Record:
    """A document as lists give it: its own fields and the objects in it, no lists of children."""
    kept = {
        key: brief(value) if isinstance(value, Mapping) else value
        for key, value in document.items()
        if not isinstance(value, list)
    }
    return {key: value for key, value in kept.items() if value != {}}


def _made(record: Mapping[str, Any], shape: str, ids: Ids) -> Record:
    document = fitted(record, shape, ids=ids)
    assert document is not None  # noqa: S101  (only parts may come to nothing)
    return document
