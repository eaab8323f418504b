"""Which letters a language is set in, how wide its words are, and how its lines break.

Made for pictures (SVG), which do not break lines themselves: nothing may run out of its box.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from attune.kit.fonts import BENGALI, FAMILIES, GURMUKHI, LATIN, URDU, Family
from attune.kit.shaping import Shaped, shape

# White space where a line may end; the groups of a telephone number stay together.
BREAKS = re.compile(r"(?<!\d)[^\S\u00a0\u2007\u202f]+|[^\S\u00a0\u2007\u202f]+(?!\d|\s)")
# What is too long for its line is parted after these without another hyphen.
MAY_END = ("-", "/", "\u2013", " ", "\u00a0")
# A telephone number, such as 0808 157 0123 or +44 (0)1632 960123. Among letters that run from right
# to left its groups would change places.
NUMBER = re.compile(r"(?<![\w.])(?:\+|0)\d[\d()]*(?:[ \u00a0][\d()]{2,}){1,5}")
FROM_LEFT, SO_FAR = "\u2066", "\u2069"


@dataclass(frozen=True)
class Lettering:
    """How one language is written. Heights are parts of the letter size."""

    lang: str  # as in HTML's lang and in PDF
    main: Family
    direction: Literal["ltr", "rtl"] = "ltr"
    line_height: float = 1.35  # from one base line to the next
    ascent: float = 1.0  # room above the first base line
    descent: float = 0.3  # room below the last one
    hyphen: str = "-"  # what a word too long for its line is parted with

    @property
    def family(self) -> str:
        """The family's name, as CSS and typst want it."""
        return self.main.name

    @property
    def families(self) -> tuple[Family, ...]:
        """The language's own family, then the others for words of other languages."""
        return (self.main, *(each for each in FAMILIES if each is not self.main))

    @property
    def files(self) -> tuple[Path, ...]:
        """The language's own fonts: 400, then 700."""
        return self.main.files


# Nastaliq's words slope down from right to left, so its lines stand far apart; and a joined
# script has no hyphen.
LETTERINGS = {
    each.lang: each
    for each in (
        *(Lettering(lang, LATIN) for lang in ("en", "cy", "pl", "ro")),
        Lettering("ur", URDU, "rtl", line_height=2.2, ascent=1.6, descent=0.6, hyphen=""),
        Lettering("bn", BENGALI, line_height=1.5, ascent=0.95, descent=0.45),
        Lettering("pa", GURMUKHI, line_height=1.5, ascent=0.95, descent=0.45),
    )
}
LANGUAGES = tuple(LETTERINGS)


def face(language: str) -> Lettering:
    """The lettering of a language; `en-GB` is written as `en`. ValueError for one we lack."""
    found = LETTERINGS.get(language.split("-")[0].lower())
    if found is None:
        raise ValueError(
            f"No lettering for the language {language!r}: it is {', '.join(LANGUAGES)}"
        )
    return found


def width(text: str, size: float, *, language: str, bold: bool = False) -> float:
    """Points across, for letters of `size` points, when the text stands on one line."""
    return _shaped(text, language, bold).width * size


def missing(text: str, *, language: str) -> tuple[str, ...]:
    """The characters that none of our fonts has (an emoji, say), each once."""
    return _shaped(text, language, False).lacking


def ordered(text: str, *, language: str) -> str:
    """The text with each telephone number kept in its order.

    Only right-to-left languages need it: there a number is marked to run from the left. Give it
    whatever is shown; a text that went through it already stays as it is.
    """
    if face(language).direction == "ltr" or FROM_LEFT in text:
        return text
    return NUMBER.sub(rf"{FROM_LEFT}\g<0>{SO_FAR}", text)


def unbroken(text: str) -> str:
    """The text with each telephone number kept on one line, for what breaks lines itself."""
    return NUMBER.sub(lambda number: number[0].replace(" ", "\u00a0"), text)


def wrap(
    text: str, width: float, size: float, *, language: str, bold: bool = False
) -> tuple[str, ...]:
    """Lines no wider than `width` points; none for an empty text.

    Lines end at spaces, though not within a telephone number. A word wider than the line is parted,
    with the language's hyphen. Only a single letter wider than the whole line stays as it is.
    Telephone numbers keep their order (`ordered`).
    """
    fits = _Fits(width / size, language, bold)
    lines: list[str] = []
    line = ""
    for word in filter(None, BREAKS.split(text)):
        if fits(f"{line} {word}" if line else word):
            line = f"{line} {word}" if line else word
            continue
        lines += [line] if line else []
        *parts, line = fits.parted(word)
        lines += parts
    whole = [*lines, line] if line else lines
    return tuple(ordered(each, language=language) for each in whole)


@dataclass(frozen=True)
class _Fits:
    """Says whether a text fits a line of so many letter sizes."""

    room: float
    language: str
    bold: bool

    def __call__(self, text: str) -> bool:
        return _shaped(text, self.language, self.bold).width <= self.room

    def parted(self, word: str) -> list[str]:
        """The word in pieces that fit; one piece if it fits as it is."""
        pieces = []
        while not self(word) and (cut := self._cut(word)):
            pieces.append(self._ended(word[:cut]))
            word = word[cut:]
        return [*pieces, word]

    def _cut(self, word: str) -> int:
        """Where the longest piece that fits ends, rather after a hyphen; 0 if it cannot be cut."""
        starts = [start for start in _shaped(word, self.language, self.bold).starts if start]
        best = 0
        for start in starts:
            if not self(self._ended(word[:start])):
                break
            if not word[:best].endswith(MAY_END) or word[:start].endswith(MAY_END):
                best = start
        return best or (starts[0] if starts else 0)

    def _ended(self, piece: str) -> str:
        return piece.rstrip() if piece.endswith(MAY_END) else piece + face(self.language).hyphen


def _shaped(text: str, language: str, bold: bool) -> Shaped:
    return shape(text, face(language).families, 700 if bold else 400)
