"""How a Sankey picture tells what a box is: by tone and by pattern, so that grey print does too."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from markupsafe import Markup

from attune.kit.colours import BAR, PAPER, QUIET
from attune.kit.svg import Value, element

DARK, PALE, HELPED_BAND, LOST_BAND = "#00184d", "#d5e5f4", "#7fb2e0", "#e8ebed"
# What a mark is filled with; a name of two words is a pattern: ground, then lines.
BOXES = {"step": BAR, "helped": DARK, "partly": "dots", "lost": "lines"}
BANDS = {"step": PALE, "helped": HELPED_BAND, "partly": "pale-dots", "lost": "pale-lines"}
EDGES = {"step": "#7fb2e0", "helped": "#2672b8", "partly": "#2672b8", "lost": "#768692"}
PATTERNS = {
    "lines": (PAPER, QUIET, "M0 8L8 0", 2.5),
    "dots": (HELPED_BAND, DARK, "M2 2h2M6 6h2", 2.0),
    "pale-lines": (LOST_BAND, "#aeb7bd", "M0 8L8 0", 1.0),
    "pale-dots": (PALE, "#669ed4", "M2 2h2M6 6h2", 2.0),
}


def filled(tones: dict[str, str], tone: Enum, key: str) -> str:
    """A colour, or the address of a pattern of this picture."""
    found = tones[tone.value]
    return f"url(#{key}-{found})" if found in PATTERNS else found


def defined(key: str) -> Iterator[Markup]:
    """The patterns, for the start of a picture."""
    box: dict[str, Value] = {"width": 8, "height": 8, "patternUnits": "userSpaceOnUse"}
    for name, (ground, ink, path, width) in PATTERNS.items():
        parts = (
            element("rect", {"width": 8, "height": 8, "fill": ground}),
            element("path", {"d": path, "stroke": ink, "stroke_width": width}),
        )
        yield element("defs", {}, element("pattern", {"id": f"{key}-{name}", **box}, *parts))
