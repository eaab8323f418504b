"""Makes one record good: what any database keeps, each known field what it says, all noted."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from .hsds.shape import SHAPES, Shape, Sort
from .json_pieces import Odd
from .listing import DEEPEST, LONGEST_TEXT, MOST_CHARACTERS, MOST_VALUES, Record, Repair
from .plain_text import CONTROL, NEVER, kept
from .repairs import Beyond, mended

LONGEST_OUTLINE = 200_000  # the outline of an area is long by nature
LONGEST_KEY = 200
SHOWN = 200
OUTLINES = frozenset({"extent"})


class Spoilt(ValueError):
    """A record that cannot be taken: `field` is where, the text one plain sentence."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field


def cleaned(raw: Mapping[str, Any], shape: str) -> tuple[Record, list[Repair]]:
    """A record of that shape made good with all that is nested in it, and what was done.

    Spoilt when it is too deep, too large, or a text in it too long.
    """
    cleaner = _Cleaner()
    record = cleaner.object(cleaner.held(raw), SHAPES[shape], "")
    whole = 0
    for field, text in texts(record):
        whole += len(text)
        longest = LONGEST_OUTLINE if field.rpartition(".")[2] in OUTLINES else LONGEST_TEXT
        if len(text) > longest:
            raise Spoilt(field, f"the text has {len(text):,} characters, the most is {longest:,}")
        if whole > MOST_CHARACTERS:
            raise Spoilt("", f"the record holds more than {MOST_CHARACTERS:,} characters")
    return record, cleaner.repairs


def texts(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Every text inside a value with its place."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from texts(inner, f"{at}.{key}" if at else str(key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from texts(inner, f"{at}[{number}]")


class _Cleaner:
    """Walks one record and remembers what it changed."""

    def __init__(self) -> None:
        self.repairs: list[Repair] = []
        self.values = 0

    def note(self, at: str, what: str, was: Any) -> None:
        self.repairs.append(Repair(at, what, kept(str(was))[:SHOWN]))

    def held(self, value: Any, at: str = "", depth: int = 1) -> Any:
        """The value with nothing in it that a database or a JSON file could not hold."""
        self.values += 1
        if self.values > MOST_VALUES:
            raise Spoilt(at, f"the record holds more than {MOST_VALUES:,} values")
        if isinstance(value, str):
            return self._held_text(value, at)
        if isinstance(value, Mapping | list) and depth > DEEPEST:
            raise Spoilt(at, f"the record is nested more than {DEEPEST} levels deep")
        if isinstance(value, Mapping):
            return self._held_table(value, at, depth)
        if isinstance(value, list):
            return [self.held(each, f"{at}[{n}]", depth + 1) for n, each in enumerate(value)]
        if isinstance(value, float):
            return self._held_text(Odd(value), at)
        if isinstance(value, Decimal) and not value.is_finite():
            return self._held_text(Odd(value), at)
        return value

    def _held_text(self, value: str, at: str) -> str:
        if isinstance(value, Odd):
            self.note(at, "is no number one can use, kept as text", value)
        elif NEVER.search(value) or CONTROL.search(value):
            self.note(at, "had characters that no database keeps", value)
        return kept(str(value))

    def _held_table(self, value: Mapping[str, Any], at: str, depth: int) -> Record:
        table: Record = {}
        for given, inner in value.items():
            key = kept(str(given))
            if len(key) > LONGEST_KEY:
                raise Spoilt(at, f"a field's name has more than {LONGEST_KEY} characters")
            while key in table:
                key += "_2"
            table[key] = self.held(inner, f"{at}.{key}" if at else key, depth + 1)
        return table

    def object(self, record: Record, shape: Shape, at: str) -> Record:
        """An object of a known shape, its known fields made good."""
        good: Record = {}
        for key, value in record.items():
            where = f"{at}.{key}" if at else key
            if value is None:
                good[key] = None
            elif key in shape.fields:
                self._field(good, key, value, shape.fields[key], where)
            elif key in shape.children:
                self._children(good, key, value, SHAPES[shape.children[key]], where)
            elif key in shape.single:
                self._single(good, key, value, SHAPES[shape.single[key]], where)
            else:
                good[_free(good, key)] = value
        return good

    def _field(self, good: Record, key: str, value: Any, sort: Sort, at: str) -> None:
        try:
            made, what = mended(sort, value)
        except Beyond as wrong:
            self._set_aside(good, key, value, f"was {wrong}", at)
            return
        if what:
            self.note(at, what, value)
        if made is not None:
            good[key] = made

    def _set_aside(self, good: Record, key: str, value: Any, what: str, at: str) -> None:
        aside = _free(good, f"original_{key}")
        good[aside] = value
        self.note(at, f"{what}, kept as “{aside}”", value)

    def _children(self, good: Record, key: str, value: Any, shape: Shape, at: str) -> None:
        if isinstance(value, dict):
            self.note(at, "was one object, now a list of one", "")
            value = [value]
        if not isinstance(value, list):
            if value == "":
                self.note(at, "was empty", "")
            else:
                self._set_aside(good, key, value, "was not a list of objects", at)
            return
        objects = [(n, each) for n, each in enumerate(value) if isinstance(each, dict)]
        good[key] = [self.object(each, shape, f"{at}[{n}]") for n, each in objects]
        others = [each for each in value if not isinstance(each, dict) and each is not None]
        if others:
            self._set_aside(good, key, others, "held entries that are no objects", at)

    def _single(self, good: Record, key: str, value: Any, shape: Shape, at: str) -> None:
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
            self.note(at, "was a list of one, now one object", "")
        if isinstance(value, dict):
            good[key] = self.object(value, shape, at)
        elif value in ("", [], None):
            self.note(at, "was empty", "")
        else:
            self._set_aside(good, key, value, "was not an object", at)


def _free(good: Record, key: str) -> str:
    while key in good:
        key += "_2"
    return key


def looks_like_words(text: str) -> bool:
    """Whether a text that should be an id reads like a sentence, an address or a web page."""
    return bool(re.search(r"@|://|\n|\S+\s+\S+\s+\S+\s+\S+", text)) or len(text) > 200
