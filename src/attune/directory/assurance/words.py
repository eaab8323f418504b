"""Text that people write about a record, as it is kept."""

from attune.domain.refusals import Refused

# What may wait about one service from a link that needs no login.
MOST_OPEN = 5
LONGEST_NAME = 120


def checked_line(text: str) -> str:
    """A name, in one line."""
    line = " ".join(text.split())
    if "\0" in line or len(line) > LONGEST_NAME:
        raise Refused(f"A name has at most {LONGEST_NAME} characters")
    return line


def checked_text(text: str, most: int) -> str:
    """Lines as written, without spaces at their ends."""
    kept = "\n".join(line.strip() for line in text.splitlines()).strip()
    if "\0" in kept or len(kept) > most:
        raise Refused(f"Write at most {most:,} characters")
    return kept
