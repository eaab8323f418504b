"""One row of a source as the document of a service, every id in it as it is here."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from attune.directory.records.models import ServiceAtLocation
from attune.domain import canonical
from attune.domain.listings.document import PlaceOfService, ServiceDocument
from attune.domain.listings.public import ServiceStatus
from attune.domain.offers.offer import Offer
from attune.formats.listing import Record
from attune.formats.oruk.identifiers import is_uuid

from .identities import SLICE, Identities, with_ids
from .shelf import Row

STATUSES = frozenset(each.value for each in ServiceStatus)
Loose = dict[str, dict[str, Record]]
Pair = tuple[str, str]  # a shape such as "organization", and a source id


@dataclass
class Terms:
    """The taxonomies and terms that some rows name, by their ids here."""

    taxonomies: dict[UUID, Record] = field(default_factory=dict)
    terms: dict[UUID, Record] = field(default_factory=dict)


@dataclass
class Built:
    """What one row becomes."""

    document: ServiceDocument
    organisation: Record | None  # as it will be kept, with its id here
    brings_offer: bool
    notes: tuple[str, ...] = ()


def identified(row: Row, loose: Loose) -> dict[str, Any]:
    """The row with what stands beside it filled in, and an id for whatever must have one."""
    plain = row.plain
    service, organisation = plain["service"], plain["organisation"]
    named = str(service.get("organization_id") or "")
    if organisation is None and named:
        organisation = loose.get("organizations", {}).get(named)
    if organisation is not None and not organisation.get("id"):
        name = " ".join(str(organisation.get("name") or "").casefold().split())
        organisation = {**organisation, "id": named or f"named {name}"}
    plain["organisation"] = organisation
    for number, place in enumerate(plain["places"]):
        place["location"] = _location(row, number, place, loose)
    return plain


def _location(row: Row, number: int, place: Mapping[str, Any], loose: Loose) -> Record:
    given, named = place["location"], str(place["at"].get("location_id") or "")
    if given is None:
        given = loose.get("locations", {}).get(named, {})
    if given.get("id"):
        return given  # type: ignore[no-any-return]
    if named:
        return {**given, "id": named}
    if given:  # the same place in the same words is one place
        words = hashlib.sha256(canonical.text(given).encode()).hexdigest()
        return {**given, "id": f"in these words {words[:32]}"}
    return {"id": f"of {row.source_id} {number}"}


def mentions(plain: Mapping[str, Any]) -> Iterator[Pair]:
    """Every (shape, id) that a row names."""
    found: set[Pair] = set()

    def note(name: str, source_id: str) -> str:
        found.add((name, source_id))
        return source_id

    _mapped(plain, note)
    yield from found


def _mapped(plain: Mapping[str, Any], ids: Any) -> dict[str, Any]:
    organisation, programme = plain["organisation"], plain["programme"]
    return {
        "service": with_ids(plain["service"], "service", ids),
        "organisation": organisation and with_ids(organisation, "organization", ids),
        "programme": programme and with_ids(programme, "program", ids),
        "at": [with_ids(each["at"], "service_at_location", ids) for each in plain["places"]],
        "locations": [with_ids(each["location"], "location", ids) for each in plain["places"]],
    }


class PlaceIds:
    """Ids of services at locations: the source's own where no other service has it."""

    def __init__(self) -> None:
        self._met: dict[str, str] = {}  # id -> the service it was given to in this reading
        self._there: dict[str, str] = {}  # id -> the service that has it now

    def learn(self, uids: list[str]) -> None:
        self._there.clear()
        for start in range(0, len(uids), SLICE):
            rows = ServiceAtLocation.objects.filter(uid__in=uids[start : start + SLICE])
            pairs = rows.values_list("uid", "service__uid")
            self._there.update((str(uid), str(service)) for uid, service in pairs)

    def give(self, own: str, made: str, service: str) -> str:
        """Its own id if it may keep it, else the one that was made for it."""
        if made not in self._there and self._free(own, service):
            self._met[own] = service
            return own
        self._met[made] = service
        return made

    def _free(self, uid: str, service: str) -> bool:
        return is_uuid(uid) and uid not in self._met and self._there.get(uid, service) == service


