"""Where the demo's invented services are: hubs, clinics, halls and libraries of each place."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID, uuid5

from attune.domain.listings.document import PlaceOfService

from .places import InventedArea
from .postcodes import invented_postcodes

NAMES = UUID("0d3c5b5a-1001-4000-8000-00000000a77e")
HUBS = {
    "wrenbridge": ("Willow", "Oak", "Hazel", "Rowan"),
    "vale": ("Alder", "Elm"),
    "port-ellery": ("Gorse", "Heron"),
}
SORTS = {
    "hub": "{tree} Family Hub",
    "clinic": "{place} Health Centre",
    "hall": "{tree} Street Hall",
    "library": "{tree} Library",
    "hidden": "Robin House",
}
COUNTY = "Wrenshire"


def named(name: str) -> UUID:
    """The same id for the same name, each time the demo is made."""
    return uuid5(NAMES, name)


@dataclass(frozen=True)
class Site:
    """A building of the demo."""

    name: str
    street: str
    town: str
    postcode: str
    latitude_e6: int
    longitude_e6: int

    def record(self, service: str) -> PlaceOfService:
        """As a place of the service of this name."""
        address = {
            "id": str(named(f"address {self.name} {self.town}")),
            "address_1": self.street,
            "city": self.town,
            "state_province": COUNTY,
            "postal_code": self.postcode,
            "country": "GB",
            "address_type": "physical",
        }
        location: dict[str, Any] = {
            "id": str(named(f"site {self.name} {self.town}")),
            "location_type": "physical",
            "name": self.name,
            "latitude": Decimal(self.latitude_e6) / 1_000_000,
            "longitude": Decimal(self.longitude_e6) / 1_000_000,
            "addresses": [address],
            "accessibility": [
                {
                    "id": str(named(f"access {self.name} {self.town}")),
                    "description": "Step-free, with room for prams",
                }
            ],
        }
        at = {"id": str(named(f"{service} at {self.name} {self.town}"))}
        return PlaceOfService(at, location)


def sites(areas: Sequence[InventedArea]) -> dict[tuple[str, str], list[Site]]:
    """The sites of each place, by slug and sort; drawn from a seed."""
    chance = Random(89)  # noqa: S311  an invented world, not a secret
    codes = invented_postcodes(areas)
    found: dict[tuple[str, str], list[Site]] = {}
    for slug, trees in HUBS.items():
        own = [code for code, (area, _, _) in codes.items() if area.place.slug == slug]
        town = next(area.place.name for area in areas if area.place.slug == slug)
        for sort, name in SORTS.items():
            for tree in trees if "{tree}" in name else trees[:1]:
                code = own.pop(chance.randrange(len(own)))
                _area, latitude, longitude = codes[code]
                street = f"{chance.randint(2, 88)} {tree} Street"
                site = Site(
                    name.format(tree=tree, place=town), street, town, code, latitude, longitude
                )
                found.setdefault((slug, sort), []).append(site)
    return found
