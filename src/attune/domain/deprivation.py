"""Where an area stands among all areas of England by deprivation."""

import numpy as np
from numpy.typing import NDArray

from .refusals import Refused

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
DECILES = range(1, 11)


def ridits(ranks: Floats, areas: int) -> Floats:
    """Ranks (1 is most deprived) as numbers from just under +0.5 (most) to -0.5 (least)."""
    if ranks.size and not (ranks.min() >= 1 and ranks.max() <= areas):
        raise Refused(f"A deprivation rank lies between 1 and {areas:,}")
    return (areas + 0.5 - ranks) / areas - 0.5


def parts(ranks: Floats, areas: int, count: int) -> Counts:
    """Which of so many equal parts of all areas each rank falls into; 1 is the most deprived."""
    return np.ceil(ranks * count / areas).astype(np.int64)


def deciles(ranks: Floats, areas: int) -> Counts:
    """Tenths of all areas, as the Indices publish them."""
    return parts(ranks, areas, 10)


def middle_of_decile(decile: int) -> float:
    """The ridit in the middle of a tenth."""
    return (10.5 - decile) / 10 - 0.5
