"""Confidence limits for counts and shares: Wilson, Byar and exact Poisson, at any level.

Sources: E. B. Wilson 1927 (J Am Stat Assoc 22, 209-212); Byar's approximation in Breslow and Day
1987 (Statistical Methods in Cancer Research II, page 69); F. Garwood 1936 (Biometrika 28, 437-442)
for the exact limits. Public health in England uses Byar's from 10 events on and the exact ones
below (PHEindicatormethods, Office for Health Improvement and Disparities).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from math import exp, fsum, isfinite, lgamma, log, sqrt
from statistics import NormalDist

from attune.domain.refusals import Refused

LEVEL = 0.95
EXACT_UNDER = 10


class LimitMethod(Enum):
    """How limits were worked out; shown beside them."""

    WILSON = "Wilson"
    BYAR = "Byar"
    EXACT = "exact Poisson"


@dataclass(frozen=True)
class Limits:
    """Low and high confidence limits, and the method; in the unit of what they surround."""

    low: float
    high: float
    method: LimitMethod

    def __post_init__(self) -> None:
        if not (isfinite(self.low) and isfinite(self.high) and self.low <= self.high):
            raise ValueError("Limits are two finite numbers, the low one first")

    def over(self, divisor: float) -> "Limits":
        """The limits of a rate or ratio whose denominator is taken as known."""
        if not divisor > 0:
            raise Refused("A ratio needs a denominator above 0")
        return Limits(self.low / divisor, self.high / divisor, self.method)


def wilson(count: int, total: int, *, level: float = LEVEL) -> Limits:
    """Limits of the share count/total, from 0 to 1."""
    if not 0 <= count <= total or total == 0:
        raise Refused("A share is of a total above 0, and no more than all of it")
    z = spread(level)
    share, shrunk = count / total, 1 + z * z / total
    middle = share + z * z / (2 * total)
    reach = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    low = 0.0 if count == 0 else (middle - reach) / shrunk
    high = 1.0 if count == total else (middle + reach) / shrunk
    return Limits(max(low, 0.0), min(high, 1.0), LimitMethod.WILSON)


def byar(count: int, *, level: float = LEVEL) -> Limits:
    """Limits of an expected count of which `count` was seen; close to exact from 10 on."""
    _checked(count)
    return Limits(*_byar(count, spread(level)), LimitMethod.BYAR)


def exact(count: int, *, level: float = LEVEL) -> Limits:
    """Exact Poisson limits: each tail beyond them has half of what the level leaves."""
    _checked(count)
    tail, z = (1 - level) / 2, spread(level)
    low = 0.0
    if count:
        low = _root(lambda mean: _at_least(count, mean) - tail, 0.0, float(count))
    reach = count + (z + 4) * (sqrt(count + 1) + z + 4)  # surely beyond the limit
    high = _root(lambda mean: tail - _at_most(count, mean), float(count), reach)
    return Limits(low, high, LimitMethod.EXACT)


def poisson(count: int, *, level: float = LEVEL) -> Limits:
    """Exact under 10, Byar's from 10 on; the answer says which."""
    return exact(count, level=level) if count < EXACT_UNDER else byar(count, level=level)


def control(expected: float, *, level: float = LEVEL) -> Limits:
    """Between what a ratio of seen to expected lies where nothing but chance plays: a funnel.

    Its edges are the counts whose own limits (Byar's) would just touch what was expected, so that
    a group lies outside the funnel when what was expected lies outside its limits.
    """
    if not expected > 0:
        raise Refused("A funnel needs an expected count above 0")
    z, low = spread(level), 0.0
    reach = expected + (z + 4) * (sqrt(expected + 1) + z + 4)  # surely beyond the edge
    high = _root(lambda count: _byar(count, z)[0] - expected, expected, reach)
    if _byar(0.0, z)[1] < expected:
        low = _root(lambda count: _byar(count, z)[1] - expected, 0.0, expected)
    return Limits(low, high, LimitMethod.BYAR).over(expected)


def spread(level: float) -> float:
    """How many standard deviations a level reaches to each side; 1.96 for 0.95."""
    if not 0 < level < 1:
        raise Refused("A confidence level lies between 0 and 1, such as 0.95")
    return NormalDist().inv_cdf((1 + level) / 2)


def _byar(count: float, z: float) -> tuple[float, float]:
    above, low = count + 1, 0.0
    if count:
        low = count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3
    high = above * (1 - 1 / (9 * above) + z / (3 * sqrt(above))) ** 3
    return max(low, 0.0), high


def _checked(count: int) -> None:
    if count < 0:
        raise Refused("A count is 0 or more")


def _at_most(count: int, mean: float) -> float:
    """The chance of so many or fewer."""
    if mean == 0:
        return 1.0
    return fsum(_chance(each, mean) for each in range(count + 1))


def _at_least(count: int, mean: float) -> float:
    """The chance of so many or more, summed from there on so that small tails keep their digits."""
    if mean == 0:
        return float(count == 0)
    terms, each = [_chance(count, mean)], count
    while each < mean or terms[-1] > terms[0] * 1e-18:
        each += 1
        terms.append(terms[-1] * mean / each)
    return fsum(terms)


def _chance(count: int, mean: float) -> float:
    return exp(count * log(mean) - mean - lgamma(count + 1))


def _root(rising: Callable[[float], float], low: float, high: float) -> float:
    """Where a rising function crosses 0, by halving until the two ends are neighbours."""
    while True:
        middle = (low + high) / 2
        if not low < middle < high or high - low <= 1e-13 * high:
            return middle
        if rising(middle) < 0:
            low = middle
        else:
            high = middle
