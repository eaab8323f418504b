"""The difference between two sets of assumptions, in the same draws.

Both are worked out on common random numbers, so that what they share cancels, and the interval is
of the difference: much narrower than the two intervals laid beside each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from attune.domain.deprivation import Floats
from attune.domain.levels import Level
from attune.domain.refusals import Refused

from .counting import ROWS
from .ranges import Interval, NeedDraws


@dataclass(frozen=True)
class Difference:
    """What one number of families is more (or, below 0, less) after a change."""

    change: Interval
    lower: float  # share of draws, from 0 to 1, in which it is less
    higher: float  # in which it is more; what is missing to 1 stays the same

    @classmethod
    def of(cls, before: Floats, after: Floats) -> "Difference":
        """Of one number per draw each, in the same draws."""
        if before.shape != after.shape:
            raise Refused("Two scenarios are compared in the same number of draws")
        change = after - before
        return cls(Interval.of(change), float((change < 0).mean()), float((change > 0).mean()))


@dataclass(frozen=True)
class Differences:
    """Everything that an estimate holds, as differences."""

    levels: Mapping[Level, Difference]
    gross: Difference
    net: Difference
    year_gross: Difference
    year_net: Difference


def difference(before: NeedDraws, after: NeedDraws) -> Differences:
    """What changes from one scenario to another; Refused for different numbers of draws."""
    return Differences(
        levels=MappingProxyType(
            {row: Difference.of(before.levels[at], after.levels[at]) for row, at in ROWS.items()}
        ),
        gross=Difference.of(before.gross, after.gross),
        net=Difference.of(before.net, after.net),
        year_gross=Difference.of(before.gross * before.of_year, after.gross * after.of_year),
        year_net=Difference.of(before.net * before.of_year, after.net * after.of_year),
    )
