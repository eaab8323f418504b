"""Gathers flat rows on disk, the copies of one object made one row again."""

import json
import sqlite3
from collections.abc import Iterator
from uuid import uuid5

from attune.domain import canonical
from attune.formats.listing import Record
from attune.formats.oruk.identifiers import NAMESPACE

from .tables import COLUMNS

# Copies of one object come close together; an id that hundreds share is not searched through.
NEAR = 20


class RowStore:
    """A private temporary database that vanishes with the object (SQLite's unnamed file)."""

    def __init__(self) -> None:
        self.base = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self.base.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-8000;"
            "CREATE TABLE flat(number INTEGER PRIMARY KEY, own_table TEXT, id TEXT, body TEXT);"
            "CREATE INDEX by_id ON flat(own_table, id); BEGIN;"
        )
        self.columns: dict[str, set[str]] = {}

    def close(self) -> None:
        self.base.close()

    def keep(self, table: str, row: Record) -> None:
        """Take in a row; a copy of one that is there only adds what that one does not say yet."""
        cells = {key: text for key, value in row.items() if (text := cell(value))}
        if not cells.get("id"):
            cells["id"] = str(uuid5(NAMESPACE, table + canonical.text(cells)))
        self.columns.setdefault(table, set()).update(cells)
        for number, body in self.base.execute(
            "SELECT number, body FROM flat WHERE own_table = ? AND id = ?"
            " ORDER BY number DESC LIMIT ?",
            (table, cells["id"], NEAR),
        ).fetchall():
            known = json.loads(body)
            if all(known.get(key, text) == text for key, text in cells.items()):
                if cells.keys() - known.keys():
                    self._write(number, known | cells)
                return
        self.base.execute(
            "INSERT INTO flat(own_table, id, body) VALUES (?, ?, ?)",
            (table, cells["id"], json.dumps(cells)),
        )

    def _write(self, number: int, cells: dict[str, str]) -> None:
        self.base.execute("UPDATE flat SET body = ? WHERE number = ?", (json.dumps(cells), number))

    def tables(self) -> list[str]:
        """The tables that have rows: the standard's in its order, others by name."""
        others = sorted(self.columns.keys() - COLUMNS.keys())
        return [*(table for table in COLUMNS if table in self.columns), *others]

    def header(self, table: str) -> list[str]:
        """The columns of the standard in its order, then others by name."""
        known = COLUMNS.get(table, ("id",))
        return [*known, *sorted(self.columns.get(table, set()) - set(known))]

    def rows(self, table: str) -> Iterator[list[str]]:
        """Rows in the order in which they were met, cells as in the header."""
        header = self.header(table)
        bodies = self.base.execute(
            "SELECT body FROM flat WHERE own_table = ? ORDER BY number", (table,)
        )
        for (body,) in bodies:
            cells = json.loads(body)
            yield [cells.get(column, "") for column in header]


def cell(value: object) -> str:
    """A value as one cell: text as it is, numbers exactly, lists and objects as JSON."""
    if value is None or value == [] or value == {}:
        return ""
    if isinstance(value, str):
        return value
    return canonical.text(value)  # type: ignore[arg-type]
