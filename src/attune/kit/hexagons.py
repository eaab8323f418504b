"""Maps of hexagons, one for each area and all the same size: drawn from cells, or invented."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random

from attune.kit.boundaries import Drawing, Shape

Place = tuple[int, int]  # axial coordinates: q to the right, r down and to the right
NEIGHBOURS: tuple[Place, ...] = ((1, 0), (1, -1), (0, -1), (-1, 0), (-1, 1), (0, 1))
SIDE = 60


@dataclass(frozen=True)
class Cell:
    """An area's place in a hexagon map."""

    code: str
    name: str
    q: int
    r: int


def draw(cells: Iterable[Cell]) -> Drawing:
    """Hexagons with a point at the top, a hair apart, on a sheet that just holds them."""
    cells = tuple(cells)
    if not cells:
        raise ValueError("there is no area to draw")
    if len({(cell.q, cell.r) for cell in cells}) < len(cells):
        raise ValueError("two areas have the same place in the hexagon map")
    centres = [_centre(cell.q, cell.r) for cell in cells]
    left = min(x for x, _ in centres) - SIDE * sqrt(3) / 2
    top = min(y for _, y in centres) - SIDE
    shapes = tuple(
        Shape(cell.code, cell.name, _hexagon(x - left, y - top))
        for cell, (x, y) in zip(cells, centres, strict=True)
    )
    width = max(x for x, _ in centres) - left + SIDE * sqrt(3) / 2
    return Drawing(shapes, round(width), round(max(y for _, y in centres) - top + SIDE))


def _centre(q: int, r: int) -> tuple[float, float]:
    return SIDE * sqrt(3) * (q + r / 2), SIDE * 1.5 * r


def _hexagon(x: float, y: float) -> str:
    half, quarter = SIDE * sqrt(3) / 2, SIDE / 2
    corners = (
        (0, -SIDE),
        (half, -quarter),
        (half, quarter),
        (0, SIDE),
        (-half, quarter),
        (-half, -quarter),
    )
    points = " ".join(f"{x + 0.96 * across:.0f} {y + 0.96 * down:.0f}" for across, down in corners)
    return f"M{points}z"


def invented(sizes: Sequence[int], *, chance: Random) -> tuple[tuple[Place, ...], ...]:
    """Places for invented localities of these many areas: each in one piece, side by side."""
    if any(size < 1 for size in sizes):
        raise ValueError("a locality has at least one area")
    taken: set[Place] = set()
    grown: list[tuple[Place, ...]] = []
    for size in sizes:
        piece = _grown(_start(taken, chance), size, taken, chance)
        taken.update(piece)
        grown.append(piece)
    return tuple(grown)


def _start(taken: set[Place], chance: Random) -> Place:
    """A free place at the outer edge, so that there is always room to grow outwards."""
    edge = sorted({near for place in taken for near in around(place)} - taken, key=_remoteness)
    return chance.choice(edge[-max(1, len(edge) // 8) :]) if edge else (0, 0)


def _grown(start: Place, size: int, taken: set[Place], chance: Random) -> tuple[Place, ...]:
    piece = [start]
    edge = {near for near in around(start) if near not in taken}
    while len(piece) < size:
        # The more neighbours a place already has, the likelier it joins: few spits and holes.
        choices = sorted(edge)
        weights = [sum(near in piece for near in around(place)) ** 3 for place in choices]
        joined = chance.choices(choices, weights)[0]
        piece.append(joined)
        edge.discard(joined)
        edge.update(near for near in around(joined) if near not in taken and near not in piece)
    return tuple(piece)


def around(place: Place) -> Iterator[Place]:
    return ((place[0] + q, place[1] + r) for q, r in NEIGHBOURS)


def _remoteness(place: Place) -> tuple[int, Place]:
    q, r = place
    return max(abs(q), abs(r), abs(q + r)), place
