"""Which edition of a statistic a number comes from, and which editions may meet."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from .refusals import Refused

_MID_YEAR = re.compile(r"mid-((?:19|20)\d\d)")


class Geography(Enum):
    """Which drawing of the small areas a file uses."""

    LSOA11 = "lsoa11"
    LSOA21 = "lsoa21"

    @property
    def title(self) -> str:
        return f"LSOA 20{self.value[-2:]}"

    @property
    def population_to_get(self) -> str:
        return {
            Geography.LSOA11: "ONS small-area population for mid-2020 or earlier (SAPE23DT2)",
            Geography.LSOA21: "ONS small-area population for mid-2022 to mid-2024"
            " (sapelsoasyoa20222024.xlsx)",
        }[self]

    @property
    def deprivation_to_get(self) -> str:
        return {
            Geography.LSOA11: "Indices of Deprivation 2019 (File 7)",
            Geography.LSOA21: "Indices of Deprivation 2025 (File 7)",
        }[self]


@dataclass(frozen=True)
class PopulationVintage:
    """A mid-year population estimate by small area, such as "mid-2020"."""

    name: str
    geography: Geography

    def __post_init__(self) -> None:
        if not _MID_YEAR.fullmatch(self.name):
            raise Refused(f"“{self.name}” is no population vintage: write it as “mid-2020”")

    @property
    def day(self) -> date:
        """30 June, the day that a mid-year estimate describes."""
        return date(int(self.name.removeprefix("mid-")), 6, 30)

    def years_old(self, *, on: date) -> int:
        """Whole years from the day it describes to a given day."""
        return on.year - self.day.year - ((on.month, on.day) < (self.day.month, self.day.day))


@dataclass(frozen=True)
class DeprivationVintage:
    """An edition of the English Indices of Deprivation; ranks run from 1 to `areas`."""

    name: str
    geography: Geography
    areas: int
    published: date


_IOD_2019 = DeprivationVintage("IoD 2019", Geography.LSOA11, 32_844, date(2019, 9, 26))
_IOD_2025 = DeprivationVintage("IoD 2025", Geography.LSOA21, 33_755, date(2025, 10, 30))
DEPRIVATION_VINTAGES = {vintage.name: vintage for vintage in (_IOD_2019, _IOD_2025)}


def deprivation_vintage(name: str) -> DeprivationVintage:
    """The edition of that name, or a refusal naming those known."""
    try:
        return DEPRIVATION_VINTAGES[name]
    except KeyError:
        known = ", ".join(DEPRIVATION_VINTAGES)
        raise Refused(f"“{name}” is no known edition of the Indices; known: {known}") from None


@dataclass(frozen=True)
class Vintages:
    """The population and the deprivation that one estimate uses, on the same areas."""

    population: PopulationVintage
    deprivation: DeprivationVintage | None = None

    def __post_init__(self) -> None:
        if self.deprivation is None:
            return
        counted, ranked = self.population.geography, self.deprivation.geography
        if counted is not ranked:
            raise Refused(
                f"Population {self.population.name} is counted on {counted.title} areas, and"
                f" {self.deprivation.name} ranks {ranked.title} areas: they cannot be mixed. Get"
                f" {counted.deprivation_to_get}, or {ranked.population_to_get}"
            )

    @property
    def title(self) -> str:
        """How a page names the pair: "mid-2020 × IoD 2019"."""
        return " × ".join(each.name for each in (self.population, self.deprivation) if each)
