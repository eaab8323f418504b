"""Long words on paper: an address may break at its signs, and nothing runs out of its box."""

import re

BREAK = "\u200b"  # no width: a line may end here
SIGNS = re.compile(r"(?<=[@/._?&=-])(?=\S)")
LONG = re.compile(r"[^\s\u200b]{18}(?=[^\s\u200b])")


def may_break(words: str) -> str:
    """The same words; a line may end after a sign in an address, and within a word past 18 letters.

    Telephone numbers hold none of these signs and are never as long.
    """
    return LONG.sub(lambda part: part[0] + BREAK, SIGNS.sub(BREAK, words))
