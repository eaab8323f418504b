"""What stands in the slots of a draft, with what the directory says of each service today."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from attune.domain.pathways.editing_placing import known_by
from attune.domain.pathways.local import LocalDocument, Placement
from attune.domain.pathways.service_state import ServiceState
from attune.domain.pathways.vocabulary import Standing
from attune.pathway.editions.services import LiveService, live

STATES: dict[ServiceState, tuple[Any, str]] = {
    ServiceState.OPEN: (_("Open"), "good"),
    ServiceState.CLOSED_FOR_NOW: (_("Closed for now"), "careful"),
    ServiceState.STALE: (_("Not checked lately"), "careful"),
    ServiceState.CLOSED: (_("Closed"), "stopped"),
    ServiceState.UNKNOWN: (_("Not in the directory"), "stopped"),
}


@dataclass(frozen=True)
class PlacedService:
    """One placement and its service today."""

    placement: Placement
    today: LiveService | None

    @property
    def which(self) -> str:
        return known_by(self.placement)

    @property
    def wanted(self) -> bool:
        return self.placement.standing is Standing.ASPIRATIONAL

    @property
    def name(self) -> str:
        return self.today.shown.name if self.today else self.placement.name

    @property
    def told(self) -> tuple[Any, str]:
        """Its state in words, and the mood of the tag."""
        if self.wanted:
            return _("Wanted"), "waiting"
        return STATES[self.today.state if self.today else ServiceState.UNKNOWN]


def placed_services(local: LocalDocument, *, on: date) -> dict[str, tuple[PlacedService, ...]]:
    """By slot, in order."""
    known = live(local.services(), on=on)
    return {
        slot: tuple(PlacedService(each, known.get(each.service)) for each in there)
        for slot, there in local.placements.items()
    }
