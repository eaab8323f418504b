"""What replications came to: whole numbers that add, in any order and from anywhere.

Small enough to send from process to process: counts, and nothing that a replication works in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

# Replications whose numbers leave the same remainder share a row, so that a hundred thousand need
# no more room than a thousand. An interval over rows is as good: rows are independent and alike.
ROWS = 1_000
WHOLE = ("counts", "shapes", "row")  # what is not by row


@dataclass(frozen=True, eq=False)
class Runs:
    """What replications came to: their counts added, and by row how much they differ.

    `tally` holds whole numbers by name: outcomes (class, outcome), flows (class, from: node or
    door, to: node or outcome), at (class, node, column), waits (node, bin: at once, then bins),
    right (class, 4), help (class, after or at age, bin), sums (node, queue or slots, 2, step),
    left (node, bin), observed (node, queue or slots, look); then what `spread.py` adds.
    Rows rise by number: a replication each, unless there are more than ROWS of them. `each` says
    how many share a row; `at`, `outcomes` and `right` are as in the tally, by row; `present` is
    (row, node, queue or slots) in ticks that families spent there; `events` (row,).
    """

    counts: Any
    shapes: Mapping[str, tuple[int, ...]]
    row: Any
    each: Any
    at: Any
    outcomes: Any
    right: Any
    present: Any
    events: Any

    @property
    def tally(self) -> dict[str, Any]:
        return by_name(self.counts, self.shapes)

    @property
    def replications(self) -> int:
        return int(self.each.sum())

    def __add__(self, other: "Runs") -> "Runs":
        return Runs.together([self, other])

    @classmethod
    def together(cls, parts: list["Runs"]) -> "Runs":
        """The sum of several, the same in any order."""
        row, place = np.unique(np.concatenate([part.row for part in parts]), return_inverse=True)
        by_row = {}
        for name in [each.name for each in fields(cls) if each.name not in WHOLE]:
            values = np.concatenate([getattr(part, name) for part in parts])
            by_row[name] = np.zeros((len(row), *values.shape[1:]), dtype=np.int64)
            np.add.at(by_row[name], place, values)
        counts = parts[0].counts.copy()
        for part in parts[1:]:
            counts += part.counts
        return cls(counts, parts[0].shapes, row, **by_row)

    @property
    def checksum(self) -> int:
        """The same number wherever and however it was run."""
        weights = (np.arange(1, len(self.counts) + 1) * 2_654_435_761) % 65_521
        return int((self.counts.astype(np.uint64) * weights.astype(np.uint64)).sum())


def by_name(counts: Any, shapes: Mapping[str, tuple[int, ...]]) -> dict[str, Any]:
    """Counts that lie one behind the other, as arrays of their own shape."""
    found, start = {}, 0
    for name, shape in shapes.items():
        size = int(np.prod(shape))
        found[name] = counts[start : start + size].reshape(shape)
        start += size
    return found
