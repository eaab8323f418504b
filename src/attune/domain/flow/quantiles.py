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
    found: list[float] = times_by_row(counts[None], bins, shares)[0].tolist()
    return found


def times_by_row(counts: Any, bins: int, shares: Sequence[float] = SHARES) -> Any:
    """The same of many, (row, bin), at once: (row, share)."""
    reached = counts.cumsum(axis=1)
    wanted = reached[:, -1:] * np.array(shares)
    places = np.array([row.searchsorted(few) for row, few in zip(reached, wanted, strict=True)])
    before = np.take_along_axis(reached, np.maximum(places - 1, 0), axis=1)
    inside = (wanted - before) / np.maximum(np.take_along_axis(counts, places, axis=1), 1)
    return np.where(places > 0, (places - 1 + inside) / bins, 0.0)


def quantiles(
    counts: Any, bins: int, shares: tuple[float, ...] = (0.5, 0.9, 0.95)
) -> dict[str, float]:
    """Waits that these shares do not exceed; 0 where they began at once."""
    return dict(zip(map(name_of, shares), times_of(counts, bins, shares), strict=True))
