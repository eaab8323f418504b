"""What a flowchart is made of before it is placed, and when it is. All lengths are in points."""

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Size:
    """How much room some words take."""

    width: float
    height: float


@dataclass(frozen=True)
class Link:
    """An arrow to be drawn. `again` is one that goes back; `label` is the room of its words."""

    start: str
    end: str
    label: Size = Size(0, 0)
    again: bool = False


@dataclass(frozen=True)
class Box:
    """A box in its place: its left upper corner and its size."""

    key: str
    left: float
    top: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.left + self.width / 2

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def overlaps(self, other: "Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Arrow:
    """An arrow in its place.

    Between points 0 and 1, 2 and 3, ... it may swing; between 1 and 2, 3 and 4, ... it runs
    straight down. One that goes `again` runs straight from point to point. `label` is the place
    of its words.
    """

    link: Link
    points: tuple[Point, ...]
    label: Box


@dataclass(frozen=True)
class Chart:
    """The whole picture."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    width: float
    height: float

    def box(self, key: str) -> Box:
        return next(box for box in self.boxes if box.key == key)
