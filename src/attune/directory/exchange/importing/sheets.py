"""Our own sheet (.xlsx): its size checked before it is unpacked, its rows given to the reader."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from attune.formats.damaged import DAMAGED
from attune.formats.listing import FormatRefused, Item
from attune.formats.oruk import template_reading
from attune.place.imports import sheets as workbook
from attune.place.imports.errors import OfficialFileError

from .counts import FeedRefused

MOST_SHEETS = 8  # looked at for the one with our header


def is_workbook(path: Path) -> bool:
    """Whether it is a zip package with a workbook in it."""
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            return False
    try:
        with zipfile.ZipFile(path) as package:
            return "xl/workbook.xml" in {name.casefold() for name in package.namelist()}
    except DAMAGED:
        return False


def template_items(path: Path, *, name: str) -> Iterator[Item]:
    """Every service of the first sheet that has our header."""
    refused: FormatRefused | None = None
    try:
        for sheet in workbook.names(path)[:MOST_SHEETS]:
            rows = (cells for _, cells in workbook.table(path, sheet).rows())
            try:
                yield from template_reading.read(rows, name=name)
            except FormatRefused as wrong:  # raised before the first item
                refused = refused or wrong
            else:
                return
    except OfficialFileError as wrong:
        raise FeedRefused(str(wrong).replace(path.name, name)) from wrong
    raise refused or FormatRefused(f"{name} is a workbook without a sheet of cells")
