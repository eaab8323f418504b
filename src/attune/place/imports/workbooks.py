"""Checks an .xlsx package before the spreadsheet reader may unpack it.

The reader allocates the rectangle a sheet spans, and unpacks whole parts: a small file could ask
for hundreds of gigabytes. So every part's true size and every sheet's span are bounded first.
"""

import copy
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from attune.formats.damaged import DAMAGED

from .errors import OfficialFileError

CHUNK = 1 << 20
MOST_PARTS = 2_000
LARGEST_PART = 64 << 20  # shared words, styles and the rest
LARGEST_SHEET = 800 << 20
MOST_ROWS, LAST_COLUMN = 60_000, "IZ"  # no official sheet of areas is larger
# A cell or row whose place lies beyond them.
BEYOND = re.compile(
    rb"""\sr\s*=\s*["'](?:[A-Za-z]{3}|[J-Zj-z][A-Za-z]|[A-Za-z]*0*(?:[6-9]\d{4}|[1-9]\d{5}))"""
)
OVERLAP = 64
NO_END = 1 << 62  # read to where the packed bytes end, whatever size is claimed
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def check(path: Path) -> None:
    """OfficialFileError unless this is a whole .xlsx of honest size, sheets apart."""
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            _refuse_other_packages(path, package)
            _refuse_odd_parts(path, parts)
            for part in parts:
                if not _is_sheet(part.filename) and part.filename.endswith((".xml", ".rels")):
                    _refuse_large(path, package, part, LARGEST_PART)
    except OfficialFileError:
        raise
    except RuntimeError as wrong:  # zipfile says so when a part needs a password
        raise OfficialFileError(f"{path.name} is protected by a password") from wrong
    except DAMAGED as wrong:
        raise OfficialFileError(_damaged(path)) from wrong


def check_sheet(path: Path, sheet: str) -> None:
    """OfficialFileError when the sheet unpacks too large or spans too many cells."""
    try:
        with zipfile.ZipFile(path) as package:
            part = package.getinfo(_part_of(package, sheet))
            tail = b""
            for chunk in _unpacked(path, package, part, LARGEST_SHEET):
                tail += chunk
                if BEYOND.search(tail):
                    raise OfficialFileError(
                        f"{path.name}, sheet “{sheet}”: has cells beyond column {LAST_COLUMN} or "
                        f"row {MOST_ROWS - 1:,}, more than any official sheet of areas"
                    )
                tail = tail[-OVERLAP:]
    except OfficialFileError:
        raise
    except (*DAMAGED, KeyError, ElementTree.ParseError) as wrong:
        raise OfficialFileError(_damaged(path)) from wrong


def _damaged(path: Path) -> str:
    return f"{path.name} is damaged or cut short: it is not a whole .xlsx workbook"


def _is_sheet(name: str) -> bool:
    return name.casefold().startswith("xl/worksheets/") and not name.casefold().endswith(".rels")


def _refuse_other_packages(path: Path, package: zipfile.ZipFile) -> None:
    names = {name.casefold() for name in package.namelist()}
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        said = "a binary .xlsb workbook: save it as .xlsx"
    elif "content.xml" in names:
        said = "an OpenDocument file: save it as .xlsx or .csv"
    elif "[content_types].xml" in names:
        said = "an Office document, but not a workbook"
    else:
        inside = ", ".join(sorted(package.namelist())[:3]) or "nothing"
        said = f"a zip archive (with {inside} inside): unpack it and give the file in it"
    raise OfficialFileError(f"{path.name} is {said}")


def _refuse_odd_parts(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename.casefold() for part in parts]
    if len(names) > MOST_PARTS or len(set(names)) < len(names):
        raise OfficialFileError(f"{path.name} holds too many parts, or one part twice")


def _refuse_large(
    path: Path, package: zipfile.ZipFile, part: zipfile.ZipInfo, largest: int
) -> None:
    for _ in _unpacked(path, package, part, largest):
        pass


def _unpacked(
    path: Path, package: zipfile.ZipFile, part: zipfile.ZipInfo, largest: int
) -> Iterator[bytes]:
    """A part's true bytes: the size written in the archive may be a lie."""
    part = copy.copy(part)
    part.file_size = NO_END
    size = 0
    with package.open(part) as file:
        while chunk := file.read(CHUNK):
            size += len(chunk)
            if size > largest:
                raise OfficialFileError(
                    f"{path.name} unpacks to more than {largest >> 20} MB in one part "
                    f"({part.filename}): more than any official file"
                )
            yield chunk


def _part_of(package: zipfile.ZipFile, sheet: str) -> str:
    """Which part of the package a sheet's cells are in."""
    names = {name.casefold(): name for name in package.namelist()}
    book = _parsed(package, names["xl/workbook.xml"])
    relation = next(
        element.get(RELATION)
        for element in book.iter()
        if element.tag.endswith("}sheet") and element.get("name") == sheet
    )
    relations = _parsed(package, names["xl/_rels/workbook.xml.rels"])
    target = next(e.get("Target", "") for e in relations.iter() if e.get("Id") == relation)
    place = PurePosixPath(target) if target.startswith("/") else PurePosixPath("/xl") / target
    return names[str(place).lstrip("/").casefold()]


def _parsed(package: zipfile.ZipFile, name: str) -> ElementTree.Element:
    # Sizes were checked, and the parser itself refuses entities that multiply.
    return ElementTree.fromstring(package.read(name))  # noqa: S314
