"""Points as SVG whose text never shrinks: a funnel of ratios, and values along ordered groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import floor, isfinite, log10

from django.utils.translation import gettext as _
from markupsafe import Markup

from attune.kit import formats
from attune.kit.colours import BAR, INK, PAPER, QUIET, TRACK
from attune.kit.marks import LINE, from_start, words
from attune.kit.svg import Value, element, picture, wrapped
from attune.kit.tables import Table, Text

LEFT, RIGHT = 11.0, 98.0  # percent of the width: labels of the lines stand before the points
HEIGHT = 300  # pixels from the lowest to the highest line
LABEL_WIDTH = 32  # characters that fit a 320 px page
DASHES = ("", "6 5")


@dataclass(frozen=True)
class Point:
    """One dot. `name` is written beside the plot for the few that the reader looks for."""

    label: Text
    x: float
    y: float
    named: bool = False

    def __post_init__(self) -> None:
        if not all(isfinite(each) and each >= 0 for each in (self.x, self.y)):
            raise ValueError(f"{self.label}: a point needs two figures of 0 or more")


@dataclass(frozen=True)
class Curve:
    """A pair of limits around the middle line: (x, low, high), x rising."""

    label: Text
    course: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True)
class FunnelPlot:
    """Ratios against how much was expected, with the limits between which chance alone plays."""

    title: Text
    points: tuple[Point, ...]
    curves: tuple[Curve, ...]
    x_title: Text
    y_title: Text
    table: Table
    sentence: Text = ""
    middle: float = 1.0
    places: int = 1

    def __post_init__(self) -> None:
        if not self.title or not self.points:
            raise ValueError("a funnel plot needs a title and at least one point")
        if len(self.curves) > len(DASHES):
            raise ValueError(f"a funnel plot has up to {len(DASHES)} pairs of limits")

    def svg(self, key: str) -> Markup:
        frame = _Frame(
            _reach(point.x for point in self.points),
            _reach((2 * self.middle, *(point.y for point in self.points))),
            top=LINE * (len(self.curves) + len(_lines(self.y_title))) + 16,
        )
        parts = [
            *_key(tuple(str(each.label) for each in self.curves), self.y_title),
            *frame.levels(),
            *frame.across(self.middle),
            *self._limits(frame),
        ]
        named = [point for point in self.points if point.named]
        for point in self.points:
            number = named.index(point) + 1 if point.named else None
            parts += frame.dot(point.x, point.y, number)
        parts += frame.marks()
        parts += frame.titled(self.x_title)
        below = frame.below(self.x_title) + LINE
        lines = [
            line
            for number, point in enumerate(named, start=1)
            for line in _lines(self._said(number, point))
        ]
        parts += [words(line, 0, below + LINE * down) for down, line in enumerate(lines)]
        height = below + LINE * len(lines)
        return picture(key, str(self.title), self._description(), *parts, height=height)

    def _limits(self, frame: _Frame) -> Iterator[Markup]:
        for curve, dashes in zip(self.curves, DASHES, strict=False):
            for place, (one, other) in enumerate(pairwise(curve.course)):
                # Dashes by the pieces: a pattern would begin anew at each and look like a line.
                if not dashes or place % 4 < 2:
                    for side in (1, 2):
                        yield from frame.line((one[0], one[side]), (other[0], other[side]))

    def _said(self, number: int, point: Point) -> str:
        return f"{number}. {point.label}: {formats.number(point.y, self.places)}"

    def _description(self) -> str:
        said: str = _("%(count)s points. Highest: %(high)s. Lowest: %(low)s.") % {
            "count": len(self.points),
            "high": max(self.points, key=lambda point: point.y).label,
            "low": min(self.points, key=lambda point: point.y).label,
        }
        return said


@dataclass(frozen=True)
class Reading:
    """A value with its limits, for one of some ordered groups; `line` is the line fitted there."""

    label: Text
    value: float
    low: float
    high: float
    line: float | None = None

    def __post_init__(self) -> None:
        figures = (self.low, self.value, self.high)
        if not all(isfinite(each) and each >= 0 for each in figures):
            raise ValueError(f"{self.label}: a value and its limits are figures of 0 or more")
        if not self.low <= self.value <= self.high:
            raise ValueError(f"{self.label}: {self.value} is outside {self.low} to {self.high}")


@dataclass(frozen=True)
class DecilePlot:
    """Values along ordered groups, such as tenths of deprivation, with limits and a fitted line."""

    title: Text
    readings: tuple[Reading, ...]
    x_title: Text
    y_title: Text
    table: Table
    sentence: Text = ""
    line_title: Text = ""
    places: int = 1

    def __post_init__(self) -> None:
        if not self.title or not 2 <= len(self.readings) <= 12:
            raise ValueError("a decile plot needs a title and 2 to 12 groups")

    def svg(self, key: str) -> Markup:
        lined = [each for each in self.readings if each.line is not None]
        names = (str(self.line_title),) if lined and self.line_title else ()
        highest = _reach(max(each.high, each.line or 0) for each in self.readings)
        count = len(self.readings)
        frame = _Frame(
            float(count), highest, top=LINE * (len(names) + len(_lines(self.y_title))) + 16
        )
        parts = [*_key(names, self.y_title), *frame.levels()]
        for place, each in enumerate(self.readings):
            parts += frame.whisker(place + 0.5, each.low, each.high)
            parts += frame.dot(place + 0.5, each.value)
            parts.append(frame.under(place + 0.5, str(each.label)))
        for place, (one, other) in enumerate(pairwise(self.readings)):
            if one.line is not None and other.line is not None:
                ends = (place + 0.5, max(one.line, 0)), (place + 1.5, max(other.line, 0))
                parts += frame.line(*ends)
        parts += frame.titled(self.x_title)
        height = frame.below(self.x_title)
        return picture(key, str(self.title), self._description(), *parts, height=height)

    def _description(self) -> str:
        first, last = self.readings[0], self.readings[-1]
        said: str = _("From %(first)s (%(start)s) to %(last)s (%(end)s).") % {
            "first": first.label,
            "start": formats.number(first.value, self.places),
            "last": last.label,
            "end": formats.number(last.value, self.places),
        }
        return said


@dataclass(frozen=True)
class _Frame:
    """Where figures stand: across in percent of the width, up in pixels."""

    widest: float
    highest: float
    top: int

    @property
    def bottom(self) -> int:
        return self.top + HEIGHT

    def x(self, value: float) -> float:
        return LEFT + value / self.widest * (RIGHT - LEFT)

    def y(self, value: float) -> float:
        return self.bottom - value / self.highest * HEIGHT

    def levels(self) -> Iterator[Markup]:
        """Quiet lines across, each with its figure before it."""
        step = nice_step(self.highest)
        for number in range(floor(self.highest / step) + 1):
            figure = number * step
            shown = formats.number(figure, places_of(step))
            yield words(shown, 0, self.y(figure) + 5, fill=QUIET)
            yield self._drawn((LEFT, self.y(figure)), (RIGHT, self.y(figure)), TRACK, 1)

    def across(self, value: float) -> Iterator[Markup]:
        yield self._drawn((LEFT, self.y(value)), (RIGHT, self.y(value)), INK, 1)

    def line(self, one: tuple[float, float], other: tuple[float, float]) -> Iterator[Markup]:
        """From figure to figure; left out where it would leave the frame."""
        if max(one[1], other[1]) <= self.highest:
            ends = (self.x(one[0]), self.y(one[1])), (self.x(other[0]), self.y(other[1]))
            yield self._drawn(*ends, QUIET, 2)

    def _drawn(
        self, one: tuple[float, float], other: tuple[float, float], colour: str, width: int
    ) -> Markup:
        line: dict[str, Value] = {"x1": from_start(one[0]), "y1": one[1]}
        line |= {"x2": from_start(other[0]), "y2": other[1]}
        return element("line", line | {"stroke": colour, "stroke_width": width})

    def dot(self, x: float, y: float, number: int | None = None) -> Iterator[Markup]:
        circle: dict[str, Value] = {"cx": from_start(self.x(x)), "cy": self.y(y), "r": 6}
        yield element("circle", circle | {"fill": BAR, "stroke": PAPER, "stroke_width": 1})
        if number is not None:
            near = self.x(x) > 90
            at: dict[str, Value] = {"x": from_start(self.x(x)), "y": self.y(y) - 9, "fill": INK}
            at |= {"font_size": 16, "font_weight": 600, "text_anchor": "end" if near else "start"}
            yield element("text", at, str(number))

    def whisker(self, x: float, low: float, high: float) -> Iterator[Markup]:
        ends = (self.x(x), self.y(low)), (self.x(x), self.y(high))
        yield self._drawn(*ends, QUIET, 2)
        for end in (low, high):
            cap: dict[str, Value] = {"x1": -6, "x2": 6, "y1": 0, "y2": 0}
            where: dict[str, Value] = {"x": from_start(self.x(x)), "y": self.y(end)}
            drawn = element("line", cap | {"stroke": QUIET, "stroke_width": 2})
            yield element("svg", where | {"overflow": "visible"}, drawn)

    def under(self, x: float, said: str) -> Markup:
        place: dict[str, Value] = {"x": from_start(self.x(x)), "y": self.bottom + LINE}
        style: dict[str, Value] = {"fill": INK, "font_size": 16, "text_anchor": "middle"}
        return element("text", place | style, said)

    def titled(self, title: Text) -> Iterator[Markup]:
        """What is counted across, under its figures."""
        for down, line in enumerate(_lines(title), start=2):
            yield words(line, 0, self.bottom + LINE * down)

    def below(self, title: Text) -> int:
        return self.bottom + LINE * (1 + len(_lines(title))) + 10

    def marks(self) -> Iterator[Markup]:
        """Figures under the plot."""
        step = nice_step(self.widest)
        for number in range(floor(self.widest / step) + 1):
            yield self.under(number * step, formats.number(number * step, places_of(step)))


def _reach(figures: Iterable[float]) -> float:
    """How far a frame goes: a little beyond the highest figure, and 1 where all are nought."""
    highest = max(figures)
    return highest * 1.05 if highest > 1e-9 else 1.0


def nice_step(highest: float) -> float:
    """A step of 1, 2 or 5 times a power of ten that makes three to six lines."""
    rough = highest / 5
    power = 10.0 ** floor(log10(rough))
    return next(each * power for each in (1, 2, 5, 10) if each * power >= rough * (1 - 1e-9))


def places_of(step: float) -> int:
    """How many decimal places tell the steps apart."""
    return max(0, -floor(log10(step) + 1e-9))


def _lines(title: Text) -> list[str]:
    return wrapped(str(title), LABEL_WIDTH)


def _key(names: tuple[str, ...], y_title: Text) -> Iterator[Markup]:
    """What the lines are, one under another, and what is counted upwards."""
    for place, (name, dashes) in enumerate(zip(names, DASHES, strict=False)):
        top = LINE * place + 16
        line: dict[str, Value] = {"x1": from_start(0), "x2": from_start(8)}
        line |= {"y1": top - 5, "y2": top - 5, "stroke": QUIET, "stroke_width": 2}
        yield element("line", line | ({"stroke_dasharray": dashes} if dashes else {}))
        yield words(name, LEFT, top)
    for down, said in enumerate(_lines(y_title), start=len(names)):
        yield words(said, 0, LINE * down + 16)
