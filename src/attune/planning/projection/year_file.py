"""Reads a file of births or children by year: every row understood, or every fault named."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from attune.domain.projections.births import FIRST_YEAR, LAST_YEAR, MOST_BIRTHS, BirthSeries
from attune.domain.refusals import Refused
from attune.kit.forms import without_separators
from attune.planning.records.projections import BIRTHS, PROJECTION
from attune.planning.small_files import MOST_FAULTS, FileRefused, rows_of

COLUMNS = ("year", "births", "age_0", "age_1")
NEEDED = {BIRTHS: ("year", "births"), PROJECTION: ("year", "age_0", "age_1")}
Row = dict[str, int]


@dataclass(frozen=True)
class YearFile:
    """The rows of a file, by year."""

    kind: str
    rows: tuple[Row, ...]

    def column(self, name: str) -> dict[int, int]:
        """One column by year, without the empty cells."""
        return {row["year"]: row[name] for row in self.rows if name in row}

    @property
    def under_twos(self) -> dict[int, int]:
        """Children aged 0 and 1 by year, where both are given."""
        return {row["year"]: row["age_0"] + row["age_1"] for row in self.rows if len(row) > 2}


def read(data: bytes, *, kind: str, name: str) -> YearFile:
    """Columns year, births, age_0, age_1 with headings; FileRefused with every fault."""
    rows, faults = [], []
    for place, cells in rows_of(data, name=name, needed=NEEDED[kind]):
        try:
            rows.append(_row(cells, kind))
        except Refused as refused:
            faults.append(f"{name}, row {place}, {refused}")
    if faults:
        raise FileRefused(*faults[:MOST_FAULTS])
    _check_years(rows, kind, name)
    return YearFile(kind, tuple(sorted(rows, key=lambda row: row["year"])))


def _row(cells: dict[str, str], kind: str) -> Row:
    row = {}
    for column in COLUMNS:
        cell = cells.get(column, "")
        if cell or column in NEEDED[kind]:
            row[column] = _number(column, cell)
    if not FIRST_YEAR <= row["year"] <= LAST_YEAR:
        words = {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise Refused(_("year: a year lies from %(first)s to %(last)s") % words)
    return row


def _number(column: str, cell: str) -> int:
    plain = str(without_separators(cell))
    words = {"column": column, "cell": cell[:40], "most": f"{MOST_BIRTHS:,}"}
    if not plain:
        raise Refused(_("%(column)s: this cell is empty") % words)
    if not (plain.isascii() and plain.isdecimal()):
        raise Refused(_("%(column)s: “%(cell)s” is not a whole number") % words)
    if len(plain) > 7 or int(plain) > MOST_BIRTHS:
        raise Refused(_("%(column)s: %(cell)s is more than %(most)s") % words)
    return int(plain)


def _check_years(rows: list[Row], kind: str, name: str) -> None:
    years = [row["year"] for row in rows]
    twice = sorted({year for year in years if years.count(year) > 1})
    if twice:
        words = {"name": name, "year": twice[0]}
        raise FileRefused(_("%(name)s, year: %(year)s stands in two rows") % words)
    if not rows:
        raise FileRefused(_("%(name)s has headings but no row with a year") % {"name": name})
    if kind == BIRTHS:
        try:
            BirthSeries({row["year"]: row["births"] for row in rows})
        except Refused as refused:
            raise FileRefused(f"{name}: {refused}") from refused
