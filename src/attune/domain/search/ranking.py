"""The order in which results stand, the same on every database because it is worked out here.

Where somebody says where they are, the nearest come first. Otherwise records with every word in
their name, then the better checked, then the fuller ones; then by name. (Attune proposal.)
"""

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from attune.domain.freshness import FRESH_DAYS

from .distance import Point, metres_from
from .packing import HIDDEN, day_number

NOWHERE = 2**31 - 1  # metres to a service with no place, such as a phone line: after all others
FRESH, NOT_YET_CHECKED, OVERDUE = 0, 1, 2


def bands(assured: NDArray[Any], *, on: date) -> NDArray[np.uint8]:
    """How well checked each record is, the best lowest."""
    age = day_number(on) - assured.astype(np.int64)
    checked = np.where(age <= FRESH_DAYS, FRESH, OVERDUE)
    return np.where(assured == 0, NOT_YET_CHECKED, checked).astype(np.uint8)


def nearest(
    point: Point, counts: NDArray[Any], spots: NDArray[Any]
) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    """Metres to the nearest spot of each record, and the number of that place (-1: nowhere).

    `counts` says how many of the spots, in order, belong to each record.
    """
    metres = np.full(len(counts), NOWHERE, np.int64)
    place = np.full(len(counts), -1, np.int16)
    if not len(spots):
        return metres, place
    away = metres_from(point, spots["latitude"], spots["longitude"])
    # Metres and place in one number, so that the least of it names both.
    both = away << 16 | (spots["place"] & ~np.uint8(HIDDEN)).astype(np.int64) << 8 | spots["place"]
    some = np.flatnonzero(counts)
    ends = np.cumsum(counts[some], dtype=np.int64)
    least = np.minimum.reduceat(both, ends - counts[some])
    metres[some] = least >> 16
    place[some] = least & 0xFF
    return metres, place


def first_ones(
    keys: list[NDArray[Any]], tie: list[NDArray[Any]], *, start: int, most: int | None
) -> NDArray[np.intp]:
    """The places in the table of the results from `start`, `most` of them, in their order.

    Only the records that may stand on the page are put in order: `keys` from the most telling to
    the least, whole numbers that fit together into 62 bits; `tie` decides between equal ones.
    """
    size = len(keys[0])
    if most is None:
        most = size
    together = np.zeros(size, np.int64)
    for key in keys:
        top = int(key.max(initial=0)) + 1
        together = together * top + key
    kept = np.arange(size)
    if start + most < size:
        limit = np.partition(together, start + most)[start + most]
        kept = np.flatnonzero(together <= limit)
    columns = [each[kept] for each in (together, *tie)]
    return kept[np.lexsort(columns[::-1])][start : start + most]
