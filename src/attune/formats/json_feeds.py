"""JSON feeds of every shape met: a page, a list, one object, a package, one object a line."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from .documents import SHAPE_OF_TABLE, items_in, items_of
from .hsds import package_reading
from .hsds.tables import COLUMNS
from .json_pieces import NotReadable, Pieces
from .listing import Item, Quarantined, Tally

CONTENTS = {
    "contents": "ORUK 3.0",
    "content": "ORUK 1.0",
    "items": "JSON list",
    "data": "JSON list",
}
PAGE_WORDS = {
    "total_items": "total_items",
    "totalElements": "total_items",
    "total_pages": "total_pages",
    "totalPages": "total_pages",
    "page_number": "number",
    "number": "number",
    "size": "size",
    "last_page": "last",
    "last": "last",
}
IDENTITY = frozenset({"id", "name", "status", "description"})
EARLY = 50  # a name met among so many first members makes an object a record, not an envelope


def read_json(file: Any, tally: Tally) -> Iterator[Item]:
    """Every item of a JSON file, holding one at a time."""
    pieces = Pieces(file)
    number = 0
    while mark := pieces.peek():
        if mark == b"[":
            pieces.take()
            tally.layout = tally.layout or "JSON list"
            yield from _entries(pieces, tally, "", "")
        elif mark == b"{":
            pieces.take()
            yield from _Top(pieces, tally, f"line {number + 1}").items()
        elif mark == b",":
            pieces.take()
            continue
        else:
            yield Quarantined(f"line {number + 1}", "here stands something that is not JSON")
            pieces.skip_line()
        number += 1


def _entries(pieces: Pieces, tally: Tally, at: str, table: str) -> Iterator[Item]:
    """The entries of a list whose bracket was passed."""
    number = 0
    while (mark := pieces.peek()) not in (b"]", b""):
        if mark in (b",", b"}", b":"):
            pieces.take()
            continue
        where = f"{at}/{number}"
        yield from items_of(pieces.value(), where=where, table=table)
        number += 1
        tally.page = replace(tally.page, contents=tally.page.contents + 1)
    if mark:
        pieces.take()
    else:
        yield Quarantined(f"{at}/{number}", "the file breaks off here, before its list ends")


class _Top:
    """An object at the top of a file: an envelope, a package, or one record."""

    def __init__(self, pieces: Pieces, tally: Tally, where: str) -> None:
        self.pieces = pieces
        self.tally = tally
        self.where = where
        self.members: dict[str, Any] = {}
        self.held_lists = False  # some list was read as the contents of a feed
        self.wrong: Quarantined | None = None

    def items(self) -> Iterator[Item]:
        while mark := self.pieces.peek():
            if mark == b'"':
                yield from self._member()
                continue
            self.pieces.take()
            if mark == b"}":
                break
            if mark not in (b",", b":"):
                self._break("the JSON is broken here")
                self.pieces.skip_line()
                break
        else:
            self._break("the file breaks off here, before its object ends")
        if self.wrong is not None:
            yield self.wrong
        if self.held_lists or self.wrong is None:
            yield from self._rest()

    def _break(self, reason: str, field: str = "") -> None:
        self.wrong = self.wrong or Quarantined(self.where, reason, field=field)

    def _member(self) -> Iterator[Item]:
        try:
            key = str(self.pieces.value().value())
        except NotReadable as wrong:
            self._break(f"a field's name cannot be read: {wrong}")
            return
        if self.pieces.peek() == b":":
            self.pieces.take()
        table = self._list_of(key)
        if table is not None and self.pieces.peek() == b"[":
            self.pieces.take()
            self.held_lists = True
            yield from _entries(self.pieces, self.tally, f"/{key}", table)
            return
        try:
            self.members[key] = self.pieces.value().value()
        except NotReadable as wrong:
            self._break(f"this value cannot be read: {wrong}", key)

    def _list_of(self, key: str) -> str | None:
        """Which table a list under this name holds, when the object is an envelope or a package."""
        if key in CONTENTS:
            self.tally.layout = CONTENTS[key]
            return ""
        if key in SHAPE_OF_TABLE and not IDENTITY & self.members.keys() and key in PACKAGED:
            self.tally.layout = "HSDS 3.0 JSON package"
            return key
        return None

    def _rest(self) -> Iterator[Item]:
        if self.held_lists:
            self._page()
            for key, value in self.members.items():
                if isinstance(value, list) and key in COLUMNS:
                    for number, each in enumerate(value):
                        yield from items_in(each, where=f"/{key}/{number}", table=key)
            return
        if tables := self._tables():
            self.tally.layout = "HSDS 3.0 tables in JSON"
            yield from package_reading.read(package_reading.parsed_tables(tables))
            return
        self.tally.layout = self.tally.layout or "JSON object"
        if self.members.keys() & PAGE_WORDS.keys() and not IDENTITY & self.members.keys():
            self._page()
        else:
            yield from items_in(self.members, where=self.where)

    def _tables(self) -> dict[str, list[Any]]:
        lists = {k: v for k, v in self.members.items() if k.endswith(".csv")}
        whole = lists.keys() == self.members.keys() and "services.csv" in lists
        return lists if whole and all(isinstance(v, list) for v in lists.values()) else {}

    def _page(self) -> None:
        said: dict[str, Any] = {
            field: value
            for key, field in PAGE_WORDS.items()
            if isinstance(value := self.members.get(key), int)
        }
        self.tally.page = replace(self.tally.page, **said)


PACKAGED = frozenset({"services", "organizations", "locations", "taxonomies", "taxonomy_terms"})