def place_uids(plain: Mapping[str, Any], row: Row, identities: Identities) -> list[tuple[str, str]]:
    """For each place its own id as a UUID ("" when it has none), and the one made for it."""
    pairs, met = [], set[str]()
    for number, place in enumerate(plain["places"]):
        given = str(place["at"].get("id") or "").strip()
        named = given or str(place["location"]["id"])
        seed = f"{row.source_id} {named}" + (f" {number}" if named in met else "")
        met.add(named)
        own = given.casefold() if is_uuid(given) else ""
        pairs.append((own, str(identities.made("service_at_location", seed))))
    return pairs


def built(
    plain: Mapping[str, Any], row: Row, uid: UUID, identities: Identities, places: PlaceIds
) -> Built:
    """The document that a row becomes; DocumentRefused when it cannot be kept."""

    def ids(name: str, source_id: str) -> str:
        own = name == "service" and source_id.strip() == row.source_id
        return str(uid) if own else identities(name, source_id)

    mapped = _mapped(plain, ids)
    service, notes = _service(mapped)
    organisation = mapped["organisation"]
    if organisation and not str(organisation.get("name") or "").strip():
        service["original_organization"], organisation = organisation, None
        notes = (*notes, "organisations without a name, kept inside the service")
    joins = [
        PlaceOfService({**at, "id": places.give(own, made, str(uid))}, location)
        for at, location, (own, made) in zip(
            mapped["at"], mapped["locations"], place_uids(plain, row, identities), strict=True
        )
    ]
    offer = Offer.of(plain["offer"])
    provider = organisation["id"] if organisation else ""
    document = ServiceDocument({**service, "id": str(uid)}, offer, tuple(joins), provider)
    return Built(document, organisation, bool(plain["offer"]), notes)


def _service(mapped: Mapping[str, Any]) -> tuple[Record, tuple[str, ...]]:
    service: Record = mapped["service"]
    if mapped["programme"]:
        service["program"] = mapped["programme"]
    status = service.get("status") or service.get("original_status")
    if service.get("status") in STATUSES:
        return service, ()
    if not status:
        service.pop("status", None)  # a feed lists what is there
        return service, ()
    service |= {"status": ServiceStatus.INACTIVE.value, "original_status": status}
    return service, (f"services whose status is “{str(status)[:40]}”, taken as inactive",)


def said_assured(plain: Mapping[str, Any]) -> date | None:
    """The day on which the source says that the record was assured."""
    try:
        return date.fromisoformat(str(plain["service"].get("assured_date") or "")[:10])
    except ValueError:
        return None


def gather_terms(value: Any, found: Terms) -> None:
    """Collect every taxonomy and term nested in a record whose ids are those of here."""
    if isinstance(value, list):
        for each in value:
            gather_terms(each, found)
    elif isinstance(value, Mapping):
        term = value.get("taxonomy_term")
        if isinstance(term, Mapping) and is_uuid(str(term.get("id") or "")):
            keep_term(term, found)
        for each in value.values():
            if isinstance(each, Mapping | list):
                gather_terms(each, found)


def keep_term(term: Mapping[str, Any], found: Terms) -> None:
    own = {key: value for key, value in term.items() if key != "taxonomy_detail"}
    taxonomy = term.get("taxonomy_detail")
    if isinstance(taxonomy, Mapping) and is_uuid(str(taxonomy.get("id") or "")):
        found.taxonomies.setdefault(UUID(taxonomy["id"]), dict(taxonomy))
        own.setdefault("taxonomy_id", taxonomy["id"])
    found.terms.setdefault(UUID(str(own["id"])), own)
