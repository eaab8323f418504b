"""Small files of values between commas that people hand in: read row by row, or refused."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from django.utils.translation import gettext as _

from attune.domain.refusals import Refused

MOST_BYTES, MOST_ROWS, MOST_FAULTS = 100_000, 200, 20


class FileRefused(Refused):
    """A file that cannot be read; `faults` name the file, the row and the field."""

    def __init__(self, *faults: str) -> None:
        super().__init__(". ".join(faults))
        self.faults = faults


def rows_of(
    data: bytes, *, name: str, needed: Iterable[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Every row that is not empty, by heading, with its place; FileRefused where it is no table."""
    text = _text(data, name)
    head = text.split("\n", 1)[0]
    sheet = csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        heads = [cell.strip().casefold() for cell in next(sheet, [])]
        missing = [each for each in needed if each not in heads]
        if missing:
            words = {"name": name, "columns": ", ".join(missing)}
            raise FileRefused(_("%(name)s, row 1: these headings are missing: %(columns)s") % words)
        for place, cells in enumerate(sheet, start=2):
            if place > MOST_ROWS:
                words = {"name": name, "most": MOST_ROWS}
                raise FileRefused(_("%(name)s: a file holds at most %(most)s rows") % words)
            row = dict(zip(heads, (cell.strip() for cell in cells), strict=False))
            if any(row.values()):
                yield place, row
    except csv.Error as broken:
        words = {"name": name}
        raise FileRefused(_("%(name)s is no file of values between commas") % words) from broken


def _text(data: bytes, name: str) -> str:
    if len(data) > MOST_BYTES:
        raise FileRefused(_("%(name)s is too large: at most 100 kB") % {"name": name})
    try:
        return data.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace").replace("\0", "")
