"""A plane for lines and areas as SVG: stretched to its room, while its words keep their size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from django.utils import translation
from markupsafe import Markup

from attune.kit.colours import INK, PAPER, QUIET, TRACK
from attune.kit.marks import LINE, from_start
from attune.kit.plots import nice_step
from attune.kit.svg import Value, element, wrapped
from attune.kit.tables import Text

RIGHT = 94.5  # percent of the width; half of the last figure under it stands beyond
NARROWEST = 254  # pixels that a picture has on the smallest phone
HEIGHT = 280
ACROSS = 1000.0  # units from side to side, whatever the width
TITLE_WIDTH = 32  # characters that fit a 320 px page
WEEK_STEPS = (1, 2, 4, 8, 13, 26, 52, 104, 260, 520, 1040)
Place = tuple[float, float]


@dataclass(frozen=True)
class Plane:
    """Figures from `first` to `last` across, `lowest` to `highest` up, `top` pixels down.

    `left` is in percent of the width: the figures of the levels stand before it.
    """

    first: float
    last: float
    highest: float
    top: int
    left: float
    lowest: float = 0.0

    @property
    def bottom(self) -> int:
        return self.top + HEIGHT

    def share(self, x: float) -> float:
        return (x - self.first) / (self.last - self.first)

    def rise(self, y: float) -> float:
        return (y - self.lowest) / (self.highest - self.lowest)

    def x(self, value: float) -> float:
        """Percent of the picture's width from where reading starts."""
        return self.left + self.share(value) * (RIGHT - self.left)

    def y(self, value: float) -> float:
        return self.bottom - self.rise(value) * HEIGHT

    def within(self, place: Place) -> str:
        """A place in the stretched part."""
        across = self.share(place[0]) * ACROSS
        if translation.get_language_bidi():
            across = ACROSS - across
        return f"{across:.1f} {HEIGHT - self.rise(place[1]) * HEIGHT:.2f}"

    def path(self, course: Iterable[Place], *, closed: bool = False) -> str:
        return "M" + "L".join(self.within(place) for place in course) + ("Z" if closed else "")

    def stretched(self, *parts: Markup) -> Markup:
        """What is drawn in the plane's own units, as wide as there is room."""
        wide = RIGHT - self.left
        box: dict[str, Value] = {
            "x": from_start(self.left, wide),
            "y": self.top,
            "width": f"{wide:.2f}%",
        }
        box |= {"height": HEIGHT, "viewBox": f"0 0 {ACROSS:g} {HEIGHT}"}
        return element("svg", box | {"preserveAspectRatio": "none", "overflow": "visible"}, *parts)

    def levels(self, shown: Callable[[float], str], step: float = 0.0) -> Iterator[Markup]:
        """Quiet lines across, each with its figure before it."""
        step = step or nice_step(self.highest)
        for number in range(ceil(self.lowest / step - 1e-9), floor(self.highest / step + 1e-9) + 1):
            level = self.y(number * step)
            yield _straight(self.left, RIGHT, level, level, TRACK, 1)
            place: dict[str, Value] = {"x": from_start(self.left), "y": level + 5, "fill": INK}
            place |= {"text_anchor": "end", "font_size": 16, "dx": _forward(-6)}
            yield element("text", place, shown(number * step))

    def marks(self, shown: Callable[[float], str], step: float) -> Iterator[Markup]:
        """Figures under the plane, each with a short line."""
        for number in range(ceil(self.first / step - 1e-9), floor(self.last / step + 1e-9) + 1):
            at = self.x(number * step)
            yield _straight(at, at, self.bottom, self.bottom + 6, QUIET, 1)
            place: dict[str, Value] = {"x": from_start(at), "y": self.bottom + LINE}
            middle: dict[str, Value] = {"fill": INK, "font_size": 16, "text_anchor": "middle"}
            yield element("text", place | middle, shown(number * step))

    def line(self, one: Place, other: Place, dashes: str = "") -> Markup:
        """A straight line between two figures, as thick everywhere."""
        ends = self.x(one[0]), self.x(other[0]), self.y(one[1]), self.y(other[1])
        return _straight(*ends, INK, 2, dashes)

    def said(self, words: str, place: Place, *, away: float = -7, turned: bool = False) -> Markup:
        """Words at a place, readable upon whatever is drawn; `turned`: they end there."""
        at: dict[str, Value] = {"x": from_start(self.x(place[0])), "y": self.y(place[1]) + away}
        at |= {"dx": _forward(-4 if turned else 4), "text_anchor": "end" if turned else "start"}
        return element("text", at | ON_TOP, words)


ON_TOP: dict[str, Value] = {
    "fill": INK,
    "font_size": 16,
    "font_weight": 600,
    "stroke": PAPER,
    "stroke_width": 4,
    "stroke_linejoin": "round",
    "paint_order": "stroke",
}


def _forward(pixels: float) -> float:
    """So far in the direction of reading."""
    return -pixels if translation.get_language_bidi() else pixels


def _straight(
    x1: float, x2: float, y1: float, y2: float, colour: str, width: float, dashes: str = ""
) -> Markup:
    ends: dict[str, Value] = {"x1": from_start(x1), "x2": from_start(x2), "y1": y1, "y2": y2}
    ends |= {"stroke": colour, "stroke_width": width}
    return element("line", ends | ({"stroke_dasharray": dashes} if dashes else {}))


def lines_of(title: Text) -> list[str]:
    """A title in lines that fit the smallest phone; none for an empty one."""
    return wrapped(str(title), TITLE_WIDTH) if str(title) else []


def week_step(weeks: float) -> float:
    """How far the figures under a course of weeks stand apart: quarters and years of it."""
    if weeks <= 5:
        return nice_step(weeks)
    return next((step for step in WEEK_STEPS if weeks / step <= 6), nice_step(weeks))


def room_for(shown: Iterable[str]) -> float:
    """Percent of the width that figures before the plane need on the smallest phone."""
    return (10.2 * max(map(len, shown)) + 9) / NARROWEST * 100


def reach(figures: Sequence[float]) -> float:
    """How far a plane goes: a little beyond the highest figure, and 1 where all are nought."""
    highest = max(figures)
    return highest * 1.08 if highest > 1e-9 else 1.0
