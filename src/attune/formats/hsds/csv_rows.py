"""Rows of one CSV table as other systems write them: any encoding, shifted and torn rows told."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from attune.formats.cleaning import looks_like_words
from attune.formats.listing import LARGEST_RECORD, Quarantined, Record
from attune.formats.repairs import Beyond, mended

from .shape import SHAPES, Sort
from .tables import SHAPE_OF, TOPS, cell_value

MOST_COLUMNS = 500
# Sorts a cell of another column is very unlikely to satisfy by chance.
TELLING = frozenset({Sort.DAY, Sort.AGE, Sort.NUMBER, Sort.EMAIL, Sort.URL, Sort.STATUS})


@dataclass(frozen=True, slots=True)
class Row:
    """One row in order: its cells by column, empty ones left out."""

    where: str
    record: Record

    @property
    def id(self) -> str:
        return str(self.record.get("id", ""))


def rows(file: BinaryIO, table: str) -> Iterator[Row | Quarantined]:
    """Every row below the header, in order or set aside with the reason."""
    lines = csv.reader(_decoded(file))
    number, header = 0, None
    while True:
        number += 1
        where = f"{table}.csv, row {number}"
        try:
            cells = _next(lines)
        except StopIteration:
            return
        except csv.Error as wrong:
            yield Quarantined(where, f"the row cannot be read: {wrong}", table=table)
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = _header(cells)
        else:
            yield _row(table, where, header, cells)


def _next(lines: Iterator[list[str]]) -> list[str]:
    """The next row under our own limit of a cell: the csv module has one limit for everybody."""
    theirs = csv.field_size_limit(LARGEST_RECORD)
    try:
        return next(lines)
    finally:
        csv.field_size_limit(theirs)


def _decoded(file: BinaryIO) -> Iterator[str]:
    first = True
    while line := file.readline(LARGEST_RECORD):
        if first:
            line, first = line.removeprefix(b"\xef\xbb\xbf"), False
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            yield line.decode("cp1252", errors="replace")


def _header(cells: list[str]) -> list[str]:
    names: list[str] = []
    for number, cell in enumerate(cells[:MOST_COLUMNS], start=1):
        name = "_".join(cell.replace("\0", "").strip().casefold().split()) or f"column_{number}"
        while name in names:
            name += "_2"
        names.append(name[:100])
    while len(names) > 1 and names[-1].startswith("column_"):  # commas at the end of the line
        names.pop()
    return names


def _row(table: str, where: str, header: list[str], cells: list[str]) -> Row | Quarantined:
    extra = [cell for cell in cells[len(header) :] if cell.strip()]
    record = {
        name: cell_value(name, cell) for name, cell in zip(header, cells, strict=False) if cell
    }
    source_id = str(record.get("id", ""))[:200]
    if extra:
        many = len(cells)
        said = (
            f"the row has {many} cells but the table has {len(header)} columns: cells are shifted"
        )
        kept = record | {"cells_too_many": extra}
        return Quarantined(where, said, source_id=source_id, table=table, row=kept)
    if (table == "services" or table in TOPS) and not source_id.strip():
        return Quarantined(where, "the row has no id", field="id", table=table, row=record)
    if wrong := _shifted(table, record):
        said = f"“{wrong}” holds what belongs in another column: the row’s cells are shifted"
        return Quarantined(where, said, source_id, wrong, table, record)
    return Row(where, record)


def _shifted(table: str, record: Record) -> str:
    """The column that gives a shifted row away; "" when the row is in order."""
    for name, value in record.items():
        if (name == "id" or name.endswith("_id")) and looks_like_words(str(value)):
            return name
    shape = SHAPES.get(SHAPE_OF.get(table, ""))
    fields = shape.fields if shape else {}
    telling = [name for name in record if fields.get(name) in TELLING]
    wrong = [name for name in telling if not _plausible(fields[name], record[name])]
    return wrong[0] if len(wrong) >= 2 and 2 * len(wrong) > len(telling) else ""


def _plausible(sort: Sort, value: object) -> bool:
    words = str(value).strip()
    if sort is Sort.EMAIL:
        return "@" in words
    if sort is Sort.URL:
        return "." in words and " " not in words and ("@" not in words or "://" in words)
    if sort is Sort.STATUS:
        return len(words.split()) <= 3 and words.replace(" ", "").isalpha()
    try:
        mended(sort, value)
    except Beyond:
        return False
    return True
