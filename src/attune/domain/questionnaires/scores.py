"""What scores are: how they are made, which way is better, and bands with their source."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from attune.domain.refusals import Refused

from .items import checked_key


class ScoreKind(Enum):
    """How a score is made of the values of its items."""

    SUM = "sum"
    MEAN = "mean"
    HIGHEST = "highest"
    MET = "met"  # how many criteria are met
    ALL_MET = "all_met"  # 1 when every criterion is met, otherwise 0


class Missing(Enum):
    """What a score does with an item that was asked and not answered."""

    NO_SCORE = "no_score"
    SKIP = "skip"  # made of those answered
    PRORATE = "prorate"  # a sum, as if those missing were like the mean of the others
    NOT_MET = "not_met"


class Direction(Enum):
    """Which way is better."""

    HIGHER_IS_BETTER = "higher_is_better"
    HIGHER_IS_WORSE = "higher_is_worse"
    NEITHER = "neither"


CRITERIA = frozenset({ScoreKind.MET, ScoreKind.ALL_MET})
_RULES = {
    ScoreKind.SUM: {Missing.NO_SCORE, Missing.SKIP, Missing.PRORATE},
    ScoreKind.MEAN: {Missing.NO_SCORE, Missing.SKIP},
    ScoreKind.HIGHEST: {Missing.NO_SCORE, Missing.SKIP},
    ScoreKind.MET: {Missing.NO_SCORE, Missing.NOT_MET},
    ScoreKind.ALL_MET: {Missing.NO_SCORE, Missing.NOT_MET},
}


@dataclass(frozen=True)
class ScoreBand:
    """A range of a score with a name that somebody published: both ends belong to it."""

    low: Decimal
    high: Decimal
    label: str
    source: str

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise Refused(f"A band from {self.low} to {self.high} holds nothing")
        if not self.label.strip() or not self.source.strip():
            raise Refused("A band needs a label and a source")

    def holds(self, value: Decimal) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Score:
    """A named score; `items` are keys, or "grid.row" for one line of a grid."""

    key: str
    title: str
    kind: ScoreKind
    items: tuple[str, ...]
    direction: Direction
    missing: Missing
    minimum_answered: int = 1
    places: int = 2
    bands: tuple[ScoreBand, ...] = ()

    def __post_init__(self) -> None:
        checked_key(self.key)
        if not self.title.strip():
            raise Refused("A score needs a title")
        if not self.items or len(set(self.items)) < len(self.items):
            raise Refused("A score is made of items, each named once")
        if self.missing not in _RULES[self.kind]:
            raise Refused(
                f"A {self.kind.value} cannot treat what is missing as {self.missing.value}"
            )
        if self.minimum_answered < 1 or not 0 <= self.places <= 6:
            raise Refused("minimum_answered is 1 or more, and places 0 to 6")
        ordered = sorted(self.bands, key=lambda band: band.low)
        for lower, upper in pairwise(ordered):
            if upper.low <= lower.high:
                raise Refused(f"The bands “{lower.label}” and “{upper.label}” overlap")


@dataclass(frozen=True)
class Scored:
    """What a score came to, on how many of the items asked; no value where the rule gives none."""

    score: Score
    value: Decimal | None
    answered: int
    asked: int
    band: ScoreBand | None = None
