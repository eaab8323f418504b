"""Squares of the map as plain words of the index, so that a search near here reads only these.

Each place stands in a fine square (a tenth of a degree north to south, a fifth west to east: about
7 by 8 miles in Britain) and in a coarse one five times as wide.
"""

from collections.abc import Iterable, Iterator

from .distance import MILLION, Box, Point
from .packing import Spot

FINE, COARSE = ("g1_", MILLION // 10), ("g5_", MILLION // 2)  # north to south
NOWHERE = "g0"
MOST = 40  # squares in one search; a wider search reads everything


def cells_of(spots: Iterable[Spot]) -> Iterator[str]:
    """The squares in which a service has a place; a word of its own where it has none."""
    found = {_cell(size, spot.point) for spot in spots for size in (FINE, COARSE)}
    yield from found or {NOWHERE}


def cells_over(box: Box | None) -> tuple[str, ...]:
    """The squares that touch a box, and the word of what has no place; none if there are many."""
    if box is None:
        return ()
    for mark, height in (FINE, COARSE):
        south, north = (_number(each, height, 90) for each in (box.south, box.north))
        west, east = (_number(each, 2 * height, 180) for each in (box.west, box.east))
        if (north - south + 1) * (east - west + 1) < MOST:
            rows, columns = range(south, north + 1), range(west, east + 1)
            return (NOWHERE, *(f"{mark}{row}_{column}" for row in rows for column in columns))
    return ()


def _cell(size: tuple[str, int], point: Point) -> str:
    mark, height = size
    row = _number(point.latitude_e6, height, 90)
    return f"{mark}{row}_{_number(point.longitude_e6, 2 * height, 180)}"


def _number(degrees_e6: int, size: int, most: int) -> int:
    return (degrees_e6 + most * MILLION) // size
