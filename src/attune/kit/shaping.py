"""How wide a text is when its letters are shaped as they are printed: joined, stacked, kerned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import uharfbuzz as hb

from attune.kit.fonts import Family

# The scripts that are shaped by rules of their own; all other letters count as one script.
BLOCKS = (
    ("Arab", range(0x0600, 0x0780)),
    ("Arab", range(0x0870, 0x0900)),
    ("Arab", range(0xFB50, 0xFE00)),
    ("Arab", range(0xFE70, 0xFEFF)),
    ("Beng", range(0x0980, 0x0A00)),
    ("Guru", range(0x0A00, 0x0A80)),
)
UNSEEN = frozenset("\u200e\u200f\u2066\u2067\u2068\u2069")  # they order letters and have no shape


class FontsMissing(RuntimeError):
    """The fonts have not been set up; its text names the package and the command."""


@dataclass(frozen=True)
class Shaped:
    """A shaped text: its width in parts of the letter size, and where it may be cut."""

    width: float
    starts: tuple[int, ...]  # where each indivisible group of characters begins
    lacking: tuple[str, ...]  # characters that no font of ours has


@lru_cache(maxsize=8192)
def shape(text: str, families: tuple[Family, ...], weight: int) -> Shaped:
    """Shape a text in the first of the families that has each letter."""
    width, starts, lacking = 0.0, set[int](), dict[str, None]()
    for first, part, family in _runs(text, families):
        font = font_of(family, weight)
        buffer = hb.Buffer()
        buffer.add_codepoints([ord(letter) for letter in part])
        buffer.guess_segment_properties()
        hb.shape(font, buffer)
        width += sum(place.x_advance for place in buffer.glyph_positions) / font.face.upem
        starts |= {first + glyph.cluster for glyph in buffer.glyph_infos}
        lacking |= {
            part[glyph.cluster]: None for glyph in buffer.glyph_infos if not glyph.codepoint
        }
    return Shaped(width, tuple(sorted(starts)), tuple(lacking))


@lru_cache
def font_of(family: Family, weight: int) -> hb.Font:
    """The font as HarfBuzz reads it, once for each process."""
    file = family.file(weight)
    if not file.is_file():
        raise FontsMissing(
            f"The font {file.name} of the npm package {family.package} is missing: run ./dev setup."
        )
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(file))))


def _runs(text: str, families: tuple[Family, ...]) -> Iterator[tuple[int, str, Family]]:
    """Stretches of one script and one font: where each begins, its text and its family."""
    first = 0
    for (_, family), letters in groupby(_settled(text, families), key=lambda each: each[1:]):
        part = "".join(letter for letter, *_ in letters)
        yield first, part, family
        first += len(part)


def _settled(text: str, families: tuple[Family, ...]) -> Iterator[tuple[str, str, Family]]:
    """Each character with its script and family; spaces and signs go with what is before them."""
    script = next(filter(None, map(_script, text)), "")
    family = families[0]
    for letter in text:
        own = _script(letter)
        if own or not _has(family, letter):
            script = own or script
            family = next((each for each in families if _has(each, letter)), families[0])
        yield letter, script, family


def _script(letter: str) -> str:
    code = ord(letter)
    if block := next((name for name, codes in BLOCKS if code in codes), ""):
        return block
    return "Latn" if letter.isalpha() else ""


def _has(family: Family, letter: str) -> bool:
    return ord(letter) in _letters(family) or letter in UNSEEN


@lru_cache
def _letters(family: Family) -> frozenset[int]:
    all_of_them = frozenset(font_of(family, 400).face.unicodes)
    if not family.only:
        return all_of_them
    used = re.compile(f"[{family.only}]")
    return frozenset(code for code in all_of_them if used.match(chr(code)))
