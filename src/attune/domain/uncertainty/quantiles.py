"""The ends of a 95% interval without sorting everything."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

TAIL = 0.025  # each side of a 95% interval
Reals = NDArray[np.floating[Any]]


def in_place(values: Reals) -> tuple[Reals, Reals, Reals]:
    """2.5%, 50% and 97.5% along the last axis; the values end up in another order.

    Each is a value that stands there (the nearest in rank), never one between two. One part after
    the other, because numpy selects one place several times as quickly as it selects three.
    """
    last = values.shape[-1] - 1
    low, middle, high = (round(share * last) for share in (TAIL, 0.5, 1 - TAIL))
    values.partition(middle, axis=-1)
    median: Reals = values[..., middle].copy()
    lowest = highest = median
    if high > middle:
        upper = values[..., middle:]
        upper.partition(high - middle, axis=-1)
        highest = upper[..., high - middle].copy()
    if low < middle:
        lower = values[..., :middle]
        lower.partition(low, axis=-1)
        lowest = lower[..., low].copy()
    return lowest, median, highest
