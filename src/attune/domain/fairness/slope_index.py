"""Slope and relative index of inequality: how a value changes from most to least deprived.

The method is the one published for England (Low and Low 2004, J Public Health 26, 388-395;
PHEindicatormethods `phe_sii`): a straight line through the values of the tenths against the
middle of each tenth's place in the population, weighted by population. There the interval is
drawn by chance. Here it is worked out: the slope is a fixed sum of the values, so with
independent values of known standard error its own error follows exactly. The relative index is
a ratio of two such sums, so its interval is Fieller's (1954), exact for normal values, and none
where the line may start at 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, sqrt

from attune.domain.fairness.limits import LEVEL, spread
from attune.domain.refusals import Refused

FEWEST = 5


@dataclass(frozen=True)
class Tenth:
    """One deprivation group: its population (or need), its value and the value's error."""

    population: float
    value: float
    error: float  # standard error, in the unit of the value

    def __post_init__(self) -> None:
        if not (self.population > 0 and isfinite(self.population)):
            raise Refused("Each deprivation group needs a population above 0")
        if not isfinite(self.value) or not (self.error >= 0 and isfinite(self.error)):
            raise Refused("Each deprivation group needs a value, and an error of 0 or more")


@dataclass(frozen=True)
class SlopeIndex:
    """The line from most (place 0) to least deprived (place 1), with intervals.

    `sii` is its end less its start, in the unit of the values; `rii` its end over its start.
    """

    start: float
    sii: float
    sii_low: float
    sii_high: float
    rii: float | None
    rii_low: float | None
    rii_high: float | None
    level: float
    fitted: tuple[float, ...]  # the line at the middle of each group

    @property
    def end(self) -> float:
        return self.start + self.sii


def slope_index(tenths: Sequence[Tenth], *, level: float = LEVEL) -> SlopeIndex:
    """From groups in order, the most deprived first; refused under 5 groups."""
    if len(tenths) < FEWEST:
        raise Refused(f"A slope needs at least {FEWEST} deprivation groups with a population")
    shares, places = _places(tenths)
    middle = _sum(shares, places)
    scale = sum(share * (place - middle) ** 2 for share, place in zip(shares, places, strict=True))
    # The slope, the start and the end of the line as sums of the values.
    slope = [s * (p - middle) / scale for s, p in zip(shares, places, strict=True)]
    start = [s - middle * w for s, w in zip(shares, slope, strict=True)]
    end = [first + w for first, w in zip(start, slope, strict=True)]
    values = [each.value for each in tenths]
    variances = [each.error**2 for each in tenths]
    sii, z = _sum(slope, values), spread(level)
    reach = z * sqrt(_sum([w * w for w in slope], variances))
    low, high = _ratio_interval(start, end, values, variances, z)
    first = _sum(start, values)
    return SlopeIndex(
        start=first,
        sii=sii,
        sii_low=sii - reach,
        sii_high=sii + reach,
        rii=(first + sii) / first if first > 0 else None,
        rii_low=low,
        rii_high=high,
        level=level,
        fitted=tuple(first + sii * place for place in places),
    )


def _places(tenths: Sequence[Tenth]) -> tuple[list[float], list[float]]:
    """Each group's share of the population, and the middle of its place in it."""
    whole = sum(each.population for each in tenths)
    shares, places, below = [], [], 0.0
    for each in tenths:
        share = each.population / whole
        shares.append(share)
        places.append(below + share / 2)
        below += share
    return shares, places


def _ratio_interval(
    start: list[float], end: list[float], values: list[float], variances: list[float], z: float
) -> tuple[float | None, float | None]:
    """Fieller's interval of end/start; none where the start is not clearly above 0."""
    first, last = _sum(start, values), _sum(end, values)
    under = first * first - z * z * _sum([s * s for s in start], variances)
    if first <= 0 or under <= 0:
        return None, None
    both = z * z * _sum([s * e for s, e in zip(start, end, strict=True)], variances)
    over = last * last - z * z * _sum([e * e for e in end], variances)
    middle = first * last - both
    reach = sqrt(max(middle * middle - under * over, 0.0))
    return (middle - reach) / under, (middle + reach) / under


def _sum(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))
