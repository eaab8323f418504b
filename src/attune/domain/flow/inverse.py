"""Inverses of distributions at the points of a table, mean or scale 1, by numpy alone.

A table has two sides: above the median, with the share of the tail that is longer, and below it,
with the share that is shorter; so that the small end of each is exact.
"""

from collections.abc import Callable
from functools import lru_cache
from math import lgamma, sqrt

import numpy as np

from attune.domain.deprivation import Floats

from .chance import CELLS, OCTAVES

GRID = 1 << 15
TERMS = 400  # of series and fractions: enough for every shape that is accepted
Tails = tuple[Floats, Floats]  # shares of shorter and of longer times


@lru_cache(maxsize=1)
def tails() -> Floats:
    """The share of the tail at each point of one side, from the median outwards."""
    octaves = np.repeat(np.arange(OCTAVES), CELLS)
    cells = np.tile(np.arange(CELLS), OCTAVES)
    points = 0.5 * 2.0**-octaves * (1 - 0.5 * cells / CELLS)
    return np.concatenate((points, [0.5 * 2.0**-OCTAVES]))


@lru_cache(maxsize=1)
def places() -> Floats:
    """Where in the distribution each point of a table lies: above the median, then below it."""
    return np.concatenate((1 - tails(), tails()))


@lru_cache(maxsize=32)
def erlang(phases: int) -> Floats:
    """The inverse at every point of a table, mean = phases, by halving all at once."""
    both = np.tile(tails(), 2)
    above = places() >= 0.5
    low, high = np.zeros_like(both), np.full_like(both, phases + 40.0 + 12 * sqrt(phases))
    for _ in range(80):
        middle = (low + high) / 2
        short, long = _sides(phases)(middle)
        beyond = np.where(above, long < both, short > both)
        high, low = np.where(beyond, middle, high), np.where(beyond, low, middle)
    found: Floats = (low + high) / 2
    return found


def _sides(phases: int) -> Callable[[Floats], Tails]:
    """The chance of a shorter and of a longer time; each summed so that its small end is exact."""

    def chances(times: Floats) -> Tails:
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


@lru_cache(maxsize=32)
def gamma(shape: float) -> Floats:
    """Of the gamma distribution with any shape, scale 1: tails on a grid, read backwards."""
    least = (np.log(tails()[-1]) + lgamma(shape + 1)) / shape - 1
    logs = np.linspace(least, np.log(shape + 40 + 12 * sqrt(shape)), GRID)
    short, long = _gamma_tails(shape, np.exp(logs))
    wanted = np.log(tails())
    with np.errstate(divide="ignore"):
        above = np.interp(-wanted, -np.log(long), logs)
        below = np.interp(wanted, np.log(short), logs)
    found: Floats = np.exp(np.concatenate((above, below)))
    return found


def _gamma_tails(shape: float, times: Floats) -> Tails:
    """The incomplete gamma functions: a series below the mean, a continued fraction above it."""
    front = np.exp(shape * np.log(times) - times - lgamma(shape))
    under = times < shape + 1
    small, large = np.where(under, times, shape), np.where(under, shape + 2, times)
    term = np.full_like(times, 1 / shape)
    series = term.copy()
    for number in range(1, TERMS):
        term = term * small / (shape + number)
        series += term
    # Lentz's way through the fraction, as told in the Handbook of Mathematical Functions, 6.5.31.
    start = large + 1 - shape
    c, d = np.full_like(times, 1e300), 1 / start
    fraction = d.copy()
    for number in range(1, TERMS):
        step = -number * (number - shape)
        start = start + 2
        d = 1 / (step * d + start)
        c = start + step / c
        fraction = fraction * d * c
    short = np.where(under, front * series, 1 - front * fraction)
    return short, np.where(under, 1 - front * series, front * fraction)


def weibull(shape: float) -> Floats:
    """Of the Weibull distribution, scale 1."""
    found: Floats = np.concatenate((-np.log(tails()), -np.log1p(-tails()))) ** (1 / shape)
    return found


def mixed(parts: list[tuple[float, Floats]]) -> Floats:
    """Of a mixture: shares with tables of times; a table of one value only is that value."""
    grid = np.unique(np.concatenate([table for _, table in parts]))
    short, long = np.zeros(2 * len(grid)), np.zeros(2 * len(grid))
    for share, table in parts:
        here = _step(grid, table[0]) if (table == table[0]).all() else _line(grid, table)
        short += share * here[0]
        long += share * here[1]
    twice = np.repeat(grid, 2)
    above = np.interp(-tails(), -long, twice)
    below = np.interp(tails(), short, twice)
    return np.concatenate((above, below))


def _line(grid: Floats, table: Floats) -> Tails:
    """The tails of a table at each point of a grid, twice."""
    above, below = table.reshape(2, -1)
    times = np.concatenate((below[::-1], above[1:]))
    short = np.concatenate((tails()[::-1], 1 - tails()[1:]))
    long = np.concatenate((1 - tails()[::-1], tails()[1:]))
    return (
        np.repeat(np.interp(grid, times, short, left=0.0, right=1.0), 2),
        np.repeat(np.interp(grid, times, long, left=1.0, right=0.0), 2),
    )


def _step(grid: Floats, value: float) -> Tails:
    """The tails of a time that is always the same: just before and just after each point."""
    before, after = grid > value, grid >= value
    short = np.column_stack((before, after)).ravel().astype(np.float64)
    return short, 1 - short
