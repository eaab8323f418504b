"""The small areas of a population and a deprivation dataset in columns, kept in memory.

Datasets are never changed, so that what was read of a pair stays true.
"""

from functools import lru_cache

import numpy as np

from attune.domain.deprivation import Counts
from attune.domain.need_areas.small import SmallAreas
from attune.domain.neighbourhoods import UNRANKED
from attune.place.areas.models import Dataset, Population
from attune.place.areas.small_areas import small_areas
from attune.planning.neighbourhoods import vintages_of

KEPT = 4  # pairs of datasets: the national ones take about 4 MB each


def small_areas_of(population: Dataset, deprivation: Dataset) -> SmallAreas:
    """Every small area of both; Refused where the two do not belong together."""
    marks = (population.sha256, population.sheet, deprivation.sha256, deprivation.sheet)
    return _read(population.pk, deprivation.pk, marks)


@lru_cache(maxsize=KEPT)
def _read(population_pk: int, deprivation_pk: int, marks: tuple[str, ...]) -> SmallAreas:
    """`marks` tell apart datasets that had the same key in different databases."""
    population = Dataset.objects.get(pk=population_pk)
    deprivation = Dataset.objects.get(pk=deprivation_pk)
    rows = small_areas(population, deprivation)
    return SmallAreas(
        vintages=vintages_of(population, deprivation),
        codes=np.array([row.area for row in rows], dtype=np.str_),
        authorities=np.array([row.authority for row in rows], dtype=np.str_),
        under_twos=np.array([row.under_ones + row.age_1 for row in rows], dtype=np.int64),
        toddlers=_toddlers(population, [row.area for row in rows]),
        ranks=np.array([row.rank or UNRANKED for row in rows], dtype=np.int64),
    )


def _toddlers(population: Dataset, codes: list[str]) -> Counts | None:
    """Children aged 2, 3 and 4, in the order of the codes; None where ages 3 and 4 are lacking."""
    aged = Population.objects.of(population).values_list("area__code", "age_2", "age_3", "age_4")
    found = {code: years for code, *years in aged}
    if any(None in years for years in found.values()):
        return None
    return np.array([sum(found[code]) for code in codes], dtype=np.int64)
