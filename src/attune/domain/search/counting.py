"""How many results each choice of each facet would have, under what is chosen in the others.

Within a facet choices are alternatives, between facets all must hold; the counts of a facet leave
its own choice out of account.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .facets import FACETS, LANES, MARKED, YES, Choice, Facet
from .packing import day_number

Counts = dict[str, dict[str, int]]
BITS_OF_BYTE = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1, bitorder="little")


def holds(rows: NDArray[Any], facet: Facet, chosen: Iterable[str], *, on: date) -> NDArray[Any]:
    """Which records offer any of the choices of one facet."""
    if not facet.has_bits:
        marked: NDArray[Any] = rows["marked"] >= day_number(on)
        return marked
    offering: NDArray[Any] = (rows["lanes"][:, facet.lane] & np.uint64(facet.mask(chosen))) != 0
    return offering


def faults(rows: NDArray[Any], chosen: Choice, *, on: date) -> dict[str, NDArray[Any]]:
    """For each facet chosen, which records do not hold."""
    return {key: ~holds(rows, FACETS[key], choices, on=on) for key, choices in chosen.items()}


def counted(rows: NDArray[Any], chosen: Choice, facets: Iterable[str], *, on: date) -> Counts:
    """The counts of these facets. `rows` may leave out records that fail two facets or more."""
    failing = faults(rows, chosen, on=on)
    number = sum((each.astype(np.uint8) for each in failing.values()), np.zeros(len(rows), "u1"))
    whole = rows[number == 0]
    of_all = _of_bits(whole)
    counts: Counts = {}
    for key in facets:
        facet, mine = FACETS[key], of_all
        under = whole
        if key in failing:
            under = rows[(number == 0) | ((number == 1) & failing[key])]
            mine = _of_bits(under, facet.lane)
        if facet.has_bits:
            counts[key] = {
                choice: int(mine[facet.lane][facet.shift + place])
                for place, choice in enumerate(facet.choices)
            }
        else:
            counts[key] = {YES: int(holds(under, FACETS[MARKED], (), on=on).sum())}
    return counts


def _of_bits(rows: NDArray[Any], *lanes: int) -> dict[int, NDArray[np.int64]]:
    """How many records have each bit of each lane, or of these lanes."""
    found = {}
    for lane in (each for each in lanes or range(LANES) if each >= 0):
        column = np.ascontiguousarray(rows["lanes"][:, lane]).view(np.uint8).reshape(-1, 8)
        bits = [np.bincount(column[:, byte], minlength=256) @ BITS_OF_BYTE for byte in range(8)]
        found[lane] = np.concatenate(bits)
    return found
