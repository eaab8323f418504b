"""Two texts side by side, word by word: what stayed, what went, what came."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

WORD = re.compile(r"\S+\s*")
MOST_WORDS = 1_500  # beyond this the texts are shown whole, one after the other


class Mark(Enum):
    """What became of a run of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Marked:
    """A run of words and what became of it."""

    mark: Mark
    text: str


def marked(was: str, now: str) -> tuple[Marked, ...]:
    """The newer text with the older one's words where they stood; "" gives no run."""
    return tuple(run for run in _runs(was, now) if run.text)


def _runs(was: str, now: str) -> Iterator[Marked]:
    older, newer = WORD.findall(was), WORD.findall(now)
    if max(len(older), len(newer)) > MOST_WORDS:
        yield from (Marked(Mark.GONE, was), Marked(Mark.NEW, now))
        return
    matched = SequenceMatcher(None, _bare(older), _bare(newer), autojunk=False)
    for tag, a, b, c, d in matched.get_opcodes():
        if tag == "equal":
            yield Marked(Mark.SAME, _spaced(newer[c:d]))
        else:
            yield Marked(Mark.GONE, _spaced(older[a:b]))
            yield Marked(Mark.NEW, _spaced(newer[c:d]))


def _spaced(words: list[str]) -> str:
    """A run ends with a space, so that what follows does not stick to it."""
    return f"{''.join(words).rstrip()} " if words else ""


def _bare(words: list[str]) -> list[str]:
    return [word.strip() for word in words]
