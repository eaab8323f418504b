"""Our own drawing of the 1001-days triangle: pregnancy to two along the base, levels upward."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from markupsafe import Markup

from attune.domain.offers.vocabulary import Stage
from attune.domain.rounds.triangle import STAGES, CardKind, CardLevel
from attune.kit.colours import BAR, INK, PAPER, STEPS
from attune.kit.svg import Value, element, picture

Counts = tuple[int, int, int]  # assets, gaps, bright ideas
Where = tuple[CardLevel, Stage | None]
VIEW = "-170 0 1340 670"
TIP, MIDDLE, HALF = 10, 500, 480
# From the base up: where each level begins and ends, in the drawing's own units.
BANDS = {
    CardLevel.UNIVERSAL: (560, 415),
    CardLevel.TARGETED: (415, 270),
    CardLevel.SPECIALIST: (270, 125),
}
BASE = 560
TONES = {CardLevel.UNIVERSAL: 0, CardLevel.TARGETED: 1, CardLevel.SPECIALIST: 2}
LINE = 36


def drawing(key: str, title: str, sentence: str, counts: Mapping[Where, Counts]) -> Markup:
    """The triangle with how many assets, gaps and ideas stand in each place."""
    parts = [*_shape(), *_levels(), *_stages(), *_legend()]
    for level in CardLevel:
        for column, stage in enumerate(STAGES):
            parts += _stack(counts.get((level, stage), (0, 0, 0)), *_centre(level, column))
        parts += _stack(counts.get((level, None), (0, 0, 0)), *_beside(level))
    x, _y = _beside(CardLevel.SPECIALIST)
    parts.append(_words(_("All of it"), x - 30, BANDS[CardLevel.SPECIALIST][1] + 10))
    return picture(key, title, sentence, *parts, view=VIEW)


def _edge(y: float) -> float:
    """How far the slopes are from the middle at a height."""
    return HALF * (y - TIP) / (BASE - TIP)


def _shape() -> Iterator[Markup]:
    whole = f"M{MIDDLE} {TIP}L{MIDDLE + HALF} {BASE}H{MIDDLE - HALF}Z"
    yield element("path", {"d": whole, "fill": PAPER, "stroke": INK, "stroke_width": 3})
    for level, (low, high) in BANDS.items():
        corners = [(-_edge(low), low), (_edge(low), low), (_edge(high), high), (-_edge(high), high)]
        band = "M" + "L".join(f"{MIDDLE + x:.1f} {y}" for x, y in corners) + "Z"
        fill = STEPS[TONES[level]]
        yield element("path", {"d": band, "fill": fill, "stroke": INK, "stroke_width": 2})
    for part in range(1, len(STAGES)):
        share = part / len(STAGES) * 2 - 1
        top = BANDS[CardLevel.SPECIALIST][1]
        ends: dict[str, Value] = {"x1": MIDDLE + share * HALF, "y1": BASE}
        ends |= {"x2": MIDDLE + share * _edge(top), "y2": top}
        yield element("line", ends | {"stroke": INK, "stroke_width": 2})


def _levels() -> Iterator[Markup]:
    for level, (low, high) in BANDS.items():
        middle = (low + high) / 2
        end = MIDDLE - _edge(middle) - 40
        yield _words(level.title, end, middle + 10, anchor="end", bold=True)


def _stages() -> Iterator[Markup]:
    for column, stage in enumerate(STAGES):
        at = MIDDLE - HALF + 2 * HALF * (column + 0.5) / len(STAGES)
        yield _words(stage.title, at, BASE + 38, anchor="middle", bold=True)


def _legend() -> Iterator[Markup]:
    for number, kind in enumerate(CardKind):
        at = MIDDLE - HALF + 40 + number * 320
        yield _mark(number, at, BASE + 80)
        yield _words(kind.title, at + 24, BASE + 90)


def _centre(level: CardLevel, column: int) -> tuple[float, float]:
    low, high = BANDS[level]
    middle = (low + high) / 2 + 8
    return MIDDLE + _edge(middle) * ((column + 0.5) / len(STAGES) * 2 - 1), middle


def _beside(level: CardLevel) -> tuple[float, float]:
    """Outside the right-hand slope: what is about all of the 1001 days."""
    low, high = BANDS[level]
    middle = (low + high) / 2
    return MIDDLE + _edge(middle) + 70, middle


def _stack(counts: Counts, x: float, y: float) -> Iterator[Markup]:
    """One line for each kind that is there, centred; nothing where there is none."""
    there = [(number, count) for number, count in enumerate(counts) if count]
    top = y - LINE * (len(there) - 1) / 2
    for down, (number, count) in enumerate(there):
        yield _mark(number, x - 18, top + LINE * down)
        yield _words(str(count), x, top + LINE * down + 10, bold=True)


def _mark(number: int, x: float, y: float) -> Markup:
    """A square, a ring and a star-like triangle: told apart without colour."""
    if number == 0:
        return element(
            "rect", {"x": x - 9, "y": y - 9, "width": 18, "height": 18, "fill": BAR, "stroke": INK}
        )
    if number == 1:
        ring: dict[str, Value] = {"cx": x, "cy": y, "r": 9, "fill": PAPER}
        return element("circle", ring | {"stroke": INK, "stroke_width": 4})
    corners = f"M{x:.1f} {y - 11:.1f}L{x + 11:.1f} {y + 8:.1f}H{x - 11:.1f}Z"
    return element("path", {"d": corners, "fill": "#ffeb3b", "stroke": INK, "stroke_width": 2})


def _words(said: str, x: float, y: float, *, anchor: str = "start", bold: bool = False) -> Markup:
    place: dict[str, Value] = {"x": x, "y": y, "fill": INK, "font_size": 28}
    place |= {"text_anchor": anchor, "direction": "ltr"}
    return element("text", place | ({"font_weight": 600} if bold else {}), said)
