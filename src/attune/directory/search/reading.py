"""Reads the packed rows that may count for a search, in one statement on either database.

Written as SQL, since a search has 20 milliseconds and the ORM takes eight to build the statement.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from attune.domain.search.cells import cells_over
from attune.domain.search.distance import Box
from attune.domain.search.facets import FACETS, Choice
from attune.domain.search.words import Asked

from .wordlists import INDEX, LIST, said

LANES = ("lane_0", "lane_1", "lane_2")
NEAR = "(south IS NULL OR (south <= %s AND north >= %s AND west <= %s AND east >= %s))"


@dataclass(frozen=True)
class Narrowed:
    """What a record must hold to be read at all.

    Of two facets chosen or more, records that fail one are read too: the counts need them.
    """

    on: date
    locality: int | None = None
    asked: Asked = field(default_factory=Asked)
    box: Box | None = None  # records without any place count as inside
    chosen: Choice = field(default_factory=dict)
    marked_only: bool = False


def packed(narrowed: Narrowed, *, spots: bool) -> tuple[str | None, str | None]:
    """The packed rows as one text, and their spots as another where they are wanted."""
    columns = [_joined("row"), _joined("spots") if spots else "NULL"]
    cells = cells_over(narrowed.box)
    words = said(narrowed.asked, narrowed.locality, cells) if narrowed.asked or cells else ""
    where, values = _conditions(narrowed)
    if narrowed.locality is not None and not words:
        where, values = ["locality_id = %s", *where], [narrowed.locality, *values]
    first, second = _row(columns, words, where, values)
    return first, second


def named(asked: Asked, locality: int | None) -> str | None:
    """The ids of the services that hold all these words, with commas between them."""
    columns = [_joined("service_id", ",")]
    (ids,) = _row(columns, said(asked, locality), [], [])
    return ids


def anything(asked: Asked, locality: int | None) -> bool:
    """Whether any row holds all these words."""
    if connection.vendor == "sqlite":
        sql = f"SELECT EXISTS (SELECT 1 FROM {LIST} WHERE {LIST} MATCH %s)"  # noqa: S608
    else:
        sql = f"SELECT EXISTS (SELECT 1 FROM {INDEX} WHERE words @@ %s::tsquery)"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [said(asked, locality)])
        return bool(cursor.fetchone()[0])


def _row(
    columns: list[str], words: str, where: list[str], values: list[object]
) -> tuple[str | None, ...]:
    source = INDEX
    if words and connection.vendor == "sqlite":
        # A cross join keeps the order: SQLite begins with the words.
        source = f"{LIST} CROSS JOIN {INDEX} ON {LIST}.rowid = {INDEX}.id"
        where, values = [f"{LIST} MATCH %s", *where], [words, *values]
    elif words:
        where, values = ["words @@ %s::tsquery", *where], [words, *values]
    sql = f"SELECT {', '.join(columns)} FROM {source} WHERE {' AND '.join(where)}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row: tuple[str | None, ...] = cursor.fetchone()
    return row


def _joined(column: str, comma: str = "") -> str:
    if connection.vendor == "sqlite":
        return f"GROUP_CONCAT({INDEX}.{column}, '{comma}')"
    return f"STRING_AGG({column}::text, '{comma}')"


def _conditions(narrowed: Narrowed) -> tuple[list[str], list[object]]:
    day = connection.ops.adapt_datefield_value(narrowed.on)
    where: list[str] = ["seen_until >= %s"]
    values: list[object] = [day]
    if narrowed.marked_only:
        where.append("marked_until >= %s")
        values.append(day)
    if narrowed.box:
        where.append(NEAR)
        values += [narrowed.box.north, narrowed.box.south, narrowed.box.east, narrowed.box.west]
    if len(narrowed.chosen) > 1:
        faults = [_fault(key) for key in narrowed.chosen]
        where.append(f"{' + '.join(faults)} <= 1")
        values += [
            FACETS[key].mask(choices) if FACETS[key].has_bits else day
            for key, choices in narrowed.chosen.items()
        ]
    return where, values


def _fault(key: str) -> str:
    """1 where a record offers none of what was chosen in a facet, else 0."""
    facet = FACETS[key]
    holds = f"({LANES[facet.lane]} & %s) <> 0" if facet.has_bits else "marked_until >= %s"
    return f"CASE WHEN {holds} THEN 0 ELSE 1 END"
