"""A tornado as SVG: how far each assumption moves a figure, the strongest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from django.utils import translation
from django.utils.translation import gettext as _
from markupsafe import Markup

from attune.kit import formats
from attune.kit.colours import INK, SHARES
from attune.kit.marks import GAP, LINE, THICK, block, from_start, label, legend, words
from attune.kit.svg import Value, element, picture, wrapped
from attune.kit.tables import Table, Text, number, text

LABEL_WIDTH = 33  # characters that fit a 320 px page, also where many are wide
FIRST, LAST = 24.0, 76.0  # percent of the width; the rest is for the figures at both ends


@dataclass(frozen=True)
class Swing:
    """The figure with one assumption at its low and at its high value; `between` names them."""

    label: Text
    between: Text
    at_low: float
    at_high: float

    def __post_init__(self) -> None:
        if not (isfinite(self.at_low) and isfinite(self.at_high)):
            raise ValueError(f"{self.label}: a swing needs two figures")

    @property
    def ends(self) -> tuple[float, float]:
        return min(self.at_low, self.at_high), max(self.at_low, self.at_high)


@dataclass(frozen=True)
class TornadoChart:
    """Bars from the figure at the low to that at the high value, around the middle one."""

    title: Text
    swings: tuple[Swing, ...]
    middle: float
    unit: Text
    sentence: Text = ""
    row_title: Text = ""
    notes: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        if not self.title or not self.swings or not isfinite(self.middle):
            raise ValueError("a tornado needs a title, a middle and at least one swing")

    @property
    def table(self) -> Table:
        words = {"unit": self.unit}
        head = (
            text(self.row_title or _("Assumption")),
            text(_("From and to")),
            number(_("%(unit)s at the first") % words),
            number(_("%(unit)s at the second") % words),
        )
        rows = tuple((each.label, each.between, each.at_low, each.at_high) for each in self.swings)
        return Table(self.title, head, rows, self.notes)

    def svg(self, key: str) -> Markup:
        top, parts = 0, []
        for name, tone in ((_("At its low value"), SHARES[0]), (_("At its high value"), SHARES[1])):
            parts += legend(name, tone, top)
            top += LINE + 6
        top += GAP - 6
        bars: list[Markup] = []
        for each in self.swings:
            together = str(each.between).replace(" ", "\u00a0")  # its two ends stay on one line
            lines = wrapped(f"{each.label}, {together}", LABEL_WIDTH)
            bars += label(lines, top)
            top += LINE * len(lines) + 4
            bars += self._bar(each, top)
            top += THICK + GAP - 4
        return picture(key, str(self.title), self._description(), *parts, *bars, height=top)

    def _bar(self, swing: Swing, top: int) -> Iterator[Markup]:
        middle = self._place(self.middle)
        for value, tone in ((swing.at_low, SHARES[0]), (swing.at_high, SHARES[1])):
            place = self._place(value)
            if abs(place - middle) > 0.05:
                yield block(min(place, middle), abs(place - middle), top, tone, outline=INK)
        ends: dict[str, Value] = {"x1": from_start(middle), "x2": from_start(middle)}
        ends |= {"y1": top - 3, "y2": top + THICK + 4, "stroke": INK, "stroke_width": 2}
        yield element("line", ends)
        low, high = swing.ends
        yield self._end(low, top, before=True)
        yield self._end(high, top, before=False)

    def _end(self, value: float, top: int, *, before: bool) -> Markup:
        """The figure beside an end of a bar, or the middle if both ends lie on one side of it.

        Before it, the words end where the bar begins.
        """
        outer = min(value, self.middle) if before else max(value, self.middle)
        shown, place = formats.number(value), self._place(outer)
        if not before:
            return words(shown, place, top + 20, away=8)
        at: dict[str, Value] = {"x": from_start(place), "y": top + 20, "text_anchor": "end"}
        away = 8 if translation.get_language_bidi() else -8
        return element("text", at | {"dx": away, "fill": INK, "font_size": 16}, shown)

    def _place(self, value: float) -> float:
        low = min(self.middle, *(each.ends[0] for each in self.swings))
        high = max(self.middle, *(each.ends[1] for each in self.swings))
        whole = (high - low) or 1.0
        return FIRST + (value - low) / whole * (LAST - FIRST)

    def _description(self) -> str:
        most = self.swings[0]
        low, high = (formats.number(each) for each in most.ends)
        return _("%(most)s moves the figure most: from %(low)s to %(high)s.") % {
            "most": most.label,
            "low": low,
            "high": high,
        }
