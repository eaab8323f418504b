"""A table as one value: shown on a page, put behind a picture, downloaded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from django.utils.functional import Promise

from attune.kit import formats

Text = str | Promise
Cell = str | int | float | Decimal | date | Promise | None


class Kind(Enum):
    """How a column's cells are read and aligned."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"  # the value is already in percent


@dataclass(frozen=True)
class Column:
    """A heading, and how the cells under it are written."""

    title: Text
    kind: Kind = Kind.TEXT
    places: int = 0

    def __post_init__(self) -> None:
        if not self.title:
            raise ValueError("a column needs a title")
        if not 0 <= self.places <= 6:
            raise ValueError(f"column {self.title}: 0 to 6 decimal places, not {self.places}")

    @property
    def numeric(self) -> bool:
        return self.kind is not Kind.TEXT

    def shown(self, value: Cell) -> str:
        """A cell as the reader's language writes it; an empty cell is a dash."""
        if value is None:
            return "–"
        if isinstance(value, bool):
            raise TypeError(f"column {self.title}: write yes or no in words")
        if isinstance(value, datetime):
            return formats.moment(value)
        if isinstance(value, date):
            return formats.day(value)
        if isinstance(value, int | float | Decimal):
            show = formats.percent if self.kind is Kind.PERCENT else formats.number
            return show(value, self.places)
        return str(value)


def text(title: Text) -> Column:
    return Column(title)


def number(title: Text, places: int = 0) -> Column:
    return Column(title, Kind.NUMBER, places)


def percent(title: Text, places: int = 0) -> Column:
    return Column(title, Kind.PERCENT, places)


@dataclass(frozen=True)
class Table:
    """Rows under headings. A row's first cell names it; `notes` say source, date and limits."""

    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        if not self.caption or not self.columns:
            raise ValueError("a table needs a caption and at least one column")
        for place, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                sizes = f"{len(row)} cells for {len(self.columns)} columns"
                raise ValueError(f"{self.caption}: row {place} has {sizes}")

    @property
    def stacks(self) -> bool:
        """A narrow table stacks its cells on a phone; a wide one scrolls in its own region."""
        return len(self.columns) <= 4 and len(self.rows) <= 40

    @property
    def long(self) -> bool:
        """Too long to print behind a picture; the download has it."""
        return len(self.rows) > 100
