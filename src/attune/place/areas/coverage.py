"""Which of the loaded files cover a place: the newest population, and deprivation that fits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .models import Dataset
from .small_areas import SmallArea, small_areas


@dataclass(frozen=True)
class Coverage:
    """A population and a deprivation dataset on the same areas, and the rows of one place."""

    population: Dataset
    deprivation: Dataset
    rows: tuple[SmallArea, ...]

    @property
    def ranked(self) -> bool:
        """Whether every area has a deprivation rank."""
        return all(row.rank for row in self.rows)


def coverage_of(authorities: Sequence[str]) -> Coverage | None:
    """The newest pair that ranks every area; failing that (in Wales) the newest that counts them.

    None where nothing loaded covers these authorities.
    """
    best = None
    for found in _pairs(authorities):
        if found.ranked:
            return found
        best = best or found
    return best


def _pairs(authorities: Sequence[str]) -> Iterator[Coverage]:
    if not authorities:
        return
    for population in Dataset.objects.current("population"):
        for deprivation in Dataset.objects.current("deprivation", geography=population.geography):
            rows = small_areas(population, deprivation, authorities=authorities)
            if rows:
                yield Coverage(population, deprivation, tuple(rows))
