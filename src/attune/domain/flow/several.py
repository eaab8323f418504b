"""Counts of several replications side by side: what is worked out of each, of all at once."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from .memory import Memory
from .shapes import STEP_BITS

NAMES = ("at", "outcomes", "right", "sums", "waits", "help", "observed")
MOST, WORDS = 16, 1 << 17  # replications, and what they may hold together: a megabyte


def side_by_side(
    memory: Memory, replications: Iterable[tuple[dict[str, Any], int]], total: Any
) -> Iterator[dict[str, Any]]:
    """Counts by name, a row to each replication, some at a time; all are added to `total`.

    With the names of a tally come `ticks`, (row, node, queue or slots, step) that families spent,
    and `events`. Of waits and help only bins into which somebody fell are there.
    """
    so_far = memory.tally(total)
    rows: list[dict[str, Any]] = []
    words = 0
    for here, events in replications:
        few = memory.used(here)
        for name, counts in few.items():
            so_far[name][..., : counts.shape[-1]] += counts
        rows.append({name: few[name].copy() for name in NAMES} | {"events": np.array(events)})
        words += sum(each.size for each in rows[-1].values())
        if len(rows) == MOST or words > WORDS:
            yield _together(rows)
            rows, words = [], 0
    if rows:
        yield _together(rows)


def _together(rows: list[dict[str, Any]]) -> dict[str, Any]:
    few = {name: _stacked([row[name] for row in rows]) for name in rows[0]}
    few["ticks"] = _ticks(few["sums"])
    return few


def _stacked(rows: list[Any]) -> Any:
    """Where some have fewer bins than others, nobody fell into those they have not."""
    widths = {row.shape[-1:] for row in rows}
    if len(widths) == 1:
        return np.array(rows)
    found = np.zeros((len(rows), *rows[0].shape[:-1], *max(widths)), dtype=np.int64)
    for each, row in zip(found, rows, strict=True):
        each[..., : row.shape[-1]] = row
    return found


def _ticks(sums: Any) -> Any:
    """That families spent in each step: in parts of it, and in the whole of it."""
    ticks = np.cumsum(sums[..., 1, :], axis=-1)
    ticks <<= STEP_BITS
    ticks += sums[..., 0, :]
    return ticks
