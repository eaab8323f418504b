"""Joins the rows of a package on disk, so that a package of any size needs little memory."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from attune.formats.listing import Record

from .csv_rows import Row
from .tables import ANYTHING, SHAPE_OF, TABLE_OF, link_columns


@dataclass(frozen=True, slots=True)
class Kept:
    """One row of the store."""

    number: int
    table: str
    where: str
    record: Record


class JoinStore:
    """A private temporary database that vanishes with the object (SQLite's unnamed file)."""

    def __init__(self) -> None:
        self.base = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self.base.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-8000;"
            "CREATE TABLE kept(number INTEGER PRIMARY KEY, own_table TEXT, id TEXT, place TEXT,"
            " body TEXT, used INTEGER DEFAULT 0);"
            "CREATE TABLE link(shape TEXT, id TEXT, number INTEGER);"
            "BEGIN;"
        )
        self.exists = lru_cache(maxsize=50_000)(self._exists)

    def close(self) -> None:
        self.exists.cache_clear()
        self.base.close()

    def keep(self, table: str, row: Row) -> None:
        """Take in one row with what it points to."""
        made = self.base.execute(
            "INSERT INTO kept(own_table, id, place, body) VALUES (?, ?, ?, ?)",
            (table, row.id, row.where, _written(row.record)),
        )
        links = {(shape, str(row.record.get(c, ""))) for c, shape in link_columns(table).items()}
        self.base.executemany(
            "INSERT INTO link VALUES (?, ?, ?)",
            [(shape, points_to, made.lastrowid) for shape, points_to in links if points_to],
        )

    def complete(self) -> None:
        """All rows are in: make them quick to find."""
        self.base.executescript(
            "CREATE INDEX by_id ON kept(own_table, id); CREATE INDEX by_link ON link(id, shape);"
            "CREATE INDEX by_any ON kept(id);"
        )

    def of_table(self, table: str, *, unused: bool = False) -> Iterator[Kept]:
        """The rows of one table in their order, in slices, so that rows may be marked meanwhile."""
        last = 0
        while slice_ := self._slice(table, last, unused=unused):
            yield from slice_
            last = slice_[-1].number

    def _slice(self, table: str, last: int, *, unused: bool) -> list[Kept]:
        also = "AND used = 0" if unused else ""
        return self._found(
            f"SELECT number, own_table, place, body FROM kept WHERE own_table = ? AND number > ? "  # noqa: S608
            f"{also} ORDER BY number LIMIT 200",
            (table, last),
        )

    def tables(self) -> list[str]:
        """The tables that have rows, by name."""
        found = self.base.execute("SELECT DISTINCT own_table FROM kept ORDER BY own_table")
        return [str(table) for (table,) in found]

    def one(self, shape: str, id_: str) -> Kept | None:
        """The first row of that shape with that id."""
        found = self._found(
            "SELECT number, own_table, place, body FROM kept WHERE own_table = ? AND id = ?"
            " ORDER BY number LIMIT 1",
            (TABLE_OF[shape], id_),
        )
        return found[0] if found else None

    def under(self, shape: str, id_: str) -> list[Kept]:
        """Every row that hangs under that object, in order."""
        return self._found(
            "SELECT k.number, k.own_table, k.place, k.body FROM link JOIN kept k USING (number)"
            " WHERE link.id = ? AND link.shape IN (?, ?) ORDER BY k.number",
            (id_, shape, ANYTHING),
        )

    def _exists(self, shape: str, id_: str) -> bool:
        if shape == ANYTHING:
            found = self.base.execute("SELECT own_table FROM kept WHERE id = ?", (id_,))
            return any(table in SHAPE_OF for (table,) in found)
        found = self.base.execute(
            "SELECT 1 FROM kept WHERE own_table = ? AND id = ?", (TABLE_OF[shape], id_)
        )
        return found.fetchone() is not None

    def mark(self, used: Iterable[int]) -> None:
        """Remember that these rows have found their place."""
        self.base.executemany("UPDATE kept SET used = 1 WHERE number = ?", [(n,) for n in used])

    def _found(self, query: str, values: tuple[Any, ...]) -> list[Kept]:
        return [
            Kept(number, table, where, _read(body))
            for number, table, where, body in self.base.execute(query, values).fetchall()
        ]


def _written(record: Record) -> str:
    # Before cleaning a cell may still hold what canonical text refuses.
    return json.dumps(record, default=lambda number: {"exact": str(number)})


def _read(body: str) -> Record:
    read = json.loads(body)
    return {
        key: Decimal(value["exact"]) if isinstance(value, dict) and "exact" in value else value
        for key, value in read.items()
    }
