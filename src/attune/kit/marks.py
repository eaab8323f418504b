"""The marks charts are made of; widths are percent, so that text keeps its size on a phone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils import translation
from markupsafe import Markup

from attune.kit.colours import INK, QUIET, TRACK
from attune.kit.svg import Value, element

LINE, THICK, GAP = 22, 28, 20  # a line of text, a bar, the space under it


def from_start(start: float, width: float = 0.0) -> str:
    """Where something begins; on a page read from right to left it grows from the right."""
    left = 100 - start - width if translation.get_language_bidi() else start
    return f"{left:.2f}%"


def block(start: float, width: float, top: float, fill: str, outline: str = "") -> Markup:
    box: dict[str, Value] = {"x": from_start(start, width), "y": top + 0.5}
    box |= {"width": f"{max(width, 0.2):.2f}%", "height": THICK, "fill": fill}
    return element("rect", box | ({"stroke": outline, "stroke_width": 1} if outline else {}))


def words(
    said: str, start: float, top: float, *, away: int = 0, bold: bool = False, fill: str = INK
) -> Markup:
    """A line of text; its start is its right-hand end on a page that reads from there."""
    place: dict[str, Value] = {"x": from_start(start), "y": top, "fill": fill, "font_size": 16}
    place["dx"] = -away if translation.get_language_bidi() else away
    return element("text", place | ({"font_weight": 600} if bold else {}), said)


def label(lines: Iterable[str], top: int) -> list[Markup]:
    return [words(line, 0, top + 16 + LINE * down) for down, line in enumerate(lines)]


def legend(name: str, tone: str, top: int) -> Iterator[Markup]:
    swatch: dict[str, Value] = {"x": "0.5", "y": top + 1.5}
    if translation.get_language_bidi():
        swatch |= {"x": "100%", "transform": "translate(-20 0)"}
    yield element("rect", swatch | {"width": 19, "height": 19, "fill": tone, "stroke": INK})
    yield words(name, 0, top + 17, away=30)


def whisker(low: float, high: float, middle: float) -> Iterator[Markup]:
    """The range: a light-edged line, so that it shows on the bar and beyond it."""
    ends = {"x1": from_start(low), "x2": from_start(high)}
    level: dict[str, Value] = {"y1": middle, "y2": middle}
    for colour, width in ((TRACK, 6), (QUIET, 2)):
        yield element("line", ends | level | {"stroke": colour, "stroke_width": width})
    for end in ends.values():
        upright: dict[str, Value] = {"x1": end, "x2": end, "y1": middle - 7, "y2": middle + 7}
        yield element("line", upright | {"stroke": QUIET, "stroke_width": 2})
