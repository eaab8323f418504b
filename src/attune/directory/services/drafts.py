"""A service that is about to be listed: its id, its document and the dates it brings."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from attune.domain.listings.document import ServiceDocument


@dataclass(frozen=True)
class Draft:
    """What `list_services` lists. `assured_on` is a date that the source said and that counts."""

    document: ServiceDocument
    uid: UUID = field(default_factory=uuid4)
    assured_on: date | None = None
    historical: bool = False


def with_ids(document: ServiceDocument, uid: UUID) -> ServiceDocument:
    """The document with its id and one for each place that has none yet."""
    places = tuple(
        type(place)(_identified(place.at_location), _identified(place.location))
        for place in document.places
    )
    service = {**document.service, "id": str(uid)}
    return ServiceDocument(service, document.offer, places, document.provider)


def _identified(record: dict[str, Any]) -> dict[str, Any]:
    return record if record.get("id") else {**record, "id": str(uuid4())}
