"""Quantiles of a histogram of waits: what a share of families did not exceed."""

from collections.abc import Sequence
from typing import Any

import numpy as np

SHARES = (0.5, 0.75, 0.9, 0.95, 0.99)


def name_of(share: float) -> str:
    """As results call it: p50."""
    return f"p{share * 100:g}"


def times_of(counts: Any, bins: int, shares: Sequence[float] = SHARES) -> list[float]:
    """Of families by wait, for each of the shares; straight within a bin.

    The first of the counts is of those who did not wait at all, the others of `bins` to the unit
    of time; the last of longer waits, too. Nobody at all: 0.
    """
    (some,) = counts.nonzero()
    if not some.size:
        return [0.0] * len(shares)
    reached = np.cumsum(counts[: some[-1] + 1])
    whole = int(reached[-1])
    places = np.searchsorted(reached, [share * whole for share in shares])
    found = []
    for share, place in zip(shares, places, strict=True):
        before = int(reached[place - 1]) if place else 0
        inside = (share * whole - before) / int(counts[place])
        found.append(float((place - 1 + inside) / bins) if place else 0.0)
    return found


def quantiles(
    counts: Any, bins: int, shares: tuple[float, ...] = (0.5, 0.9, 0.95)
) -> dict[str, float]:
    """Waits that these shares do not exceed; 0 where they began at once."""
    return dict(zip(map(name_of, shares), times_of(counts, bins, shares), strict=True))
