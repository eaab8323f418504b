"""A key for a new part, made from its first words; keys stay the same for ever."""

import re
from collections.abc import Collection
from itertools import count
from unicodedata import normalize

WIDTH = 40  # leaves room for a number behind it


def fresh_key(words: str, taken: Collection[str]) -> str:
    """A key like the words that is not taken; "part" where the words have no Latin letters."""
    plain = normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    shaped = "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))[:WIDTH].strip("-") or "part"
    if shaped not in taken:
        return shaped
    return next(key for n in count(2) if (key := f"{shaped}-{n}") not in taken)
