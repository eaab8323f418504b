"""Decides what each row of a delivery would do to the directory; writes nothing.

A row of a service that is not here yet lists it. A row that says what the source said before
changes nothing. A row that says something new changes the record, unless a person has edited it
here since: then the two are laid side by side as a difference.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from hashlib import sha256
from uuid import UUID

from attune.directory.records.models import Service, ServiceVersion
from attune.domain.canonical import NotCanonical
from attune.domain.freshness import assured_by_source
from attune.domain.listings.document import UNKNOWN, DocumentRefused, ServiceDocument
from attune.domain.offers.refused import OfferRefused
from attune.formats.listing import Quarantined, Record

from .building import (
    Built,
    PlaceIds,
    Terms,
    built,
    gather_terms,
    identified,
    mentions,
    place_uids,
    said_assured,
)
from .counts import Counts, count
from .identities import Identities, service_uids
from .imported import ImportedService
from .shelf import Row
from .sources import Source
from .taking_in import TakenIn

ENDED = "services that were merged with another one here, left alone"


class Action(Enum):
    """What a row does."""

    LIST = "list"
    CHANGE = "change"
    HOLD = "hold"  # edited here, and the source says otherwise
    NOTHING = "nothing"


@dataclass
class Decision:
    """One row and what it does; `document` as it would be kept."""

    row: Row
    action: Action
    sha256: str
    uid: UUID
    imported: ImportedService | None = None
    document: ServiceDocument | None = None
    organisation: Record | None = None
    assured_on: date | None = None


@dataclass
class Plan:
    """What some rows do, and what they need beside them."""

    decisions: list[Decision] = field(default_factory=list)
    refused: list[Quarantined] = field(default_factory=list)
    terms: Terms = field(default_factory=Terms)


class Planner:
    """Plans the rows of one delivery, slice by slice."""

    def __init__(self, source: Source, taken: TakenIn, *, on: date) -> None:
        self.source = source
        self.taken = taken
        self.on = on
        self.identities = Identities(source)
        self.places = PlaceIds()

    @property
    def counts(self) -> Counts:
        return self.taken.counts

    def slices(self) -> Iterator[Plan]:
        """A plan for each slice; the one before must be written before the next is asked for."""
        for rows in self.taken.shelf.slices():
            yield self._planned(rows)

    def _planned(self, rows: Sequence[Row]) -> Plan:
        known = self._known(rows)
        plan, fresh = Plan(), []
        for row in rows:
            imported, digest = known.get(row.source_id), sha256(row.text.encode()).hexdigest()
            if imported and self._settled(imported, digest):
                uid = imported.service.uid
                plan.decisions.append(Decision(row, Action.NOTHING, digest, uid, imported))
            else:
                fresh.append((row, digest, imported))
        self._build(plan, fresh)
        return plan

    def _known(self, rows: Sequence[Row]) -> dict[str, ImportedService]:
        found = ImportedService.objects.of(self.source).with_source_ids(r.source_id for r in rows)
        return {each.source_id_there: each for each in found.select_related("service")}

    def _settled(self, imported: ImportedService, digest: str) -> bool:
        """The source says what it said, and nobody has edited the record here."""
        if imported.service.merged_into_id is not None:
            count(self.counts.notes, ENDED)
            return True
        return imported.sha256 == digest and imported.number == imported.service.number

    def _build(self, plan: Plan, fresh: list[tuple[Row, str, ImportedService | None]]) -> None:
        plains = {row.source_id: identified(row, self.taken.loose) for row, _, _ in fresh}
        self.identities.learn({pair for plain in plains.values() for pair in mentions(plain)})
        new = [row.source_id for row, _, imported in fresh if imported is None]
        uids = service_uids(self.source, self.identities, new)
        self.places.learn(
            [
                uid
                for row, _, _ in fresh
                for pair in place_uids(plains[row.source_id], row, self.identities)
                for uid in pair
                if uid
            ]
        )
        for row, digest, imported in fresh:
            uid = imported.service.uid if imported else uids[row.source_id]
            plain = plains[row.source_id]
            try:
                made = built(plain, row, uid, self.identities, self.places)
                made.document.text()
            except (DocumentRefused, OfferRefused, NotCanonical) as wrong:
                plan.refused.append(self._refused(row, wrong))
                continue
            for note in made.notes:
                count(self.counts.notes, note)
            gather_terms(made.document.service, plan.terms)
            decision = _decided(made, Decision(row, Action.LIST, digest, uid, imported))
            decision.assured_on = assured_by_source(said_assured(plain), on=self.on)
            plan.decisions.append(decision)

    def _refused(self, row: Row, wrong: Exception) -> Quarantined:
        self.counts.imported -= 1
        refused = Quarantined(row.where, str(wrong), row.source_id, getattr(wrong, "field", ""))
        self.counts.set_aside(refused)
        return refused


def _decided(made: Built, decision: Decision) -> Decision:
    decision.document, decision.organisation = made.document, made.organisation
    if decision.imported is None:
        return decision
    imported, service = decision.imported, decision.imported.service
    ours = service.whole_document
    if not made.brings_offer:
        decision.document = made.document.with_offer(ours.offer)
    if decision.document.text() == service.document:
        decision.action = Action.NOTHING
    elif imported.number == service.number or _only_our_offer(made, imported, ours):
        decision.action = Action.CHANGE
    else:
        decision.action = Action.HOLD
    return decision


def _only_our_offer(made: Built, imported: ImportedService, ours: ServiceDocument) -> bool:
    """Nothing was edited here but the mapping record, which this source does not tell of."""
    if made.brings_offer:
        return False
    written = ServiceVersion.objects.filter(service=imported.service, number=imported.number)
    version = written.first()
    if version is None:
        return False
    before = ServiceDocument.read(version.document).with_offer(UNKNOWN)
    return before.text() == ours.with_offer(UNKNOWN).text()


def service_of(decision: Decision) -> Service:
    """The service that is here already."""
    if decision.imported is None:
        raise ValueError(f"{decision.row.where}: not here yet")
    return decision.imported.service
