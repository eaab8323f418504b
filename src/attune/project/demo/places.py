"""The three invented places of the demo: their small areas, children and deprivation.

Shaped like England's: about 33 children under two in a typical area, more of them where
deprivation is higher, a wide rural place with few. Drawn from a seed, the same every time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from attune.kit.hexagons import Cell, invented

SEED = 1001  # the days that count
AREAS_OF_ENGLAND = 32_844  # the edition of 2019, whose ranks the demo borrows


@dataclass(frozen=True)
class Place:
    """An invented locality: how many areas, and how its deprivation is spread (a beta shape)."""

    name: str
    slug: str
    code: str
    mark: str
    areas: int
    typical_children: float
    deprived: float
    sheltered: float


PLACES = (
    Place("Wrenbridge", "wrenbridge", "X06000001", "Wrenbridge", 44, 36.0, 1.1, 2.2),
    Place("Vale", "vale", "X06000002", "Vale", 27, 22.0, 2.6, 1.9),
    Place("Port Ellery", "port-ellery", "X06000003", "Port Ellery", 19, 28.0, 1.2, 1.6),
)
# An authority that is counted like the others; the area that will choose it has nothing yet.
NEWCOMER = Place("Larkwater", "larkwater", "X06000004", "Larkwater", 12, 30.0, 1.4, 1.8)


@dataclass(frozen=True)
class InventedArea:
    """One invented small area."""

    code: str
    name: str
    place: Place
    rank: int
    residents: int
    ages: tuple[int, ...]  # 0 to 5
    q: int
    r: int

    @property
    def cell(self) -> Cell:
        return Cell(self.code, self.name, self.q, self.r)


def invented_areas() -> list[InventedArea]:
    """Every area of the three places."""
    chance = Random(SEED)  # noqa: S311  an invented world, not a secret
    pieces = invented([place.areas for place in PLACES], chance=chance)
    areas: list[InventedArea] = []
    for place, piece in zip(PLACES, pieces, strict=True):
        areas += _areas(place, piece, areas, chance)
    return areas


def newcomer_areas(others: Sequence[InventedArea]) -> list[InventedArea]:
    """The areas of the newcomer, beside the others, which stay as they were drawn."""
    sizes = [place.areas for place in (*PLACES, NEWCOMER)]
    *_known, piece = invented(sizes, chance=Random(SEED))  # noqa: S311
    return _areas(NEWCOMER, piece, others, Random(SEED + 1))  # noqa: S311


def _areas(
    place: Place, piece: Sequence[tuple[int, int]], others: Sequence[InventedArea], chance: Random
) -> list[InventedArea]:
    """The areas of one place, numbered on from those before them."""
    ranks = {area.rank for area in others}
    areas = []
    for number, (q, r) in enumerate(piece):
        rank = _rank(place, ranks, chance)
        areas.append(
            InventedArea(
                code=f"X01{len(others) + number + 1:06}",
                name=f"{place.name} {number // 4 + 1:03}{'ABCD'[number % 4]}",
                place=place,
                rank=rank,
                residents=chance.randint(1150, 2250),
                ages=_ages(place, rank, chance),
                q=q,
                r=r,
            )
        )
    return areas


def _rank(place: Place, taken: set[int], chance: Random) -> int:
    """A rank nobody has yet; 1 is the most deprived of England's areas."""
    while True:
        drawn = chance.betavariate(place.deprived, place.sheltered)
        rank = 1 + int(drawn * (AREAS_OF_ENGLAND - 1))
        if rank not in taken:
            taken.add(rank)
            return rank


def _ages(place: Place, rank: int, chance: Random) -> tuple[int, ...]:
    """Children of each age; up to a third more in the most deprived areas than in the middle."""
    weight = 1 + 0.33 * (0.5 - rank / AREAS_OF_ENGLAND) * 2
    yearly = place.typical_children / 2 * weight
    return tuple(max(2, round(chance.gauss(yearly, yearly**0.5 * 1.6))) for _ in range(6))
