"""The invented population and deprivation of the demo, as datasets like any official file's."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from attune.place.areas import actions as areas
from attune.place.areas.models import Area, Dataset, Deprivation, Population

from .places import AREAS_OF_ENGLAND, PLACES, InventedArea

INVENTED = "Attune (invented for the demonstration)"
GEOGRAPHY = "lsoa11"  # so that the ranks of the 2019 edition fit


@transaction.atomic
def load(found: Sequence[InventedArea], *, at: datetime) -> None:
    """Two datasets and a cartogram."""
    areas.lay_hexagons([area.cell for area in found], geography=GEOGRAPHY, by=None, at=at)
    Area.objects.bulk_create(
        Area(geography="lad21", code=place.code, name=place.name) for place in PLACES
    )
    ids = Area.objects.ids_by_code(GEOGRAPHY)
    population = _dataset("population", "mid-2020", 2020 * 12 + 6, found, at)
    Population.objects.bulk_create(_population(population, ids[area.code], area) for area in found)
    deprivation = _dataset("deprivation", "IoD 2019", 2019 * 12 + 9, found, at)
    Deprivation.objects.bulk_create(
        Deprivation(
            dataset=deprivation,
            area_id=ids[area.code],
            authority=area.place.code,
            rank=area.rank,
            decile=-(-area.rank * 10 // AREAS_OF_ENGLAND),
        )
        for area in found
    )


def _population(dataset: Dataset, area_id: int, area: InventedArea) -> Population:
    return Population(
        dataset=dataset,
        area_id=area_id,
        authority=area.place.code,
        total=area.residents,
        ages=",".join(map(str, area.ages)),
        **{f"age_{age}": children for age, children in enumerate(area.ages)},
    )


def _dataset(
    kind: str, vintage: str, order: int, found: Sequence[InventedArea], at: datetime
) -> Dataset:
    return Dataset.objects.create(
        kind=kind,
        vintage=vintage,
        vintage_order=order,
        geography=GEOGRAPHY,
        authority_geography="lad21",
        layout="invented",
        publisher=INVENTED,
        source="Drawn from a seed, in project/demo/places.py",
        file_name=f"invented-{kind}",
        sha256=hashlib.sha256(f"{kind}{found}".encode()).hexdigest(),
        rows_read=len(found),
        rows_kept=len(found),
        loaded_at=at,
    )
