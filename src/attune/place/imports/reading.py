"""Opens an official file: says what it is, and yields its rows as checked values."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from attune.formats.official.layouts import Hints, Reading
from attune.formats.official.recognise import PREAMBLE, recognise
from attune.formats.official.refusals import CellRefused, HeaderRefused, RowRefused
from attune.formats.official.rows import Dropped, Row

from . import sheets
from .errors import OfficialFileError, Stop
from .sniffing import Examined, examine
from .tables import CsvTable, Table

Progress = Callable[[int, int], None]
EVERY = 2_000  # rows between two reports of progress

__all__ = ["OfficialFile", "OfficialFileError", "Stop", "Tally", "official_sheets", "open_official"]


@dataclass
class Tally:
    """What reading has met so far: rows read, kept, dropped and why; notes at the end."""

    read: int = 0
    kept: int = 0
    dropped: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def no_progress(done: int, total: int) -> None:
    """Nobody is watching."""


@dataclass(frozen=True)
class OfficialFile:
    """A file whose header is understood."""

    path: Path
    sheet: str  # "" for a csv
    size: int
    sha256: str
    reading: Reading
    header_row: int
    header: tuple[object, ...]
    table: Table = field(repr=False)

    @property
    def kind(self) -> str:
        return self.reading.kind

    @property
    def vintage(self) -> str:
        return self.reading.vintage

    @property
    def geography(self) -> str:
        return self.reading.geography

    @property
    def layout(self) -> str:
        return self.reading.layout

    @property
    def authority_geography(self) -> str:
        return self.reading.authority_geography

    @property
    def place(self) -> str:
        """How messages name it."""
        return f"{self.path.name}, sheet “{self.sheet}”" if self.sheet else self.path.name

    def rows(self) -> Iterator[Row]:
        """Every row that is kept, checked by itself and against the others, in file order."""
        return (row for _, row in self.numbered(Tally()))

    def numbered(self, tally: Tally, progress: Progress = no_progress) -> Iterator[tuple[int, Row]]:
        """The rows with their numbers, counting as it goes; `progress` may raise Stop."""
        whole = self.reading.whole()
        number = self.header_row
        try:
            for number, cells in self._data():
                tally.read += 1
                if tally.read % EVERY == 0:
                    progress(self.table.done, self.table.total)
                parsed = self._parsed(tally, cells)
                yield from ((number, row) for row in parsed if whole.see(number, row))
            tally.notes = whole.finish()
        except CellRefused as wrong:
            raise OfficialFileError(f"{self.place}, row {number:,}, {wrong}") from wrong
        except RowRefused as wrong:
            place = f"{self.place}, row {wrong.row or number:,}"
            raise OfficialFileError(f"{place}: {wrong}") from wrong
        self._refuse_changed()
        progress(self.table.total, self.table.total)

    def _parsed(self, tally: Tally, cells: Sequence[object]) -> Sequence[Row]:
        if tally.read > self.reading.longest:
            raise RowRefused(
                f"more than {self.reading.longest:,} rows: longer than any file of "
                f"{self.geography} areas"
            )
        parsed = self.reading.parse(cells)
        if isinstance(parsed, Dropped):
            tally.dropped[parsed.reason] = tally.dropped.get(parsed.reason, 0) + 1
            return ()
        tally.kept += 1
        return parsed

    def _data(self) -> Iterator[tuple[int, Sequence[object]]]:
        """The rows below the header that are not blank, each as wide as the header."""
        width, note = len(self.header), 0
        for number, cells in self.table.rows():
            if number <= self.header_row or not any(cell not in ("", None) for cell in cells):
                continue
            if self.sheet and _is_note(cells):
                note = note or number
                continue
            if note:
                raise OfficialFileError(
                    f"{self.place}, row {note:,}: one cell only, with rows of data below it"
                )
            if len(cells) != width:
                few = "few" if len(cells) < width else "many"
                raise OfficialFileError(
                    f"{self.place}, row {number:,}: too {few} cells: {len(cells)}, "
                    f"where the header (row {self.header_row}) has {width}"
                )
            yield number, cells

    def _refuse_changed(self) -> None:
        if self.path.stat().st_size != self.size:
            raise OfficialFileError(f"{self.path.name} was changed while it was read: start again")


def _is_note(cells: Sequence[object]) -> bool:
    """A line of words under a sheet's table, such as its source."""
    return len(cells) > 2 and sum(cell not in ("", None) for cell in cells) == 1


def official_sheets(path: Path) -> tuple[str, ...]:
    """The sheets to choose from, the newest vintage first; none for a csv."""
    return sheets.names(path) if examine(path).form == "xlsx" else ()


def open_official(
    path: Path, sheet: str | None = None, *, vintage: str | None = None
) -> OfficialFile:
    """Understand a file's header; OfficialFileError in plain words when that fails.

    `sheet` names a sheet or its year (“mid-2023”); the newest is taken when it is left out.
    `vintage` is needed where neither header nor name say it, and refused where they disagree.
    """
    path = Path(path)
    examined = examine(path)
    if examined.form == "csv":
        if sheet:
            raise OfficialFileError(f"{path.name} is a csv: it has no sheet “{sheet}”")
        table = CsvTable(path, examined.encoding, examined.size)
        return _understood(path, "", examined, table, vintage or "")
    refused = None
    for name in _chosen(path, sheet):
        try:
            return _understood(path, name, examined, sheets.table(path, name), vintage or "")
        except OfficialFileError as wrong:
            refused = refused or wrong
    raise refused or OfficialFileError(f"{path.name} holds no sheet with cells")


def _chosen(path: Path, sheet: str | None) -> tuple[str, ...]:
    """The sheets to try: the one asked for, the newest of a year, or the first few."""
    names = sheets.names(path)
    if sheet is None:
        return names[:1] if names and sheets.OF_A_YEAR.fullmatch(names[0].strip()) else names[:8]
    wanted = sheet.strip().casefold()
    found = [n for n in names if n.casefold() == wanted or n.casefold().startswith(f"{wanted} ")]
    if not found:
        listed = ", ".join(f"“{name}”" for name in names[:8])
        raise OfficialFileError(f"{path.name} has no sheet “{sheet}”; it has {listed}")
    return tuple(found[:1])


def _understood(
    path: Path, sheet: str, examined: Examined, table: Table, vintage: str
) -> OfficialFile:
    place = f"{path.name}, sheet “{sheet}”" if sheet else path.name
    first = list(islice(table.rows(), PREAMBLE))
    hints = Hints(vintage=vintage, sheet=sheet, file_name=path.name)
    try:
        index, reading = recognise([cells for _, cells in first], hints)
    except HeaderRefused as wrong:
        raise OfficialFileError(f"{place}: {wrong}") from wrong
    return OfficialFile(
        path=path,
        sheet=sheet,
        size=examined.size,
        sha256=examined.sha256,
        reading=reading,
        header_row=first[index][0],
        header=tuple(first[index][1]),
        table=table,
    )
