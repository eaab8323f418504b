"""Named disclosure policies: which counts are hidden, and to what the others are rounded."""

from dataclasses import dataclass

from .disclosure import Span
from .reading import Entry
from .refusals import Refused

BEYOND = 10**9  # above every count of families


@dataclass(frozen=True)
class DisclosurePolicy:
    """Counts from `least` (0 or 1) to `most` are hidden, others rounded to the nearest `nearest`.

    Rounding is to odd steps only, so that no count lies half-way between two.
    """

    id: str
    title: str
    least: int
    most: int
    nearest: int
    source: str
    url: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if self.least not in (0, 1) or not 2 <= self.most <= 19:
            raise Refused(f"{self.id}: counts are hidden from 0 or 1 up to a number from 2 to 19")
        if self.nearest not in (1, 3, 5) or self.nearest // 2 > self.most:
            raise Refused(f"{self.id}: counts are rounded to the nearest 1, 3 or 5")
        if not (self.id and self.title and self.source):
            raise Refused(f"{self.id or 'A policy'}: it needs an id, a title and a source")

    def small(self, count: int) -> bool:
        return self.least <= count <= self.most

    @property
    def span(self) -> Span:
        """What a hidden small count can be."""
        return self.least, self.most

    def shown(self, count: int) -> int:
        """A count that is not small, as it is written."""
        return (count + self.nearest // 2) // self.nearest * self.nearest

    def behind(self, shown: int) -> Span:
        """What a count can be that is written so; a small one would not be written."""
        half = self.nearest // 2
        if shown == 0:
            return 0, 0  # whatever else would be rounded down to nought is small
        return max(shown - half, self.most + 1), shown + half

    @property
    def kept_back(self) -> Span:
        """What a count can be that is no small one and yet hidden."""
        return self.most + 1, BEYOND


def read_policy(data: object, *, file: str) -> DisclosurePolicy:
    """A policy of a parsed file; refuses with file and field."""
    whole = Entry.of(file, data)
    return DisclosurePolicy(
        id=whole.text("id"),
        title=whole.text("title"),
        least=whole.count("least"),
        most=whole.count("most"),
        nearest=whole.count("nearest"),
        source=whole.text("source"),
        url=whole.text("url", ""),
        note=whole.text("note", ""),
    )
