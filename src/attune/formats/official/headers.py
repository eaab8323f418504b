"""Finds columns by the words of their header, never by their place."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .cells import At, text
from .geographies import STEMS, size, stem
from .refusals import HeaderRefused, shown

_STEM = "|".join(word for words in STEMS.values() for word in words)
_OF = {word: kind for kind, words in STEMS.items() for word in words}
# The spellings met: lsoa11_code, LSOA21CD, LSOA 2021 Code, LSOA code (2011),
# LA Code (2021 boundaries), LSOA Code, ladcode20.
SPELLINGS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<stem>{_STEM})(?P<year>\d\d)_?(?P<what>code|name|cd|nm)",
        rf"(?P<stem>{_STEM}) (?P<year>20\d\d) (?P<what>code|name)",
        rf"(?P<stem>{_STEM}) (?P<what>code|name)(?: \((?P<year>20\d\d)(?: boundaries)?\))?",
        r"(?P<stem>lad|la)(?P<what>code|name)(?P<year>\d\d)",
    )
)


def plain(words: object) -> str:
    """A header's words without case, byte-order mark, odd spaces."""
    folded = unicodedata.normalize("NFKC", str(words)).replace("\ufeff", "").casefold()
    return " ".join(folded.split())


@dataclass(frozen=True, slots=True)
class Geography:
    """The columns in which a file names one kind of area."""

    name: str  # "lsoa21"; "lsoa" where the header gives no year
    code: At
    title: At | None


@dataclass(frozen=True)
class Header:
    """One row that may be a header."""

    cells: tuple[str, ...]

    @classmethod
    def of(cls, cells: Sequence[object]) -> "Header":
        places = range(len(cells))
        return cls(tuple(text(cells, At(i, "")).lstrip("\ufeff") for i in places))

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(plain(cell) for cell in self.cells)

    def all(self, pattern: str) -> list[tuple[At, re.Match[str]]]:
        """Every column whose words match, left to right."""
        found = ((i, re.fullmatch(pattern, name)) for i, name in enumerate(self.names))
        return [(At(i, self.cells[i]), match) for i, match in found if match]

    def one(self, pattern: str) -> At | None:
        """The column whose words match; None when there is none, refused when there are two."""
        found = self.all(pattern)
        if len(found) > 1:
            both = " and ".join(shown(at.words) for at, _ in found[:2])
            raise HeaderRefused(f"two columns say the same: {both}")
        return found[0][0] if found else None

    @cached_property
    def geographies(self) -> tuple[Geography, ...]:
        """The kinds of area named, smallest first, an older drawing before a newer one."""
        codes: dict[str, At] = {}
        titles: dict[str, At] = {}
        for i, name in enumerate(self.names):
            match = next((m for spelling in SPELLINGS if (m := spelling.fullmatch(name))), None)
            if match is None:
                continue
            kept = codes if match["what"] in ("code", "cd") else titles
            named = _OF[match["stem"]] + (match["year"] or "")[-2:]
            if named in kept:
                raise HeaderRefused(f"two columns say the same: {shown(self.cells[i])}")
            kept[named] = At(i, self.cells[i])
        ordered = sorted(codes, key=lambda named: (size(named), named))
        return tuple(Geography(named, codes[named], titles.get(named)) for named in ordered)

    def newest(self, kind: str) -> Geography | None:
        """The newest drawing of one kind of area."""
        return next((g for g in reversed(self.geographies) if stem(g.name) == kind), None)

    def listed(self, limit: int = 12) -> str:
        """The columns found, for a message."""
        named = [shown(cell, 60) for cell in self.cells if cell]
        more = f" and {len(named) - limit} more" if len(named) > limit else ""
        return ", ".join(named[:limit]) + more
