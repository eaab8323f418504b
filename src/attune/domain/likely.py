"""A range as people say it: about 1,500 to 3,600."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log10

from .uncertainty.ranges import Interval

# The first evidence set was published before estimates had a range, and it never changes.
WITHOUT_RANGE = "It is a middle estimate without a margin."
WITH_RANGE = (
    "The likely range says how unsure the assumptions make the figure, and how sure we are of each"
    " is itself a judgement. It cannot know whether the model is right: the true number may lie"
    " outside it."
)


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


def limits_with_range(limits: Iterable[str]) -> list[str]:
    """What the numbers are not, where a range stands beside them."""
    return [*(each for each in limits if not each.startswith(WITHOUT_RANGE)), WITH_RANGE]
