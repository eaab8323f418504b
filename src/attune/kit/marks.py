"""The marks charts are made of. Widths are percent of the width, so text never shrinks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils import translation
from markupsafe import Markup

from attune.kit.colours import INK, QUIET, TRACK
from attune.kit.svg import element

LINE, THICK, GAP = 22, 28, 20  # a line of text, a bar, the space under it


def from_start(start: float, width: float = 0.0) -> float:
    """Percent from the left edge; right-to-left pages grow from the right."""
    return 100 - start - width if translation.get_language_bidi() else start


def block(start: float, width: float, top: float, fill: str, outline: str = "") -> Markup:
    box: dict[str, str | int | float] = {"x": f"{from_start(start, width):.2f}%", "y": top + 0.5}
    box |= {"width": f"{max(width, 0.2):.2f}%", "height": THICK, "fill": fill}
    return element("rect", box | ({"stroke": outline, "stroke_width": 1} if outline else {}))


def words(
    said: str, start: float, top: float, *, away: int = 0, bold: bool = False, fill: str = INK
) -> Markup:
    """A line of text; its start is its right-hand end on a page that reads from there."""
    place: dict[str, str | int | float] = {
        "x": f"{from_start(start):.2f}%",
        "y": top,
        "fill": fill,
    }
    place["dx"] = -away if translation.get_language_bidi() else away
    return element(
        "text", place | {"font_size": 16} | ({"font_weight": 600} if bold else {}), words
    )


def label(lines: Iterable[str], top: int) -> list[Markup]:
    return [words(line, 0, top + 16 + LINE * down) for down, line in enumerate(lines)]


def legend(name: str, tone: str, top: int) -> Iterator[Markup]:
    right = translation.get_language_bidi()
    swatch: dict[str, str | int | float] = {"x": "100%" if right else "0.5", "y": top + 1.5}
    if right:
        swatch["transform"] = "translate(-20 0)"
    yield element("rect", swatch | {"width": 19, "height": 19, "fill": tone, "stroke": INK})
    yield words(name, 0, top + 17, away=30)


def whisker(low: float, high: float, middle: float) -> Iterator[Markup]:
    """The range: a white-edged line, so that it shows on the bar and beyond it."""
    ends = {"x1": f"{from_start(low):.2f}%", "x2": f"{from_start(high):.2f}%"}
    for colour, width in ((TRACK, 6), (QUIET, 2)):
        yield element(
            "line", ends | {"y1": middle, "y2": middle, "stroke": colour, "stroke_width": width}
        )
    for end in ends.values():
        upright = {"x1": end, "x2": end, "y1": middle - 7, "y2": middle + 7}
        yield element("line", upright | {"stroke": QUIET, "stroke_width": 2})
