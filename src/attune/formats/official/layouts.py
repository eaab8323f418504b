"""What a layout is: the columns it needs, and how to read a row once they are found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .cells import Cells
from .headers import Header
from .rows import Dropped, Row
from .whole import Whole


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a file besides its header."""

    vintage: str = ""  # as the person gave it
    sheet: str = ""
    file_name: str = ""


@dataclass(frozen=True)
class Reading:
    """A header understood: what the file is, and how each of its rows is read."""

    kind: str
    layout: str
    publisher: str
    page: str  # where its publisher offers it
    vintage: str
    geography: str
    authority_geography: str
    longest: int  # more rows than this, and it is something else
    parse: Callable[[Cells], Sequence[Row] | Dropped]
    whole: Callable[[], Whole]


@dataclass(frozen=True)
class Want:
    """One column (or family of columns) a layout cannot do without."""

    words: str
    found: Callable[[Header], bool]


@dataclass(frozen=True)
class Layout:
    """One way in which a publisher lays a statistic out."""

    title: str
    wants: tuple[Want, ...]
    build: Callable[[Header, Hints], Reading]

    def missing(self, header: Header) -> tuple[str, ...]:
        return tuple(want.words for want in self.wants if not want.found(header))

    def closeness(self, header: Header) -> float:
        """The share of its columns that are there."""
        return 1 - len(self.missing(header)) / len(self.wants)
