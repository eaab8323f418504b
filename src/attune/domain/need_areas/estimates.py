"""The need of areas of any kind, with intervals, from draws they all share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from attune.domain.assumptions import Assumptions
from attune.domain.deprivation import Floats
from attune.domain.gradients import Gradient
from attune.domain.levels import Grouping, Level
from attune.domain.refusals import Refused
from attune.domain.uncertainty.draws import Draws
from attune.domain.uncertainty.ranges import Interval, NeedDraws, RangedNeed, counted, ranged

from .kinds import Ages
from .preschool import Preschool
from .small import PlacedArea


class Measure(Enum):
    """What a list or a map of areas shows: specialist help, or one level; never attachment."""

    title: str
    level: Level | None

    def __new__(cls, key: str, title: str, level: Level | None = None) -> "Measure":
        measure = object.__new__(cls)
        measure._value_ = key
        measure.title, measure.level = title, level
        return measure

    def titled(self, ages: Ages) -> str:
        """Its title, where children are two already as well."""
        return OF_OLDER.get(self, self.title) if ages is Ages.TWO_TO_FIVE else self.title

    GROSS = ("gross", "Specialist help, all")
    NET = ("net", "Specialist help, beyond perinatal teams")
    UNIVERSAL = (Level.UNIVERSAL.value, Level.UNIVERSAL.title, Level.UNIVERSAL)
    AFTER_TWO = (Level.AFTER_TWO.value, Level.AFTER_TWO.title, Level.AFTER_TWO)
    RISK_SUPPORT = (Level.RISK_SUPPORT.value, Level.RISK_SUPPORT.title, Level.RISK_SUPPORT)
    TARGETED = (Level.TARGETED.value, Level.TARGETED.title, Level.TARGETED)
    SHORT_TERM_PAIR = (
        Level.SHORT_TERM_PAIR.value,
        Level.SHORT_TERM_PAIR.title,
        Level.SHORT_TERM_PAIR,
    )
    LONG_TERM_PAIR = (Level.LONG_TERM_PAIR.value, Level.LONG_TERM_PAIR.title, Level.LONG_TERM_PAIR)


OF_OLDER = {
    Measure.GROSS: "Specialist help",
    Measure.AFTER_TWO: "Unlikely to reach a service yet",
}


@dataclass(frozen=True)
class AreaNeed:
    """One area: children counted, and the estimate; `why` says what keeps it from having one."""

    code: str
    name: str
    parts: int
    children: int
    ages: Ages
    need: RangedNeed | None
    why: str = ""

    def __post_init__(self) -> None:
        if (self.need is None) != bool(self.why):
            raise Refused(f"{self.name} has an estimate, or a reason for having none")

    @property
    def measures(self) -> Iterator[Measure]:
        """Perinatal teams see no family for a child of two or more: nothing is taken off there."""
        return (each for each in Measure if each is not Measure.NET or self.ages is Ages.UNDER_TWO)

    def of(self, measure: Measure) -> Interval | None:
        """Families of one measure; None where there is no estimate or it makes no sense."""
        if self.need is None or measure not in self.measures:
            return None
        if measure.level is not None:
            return self.need.levels[measure.level]
        return self.need.gross if measure is Measure.GROSS else self.need.net


@dataclass(frozen=True, eq=False)
class Method:
    """Everything an estimate needs beside the place; a gradient of None is plain percentages."""

    assumptions: Assumptions
    gradient: Gradient | None
    draws: Draws
    preschool: Preschool

    def drawn(self, area: PlacedArea, ages: Ages) -> NeedDraws:
        """What would be counted in every draw; Refused where some part has no rank."""
        if area.unranked and self.gradient is not None:
            raise Refused(
                f"{area.unranked:,} of the {area.parts:,} small areas of {area.name} have no rank"
                " in the English Indices of Deprivation: use plain percentages"
            )
        gradient = self.gradient
        if ages is Ages.TWO_TO_FIVE:
            gradient = self.preschool.moved(gradient, self.assumptions)
        return counted(area.collapsed, self.assumptions, gradient, self.draws)

    def estimate(self, area: PlacedArea, ages: Ages) -> AreaNeed:
        """The area with its intervals, or why it has none."""
        need, why = None, ""
        try:
            need = ranged(self.drawn(area, ages), self.draws)
        except Refused as refused:
            why = str(refused)
        return AreaNeed(
            area.code, area.name, area.parts, area.collapsed.under_twos, ages, need, why
        )


def by_grouping(need: NeedDraws) -> Mapping[Grouping, Interval]:
    """Families in each i-THRIVE grouping, with intervals of sums, never sums of intervals."""
    levels = list(Level)
    found: dict[Grouping, Interval] = {}
    for grouping in Grouping:
        rows = [levels.index(level) for level in Level if level.grouping is grouping]
        families: Floats = need.levels[rows].sum(axis=0) * need.families_per_child
        found[grouping] = Interval.of(families)
    return MappingProxyType(found)
