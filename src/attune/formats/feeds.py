"""One door for every file that holds services: tells its layout, reads it item by item.

    with path.open("rb") as file:
        reading = open_feed(file, name="bristol.json")   # FormatRefused if it is nothing known
        for item in reading.items:                       # Listing | Quarantined | Loose, lazily
            ...
        reading.tally.page                               # complete once the items are used up

The file must be seekable and stay open while the items are read. `open_folder` does the same for a
folder of HSDS tables. A sheet's rows come through `oruk.template_reading.read(rows, name=...)`:
whoever opens a workbook feeds it. Pages of one feed share a `Once`, so that an id met on two pages
is seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from attune.formats.damaged import DAMAGED

from .hsds import package_reading
from .json_feeds import read_json
from .listing import FormatRefused, Item, Tally
from .once import Once

EXPECTED = (
    "an Open Referral UK feed (JSON, version 3.0 or 1.0), a file with one JSON service on each "
    "line, or an HSDS package (a zip of CSV tables with services.csv in it)"
)
SNIFFED = 4096


@dataclass(frozen=True)
class Reading:
    """A file being read."""

    items: Iterator[Item]
    tally: Tally


def open_feed(file: BinaryIO, *, name: str, once: Once | None = None) -> Reading:
    """Start reading a file; FormatRefused, naming it, when it is no layout that is known."""
    start = file.read(SNIFFED)
    file.seek(0)
    tally = Tally()
    shown = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"PK"):
        tables = _zip_tables(file, name)
        tally.layout = "HSDS 3.0 CSV package"
        items = package_reading.read(tables)
    elif shown[:1] in (b"{", b"["):
        items = read_json(file, tally)
    elif package_reading.is_services_table(start):
        tally.layout = "HSDS 3.0 services.csv on its own"
        items = package_reading.read(package_reading.services_alone(file))
    else:
        raise FormatRefused(f"{name} {_what(shown)}. Expected: {EXPECTED}.")
    return Reading((once or Once()).items(items), tally)


def open_folder(folder: Path, *, once: Once | None = None) -> Reading:
    """Start reading a folder of HSDS tables; FormatRefused when services.csv is not there."""
    tables = package_reading.folder_tables(folder)
    if "services" not in tables:
        raise FormatRefused(f"The folder {folder.name} has no services.csv. Expected: {EXPECTED}.")
    items = package_reading.read(tables)
    return Reading((once or Once()).items(items), Tally("HSDS 3.0 CSV package"))


def _zip_tables(file: BinaryIO, name: str) -> package_reading.Tables:
    try:
        tables = package_reading.zip_tables(file)
    except DAMAGED as wrong:
        raise FormatRefused(f"{name} is a damaged zip archive. Expected: {EXPECTED}.") from wrong
    if "services" not in tables:
        inside = ", ".join(sorted(tables)[:5]) or "no CSV table"
        raise FormatRefused(
            f"{name} is a zip archive without services.csv (inside: {inside}). "
            f"Expected: {EXPECTED}."
        )
    return tables


def _what(start: bytes) -> str:
    if not start:
        return "is empty"
    if b"\0" in start:
        return "is not text"
    lowered = start[:500].lower()
    if lowered.startswith((b"<!doctype html", b"<html")):
        return "is a web page"
    return "is XML" if lowered.startswith(b"<") else "is in no layout that Attune knows"
