"""Which table a kind of file fills, and how a row becomes one of its rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models

from attune.formats.official import (
    BirthsRow,
    DeprivationRow,
    LookupRow,
    PopulationRow,
    PostcodeRow,
)
from attune.place.areas.models import Births, Deprivation, Link, Population, Postcode
from attune.place.areas.statistics import FIRST_YEARS, MILLIONTHS

Ids = Mapping[str, Mapping[str, int]]  # geography -> code -> id of the area
Values = tuple[Any, ...]


@dataclass(frozen=True)
class Filling:
    """How one kind of file fills its table."""

    model: type[models.Model]
    columns: tuple[str, ...]
    # The row as plain values, areas by their codes; and with the ids put in.
    staged: Callable[[Any], Values]
    stored: Callable[[Values, Ids, str], Values]


def _areas_first(values: Values, ids: Ids, geography: str) -> Values:
    return (ids[geography][values[0]], *values[1:])


def _population(row: PopulationRow) -> Values:
    first = row.ages[:FIRST_YEARS] + (None,) * (FIRST_YEARS - len(row.ages))
    return (row.area, row.authority, row.total, *first, ",".join(map(str, row.ages)))


def _millionths(number: Decimal | None) -> int | None:
    return None if number is None else int((number * MILLIONTHS).to_integral_value())


def _deprivation(row: DeprivationRow) -> Values:
    return (row.area, row.authority, row.rank, row.decile, _millionths(row.score))


def _link(row: LookupRow) -> Values:
    return (row.child_geography, row.child, row.parent_geography, row.parent, row.change)


def _stored_link(values: Values, ids: Ids, geography: str) -> Values:
    inner, child, outer, parent, change = values
    return (ids[inner][child], ids[outer][parent], change)


def _postcode(row: PostcodeRow) -> Values:
    return (
        row.postcode,
        row.area,
        row.authority,
        _millionths(row.latitude),
        _millionths(row.longitude),
    )


def _births(row: BirthsRow) -> Values:
    return (row.area, row.year, row.births)


FILLINGS = {
    "population": Filling(
        Population,
        (
            *("area_id", "authority", "total"),
            *(f"age_{age}" for age in range(FIRST_YEARS)),
            "ages",
        ),
        _population,
        _areas_first,
    ),
    "deprivation": Filling(
        Deprivation,
        ("area_id", "authority", "rank", "decile", "score_millionths"),
        _deprivation,
        _areas_first,
    ),
    "lookup": Filling(Link, ("child_id", "parent_id", "change"), _link, _stored_link),
    "births": Filling(Births, ("area_id", "year", "births"), _births, _areas_first),
    "postcodes": Filling(
        Postcode,
        ("postcode", "area_code", "authority", "latitude_millionths", "longitude_millionths"),
        _postcode,
        lambda values, ids, geography: values,
    ),
}
