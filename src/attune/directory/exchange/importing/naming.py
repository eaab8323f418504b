"""Names of sources, files and addresses: one line of a bounded length, that can be shown."""

from .counts import FeedRefused


def checked_line(text: str, what: str, most: int) -> str:
    """One line of text of a bounded length; FeedRefused when it is none."""
    line = " ".join(text.split())
    if not 1 <= len(line) <= most or not line.isprintable():
        raise FeedRefused(f"{what} has 1 to {most} characters that can be shown.")
    return line


def plain_name(name: str) -> str:
    """A file name that is only a name, or FeedRefused."""
    plain = "".join(c for c in name.replace("\\", "/").rsplit("/", 1)[-1] if c.isprintable())
    if plain in ("", ".", "..") or len(plain.encode()) > 200:
        raise FeedRefused("The file needs a name of up to 200 characters.")
    return plain
