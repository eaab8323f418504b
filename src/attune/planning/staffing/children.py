"""Children aged 0 to 4 of a place, for the caseloads of health visitors."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from attune.place.areas.coverage import coverage_of
from attune.place.areas.models import Dataset, Population
from attune.place.localities.models import Locality
from attune.planning.projection.shipped import shipped_births

AGES = ("age_0", "age_1", "age_2", "age_3", "age_4")
AT_A_TIME = 400


def aged_0_to_4(locality: Locality) -> tuple[int | None, str]:
    """How many, and a sentence on where that is from; None where no file tells."""
    if locality.example:
        shipped = shipped_births()
        if locality.example == shipped.place:
            return shipped.aged_0_to_4, shipped.aged_0_to_4_source
        return None, ""
    covered = coverage_of(locality.authority_codes)
    if covered is None:
        return None, ""
    count = _counted(covered.population, [row.area for row in covered.rows])
    return count, _("Ages 0 to 4: %(name)s") % {"name": covered.population.vintage} if count else ""


def _counted(population: Dataset, codes: Sequence[str]) -> int | None:
    total = 0
    for start in range(0, len(codes), AT_A_TIME):
        rows = Population.objects.of(population).in_areas(codes[start : start + AT_A_TIME])
        for ages in rows.values_list(*AGES):
            if None in ages:
                return None
            total += sum(ages)
    return total or None
