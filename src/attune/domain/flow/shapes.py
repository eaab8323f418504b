"""Shapes of time: how long an episode, a wait or a journey lasts, as values and as tables.

A table holds the inverse of the distribution on both sides of its median, octave by octave towards
each end, 128 cells to an octave: straight lines between are then off by less than a hundred
thousandth of the mean. It is stretched so that its own mean is exactly the one asked for.
"""

from dataclasses import dataclass
from math import exp, isfinite, log, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from attune.domain.deprivation import Floats
from attune.domain.refusals import Refused

from .chance import SIDE
from .inverse import erlang, gamma, mixed, places, tails, weibull

STEP_BITS = 20  # queues are summed by the unit of time
TICKS = 1 << STEP_BITS  # to one unit of time: a tick of a week is 0.6 seconds
POINTS = 2 * SIDE  # of a table
MOST = 1 << 20  # units: longer than any simulation, and its ticks still fit
MANY_MEANS = 10  # hardly anything lasts longer
Ticks = NDArray[np.int64]


def ticks(what: str, time: float) -> int:
    """A time in ticks; refused with its name where it is no time."""
    if not (isfinite(time) and 0 <= time <= MOST):
        raise Refused(f"{what} must be a time from 0 to {MOST:,}, not {time}")
    return round(time * TICKS)


@dataclass(frozen=True)
class Always:
    """The same each time."""

    mean: float

    def __post_init__(self) -> None:
        if not (isfinite(self.mean) and abs(self.mean) <= MOST):
            raise Refused(f"mean must be a time of at most {MOST:,}, not {self.mean}")

    @property
    def least(self) -> float:
        return self.mean

    @property
    def greatest(self) -> float:
        return self.mean

    def table(self) -> Ticks:
        return np.full(POINTS, round(self.mean * TICKS), dtype=np.int64)


@dataclass(frozen=True)
class Erlang:
    """A sum of `phases` exponential times; one phase is the exponential itself."""

    mean: float
    phases: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.phases <= 100:
            raise Refused(f"phases must be from 1 to 100, not {self.phases}")
        _mean(self.mean)

    @property
    def least(self) -> float:
        return 0.0

    @property
    def greatest(self) -> float:
        return MANY_MEANS * self.mean

    def table(self) -> Ticks:
        return _stretched(erlang(self.phases), self.mean)


@dataclass(frozen=True)
class LogNormal:
    """Skewed to long times; `deviation` is of the time itself, not of its logarithm."""

    mean: float
    deviation: float

    def __post_init__(self) -> None:
        _mean(self.mean)
        if not (isfinite(self.deviation) and 0 < self.deviation <= 100 * self.mean):
            raise Refused(
                "deviation must be above 0 and at most a hundred times the mean, not"
                f" {self.deviation}"
            )

    @property
    def least(self) -> float:
        return 0.0

    @property
    def greatest(self) -> float:
        return MANY_MEANS * self.mean

    def table(self) -> Ticks:
        sigma = sqrt(log(1 + (self.deviation / self.mean) ** 2))
        normal = NormalDist()
        points = np.array([exp(sigma * normal.inv_cdf(p)) for p in places().tolist()])
        return _stretched(points, self.mean)


@dataclass(frozen=True)
class Gamma:
    """Like an Erlang time, but with any number of phases: `shape` need not be whole."""

    mean: float
    shape: float

    def __post_init__(self) -> None:
        _mean(self.mean)
        _shape(self.shape)

    @property
    def least(self) -> float:
        return 0.0

    @property
    def greatest(self) -> float:
        return MANY_MEANS * self.mean

    def table(self) -> Ticks:
        return _stretched(gamma(self.shape), self.mean)


@dataclass(frozen=True)
class Weibull:
    """A time whose end grows more likely (`shape` above 1) or less likely (below) as it goes on."""

    mean: float
    shape: float

    def __post_init__(self) -> None:
        _mean(self.mean)
        _shape(self.shape)

    @property
    def least(self) -> float:
        return 0.0

    @property
    def greatest(self) -> float:
        return MANY_MEANS * self.mean

    def table(self) -> Ticks:
        return _stretched(weibull(self.shape), self.mean)


