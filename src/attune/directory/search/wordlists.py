"""The words of each row of the index: FTS5 on SQLite, a tsvector with a GIN index on PostgreSQL.

Both hold the same plain words (domain.search.words), so both find the same rows. On SQLite they
stand in a table beside the index; on PostgreSQL in a column of its own that Django need not know.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.expressions import RawSQL

from attune.domain.search.words import Asked, here

INDEX, LIST = "directory_findable", "directory_findable_words"
SQLITE = f"""
CREATE VIRTUAL TABLE {LIST}
USING fts5(said, detail=none, columnsize=0, tokenize="ascii tokenchars '_'")
"""
# New rows wait in a list that every search must read too: half a megabyte of them at most.
POSTGRESQL = f"""
ALTER TABLE {INDEX} ADD COLUMN words tsvector;
CREATE INDEX {LIST} ON {INDEX} USING gin (words) WITH (gin_pending_list_limit = 512);
"""


def make(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """For the migration."""
    editor.execute(SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL, params=None)


def unmake(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """For the migration backwards: the column goes with its table."""
    if editor.connection.vendor == "sqlite":
        editor.execute(f"DROP TABLE {LIST}", params=None)


def keep(words: Iterable[tuple[int, Iterable[str]]]) -> None:
    """Keep the words of rows just made, by the rows' ids."""
    kept = [(pk, sorted(each)) for pk, each in words]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(
                f"INSERT OR REPLACE INTO {LIST} (rowid, said) VALUES (%s, %s)",  # noqa: S608
                [(pk, " ".join(each)) for pk, each in kept],
            )
        else:
            cursor.execute(
                f"UPDATE {INDEX} SET words = array_to_tsvector(string_to_array(new.said, ' '))"  # noqa: S608
                " FROM unnest(%s::bigint[], %s::text[]) AS new (id, said)"
                f" WHERE {INDEX}.id = new.id",
                [[pk for pk, _ in kept], [" ".join(each) for _, each in kept]],
            )


def forget(pks: Sequence[int]) -> None:
    """Drop the words of at most 400 rows that are about to go."""
    if connection.vendor == "sqlite" and pks:
        marks = ", ".join("%s" for _ in pks)
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {LIST} WHERE rowid IN ({marks})", list(pks))  # noqa: S608


def rows_saying(asked: Asked, place: int | None) -> RawSQL:
    """The ids of the rows that hold all these words, for a question inside another."""
    if connection.vendor == "sqlite":
        sql = f"SELECT rowid FROM {LIST} WHERE {LIST} MATCH %s"  # noqa: S608
    else:
        sql = f"SELECT id FROM {INDEX} WHERE words @@ %s::tsquery"  # noqa: S608
    return RawSQL(sql, [said(asked, place)])  # noqa: S611


def said(asked: Asked, place: int | None, cells: Sequence[str] = ()) -> str:
    """Words, locality and squares of the map in the database's own language of search.

    All of the words and one of the squares. They are letters, digits and our own marks only.
    """
    words = [*asked.words, *([here(place)] if place is not None else [])]
    if connection.vendor == "sqlite":
        mark, begun, both, either = '"', '"{}" *', " AND ", " OR "
    else:
        mark, begun, both, either = "'", "'{}':*", " & ", " | "
    parts = [f"{mark}{word}{mark}" for word in words]
    parts += [begun.format(asked.beginning)] if asked.beginning else []
    parts += [f"({either.join(f'{mark}{cell}{mark}' for cell in cells)})"] if cells else []
    return both.join(parts)


def tidy() -> None:
    """After many rows were written at once: merge the lists of words and count the rows."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"INSERT INTO {LIST} ({LIST}) VALUES ('optimize')")  # noqa: S608
        else:
            cursor.execute(f"SELECT gin_clean_pending_list('{LIST}'::regclass)")
            cursor.execute(f"ANALYZE {INDEX}")
