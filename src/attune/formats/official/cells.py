"""Reads one cell as what its column says it is, or refuses it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from .refusals import CellRefused, shown

Cell = object  # a CSV cell is text; a spreadsheet's may be text, a number, a date, true or false
Cells = Sequence[Cell]

THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+")
LARGEST = 99_999_999  # more people than live in the United Kingdom; fits 32 bits on every database
LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class At:
    """Where a column stands, and how its header is written."""

    index: int
    words: str


def text(cells: Cells, at: At | None) -> str:
    """The cell as text without surrounding space; "" when there is no such column."""
    if at is None:
        return ""
    cell = cells[at.index]
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()


def name(cells: Cells, at: At | None) -> str:
    """A name that any database can hold, its words one space apart."""
    words = " ".join(text(cells, at).split())
    if at is not None and (len(words) > LONGEST_NAME or not words.isprintable()):
        raise CellRefused(
            at.words, f"{shown(words)} is not a name of up to {LONGEST_NAME} plain characters"
        )
    return words


def count(cells: Cells, at: At) -> int:
    """A whole number, 0 or more."""
    cell = cells[at.index]
    if type(cell) is str:
        if cell.isascii() and cell.isdigit() and len(cell) < 9:  # nearly every cell there is
            return int(cell)
        number = _written_count(cell.strip())
    elif isinstance(cell, float) and cell.is_integer():
        number = int(cell)
    elif isinstance(cell, int) and not isinstance(cell, bool):
        number = cell
    else:
        number = None
    if number is None or not 0 <= number <= LARGEST:
        raise CellRefused(at.words, f"{shown(cell)} is not a whole number from 0 to {LARGEST:,}")
    return number


def _written_count(written: str) -> int | None:
    if THOUSANDS.fullmatch(written):
        written = written.replace(",", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 20 else None


def decimal(cells: Cells, at: At | None, *, low: int, high: int) -> Decimal | None:
    """An exact decimal within bounds; None for a blank cell or a missing column."""
    if at is None or (written := text(cells, at)) == "":
        return None
    try:
        number = Decimal(written)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or not low <= number <= high:
        raise CellRefused(at.words, f"{shown(written)} is not a number from {low} to {high}")
    return number
