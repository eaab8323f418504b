"""An invented county: its towns, and the venues and providers that services share."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from random import Random
from typing import Any
from uuid import UUID

from . import words

TOWNS = 150
SERVICES_OF_A_PROVIDER = 40
VENUES_OF_A_TOWN = 60  # at the very least
# Letters of no British postcode area, so that no invented postcode is anybody's.
AREAS = ("QA", "QB", "QC", "QD")
UNITS = "ABDEFGHJLNPQRSTUWXYZ"
SOUTH, NORTH, WEST, EAST = 51.0, 54.6, -2.9, 0.4
SCATTER = 0.018  # degrees: most of a town within two kilometres


@dataclass(frozen=True)
class Town:
    """A town with its postcode district and the middle of it, in degrees."""

    name: str
    district: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Country:
    """Everything that services have in common, made from a seed."""

    seed: int
    services: int

    @cached_property
    def towns(self) -> list[Town]:
        chance = Random(f"{self.seed}/towns")  # noqa: S311  (no secret)
        names = [start + end for start in words.TOWN_STARTS for end in words.TOWN_ENDS]
        return [
            Town(
                name,
                f"{AREAS[number // 40]}{number % 40 + 1}",
                chance.uniform(SOUTH, NORTH),
                chance.uniform(WEST, EAST),
            )
            for number, name in enumerate(chance.sample(names, TOWNS))
        ]

    @cached_property
    def weights(self) -> list[float]:
        """Few towns are large and many small; added up, for choosing."""
        return list(accumulate(1 / (number + 3) for number in range(TOWNS)))

    def town(self, chance: Random) -> int:
        return chance.choices(range(TOWNS), cum_weights=self.weights)[0]

    @property
    def venues(self) -> int:
        """How many venues a town has: services share them, three to one on average."""
        return max(VENUES_OF_A_TOWN, self.services // TOWNS // 3)

    @cached_property
    def _venues(self) -> dict[tuple[int, int], dict[str, Any]]:
        return {}

    def venue(self, town: int, number: int) -> dict[str, Any]:
        """The location record of one venue of a town, the same each time it is asked for."""
        known = self._venues.get((town, number))
        if known is None:
            known = self._venues[town, number] = self._venue(town, number)
        return known

    def _venue(self, town: int, number: int) -> dict[str, Any]:
        chance = Random(f"{self.seed}/venue/{town}/{number}")  # noqa: S311  (no secret)
        place = self.towns[town]
        unit = chance.choice(UNITS) + chance.choice(UNITS)
        address = {
            "id": str(uid(chance)),
            "address_1": f"{chance.randint(1, 180)} {chance.choice(words.STREETS)}",
            "city": place.name,
            "state_province": "Benchshire",
            "postal_code": f"{place.district} {chance.randint(1, 9)}{unit}",
            "country": "GB",
            "address_type": "physical",
        }
        return {
            "id": str(uid(chance)),
            "location_type": "physical",
            "name": f"{place.name} {chance.choice(words.VENUES)}",
            "latitude": degrees(chance.gauss(place.latitude, SCATTER)),
            "longitude": degrees(chance.gauss(place.longitude, SCATTER)),
            "addresses": [address],
        }

    @property
    def providers(self) -> int:
        return max(2, self.services // SERVICES_OF_A_PROVIDER)

    def keeps_secrets(self, provider: int) -> bool:
        """Whether it runs the services whose addresses stay hidden, and nothing else."""
        return provider < max(1, self.providers // 20)

    def provider_of(self, chance: Random, *, guarded: bool) -> str:
        """The id of one that may run a service."""
        fitting = self._guarding if guarded else self._others
        return chance.choice(fitting or self.provider_ids)

    @cached_property
    def _guarding(self) -> list[str]:
        return [each for n, each in enumerate(self.provider_ids) if self.keeps_secrets(n)]

    @cached_property
    def _others(self) -> list[str]:
        return [each for n, each in enumerate(self.provider_ids) if not self.keeps_secrets(n)]

    @cached_property
    def provider_ids(self) -> list[str]:
        return [str(self.provider(number)["id"]) for number in range(self.providers)]

    def provider(self, number: int) -> dict[str, Any]:
        """One organisation's record."""
        chance = Random(f"{self.seed}/provider/{number}")  # noqa: S311  (no secret)
        town = self.towns[self.town(chance)]
        name = f"{town.name} {chance.choice(words.PROVIDERS)} {number + 1}"
        return {
            "id": str(uid(chance)),
            "name": name,
            "description": f"An invented organisation that works with families around {town.name}.",
            "email": f"hello{number}@example.org",
            "website": f"https://example.org/organisation/{number}",
        }


def uid(chance: Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


def degrees(value: float) -> Decimal:
    return Decimal(f"{value:.6f}")
