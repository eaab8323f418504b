"""How far families live from a base, and how much of a team's time the way takes.

From a table of minutes where there is one. Else from the area alone: the mean straight line from
the centre of a regular hexagon of one square kilometre to its points is 1/3 + ln(3)/4 times its
side, 0.377 km (worked out by integration; 0.376 for a circle, 0.383 for a square), so each base
is taken to serve a hexagon of its own, the best that bases can do on an even plane.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb, isfinite, log, sqrt

from attune.domain.refusals import Refused

from .rates import Rates
from .situation import WEEKS_OF_YEAR, Situation
from .steps import Step

SIDE = sqrt(2 / (3 * sqrt(3)))  # of a hexagon of area 1
FROM_CENTRE = (1 / 3 + log(3) / 4) * SIDE
BASES = (1, 2, 4, 8)
MOST_CHOICES = 20_000  # sets of bases looked at one by one; beyond, base after base


@dataclass(frozen=True)
class FromBases:
    """What a team can do from so many bases."""

    bases: int
    hours: float  # one way, on average
    slots_of_wte: float
    slots: int  # of the team
    families_of_wte: float  # helped in a year by one whole-time equivalent whose slots stay full
    families: float  # by the team


@dataclass(frozen=True)
class Travelling:
    """One team at one step, from few bases and from many, and without any way to go."""

    step: Step
    wte: float
    rows: tuple[FromBases, ...]
    without_travel: FromBases  # bases 0

    def lost(self, bases: int) -> float:
        """The share of families that the way takes from the team."""
        row = next(each for each in self.rows if each.bases == bases)
        return 1 - row.families_of_wte / self.without_travel.families_of_wte


def hours_one_way(area_km2: float, bases: int, rates: Rates) -> float:
    """Hours on average from the nearest base, bases spread evenly over the area."""
    if not (isfinite(area_km2) and 0 < area_km2 <= 1e8):
        raise Refused(f"The area must be a number of square kilometres above 0, not {area_km2}")
    if not 1 <= bases <= 1_000:
        raise Refused(f"There must be from 1 to 1,000 bases, not {bases}")
    return FROM_CENTRE * sqrt(area_km2 / bases) * rates["detour"] / rates["speed"]


@dataclass(frozen=True)
class Minutes:
    """Minutes from each neighbourhood (row) to each possible base (column), and its families."""

    rows: tuple[tuple[float, ...], ...]
    families: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.rows or not self.rows[0]:
            raise Refused("The table of minutes is empty")
        if len(self.rows) != len(self.families):
            raise Refused(
                f"The table has {len(self.rows)} neighbourhoods, and families are given for"
                f" {len(self.families)}"
            )
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.rows[0]):
                raise Refused(f"Row {number} of the table of minutes is not as long as the first")
            for value in row:
                if not (isfinite(value) and 0 <= value <= 24 * 60):
                    raise Refused(f"Row {number}: {value} is no number of minutes from 0 to 1,440")
        if not all(isfinite(f) and f >= 0 for f in self.families) or sum(self.families) <= 0:
            raise Refused("Families must be numbers from 0 on, and not all of them 0")

    @property
    def bases(self) -> int:
        return len(self.rows[0])

    def hours(self, bases: Sequence[int]) -> float:
        """One way from the nearest of these bases (columns), averaged over families."""
        whole = sum(
            families * min(row[base] for base in bases)
            for row, families in zip(self.rows, self.families, strict=True)
        )
        return whole / sum(self.families) / 60

    def best(self, bases: int) -> tuple[int, ...]:
        """The so many bases nearest to families: the best of all sets, or base after base."""
        if not 1 <= bases <= self.bases:
            raise Refused(f"There must be from 1 to {self.bases} bases, not {bases}")
        if comb(self.bases, bases) * len(self.rows) * bases <= 50 * MOST_CHOICES:
            return min(combinations(range(self.bases), bases), key=self.hours)
        chosen: tuple[int, ...] = ()
        for _ in range(bases):
            free = [base for base in range(self.bases) if base not in chosen]
            chosen = min(((*chosen, base) for base in free), key=self.hours)
        return tuple(sorted(chosen))


def from_area(
    situation: Situation,
    step: Step,
    wte: float,
    *,
    area_km2: float,
    bases: Sequence[int] = BASES,
) -> Travelling:
    """A team at one step, its hours from the area alone."""
    return travelling(
        situation,
        step,
        wte,
        {each: hours_one_way(area_km2, each, situation.rates) for each in bases},
    )


def from_minutes(
    situation: Situation, step: Step, wte: float, minutes: Minutes, *, bases: Sequence[int] = BASES
) -> Travelling:
    """The same from a table, as many bases as it knows, each set the best of its size."""
    known = [each for each in bases if each <= minutes.bases]
    return travelling(
        situation, step, wte, {each: minutes.hours(minutes.best(each)) for each in known}
    )


def travelling(situation: Situation, step: Step, wte: float, hours: dict[int, float]) -> Travelling:
    """By bases and the hours one way that each number of them leaves."""
    if not (isfinite(wte) and 0 < wte <= 10_000):
        raise Refused(f"Whole-time equivalents must be above 0 and at most 10,000, not {wte}")
    rows = tuple(_row(situation, step, wte, each, way) for each, way in hours.items())
    return Travelling(step, wte, rows, _row(situation, step, wte, 0, 0.0))


def _row(situation: Situation, step: Step, wte: float, bases: int, hours: float) -> FromBases:
    of_wte = replace(situation, travel=hours).slots_of_wte(step.value)
    slots = int(wte * of_wte + 1e-9)
    a_year = WEEKS_OF_YEAR / situation.rates[f"episode_{step.value}"]
    return FromBases(bases, hours, of_wte, slots, of_wte * a_year, slots * a_year)
