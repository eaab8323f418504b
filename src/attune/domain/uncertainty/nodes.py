"""Nine points of deprivation that stand for every small area, exactly enough.

A class's share is a smooth function of the ridit, so that its values at nine Chebyshev points give
it everywhere (to 4e-7 over the gradients drawn), and any area's total is a sum of nine products.
"""

from dataclasses import dataclass

import numpy as np

from attune.domain.deprivation import Floats
from attune.domain.profiles import Profile

NODES = 9
_ODD = (2 * np.arange(NODES) + 1) * np.pi / (2 * NODES)
POINTS = np.asarray(0.5 * np.cos(_ODD), dtype=np.float64)
_SIGNED = (-1.0) ** np.arange(NODES) * np.sin(_ODD)


def weights(ridits: Floats) -> Floats:
    """One row per ridit, one column per node; each row adds to 1 (barycentric interpolation)."""
    apart = ridits[:, None] - POINTS
    on_node = np.abs(apart) < 1e-14
    rows = _SIGNED / np.where(on_node, 1.0, apart)
    rows /= rows.sum(axis=1, keepdims=True)
    hit = on_node.any(axis=1)
    rows[hit] = on_node[hit]
    return rows


@dataclass(frozen=True, eq=False)
class Collapsed:
    """A place's children on the nodes: all that an estimate needs of where they live.

    `children[j]` is the sum over areas of n_i x weight_ij; `squares[j]` of n_i^2 x weight_ij,
    which is what independent effects of areas need.
    """

    place: str
    under_twos: int
    children: Floats
    squares: Floats

    @classmethod
    def of(cls, profile: Profile) -> "Collapsed":
        """From one entry per small area; Refused where some area has no rank."""
        rows = weights(profile.ridits)
        counts = profile.under_twos.astype(np.float64)
        return cls(profile.place, profile.total, counts @ rows, counts**2 @ rows)

    @classmethod
    def anywhere(cls, profile: Profile) -> "Collapsed":
        """All on one node: for plain percentages, which do not ask where children live."""
        middle = np.arange(NODES) == NODES // 2
        counts = profile.under_twos.astype(np.float64)
        return cls(profile.place, profile.total, counts.sum() * middle, (counts**2).sum() * middle)

    def __add__(self, other: "Collapsed") -> "Collapsed":
        return Collapsed(
            f"{self.place} and {other.place}",
            self.under_twos + other.under_twos,
            self.children + other.children,
            self.squares + other.squares,
        )
