"""Shapes of time: how long an episode, a wait or a journey lasts, as values and as tables.

A table holds the inverse of the distribution on both sides of its median, octave by octave towards
each end, 128 cells to an octave: straight lines between are then off by less than a hundred
thousandth of the mean. It is stretched so that its own mean is exactly the one asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import exp, isfinite, log, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from attune.domain.deprivation import Floats
from attune.domain.refusals import Refused

from .chance import CELLS, OCTAVES, SIDE

STEP_BITS = 20  # queues are summed by the unit of time
TICKS = 1 << STEP_BITS  # to one unit of time: a tick of a week is 0.6 seconds
POINTS = 2 * SIDE  # of a table
MOST = 1 << 20  # units: longer than any simulation, and its ticks still fit
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

    def table(self) -> Ticks:
        return np.full(POINTS, ticks("mean", self.mean), dtype=np.int64)


@dataclass(frozen=True)
class Erlang:
    """A sum of `phases` exponential times; one phase is the exponential itself."""

    mean: float
    phases: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.phases <= 100:
            raise Refused(f"phases must be from 1 to 100, not {self.phases}")
        _mean(self.mean)

    def table(self) -> Ticks:
        return _stretched(_erlang(self.phases), self.mean)


@dataclass(frozen=True)
class LogNormal:
    """Skewed to long times; `deviation` is of the time itself, not of its logarithm."""

    mean: float
    deviation: float

    def __post_init__(self) -> None:
        _mean(self.mean)
        if not (isfinite(self.deviation) and self.deviation > 0):
            raise Refused(f"deviation must be above 0, not {self.deviation}")

    def table(self) -> Ticks:
        sigma = sqrt(log(1 + (self.deviation / self.mean) ** 2))
        normal = NormalDist()
        points = np.array([exp(sigma * normal.inv_cdf(p)) for p in _places().tolist()])
        return _stretched(points, self.mean)


@dataclass(frozen=True)
class Steps:
    """Even chance between edges, with a weight for each step: ages, or what was observed."""

    edges: tuple[float, ...]
    weights: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.edges) != len(self.weights) + 1 or not self.weights:
            raise Refused("steps need one edge more than weights")
        if any(b <= a for a, b in zip(self.edges, self.edges[1:], strict=False)):
            raise Refused("edges must rise")
        if min(self.weights) < 0 or sum(self.weights) <= 0:
            raise Refused("weights are 0 or more, and not all of them 0")

    @property
    def mean(self) -> float:
        whole = sum(self.weights)
        middles = [(a + b) / 2 for a, b in zip(self.edges, self.edges[1:], strict=False)]
        return sum(m * w for m, w in zip(middles, self.weights, strict=True)) / whole

    def table(self) -> Ticks:
        """Not stretched: ages may lie on both sides of 0."""
        reached = np.concatenate(([0.0], np.cumsum(self.weights))) / sum(self.weights)
        return _ticks(np.interp(_places(), reached, np.array(self.edges)))


Shape = Always | Erlang | LogNormal | Steps


def _mean(mean: float) -> None:
    if not (isfinite(mean) and 0 < mean <= MOST):
        raise Refused(f"mean must be above 0 and at most {MOST:,}, not {mean}")


@lru_cache(maxsize=1)
def _tails() -> Floats:
    """The share of the tail at each point of one side, from the median outwards."""
    octaves = np.repeat(np.arange(OCTAVES), CELLS)
    cells = np.tile(np.arange(CELLS), OCTAVES)
    points = 0.5 * 2.0**-octaves * (1 - 0.5 * cells / CELLS)
    return np.concatenate((points, [0.5 * 2.0**-OCTAVES]))


@lru_cache(maxsize=1)
def _places() -> Floats:
    """Where in the distribution each point of a table lies: above the median, then below it."""
    return np.concatenate((1 - _tails(), _tails()))


def _stretched(points: Floats, mean: float) -> Ticks:
    """In ticks, with exactly this mean."""
    tails = _tails()
    chances = np.abs(np.diff(tails))
    sides = points.reshape(2, -1)
    own = sum(((side[1:] + side[:-1]) / 2 * chances).sum() + side[-1] * tails[-1] for side in sides)
    return _ticks(points * (mean / own))


def _ticks(points: Floats) -> Ticks:
    return np.rint(np.clip(points, -MOST, MOST) * TICKS).astype(np.int64)


@lru_cache(maxsize=32)
def _erlang(phases: int) -> Floats:
    """The inverse at every point of a table, mean = phases, by halving all at once."""
    places, tails = _places(), np.tile(_tails(), 2)
    above = places >= 0.5
    low, high = np.zeros_like(places), np.full_like(places, phases + 40.0 + 12 * sqrt(phases))
    for _ in range(80):
        middle = (low + high) / 2
        short, long = _sides(phases)(middle)
        beyond = np.where(above, long < tails, short > tails)
        high, low = np.where(beyond, middle, high), np.where(beyond, low, middle)
    found: Floats = (low + high) / 2
    return found


def _sides(phases: int) -> Callable[[Floats], tuple[Floats, Floats]]:
    """The chance of a shorter and of a longer time; each summed so that its small end is exact."""

    def chances(times: Floats) -> tuple[Floats, Floats]:
        term = np.exp(-times)
        long = np.zeros_like(times)
        for phase in range(phases):
            long += term
            term = term * times / (phase + 1)
        short = np.zeros_like(times)
        for phase in range(phases, phases + 200):
            short += term
            term = term * times / (phase + 1)
        return short, long

    return chances
