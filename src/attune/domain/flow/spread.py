"""How much replications differ in what has too many numbers for a row each: sums and squares.

They are whole numbers, so they add in any order. A sum, a sum of squares and how many there were
are all that an interval needs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np

from .quantiles import SHARES, times_by_row
from .shapes import TICKS
from .state import AT_AGE, STARTS

MOST_POINTS = 520  # of a series: ten years of weeks
BITS = 22  # of a number that is squared and added, 100,000 times at most: 61 bits
WHOLE_SHARE = 1 << 20


@dataclass(frozen=True)
class Scales:
    """How series are cut into points, and how finely their numbers are kept."""

    stride: int  # steps to a point
    lengths: tuple[int, ...]  # of each point, ticks
    fine_number: int  # to one family
    fine_time: int  # to one unit of time
    bins: int  # to one unit of time
    ages: tuple[int, ...]  # bins of age below each limit

    @classmethod
    def of(
        cls, *, looked: int, families: int, horizon: float, bins: int, ages: tuple[float, ...]
    ) -> "Scales":
        """For a window of so many ticks."""
        steps = max(1, ceil(looked / TICKS))
        stride = ceil(steps / MOST_POINTS)
        ends = [min(looked, (n + 1) * stride * TICKS) for n in range(ceil(steps / stride))]
        return cls(
            stride=stride,
            lengths=tuple(b - a for a, b in zip([0, *ends], ends, strict=False)),
            fine_number=1 << min(10, max(0, BITS - families.bit_length())),
            fine_time=1 << min(10, max(0, BITS - int(horizon).bit_length())),
            bins=bins,
            ages=tuple(1 + int(age * bins) for age in ages),
        )

    def shapes(self, *, nodes: int, classes: int, looks: int) -> dict[str, tuple[int, ...]]:
        """Of each, first the sums, then the squares; then, of some, how many were known."""
        return {
            "series": (2, nodes, 2, len(self.lengths)),
            "looked": (2, nodes, 2, looks),
            "wait_quantiles": (3, nodes, len(SHARES)),
            "helped_by": (3, classes, len(self.ages)),
        }

    def of_several(self, few: Mapping[str, Any]) -> Any:
        """The numbers of several replications added up (`several.py`), one behind the other."""
        looked = np.cumsum(few["observed"], axis=3)[..., :-1]
        starts = few["at"][..., STARTS].sum(axis=1)
        counts = few["waits"]
        waits = times_by_row(counts.reshape(-1, counts.shape[2]), self.bins)
        waits = np.rint(waits * self.fine_time).astype(np.int64).reshape(*counts.shape[:2], -1)
        came = few["outcomes"].sum(axis=2)
        helped = np.cumsum(few["help"][:, :, AT_AGE, : max(self.ages, default=1)], axis=2)
        places = np.minimum(np.array(self.ages, dtype=np.int64), helped.shape[2]) - 1
        by_age = helped[..., places] * WHOLE_SHARE // np.maximum(came, 1)[..., None]
        return np.concatenate(
            [
                *_squared(self._series(few["ticks"])),
                *_squared(looked),
                *_known(waits, starts > 0),
                *_known(by_age, came > 0),
            ]
        )

    def _series(self, ticks: Any) -> Any:
        """Mean number present by point: (row, node, queue or slots, point)."""
        points = len(self.lengths)
        # What lies beyond the last point is nothing; before it, whole strides.
        in_points = ticks[..., : points * self.stride]
        if self.stride > 1 or in_points.shape[3] < points:
            wide = np.zeros((*ticks.shape[:3], points * self.stride), dtype=np.int64)
            wide[..., : in_points.shape[3]] = in_points
            in_points = wide.reshape(*ticks.shape[:3], points, self.stride).sum(axis=4)
        return in_points * self.fine_number // np.array(self.lengths)


def _squared(values: Any) -> tuple[Any, Any]:
    """Sums and sums of squares over rows."""
    flat = values.reshape(len(values), -1)
    return flat.sum(axis=0), (flat * flat).sum(axis=0)


def _known(values: Any, known: Any) -> tuple[Any, Any, Any]:
    """Those that are not known are nothing."""
    kept = np.where(known[..., None], values, 0)
    return *_squared(kept), np.repeat(known.sum(axis=0), values.shape[2])
