"""Keeps checked rows on disk until the last is checked: little memory, and a short write."""

import marshal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

BATCH = 2_000


class Stage:
    """Rows of plain values in a nameless temporary file, in the order they came."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)
        self._filling: list[tuple[Any, ...]] = []
        self._batches = 0
        self.count = 0

    def add(self, row: tuple[Any, ...]) -> None:
        self._filling.append(row)
        self.count += 1
        if len(self._filling) == BATCH:
            self._write()

    def batches(self) -> Iterator[list[tuple[Any, ...]]]:
        """All rows again, some at a time."""
        self._write()
        self._file.seek(0)
        for _ in range(self._batches):
            # Our own values, in a file that no one else can open.
            yield marshal.load(self._file)  # noqa: S302

    def _write(self) -> None:
        if self._filling:
            marshal.dump(self._filling, self._file)
            self._filling = []
            self._batches += 1

    def __enter__(self) -> "Stage":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        wrong: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
