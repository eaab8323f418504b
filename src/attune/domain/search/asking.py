"""What somebody looks for, and what was found."""

from dataclasses import dataclass, field

from .counting import Counts
from .distance import Point
from .facets import Choice

PAGE = 10


@dataclass(frozen=True)
class Query:
    """One question to the directory.

    `near` is where the family is, `within` how many metres they would go (None: any distance);
    `start` and `most` cut the page out of the results (None: all of them).
    """

    text: str = ""
    near: Point | None = None
    within: int | None = None
    chosen: Choice = field(default_factory=dict)
    start: int = 0
    most: int | None = PAGE
    facets: tuple[str, ...] = ()  # whose counts are wanted

    def __post_init__(self) -> None:
        if self.within is not None and self.within <= 0:
            raise ValueError("A distance is more than nothing")
        if self.start < 0 or (self.most is not None and self.most < 0):
            raise ValueError("A page starts at 0 or later")


@dataclass(frozen=True)
class Hit:
    """One service found. `metres` to its nearest place, which is the `place`th of its record.

    A hidden place stands at the middle of its district: `metres` is then not for showing.
    """

    service: int
    metres: int | None = None
    place: int | None = None
    hidden: bool = False


@dataclass(frozen=True)
class Found:
    """The page of results, how many there are in all, and how many each choice would have."""

    total: int
    hits: tuple[Hit, ...]
    counts: Counts
    by_beginning: bool = False  # nothing had the last word whole, so it was taken as a beginning
