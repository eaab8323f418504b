"""The invented population, deprivation and wards of the demo, as datasets like official files'."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from attune.place.areas import actions as areas
from attune.place.areas.models import Area, Dataset, Deprivation, Link, Population

from . import wards
from .places import AREAS_OF_ENGLAND, InventedArea

INVENTED = "Attune (invented for the demonstration)"
GEOGRAPHY = "lsoa11"  # so that the ranks of the 2019 edition fit


@transaction.atomic
def load(found: Sequence[InventedArea], *, at: datetime) -> None:
    """Three datasets and a cartogram."""
    areas.lay_hexagons([area.cell for area in found], geography=GEOGRAPHY, by=None, at=at)
    places = dict.fromkeys(area.place for area in found)
    Area.objects.bulk_create(
        Area(geography="lad21", code=place.code, name=place.name) for place in places
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
    _wards(found, ids, at)


def _wards(found: Sequence[InventedArea], ids: Mapping[str, int], at: datetime) -> None:
    made = wards.invented_wards(found)
    Area.objects.bulk_create(
        Area(geography=wards.GEOGRAPHY, code=ward.code, name=ward.name) for ward in made
    )
    parents = Area.objects.ids_by_code(wards.GEOGRAPHY)
    lookup = _dataset("lookup", f"{GEOGRAPHY} to {wards.GEOGRAPHY}", 2020 * 12, found, at)
    Link.objects.bulk_create(
        Link(dataset=lookup, child_id=ids[code], parent_id=parents[ward.code])
        for ward in made
        for code in ward.areas
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
