"""Invented wards of the three places: neighbouring small areas under an invented name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .places import PLACES, InventedArea

GEOGRAPHY = "ward20"
NAMES = {
    "wrenbridge": (
        *("Castle", "Lockside", "Weavers", "Station", "Northfield", "Orchard", "Quarry"),
        "Eastmoor",
    ),
    "vale": ("Hopmarket", "Long Meadow", "Abbots Vale", "Millrace", "Greenlane"),
    "port-ellery": ("Harbour", "Lighthouse", "Ropewalk", "Sandhills"),
}


@dataclass(frozen=True)
class InventedWard:
    """A ward and the codes of the small areas that it is made of."""

    code: str
    name: str
    areas: tuple[str, ...]


def invented_wards(areas: Sequence[InventedArea]) -> list[InventedWard]:
    """Every ward, each in one authority; all small areas lie in one."""
    found = [each for place in PLACES for each in _cut(place.slug, areas)]
    return [
        InventedWard(f"X05{number:06}", name, codes)
        for number, (name, codes) in enumerate(found, start=1)
    ]


def _cut(slug: str, areas: Sequence[InventedArea]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A place cut in strips across the map, as many as it has names, of about the same size."""
    inside = sorted((a for a in areas if a.place.slug == slug), key=lambda a: (a.q, a.r))
    names = NAMES[slug]
    for number, name in enumerate(names):
        start, end = (len(inside) * each // len(names) for each in (number, number + 1))
        yield name, tuple(area.code for area in inside[start:end])
