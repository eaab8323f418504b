"""Quantiles of a histogram of waits: what a share of families did not exceed."""

from typing import Any

import numpy as np

SHARES = (0.5, 0.75, 0.9, 0.95, 0.99)
NAMES = tuple(f"p{share * 100:g}" for share in SHARES)


def quantiles(counts: Any, bins: int) -> list[float]:
    """Of families by wait, for each of SHARES; straight within a bin.

    The first of the counts is of those who did not wait at all, the others of `bins` to the unit
    of time; the last of longer waits, too. Nobody at all: 0.
    """
    (some,) = counts.nonzero()
    if not some.size:
        return [0.0] * len(SHARES)
    reached = np.cumsum(counts[: some[-1] + 1])
    whole = int(reached[-1])
    found = []
    for share, place in zip(
        SHARES, np.searchsorted(reached, [s * whole for s in SHARES]), strict=True
    ):
        before = int(reached[place - 1]) if place else 0
        inside = (share * whole - before) / int(counts[place])
        found.append(float((place - 1 + inside) / bins) if place else 0.0)
    return found


def beyond(counts: Any) -> bool:
    """Whether some waits were longer than the histogram reaches."""
    return bool(counts[-1])
