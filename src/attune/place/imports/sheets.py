"""Rows of one sheet of an .xlsx workbook, through python-calamine."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
)

from . import workbooks
from .errors import OfficialFileError

# “Mid-2020 Persons” in the old layout, “Mid-2024 LSOA 2021” in the new.
OF_A_YEAR = re.compile(r"mid-?(\d{4}) (?:persons|lsoa \d{4})", re.IGNORECASE)


@dataclass
class SheetTable:
    """One sheet, held by the reader until this table is dropped."""

    sheet: CalamineSheet
    total: int  # rows
    done: int = field(default=0)

    def rows(self) -> Iterator[tuple[int, Sequence[object]]]:
        for number, cells in enumerate(self.sheet.iter_rows(), start=1):
            self.done = number
            yield number, cells


def names(path: Path) -> tuple[str, ...]:
    """The sheets that may hold a statistic: those of a year, the newest first; else all."""
    workbooks.check(path)
    with _reading(path), CalamineWorkbook.from_path(str(path)) as book:
        sheets = [s.name for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
    dated = [(match[1], name) for name in sheets if (match := OF_A_YEAR.fullmatch(name.strip()))]
    return tuple(name for _, name in sorted(dated, reverse=True)) or tuple(sheets)


def table(path: Path, sheet: str) -> SheetTable:
    """Unpack one sheet, after its size has been checked."""
    workbooks.check_sheet(path, sheet)
    with _reading(path), CalamineWorkbook.from_path(str(path)) as book:
        found = book.get_sheet_by_name(sheet)
    return SheetTable(found, total=found.total_height)


class _reading:
    """Turns whatever the reader throws into one sentence."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, wrong: object, trace: object) -> None:
        if kind is None:
            return
        if issubclass(kind, PasswordError):
            raise OfficialFileError(f"{self.path.name} is protected by a password")
        # A panic of the reader (Rust) is not an Exception, so that it is told by its name.
        if issubclass(kind, CalamineError | OSError) or kind.__name__ == "PanicException":
            raise OfficialFileError(f"{self.path.name} is damaged: it cannot be read as .xlsx")
