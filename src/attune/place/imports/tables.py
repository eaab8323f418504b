"""A table's rows, one after another with their numbers, whatever file they stand in."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from .errors import OfficialFileError

LONGEST_LINE = 1 << 20


class Table(Protocol):
    """Rows of cells; `total` and `done` say how far reading has come, in the same unit."""

    total: int
    done: int

    def rows(self) -> Iterator[tuple[int, Sequence[object]]]: ...


@dataclass
class CsvTable:
    """A comma-separated file, read a line at a time."""

    path: Path
    encoding: str
    total: int  # bytes
    done: int = 0

    def rows(self) -> Iterator[tuple[int, Sequence[object]]]:
        """Rows are numbered from 1 as a spreadsheet program numbers them."""
        number = 0
        with self.path.open("rb") as raw:
            text = io.TextIOWrapper(raw, encoding=self.encoding, newline="")
            reader = csv.reader(self._lines(text), strict=True)
            while True:
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except (csv.Error, UnicodeDecodeError, OverflowError) as wrong:
                    raise OfficialFileError(
                        f"{self.path.name}, row {number + 1:,}: {_explained(wrong)}"
                    ) from wrong
                number += 1
                if number % 1024 == 0:
                    self.done = raw.tell()
                yield number, cells
        self.done = self.total

    def _lines(self, text: io.TextIOWrapper) -> Iterator[str]:
        """Lines of bounded length: a file without line ends must not fill the memory."""
        while line := text.readline(LONGEST_LINE):
            if len(line) == LONGEST_LINE:
                raise OverflowError
            yield line


def _explained(wrong: Exception) -> str:
    said = str(wrong)
    if isinstance(wrong, OverflowError):
        return "a line longer than a million characters"
    if isinstance(wrong, UnicodeDecodeError):
        return "holds characters that are neither UTF-8 nor Windows-1252"
    if "field larger" in said or "end of data" in said:
        return "a quotation mark is opened and never closed"
    if "expected after" in said:
        return "text follows a closing quotation mark"
    return "cannot be read as comma-separated cells"
