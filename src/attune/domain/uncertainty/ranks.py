"""Regression of ranks on ranks: what was drawn is ranked once, for every estimate."""

import numpy as np

from attune.domain.deprivation import Floats


def ranks(values: Floats) -> Floats:
    """The rank of each value, moved and scaled to mean 0 and standard deviation 1."""
    placed = np.empty(len(values))
    placed[np.argsort(values)] = np.arange(len(values))
    placed -= placed.mean()
    placed /= placed.std()
    return placed


def solver(rows: list[Floats]) -> Floats:
    """(rows, count): times the ranks of an outcome it gives one weight a row.

    A row that never changes gets the weight 0.
    """
    drawn = np.stack([ranks(row) * (row.min() < row.max()) for row in rows])
    found: Floats = np.linalg.pinv(drawn @ drawn.T) @ drawn
    return found
