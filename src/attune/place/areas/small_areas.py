"""Population laid beside deprivation, area by area: what an estimate of need starts from."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection

from .models import Area, Dataset, Deprivation, Link, Population


class SmallArea(NamedTuple):
    """One area with its youngest residents and its place among England's areas."""

    area: str
    authority: str
    rank: int | None  # None where the English Indices do not rank it, as in Wales
    decile: int | None
    under_ones: int
    age_1: int
    age_2: int


class NotTogether(ValueError):
    """Datasets that cannot be laid beside each other; its text is for the person."""


JOINED = """
SELECT a.code, {authority}, d.rank, d.decile, p.age_0, p.age_1, p.age_2
FROM {populations} p
JOIN {areas} a ON a.id = p.area_id
{lookup}
LEFT JOIN {deprivations} d ON d.area_id = p.area_id AND d.dataset_id = %s
WHERE p.dataset_id = %s {inside}
ORDER BY a.code
"""
LOOKED_UP = """
JOIN {links} l ON l.dataset_id = %s AND l.child_id = p.area_id AND l.change = ''
JOIN {areas} parent ON parent.id = l.parent_id AND parent.geography LIKE 'lad%%'
"""


def small_areas(
    population: Dataset,
    deprivation: Dataset,
    *,
    authorities: Sequence[str] | None = None,
    lookup: Dataset | None = None,
) -> list[SmallArea]:
    """Every area of some authorities, or of all; ordered by code.

    The population file's own authorities are used, or a lookup's where it has none.
    """
    _refuse_mixture(population, deprivation)
    looked_up = not population.authority_geography
    if looked_up and lookup is None:
        lookup = Dataset.objects.linking(population.geography, "lad").first()
        if lookup is None:
            raise NotTogether(
                f"{population.file_name} does not say which authority an area belongs to: "
                f"load a lookup from {population.geography} to authorities"
            )
    sql, values = _question(population, deprivation, authorities, lookup if looked_up else None)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [SmallArea._make(row) for row in cursor.fetchall()]


def _refuse_mixture(population: Dataset, deprivation: Dataset) -> None:
    if population.geography != deprivation.geography:
        raise NotTogether(
            f"population {population.vintage} is for areas of {population.geography}, but "
            f"deprivation {deprivation.vintage} for areas of {deprivation.geography}: "
            "vintages are never mixed"
        )
    if None in population.populations.values_list("age_2", flat=True)[:1]:  # all rows are alike
        raise NotTogether(f"{population.file_name} has no column for age 2")


def _question(
    population: Dataset,
    deprivation: Dataset,
    authorities: Sequence[str] | None,
    lookup: Dataset | None,
) -> tuple[str, list[object]]:
    quoted = {
        name: connection.ops.quote_name(model._meta.db_table)
        for name, model in (
            ("populations", Population),
            ("areas", Area),
            ("deprivations", Deprivation),
            ("links", Link),
        )
    }
    authority = "parent.code" if lookup else "p.authority"
    places = ", ".join("%s" for _ in authorities or ())
    sql = JOINED.format(
        authority=authority,
        lookup=LOOKED_UP.format(**quoted) if lookup else "",
        inside=f"AND {authority} IN ({places})" if authorities else "",
        **quoted,
    )
    return sql, [
        *([lookup.pk] if lookup else []),
        deprivation.pk,
        population.pk,
        *(authorities or ()),
    ]
