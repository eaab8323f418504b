"""Invented postcodes: eight to a small area, in districts that the Royal Mail does not have.

The land lies in the North Sea, so that no invented address points at anybody's house.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from random import Random

from attune.place.areas.models import Dataset, Postcode

from .places import InventedArea

AREA_LETTERS = {"wrenbridge": "WB", "vale": "VV", "port-ellery": "QX"}
AREAS_TO_A_DISTRICT = 9
TO_AN_AREA = 8
UNITS = "ABDEFGHJLN"
NORTH, EAST = 53.2, 2.3  # degrees, of the hexagon at 0, 0
TALL, WIDE = 0.0165, 0.030  # degrees from one hexagon to the next: about 2 km


def position(area: InventedArea) -> tuple[int, int]:
    """Latitude and longitude of an area's middle, in millionths of a degree."""
    latitude = NORTH - area.r * TALL
    longitude = EAST + (area.q + area.r / 2) * WIDE
    return round(latitude * 1_000_000), round(longitude * 1_000_000)


def invented_postcodes(areas: Sequence[InventedArea]) -> dict[str, tuple[InventedArea, int, int]]:
    """Every postcode with its area and its own position."""
    chance = Random(2026)  # noqa: S311  an invented world, not a secret
    counts: dict[str, int] = {}
    found = {}
    for area in areas:
        slug = area.place.slug
        number = counts[slug] = counts.get(slug, -1) + 1
        district = f"{AREA_LETTERS[slug]}{number // AREAS_TO_A_DISTRICT + 1}"
        latitude, longitude = position(area)
        for unit in range(TO_AN_AREA):
            code = f"{district} {number % AREAS_TO_A_DISTRICT + 1}{UNITS[unit]}{UNITS[unit + 2]}"
            north, east = chance.randint(-7000, 7000), chance.randint(-12000, 12000)
            found[code] = (area, latitude + north, longitude + east)
    return found


def load_postcodes(areas: Sequence[InventedArea], *, at: datetime) -> None:
    """One dataset of postcodes, like the official file's."""
    found = invented_postcodes(areas)
    dataset = Dataset.objects.create(
        kind="postcodes",
        vintage="2026-08",
        vintage_order=2026 * 12 + 8,
        geography="lsoa11",
        authority_geography="lad21",
        layout="invented",
        publisher="Attune (invented for the demonstration)",
        source="Drawn from a seed, in project/demo/postcodes.py",
        file_name="invented-postcodes",
        sha256=hashlib.sha256(repr(sorted(found)).encode()).hexdigest(),
        rows_read=len(found),
        rows_kept=len(found),
        loaded_at=at,
    )
    Postcode.objects.bulk_create(
        Postcode(
            dataset=dataset,
            postcode=code,
            area_code=area.code,
            authority=area.place.code,
            latitude_millionths=latitude,
            longitude_millionths=longitude,
        )
        for code, (area, latitude, longitude) in found.items()
    )
