"""Reads a file of returns: every row understood, or every fault named by row and column."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from uuid import UUID

from django.utils.translation import gettext as _

from attune.directory.records.models import Service
from attune.domain.refusals import Refused
from attune.domain.returns import MEASURES, Quarter, QuarterCounts
from attune.kit.forms import without_separators
from attune.kit.tables import Table, number, text

COLUMNS = ("service", "name", "quarter", *MEASURES)
MOST_BYTES, MOST_ROWS, MOST_FAULTS = 500_000, 2_000, 50
Read = tuple[Service, Quarter, QuarterCounts]


@dataclass(frozen=True)
class Fault:
    """What is wrong, and where: the row as a spreadsheet counts it (headings are row 1)."""

    row: int
    column: str
    text: str


class FileRefused(Refused):
    """A file of which no row can be read; its text is for the person."""


class RowRefused(Refused):
    """A cell that cannot be read."""

    def __init__(self, column: str, why: str) -> None:
        super().__init__(why)
        self.column = column


def template(services: list[Service], quarter: Quarter) -> Table:
    """A file to fill in: a row for each service."""
    heads = (*(text(name) for name in COLUMNS[:3]), *(number(name) for name in MEASURES))
    rows = tuple(
        (str(each.uid), each.name, quarter.written, None, None, None, None) for each in services
    )
    return Table(_("Counts of %(quarter)s") % {"quarter": quarter.title}, heads, rows)


def read(data: bytes, own: Mapping[UUID, Service]) -> tuple[list[Read], list[Fault]]:
    """The rows of a file and its faults. `own` holds the services its sender may send for."""
    lines: list[Read] = []
    faults: list[Fault] = []
    seen: dict[tuple[UUID, str], int] = {}
    for place, cells in _rows(data):
        try:
            line = _line(cells, own)
            key = (line[0].uid, line[1].written)
            if key in seen:
                words = {"row": seen[key]}
                raise RowRefused("service", _("The same as row %(row)s: keep one") % words)
            seen[key] = place
            lines.append(line)
        except RowRefused as refused:
            faults.append(Fault(place, refused.column, str(refused)))
        if len(faults) == MOST_FAULTS:
            break
    if not lines and not faults:
        raise FileRefused(_("The file has headings but no row with a service"))
    return lines, faults


def _rows(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    sheet = csv.reader(StringIO(_text(data), newline=""), delimiter=_delimiter(data))
    try:
        heads = [head.strip().casefold() for head in next(sheet, [])]
        _check_heads(heads)
        for place, cells in enumerate(sheet, start=2):
            if place > MOST_ROWS:
                raise FileRefused(_("A file holds at most %(most)s rows") % {"most": MOST_ROWS})
            row = dict(zip(heads, (cell.strip() for cell in cells), strict=False))
            if any(row.values()):
                yield place, row
    except csv.Error as broken:
        raise FileRefused(_("This is no file of values between commas")) from broken


def _check_heads(heads: list[str]) -> None:
    missing = [name for name in COLUMNS if name != "name" and name not in heads]
    if missing:
        words = {"columns": ", ".join(missing)}
        raise FileRefused(_("These columns are missing from the first row: %(columns)s") % words)
    unknown = [head for head in heads if head and head not in COLUMNS]
    if unknown:
        words = {"columns": ", ".join(unknown)[:200]}
        raise FileRefused(
            _("We do not know these columns, so nothing was read: %(columns)s") % words
        )
    if len(set(heads)) != len(heads):
        raise FileRefused(_("Two columns have the same heading"))


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise FileRefused(_("The file is too large: at most half a megabyte"))
    try:
        return data.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace").replace("\0", "")


def _delimiter(data: bytes) -> str:
    head = data.split(b"\n", 1)[0].decode("latin-1")
    return max(",;\t", key=head.count)


def _line(cells: Mapping[str, str], own: Mapping[UUID, Service]) -> Read:
    try:
        service = own.get(UUID(cells.get("service", "")))
    except ValueError:
        raise RowRefused("service", _("This is not the id of a service")) from None
    if service is None:
        raise RowRefused("service", _("You send no returns for a service with this id"))
    try:
        quarter = Quarter.read(cells.get("quarter", ""))
    except Refused as refused:
        raise RowRefused("quarter", str(refused)) from refused
    counts = {name: _count(name, cells.get(name, "")) for name in MEASURES}
    try:
        return service, quarter, QuarterCounts(**counts)
    except Refused as refused:
        raise RowRefused("referrals", str(refused)) from refused


def _count(name: str, cell: str) -> int | None:
    if not cell:
        return None
    plain = str(without_separators(cell))
    if not (plain.isascii() and plain.isdecimal() and len(plain) <= 7):
        raise RowRefused(name, _("“%(cell)s” is not a whole number") % {"cell": cell[:40]})
    return int(plain)
