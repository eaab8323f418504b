"""Keeps read rows on disk until the last is read: little memory, however large the feed."""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from attune.domain import canonical
from attune.formats.listing import Quarantined
from attune.formats.plain_text import kept

SLICE_ROWS, SLICE_CHARACTERS = 200, 8_000_000
SNIPPET = 2_000  # characters kept of a row that was set aside


@dataclass(frozen=True, slots=True)
class Row:
    """A service's row: where it stood, its id there, and its canonical text."""

    where: str
    source_id: str
    text: str

    @property
    def plain(self) -> dict[str, Any]:
        return canonical.value(self.text)  # type: ignore[return-value]


class Shelf:
    """Rows of text in nameless files, given back in the order they came."""

    def __init__(self, folder: Path | None = None) -> None:
        self._rows = _lines(folder)
        self._aside = _lines(folder)
        self.count = 0

    def add(self, row: Row) -> None:
        head = canonical.text([row.where, row.source_id])
        self._rows.write(f"{head}\n{row.text}\n")
        self.count += 1

    def set_aside(self, row: Quarantined, *, merged: bool = False) -> None:
        snippet = json.dumps(row.row, ensure_ascii=False, default=str)[:SNIPPET] if row.row else ""
        said = (row.where, row.table, row.field, row.reason, row.source_id, snippet)
        # A row is set aside because it is spoilt: its words may be what no database keeps.
        self._aside.write(canonical.text([*map(kept, said), merged]) + "\n")

    def slices(self) -> Iterator[list[Row]]:
        """All rows, some at a time."""
        self._rows.seek(0)
        part: list[Row] = []
        size = 0
        while head := self._rows.readline():
            where, source_id = canonical.value(head)  # type: ignore[misc]
            row = Row(str(where), str(source_id), self._rows.readline().rstrip("\n"))
            part.append(row)
            size += len(row.text)
            if len(part) == SLICE_ROWS or size > SLICE_CHARACTERS:
                yield part
                part, size = [], 0
        if part:
            yield part

    def aside(self) -> Iterator[tuple[Any, ...]]:
        """(where, table, field, reason, source id, snippet, merged) of every row set aside."""
        self._aside.seek(0)
        for line in self._aside:
            yield tuple(canonical.value(line))  # type: ignore[arg-type]

    def __enter__(self) -> "Shelf":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        wrong: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._rows.close()
        self._aside.close()


def _lines(folder: Path | None) -> Any:
    # Canonical text holds no line end of its own.
    return tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=folder)
