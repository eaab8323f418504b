"""Tables to take away: CSV that Excel opens rightly and safely, and XLSX with its sources."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from attune.kit.tables import Cell, Column, Kind, Table

# A spreadsheet runs a cell that starts with one of these; the quote mark makes it plain text.
RUNS_IN_A_SPREADSHEET = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def safe_text(value: str) -> str:
    """Words that no spreadsheet will run, whoever wrote them."""
    clean = UNPRINTABLE.sub("", value)
    return "'" + clean if clean.startswith(RUNS_IN_A_SPREADSHEET) else clean


def as_csv(table: Table) -> bytes:
    """Headings, then rows, in UTF-8 with the mark by which Excel knows it."""
    sheet = StringIO(newline="")
    lines = csv.writer(sheet, lineterminator="\r\n")
    lines.writerow([safe_text(str(column.title)) for column in table.columns])
    lines.writerows([_csv_cell(cell) for cell in row] for row in table.rows)
    return sheet.getvalue().encode("utf-8-sig")


def _csv_cell(value: Cell) -> Any:
    if value is None:
        return ""
    if isinstance(value, int | float | Decimal):
        return value
    return value.isoformat() if isinstance(value, date) else safe_text(str(value))


def as_xlsx(table: Table, *, sources: Sequence[str] = ()) -> bytes:
    """A sheet of figures whose headings stay in view, and a sheet saying where they are from."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Figures"
    for across, column in enumerate(table.columns, start=1):
        _write_heading(sheet.cell(1, across), str(column.title))
        sheet.column_dimensions[get_column_letter(across)].width = _width(table, across - 1)
    for down, row in enumerate(table.rows, start=2):
        for across, (column, value) in enumerate(zip(table.columns, row, strict=True), start=1):
            _write(sheet.cell(down, across), column, value)
    sheet.freeze_panes = "B2"
    _write_notes(book.create_sheet("Notes"), table, sources)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _write_heading(cell: Any, title: str) -> None:
    cell.value = title
    cell.data_type = "s"
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="005EB8")
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _write(cell: Any, column: Column, value: Cell) -> None:
    if value is None:
        return
    if isinstance(value, datetime):
        # A spreadsheet knows no time zones: the clock on the wall, as on the page.
        cell.value = timezone.make_naive(value) if timezone.is_aware(value) else value
    elif isinstance(value, date | int | float | Decimal):
        cell.value = value
        if column.numeric:
            unit = '"%"' if column.kind is Kind.PERCENT else ""
            cell.number_format = (
                "#,##0" + ("." + "0" * column.places if column.places else "") + unit
            )
    else:
        cell.value = UNPRINTABLE.sub("", str(value))[:32767]
        cell.data_type = "s"  # text stays text, whatever it starts with


def _width(table: Table, across: int) -> int:
    longest = max((len(str(row[across] or "")) for row in table.rows), default=0)
    return min(60, max(12, longest + 2, len(str(table.columns[across].title)) // 2 + 4))


def _write_notes(sheet: Any, table: Table, sources: Sequence[str]) -> None:
    sheet.column_dimensions["A"].width = 100
    lines = [table.caption, *table.notes, *sources]
    for down, line in enumerate(lines, start=1):
        cell = sheet.cell(down, 1)
        cell.value = UNPRINTABLE.sub("", str(line))
        cell.data_type = "s"
        cell.font = Font(bold=down == 1)
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def answer(content: bytes, *, name: str, content_type: str) -> HttpResponse:
    """The download itself; the name keeps only letters, digits, dots and dashes."""
    plain = re.sub(r"[^A-Za-z0-9.-]+", "-", name).strip("-.") or "attune"
    headers = {
        "Content-Disposition": f'attachment; filename="{plain}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=content_type, headers=headers)


def csv_answer(table: Table, *, name: str) -> HttpResponse:
    return answer(as_csv(table), name=f"{name}.csv", content_type=CSV_TYPE)


def xlsx_answer(table: Table, *, name: str, sources: Sequence[str] = ()) -> HttpResponse:
    content = as_xlsx(table, sources=sources)
    return answer(content, name=f"{name}.xlsx", content_type=XLSX_TYPE)
