"""Small areas of the database as the domain knows them."""

from collections.abc import Iterable, Mapping

from attune.domain.neighbourhoods import Neighbourhood, Neighbourhoods
from attune.domain.vintages import Geography, PopulationVintage, Vintages, deprivation_vintage
from attune.place.areas.models import Dataset
from attune.place.areas.small_areas import SmallArea


def vintages_of(population: Dataset, deprivation: Dataset) -> Vintages:
    """The editions of two datasets; Refused where they do not belong together."""
    return Vintages(
        PopulationVintage(population.vintage, Geography(population.geography)),
        deprivation_vintage(deprivation.vintage),
    )


def neighbourhoods(
    rows: Iterable[SmallArea], vintages: Vintages, names: Mapping[str, str]
) -> Neighbourhoods:
    """One entry a row."""
    return Neighbourhoods.of(vintages, names, (_neighbourhood(row) for row in rows))


def _neighbourhood(row: SmallArea) -> Neighbourhood:
    under_twos = row.under_ones + row.age_1
    return Neighbourhood(row.authority, under_twos, under_twos + row.age_2, row.rank)
