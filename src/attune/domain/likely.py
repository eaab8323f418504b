"""A range as people say it: about 1,500 to 3,600."""

from dataclasses import dataclass
from math import floor, log10

from .uncertainty.ranges import Interval


@dataclass(frozen=True)
class Likely:
    """The ends of a 95% interval in two figures, around a middle estimate."""

    low: int
    middle: int
    high: int

    @classmethod
    def of(cls, interval: Interval, *, middle: int) -> "Likely":
        """The ends never pass the middle, which is worked out exactly and not drawn."""
        low, high = two_figures(interval.low), two_figures(interval.high)
        return cls(min(low, middle), middle, max(high, middle))


def two_figures(value: float) -> int:
    """1,470 is about 1,500, and 86 is 86; a half goes up."""
    if value < 10:
        return floor(value + 0.5)
    step = int(10 ** (floor(log10(value)) - 1))
    return floor(value / step + 0.5) * step
