"""Opens what was handed in, whatever it is: a feed, a package, a folder, a sheet, fetched pages."""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from attune.formats.damaged import DAMAGED
from attune.formats.feeds import Reading, open_feed, open_folder
from attune.formats.listing import FormatRefused, Item
from attune.formats.once import Once

from .counts import FeedRefused
from .sheets import is_workbook, template_items

LARGEST = 1 << 30
LARGEST_UNPACKED = 2 << 30
# A text table packs to a tenth or so; what unpacks to far more was made to fill a disk.
MOST_RATIO, FREE_OF_RATIO = 100, 64 << 20
PAGES = "page-*.json"


class EveryRow(Once):
    """Lets a second row of an id through: loading counts it as merged."""

    def items(self, items: Iterable[Item]) -> Iterator[Item]:
        return iter(items)


@dataclass
class Delivery:
    """A file or folder to be read; `done` of `size` bytes are read so far."""

    path: Path
    name: str
    size: int = 0
    done: int = 0
    layout: str = ""
    whole: bool = True
    notes: tuple[str, ...] = ()
    _file: BinaryIO | None = field(default=None, repr=False)

    def items(self) -> Iterator[Item]:
        """Every item; FeedRefused before the first when the delivery is nothing that is known."""
        try:
            if self.path.is_dir():
                yield from self._of_folder()
            else:
                yield from self._of_file(self.path)
        except FormatRefused as wrong:
            raise FeedRefused(str(wrong)) from wrong
        except OSError as wrong:
            raise FeedRefused(f"{self.name}: {wrong.strerror or 'cannot be read'}") from wrong

    def _of_folder(self) -> Iterator[Item]:
        pages = sorted(self.path.glob(PAGES))
        if not pages:
            yield from self._told(open_folder(self.path, once=EveryRow()))
        for number, page in enumerate(pages, start=1):
            for item in self._of_file(page):
                at = f"page {number}, {item.where}" if len(pages) > 1 else item.where
                yield replace(item, where=at)

    def _of_file(self, path: Path) -> Iterator[Item]:
        if is_workbook(path):
            self.layout = "Attune template"
            yield from template_items(path, name=self.name)
            return
        before = self.done
        with path.open("rb") as file:
            _refuse_bomb(file, self.name)
            reading = open_feed(file, name=self.name, once=EveryRow())
            for item in self._told(reading):
                self.done = before if file.closed else before + file.tell()
                yield item

    def _told(self, reading: Reading) -> Iterator[Item]:
        yield from reading.items
        self.layout = self.layout or reading.tally.layout


def deliver(path: Path, *, name: str = "") -> Delivery:
    """Look at a path; FeedRefused when there is nothing there that could be read."""
    name = (name or path.name)[:200]
    try:
        if path.is_dir():
            size = sum(each.stat().st_size for each in path.iterdir() if each.is_file())
        elif path.is_file():
            size = path.stat().st_size
        else:
            raise FeedRefused(f"{path}: there is no such file")
    except OSError as wrong:
        raise FeedRefused(f"{name}: {wrong.strerror or 'cannot be read'}") from wrong
    if size > LARGEST:
        raise FeedRefused(f"{name} is larger than {LARGEST >> 30} GB: split it and load the parts")
    return Delivery(path, name, size)


def _refuse_bomb(file: BinaryIO, name: str) -> None:
    if not zipfile.is_zipfile(file) or not _starts_like_a_zip(file):
        file.seek(0)
        return
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
    except DAMAGED:
        parts = []  # open_feed says that it is damaged
    unpacked, packed = (sum(each) for each in (
        [part.file_size for part in parts], [part.compress_size for part in parts]))  # fmt: skip
    beyond = unpacked > FREE_OF_RATIO and unpacked > MOST_RATIO * max(packed, 1)
    if unpacked > LARGEST_UNPACKED or beyond:
        raise FeedRefused(
            f"{name} unpacks to {unpacked >> 20:,} MB, more than a directory fills: it was refused"
        )
    file.seek(0)


def _starts_like_a_zip(file: BinaryIO) -> bool:
    file.seek(0)
    return file.read(2) == b"PK"