@dataclass(frozen=True)
class Steps:
    """Even chance between edges, with a weight for each step: ages, or what was observed."""

    edges: tuple[float, ...]
    weights: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.edges) != len(self.weights) + 1 or not self.weights:
            raise Refused("steps need one edge more than weights")
        if not all(isfinite(each) and abs(each) <= MOST for each in self.edges):
            raise Refused(f"edges must be times of at most {MOST:,}")
        if any(b <= a for a, b in zip(self.edges, self.edges[1:], strict=False)):
            raise Refused("edges must rise")
        _weights(self.weights)

    @property
    def least(self) -> float:
        return self.edges[0]

    @property
    def greatest(self) -> float:
        return self.edges[-1]

    @property
    def mean(self) -> float:
        whole = sum(self.weights)
        middles = [(a + b) / 2 for a, b in zip(self.edges, self.edges[1:], strict=False)]
        return sum(m * w for m, w in zip(middles, self.weights, strict=True)) / whole

    def table(self) -> Ticks:
        """Not stretched: ages may lie on both sides of 0."""
        reached = np.concatenate(([0.0], np.cumsum(self.weights))) / sum(self.weights)
        return _ticks(np.interp(places(), reached, np.array(self.edges)))


@dataclass(frozen=True)
class Mixture:
    """Now one shape, now another: some are quick and some take long; values that were observed."""

    parts: tuple["Shape", ...]
    weights: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.parts) != len(self.weights) or not 1 <= len(self.parts) <= 1_000:
            raise Refused("a mixture needs from 1 to 1,000 parts, and a weight for each")
        _weights(self.weights)

    @property
    def mean(self) -> float:
        whole = sum(self.weights)
        return sum(p.mean * w for p, w in zip(self.parts, self.weights, strict=True)) / whole

    @property
    def least(self) -> float:
        return min(each.least for each in self.parts)

    @property
    def greatest(self) -> float:
        return max(each.greatest for each in self.parts)

    def table(self) -> Ticks:
        """Not stretched: a time that is always the same must stay as it is."""
        whole = sum(self.weights)
        shares = [weight / whole for weight in self.weights]
        tables = [each.table().astype(np.float64) for each in self.parts]
        return np.rint(mixed(list(zip(shares, tables, strict=True)))).astype(np.int64)


Shape = Always | Erlang | LogNormal | Gamma | Weibull | Steps | Mixture


def lasts(where: str, shape: Shape | None) -> None:
    """Refuses a length of time that could be below 0."""
    if shape is not None and shape.least < 0:
        raise Refused(f"{where}: a length of time cannot be below 0, and {shape.least:g} is")


def _shape(shape: float) -> None:
    if not 0.1 <= shape <= 100:
        raise Refused(f"shape must be from 0.1 to 100, not {shape}")


def _weights(weights: tuple[float, ...]) -> None:
    if not all(isfinite(each) and each >= 0 for each in weights) or sum(weights) <= 0:
        raise Refused("weights are 0 or more, and not all of them 0")


def _mean(mean: float) -> None:
    if not (isfinite(mean) and 1 / TICKS <= mean <= MOST):
        raise Refused(f"mean must be above 0 (a millionth) and at most {MOST:,}, not {mean}")


def _stretched(points: Floats, mean: float) -> Ticks:
    """In ticks, with exactly this mean."""
    ends = tails()
    chances = np.abs(np.diff(ends))
    sides = points.reshape(2, -1)
    own = sum(((side[1:] + side[:-1]) / 2 * chances).sum() + side[-1] * ends[-1] for side in sides)
    return _ticks(points * (mean / own))


def _ticks(points: Floats) -> Ticks:
    return np.rint(np.clip(points, -MOST, MOST) * TICKS).astype(np.int64)
