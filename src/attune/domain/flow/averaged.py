"""Means over replications, and how sure they are."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

import numpy as np

from attune.domain.deprivation import Floats


@dataclass(frozen=True)
class Averaged:
    """A mean over replications and its 95% interval; no interval from fewer than two of them."""

    mean: float
    low: float | None
    high: float | None

    @classmethod
    def of(cls, values: Floats) -> "Averaged | None":
        """Of one number per replication; replications without one are left out."""
        known = values[np.isfinite(values)]
        if not len(known):
            return None
        mean = float(known.mean())
        if len(known) < 2:
            return cls(mean, None, None)
        return cls.around(mean, float(known.std(ddof=1)) / sqrt(len(known)), len(known))

    @classmethod
    def ratio(cls, one: Floats, other: Floats) -> "Averaged | None":
        """Of sums over all replications, such as waits to families; None where nobody came.

        A mean of each replication's own ratio would be off where few come to each: a busy
        replication has more families and longer waits. The error is that of a ratio (Cochran 1977,
        Sampling Techniques, 2.11).
        """
        whole, count = float(other.sum()), len(other)
        if whole <= 0:
            return None
        mean = float(one.sum()) / whole
        if count < 2:
            return cls(mean, None, None)
        off = one - mean * other
        error = sqrt(float((off * off).sum()) / (count - 1) / count) * count / whole
        return cls.around(mean, error, count)

    @classmethod
    def summed(cls, total: int, squares: int, count: int, scale: float) -> "Averaged | None":
        """From a sum, a sum of squares and a count of whole numbers, `scale` of them to a unit."""
        if not count:
            return None
        mean = total / count
        if count < 2:
            return cls(mean / scale, None, None)
        variance = max(0.0, (squares - total * mean) / (count - 1))
        return cls.around(mean / scale, sqrt(variance / count) / scale, count)

    @classmethod
    def around(cls, mean: float, error: float, count: int) -> "Averaged":
        """From a standard error over so many replications."""
        reach = t_quantile(count - 1) * error
        return cls(mean, mean - reach, mean + reach)

    def at(self, mean: float) -> "Averaged":
        """The same width around another mean."""
        if self.low is None or self.high is None:
            return Averaged(mean, None, None)
        reach = (self.high - self.low) / 2
        return Averaged(mean, mean - reach, mean + reach)


def t_quantile(freedom: int, level: float = 0.95) -> float:
    """Student's t by Fisher's expansion; off by less than 0.1% from 4 degrees of freedom on."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92_160,
    )
    found: float = z + sum(term / freedom ** (power + 1) for power, term in enumerate(terms))
    return found
