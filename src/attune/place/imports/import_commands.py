"""The import command's work: each file in turn, with its report and its progress bar."""

import sys
from collections.abc import Sequence
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone

from . import actions
from .bar import Bar
from .checking import checked
from .errors import OfficialFileError
from .reading import official_sheets, open_official


def tables_are_there() -> bool:
    return "place_dataset" in connection.introspection.table_names()


def import_all(
    files: Sequence[Path], *, dry_run: bool, source: str, vintage: str | None, sheet: str | None
) -> int:
    """Exit code 0 when every file went well, 1 when one was refused."""
    if not tables_are_there():
        # A first import into an empty folder: make the tables, as the demo does.
        call_command("migrate", verbosity=0)
    failed = False
    for path in files:
        try:
            for each in _sheets(path, sheet):
                _one(path, each, dry_run=dry_run, source=_source(path, source), vintage=vintage)
        except (OfficialFileError, DatabaseError) as wrong:
            print(f"Not loaded: {wrong}" if not dry_run else f"Refused: {wrong}", file=sys.stderr)
            failed = True
    return int(failed)


def _sheets(path: Path, sheet: str | None) -> Sequence[str | None]:
    """The sheet asked for, or every year that the workbook holds, the oldest first."""
    if sheet:
        return [sheet]
    return list(reversed(years)) if (years := _years(path)) else [None]


def _years(path: Path) -> list[str]:
    from .sheets import OF_A_YEAR

    return [name for name in official_sheets(path) if OF_A_YEAR.fullmatch(name.strip())]


def _source(path: Path, given: str) -> str:
    """The address given, or the one that `attune place fetch` noted beside the file."""
    note = path.with_name(f"{path.name}.source")
    if given or not note.is_file():
        return given
    return note.read_text("utf-8", "replace")[:500].strip()


def _one(path: Path, sheet: str | None, *, dry_run: bool, source: str, vintage: str | None) -> None:
    reading = Bar(f"reading {path.name}")
    try:
        official = open_official(path, sheet, vintage=vintage)
        with checked(official, source=source, progress=reading) as ready:
            reading.close()
            print(ready.report.title)
            for line in ready.report.lines():
                print(f"  {line}")
            if dry_run:
                print("  dry run: nothing was kept")
            elif not ready.report.already:
                writing = Bar(f"writing {path.name}")
                try:
                    dataset = actions.load(ready, by=None, at=timezone.now(), progress=writing)
                finally:
                    writing.close()
                print(f"  loaded as dataset {dataset.pk}")
    finally:
        reading.close()
