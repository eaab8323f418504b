"""From text to the plain words the index holds, and from what somebody types to the same words.

Both databases see only these: folded, stemmed, one word for all that mean the same. The stems are
those of Snowball's English stemmer.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer  # type: ignore[import-untyped]

from .synonyms import FILLERS, SAME, STOP

TAG = re.compile(r"<[^>]*>")
APOSTROPHES = re.compile("['\u2019\u02bc]")
# Letters and digits of any script; the second part keeps the vowel signs of Indic scripts inside.
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0900-\u0dff])*")
LONGEST_WORD, MOST_ASKED, SHORTEST_BEGINNING = 40, 12, 3
IN_NAME, HERE = "n_", "here_"

_stemmer = snowballstemmer.stemmer("english")


@dataclass(frozen=True)
class Asked:
    """The words somebody looks for: each must match; the last may be only a beginning."""

    words: tuple[str, ...] = ()
    beginning: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.beginning)


def folded(text: str) -> str:
    """Small letters without diacritics: "Café" and "cafe" are the same."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _said(text: str) -> list[str]:
    return WORD.findall(APOSTROPHES.sub("", folded(text)))


def plain(text: str) -> str:
    """A text without the markup that feeds leave in it."""
    return html.unescape(TAG.sub(" ", text)) if "<" in text or "&" in text else text


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The one word that stands for this one; empty for a word too small to look for."""
    if word in STOP or (len(word) == 1 and not word.isdigit()):
        return ""
    found = _STANDS_FOR.get(word) or str(_stemmer.stemWord(word))
    return _STANDS_FOR.get(found, found)[:LONGEST_WORD]


def _lines() -> Iterator[tuple[str, str]]:
    for line in SAME.split("\n"):
        if line:
            first, *others = line.split()
            stands = str(_stemmer.stemWord(first))
            for word in (first, *others):
                yield word, stands
                yield str(_stemmer.stemWord(word)), stands


_STANDS_FOR: dict[str, str] = {}
_STANDS_FOR.update(_lines())


def words_of(text: str) -> set[str]:
    """The words of a text, as the index holds them."""
    return {found for word in _said(plain(text)) if (found := stem(word))}


def indexed(name: str, texts: Iterable[str]) -> set[str]:
    """Every word of a record; those of its name once more, marked, so that names come first."""
    in_name = words_of(name)
    return in_name.union(
        words_of(" ".join(text for text in texts if text)), (IN_NAME + word for word in in_name)
    )


def here(place: int) -> str:
    """The mark of a locality, by which a search keeps to it."""
    return f"{HERE}{place}"


def asked(text: str) -> Asked:
    """The words of a search, each once; words that everybody uses go where others remain."""
    said = [word for word in _said(text[:400]) if stem(word)]
    telling = [word for word in said if word not in FILLERS] or said
    return Asked(tuple(dict.fromkeys(stem(word) for word in telling))[:MOST_ASKED])


def as_beginning(text: str) -> Asked:
    """The same search with its last word taken as the beginning of one: "breastf"."""
    said = [word for word in _said(text[:400]) if stem(word)][:MOST_ASKED]
    if not said or len(said[-1]) < SHORTEST_BEGINNING:
        return Asked()
    return Asked(asked(" ".join(said[:-1])).words, said[-1][:LONGEST_WORD])
