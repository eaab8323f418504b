"""What the directory says on a day of the services that stand in a pathway."""

from collections.abc import Mapping, Sequence
from datetime import date

from attune.domain.pathways.checking.facts import LocalFacts, PlacedService
from attune.domain.pathways.edition import EditionDocument, FrozenService
from attune.domain.pathways.local import LocalDocument, Placement
from attune.domain.pathways.service_state import ServiceState
from attune.pathway.editions.services import LiveService, live

Stood = Placement | FrozenService


def facts_of_draft(local: LocalDocument, *, on: date) -> LocalFacts:
    return LocalFacts(on, _placed(local.placements, on))


def facts_of_edition(document: EditionDocument, *, on: date) -> LocalFacts:
    """An edition's services as they are on the day, not as they were when it was published."""
    return LocalFacts(on, _placed(document.services, on), review_due=document.review_due)


def _placed(slots: Mapping[str, Sequence[Stood]], on: date) -> dict[str, tuple[PlacedService, ...]]:
    known = live(
        (each.service for there in slots.values() for each in there if each.service), on=on
    )
    return {
        slot: tuple(_service(each, known.get(each.service)) for each in there)
        for slot, there in slots.items()
    }


def _service(stood: Stood, today: LiveService | None) -> PlacedService:
    if today is None:
        return PlacedService(stood.name, stood.standing, ServiceState.UNKNOWN, reachable=False)
    ways = today.shown.ways_in
    return PlacedService(today.shown.name, stood.standing, today.state, reachable=ways.any)
