"""A CSV file of observed counts: every row understood, or every fault named by file, row, field."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from attune.domain.fairness.observed import NOT_KNOWN, GroupKind, Observed, ObservedCount
from attune.domain.refusals import Refused

NEEDED = ("kind", "group", "period", "count")
FREE = ("name", "denominator")
COLUMNS = ("kind", "group", "name", "period", "count", "denominator")
KINDS: dict[str, GroupKind] = {each.value: each for each in GroupKind}
MOST_BYTES, MOST_ROWS, MOST_FAULTS = 500_000, 5_000, 20
UNKNOWN = {"not known", "unknown", "not stated", "missing"}


class CountsRefused(Refused):
    """A file that cannot be used; `faults` are sentences, one for each fault found."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(faults[0])
        self.faults = tuple(faults)


class _Fault(Exception):
    """One cell that cannot be read."""

    def __init__(self, column: str, why: str) -> None:
        super().__init__(why)
        self.column = column


def read_counts(data: bytes, *, file: str) -> Observed:
    """The counts of a file, all of them; CountsRefused where any row cannot be read.

    Columns: kind (authority, ward, decile, ethnicity), group (its code), period, count; where
    wanted name and denominator. Rows are numbered as a spreadsheet does: the headings are row 1.
    """
    rows: list[ObservedCount] = []
    faults: list[str] = []
    seen: dict[tuple[GroupKind, str, str], int] = {}
    denominators: dict[tuple[GroupKind, str], int | None] = {}
    for place, cells in _rows(data, file):
        try:
            row = _row(cells)
            _check_beside(row, seen, denominators)
            seen[row.kind, row.code, row.period] = place
            rows.append(row)
        except _Fault as fault:
            faults.append(f"{file}, row {place}, field “{fault.column}”: {fault}")
        if len(faults) == MOST_FAULTS:
            break
    if faults:
        raise CountsRefused(faults)
    try:
        return Observed(tuple(rows))
    except Refused as refused:
        raise CountsRefused([f"{file}: {refused}"]) from refused


def _rows(data: bytes, file: str) -> Iterator[tuple[int, dict[str, str]]]:
    if len(data) > MOST_BYTES:
        raise CountsRefused([f"{file}: too large, at most half a megabyte"])
    plain = _text(data)
    sheet = csv.reader(StringIO(plain, newline=""), delimiter=_delimiter(plain))
    try:
        heads = [head.strip().casefold() for head in next(sheet, [])]
        _check_heads(heads, file)
        for place, cells in enumerate(sheet, start=2):
            if place > MOST_ROWS:
                raise CountsRefused([f"{file}: at most {MOST_ROWS:,} rows"])
            row = dict(zip(heads, (" ".join(cell.split()) for cell in cells), strict=False))
            if any(row.values()):
                yield place, row
    except csv.Error as broken:
        raise CountsRefused([f"{file}: this is no file of values between commas"]) from broken


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace").replace("\0", "")


def _delimiter(plain: str) -> str:
    head = plain.split("\n", 1)[0]
    return max(",;\t", key=head.count)


def _check_heads(heads: list[str], file: str) -> None:
    missing = [name for name in NEEDED if name not in heads]
    if missing:
        raise CountsRefused([f"{file}, row 1: these columns are missing: {', '.join(missing)}"])
    unknown = [head for head in heads if head and head not in COLUMNS]
    if unknown:
        raise CountsRefused(
            [f"{file}, row 1: we do not know these columns: {', '.join(unknown)[:200]}"]
        )
    if len(set(heads)) != len(heads):
        raise CountsRefused([f"{file}, row 1: two columns have the same heading"])


def _row(cells: Mapping[str, str]) -> ObservedCount:
    kind = KINDS.get(cells.get("kind", "").casefold())
    if kind is None:
        said = cells.get("kind", "")[:40]
        raise _Fault("kind", f"“{said}” is not one of {', '.join(KINDS)}")
    code = cells.get("group", "")
    code = NOT_KNOWN if code.casefold() in UNKNOWN else code
    if kind in (GroupKind.WARD, GroupKind.AUTHORITY) and code != NOT_KNOWN:
        code = code.upper()
    numbers = {name: _number(name, cells.get(name, "")) for name in ("count", "denominator")}
    column = (
        "denominator" if kind is GroupKind.ETHNICITY and not numbers["denominator"] else "group"
    )
    try:
        name = cells.get("name", "") or code
        return ObservedCount(kind, code, name, cells.get("period", ""), **numbers)
    except Refused as refused:
        said = str(refused)
        raise _Fault(_column(said, column), said) from refused


def _column(said: str, otherwise: str) -> str:
    """Which column a refusal is about."""
    starts = {"The period": "period", "The name": "name", "A count": "count"}
    starts["A denominator"] = "denominator"
    return next((column for start, column in starts.items() if said.startswith(start)), otherwise)


def _number(name: str, cell: str) -> int | None:
    if not cell:
        return None
    plain = cell.replace(",", "").replace(" ", "")
    if not (plain.isascii() and plain.isdecimal() and len(plain) <= 9):
        raise _Fault(name, f"“{cell[:40]}” is not a whole number")
    return int(plain)


def _check_beside(
    row: ObservedCount,
    seen: Mapping[tuple[GroupKind, str, str], int],
    denominators: dict[tuple[GroupKind, str], int | None],
) -> None:
    first = seen.get((row.kind, row.code, row.period))
    if first:
        raise _Fault("group", f"the same group and period as row {first}: keep one")
    key = (row.kind, row.code)
    if denominators.setdefault(key, row.denominator) != row.denominator:
        raise _Fault("denominator", "a group has the same denominator in every row")
