"""One plain sentence of a description, for a card in a list."""

import re

from .words import plain

LONGEST = 200
END = re.compile(r"(?<=[.!?])\s+(?=[^a-z])")


def first_sentence(text: str) -> str:
    """The first sentence without markup; a long one is cut between two words."""
    said = " ".join(plain(text).split())
    first = END.split(said, maxsplit=1)[0]
    if len(first) <= LONGEST:
        return first
    return first[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"
