"""Need beside offer: families who may need a grouping of help, and the services there are for it.

Families are never divided by services or by WTE: what a service could take on is not known, nor
whom other services see, and such a number would look as if it were. Which grouping a level belongs
to is a proposal (`levels.GROUPING_NOTE`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from attune.domain.levels import Grouping
from attune.domain.offers.standing import State
from attune.domain.refusals import Refused
from attune.domain.uncertainty.ranges import Interval

from .kinds import Ages


@dataclass(frozen=True)
class OfferSide:
    """What one area has in one grouping now. `wte` is known of `sized` of its services only."""

    state: State
    services: int
    specialised: int
    wte: Fraction
    sized: int

    def __post_init__(self) -> None:
        if not 0 <= self.specialised <= self.services or not 0 <= self.sized <= self.services:
            raise Refused("A part of the services cannot be more than all of them")
        if self.wte < 0:
            raise Refused("WTE cannot be less than 0")

    @property
    def unsized(self) -> int:
        """Services that have not said how large they are."""
        return self.services - self.sized


@dataclass(frozen=True)
class Beside:
    """One grouping in one area: families (None where no population is loaded), and the offer."""

    area: str  # its slug
    name: str
    grouping: Grouping
    families: Interval | None
    offer: OfferSide


@dataclass(frozen=True)
class NeedBesideOffer:
    """Every grouping of every area, in order. `missing` says by area why need is not told."""

    ages: Ages
    rows: tuple[Beside, ...]
    missing: Mapping[str, str]

    def __post_init__(self) -> None:
        seen = {(row.area, row.grouping) for row in self.rows}
        if len(seen) != len(self.rows):
            raise Refused("Each grouping of an area is told once")
        for row in self.rows:
            if (row.families is None) != (row.area in self.missing):
                raise Refused(f"{row.name} has families in need, or a reason for having none")
        object.__setattr__(self, "missing", MappingProxyType(dict(self.missing)))

    def of_area(self, area: str) -> tuple[Beside, ...]:
        """The five groupings of one area."""
        return tuple(row for row in self.rows if row.area == area)

    def of_grouping(self, grouping: Grouping) -> tuple[Beside, ...]:
        """One grouping across areas."""
        return tuple(row for row in self.rows if row.grouping is grouping)

    @property
    def bare(self) -> Iterator[Beside]:
        """Where families may need help and no service is there now."""
        return (
            row
            for row in self.rows
            if not row.offer.state.current and row.families and row.families.high >= 1
        )
