"""Where a figure known on a grid is nought: short lines between the places where its sign turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

Place = tuple[float, float]
Corner = tuple[float, float, float]  # across, up, figure


def nought(
    xs: Sequence[float], ys: Sequence[float], figures: Sequence[Sequence[float]]
) -> Iterator[tuple[Place, Place]]:
    """Straight between neighbours of the grid; `figures` has a row for each of `ys`."""
    for (low, one), (high, other) in pairwise(zip(ys, figures, strict=True)):
        for place, (left, right) in enumerate(pairwise(xs)):
            corners = (
                (left, low, one[place]),
                (right, low, one[place + 1]),
                (right, high, other[place + 1]),
                (left, high, other[place]),
            )
            yield from _within(corners)


def _within(corners: tuple[Corner, Corner, Corner, Corner]) -> Iterator[tuple[Place, Place]]:
    """Through one cell: no line, one, or two where opposite corners are alike."""
    around = pairwise((*corners, corners[0]))
    crossed = [_between(a, b) for a, b in around if (a[2] > 0) != (b[2] > 0)]
    # Of four crossings, those beside a corner belong together unless the middle is like it.
    if len(crossed) == 4 and (sum(each[2] for each in corners) > 0) != (corners[0][2] > 0):
        crossed = [crossed[3], *crossed[:3]]
    for place in range(0, len(crossed), 2):
        yield crossed[place], crossed[place + 1]


def _between(a: Corner, b: Corner) -> Place:
    """Where nought lies from one corner to the next."""
    share = a[2] / (a[2] - b[2])
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])


def finer(
    xs: Sequence[float], ys: Sequence[float], figures: Sequence[Sequence[float]], parts: int
) -> tuple[list[float], list[float], list[list[float]]]:
    """The same figures on about `parts` values each way, straight between those known."""
    rows = [_finer(row, parts) for row in figures]
    columns = [_finer(column, parts) for column in zip(*rows, strict=True)]
    return _finer(xs, parts), _finer(ys, parts), [list(row) for row in zip(*columns, strict=True)]


def _finer(values: Sequence[float], parts: int) -> list[float]:
    times = max(1, parts // (len(values) - 1))
    found = [a + (b - a) * part / times for a, b in pairwise(values) for part in range(times)]
    return [*found, values[-1]]
