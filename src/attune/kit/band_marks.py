"""How two courses are told apart: one filled with a whole line, one lined with a dashed line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from markupsafe import Markup

from attune.kit.colours import INK, QUIET
from attune.kit.marks import LINE, from_start, words
from attune.kit.plane import Place, Plane, lines_of
from attune.kit.svg import Value, element

Range = Sequence[tuple[float, float, float]]


@dataclass(frozen=True)
class Look:
    """A line, and what fills its outer and its inner band; a name without # is a pattern."""

    line: str
    dashes: str
    outer: str
    inner: str


SERIES = (Look("#003087", "", "#d5e5f4", "#94c0ea"), Look(INK, "10 6", "wide", "close"))
DOTTED = Look(INK, "2 4", "", "")
# Level lines look the same however far a plane is stretched.
PATTERNS = {"wide": 7, "close": 3.5}


def defined(key: str) -> Iterator[Markup]:
    """The patterns of the second course."""
    for name, apart in PATTERNS.items():
        box: dict[str, Value] = {"id": f"{key}-{name}", "width": 8, "height": apart}
        box["patternUnits"] = "userSpaceOnUse"
        line = element("path", {"d": "M0 1H8", "stroke": QUIET, "stroke_width": 1})
        yield element("defs", {}, element("pattern", box, line))


def filled(name: str, key: str) -> str:
    return f"url(#{key}-{name})" if name in PATTERNS else name


def course(
    plane: Plane, key: str, look: Look, outer: Range, inner: Range, middle: Sequence[Place]
) -> Iterator[Markup]:
    """Nine in ten, upon it the middle half, upon it the line; a dot where there is one week."""
    for band, fill in ((outer, look.outer), (inner, look.inner)):
        if not band:
            continue
        upper = [(at, high) for at, _low, high in band]
        lower = [(at, low) for at, low, _high in reversed(band)]
        edge: dict[str, Value] = {"stroke": look.line, "stroke_width": 0.5}
        shape: dict[str, Value] = {"d": plane.path([*upper, *lower], closed=True)}
        yield element("path", shape | {"fill": filled(fill, key)} | edge | STEADY)
    line: dict[str, Value] = {"d": plane.path([*middle, middle[-1]]), "fill": "none"}
    line |= {"stroke": look.line, "stroke_width": 3, "stroke_linejoin": "round"}
    # A line of no length still shows its round ends: the dot of a single week.
    line |= {"stroke_linecap": "round", "stroke_width": 10} if len(middle) == 1 else {}
    yield element(
        "path", line | STEADY | ({"stroke_dasharray": look.dashes} if look.dashes else {})
    )


STEADY: dict[str, Value] = {"vector_effect": "non-scaling-stroke"}


def key_of(
    names: Sequence[str], looks: Sequence[Look], straights: Sequence[str], key: str, *, banded: bool
) -> tuple[list[Markup], int]:
    """What is what, line under line; and how far down it reaches."""
    parts: list[Markup] = []
    top = 0
    dotted = ((name, DOTTED, False) for name in straights)
    for name, look, shaded in (
        *((n, s, banded) for n, s in zip(names, looks, strict=True)),
        *dotted,
    ):
        parts += _sample(look, key, top, banded=shaded)
        for down, line in enumerate(lines_of(name)):
            parts.append(words(line, 0, top + 17 + LINE * down, away=44))
        top += LINE * len(lines_of(name)) + 6
    if banded:
        for line in lines_of(_("Bands: the middle half of all runs, and nine in ten.")):
            parts.append(words(line, 0, top + 16))
            top += LINE
        top += 6
    return parts, top


def _sample(look: Look, key: str, top: int, *, banded: bool) -> Iterator[Markup]:
    """A piece of the line, in its bands."""
    start: dict[str, Value] = {"x": from_start(0), "y": top + 1, "overflow": "visible"}
    start |= {"width": 36, "height": 20}
    if translation.get_language_bidi():
        start |= {"transform": "translate(-36 0)"}
    drawn = []
    for fill, y, high in ((look.outer, 0, 20), (look.inner, 5, 10)) if banded else ():
        box: dict[str, Value] = {"y": y, "width": 36, "height": high, "fill": filled(fill, key)}
        drawn.append(element("rect", box | {"stroke": look.line, "stroke_width": 0.5}))
    line: dict[str, Value] = {"x2": 36, "y1": 10, "y2": 10, "stroke": look.line, "stroke_width": 3}
    drawn.append(element("line", line | ({"stroke_dasharray": look.dashes} if look.dashes else {})))
    yield element("svg", start, *drawn)
