"""Who gains and who loses, as SVG: two figures of each group and an arrow between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from django.utils import translation
from django.utils.translation import gettext as _
from markupsafe import Markup

from attune.kit import formats
from attune.kit.colours import BAR, INK, PAPER, TRACK
from attune.kit.marks import GAP, LINE, from_start, words
from attune.kit.plane import lines_of
from attune.kit.svg import Value, element, picture
from attune.kit.tables import Cell, Column, Table, Text, number, percent, text

FIRST, LAST = 20.0, 80.0  # percent of the width; the rest is for the figures at both ends
RADIUS = 8


@dataclass(frozen=True)
class Pair:
    """A group's two figures; `low` and `high`: where second minus first lies."""

    label: Text
    first: float
    second: float
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None):
            raise ValueError(f"{self.label}: a range has both a low and a high end")
        known = (self.first, self.second, self.low or 0.0, self.high or 0.0)
        if not all(isfinite(each) for each in known):
            raise ValueError(f"{self.label}: a group has two figures")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"{self.label}: its range begins after its end")

    @property
    def difference(self) -> float:
        return self.second - self.first

    @property
    def clear(self) -> bool:
        """False where the range of the difference holds nought."""
        if self.low is None or self.high is None:
            return self.difference != 0
        return not self.low <= 0 <= self.high


@dataclass(frozen=True)
class DumbbellChart:
    """From an open ring (the first) to a full dot (the second), with the difference in words."""

    title: Text
    first: Text
    second: Text
    pairs: tuple[Pair, ...]
    unit: Text
    more_is_better: bool = True
    percent: bool = False  # the figures are already in percent
    sentence: Text = ""
    row_title: Text = ""
    places: int = 0
    notes: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        if not self.title or not self.pairs:
            raise ValueError("a chart of who gains needs a title and at least one group")

    @property
    def table(self) -> Table:
        names = (self.first, self.second, _("Difference"))
        columns = [text(self.row_title or _("Group"))]
        units = ("", "", self.unit) if self.percent else (self.unit,) * 3
        for name, unit in zip(names, units, strict=True):
            columns.append(self._column(f"{name} ({unit})" if str(unit) else name))
        rows: list[tuple[Cell, ...]] = [
            (each.label, each.first, each.second, each.difference) for each in self.pairs
        ]
        if any(each.low is not None for each in self.pairs):
            columns += [self._column(_("Low")), self._column(_("High"))]
            ends = ((each.low, each.high) for each in self.pairs)
            rows = [(*row, *end) for row, end in zip(rows, ends, strict=True)]
        columns.append(text(_("For these families")))
        rows = [(*row, self.said(each)) for row, each in zip(rows, self.pairs, strict=True)]
        return Table(self.title, tuple(columns), tuple(rows), self.notes)

    def _column(self, title: Text) -> Column:
        return percent(title, self.places) if self.percent else number(title, self.places)

    def shown(self, figure: float) -> str:
        return self._column("-").shown(figure)

    def said(self, pair: Pair) -> str:
        """Whether the group gains or loses from the first to the second, and how much."""
        by = {"figure": formats.number(abs(pair.difference), self.places), "unit": self.unit}
        if not pair.clear:
            return _("no clear difference")
        if (pair.difference > 0) == self.more_is_better:
            return _("gains: %(figure)s %(unit)s") % by
        return _("loses: %(figure)s %(unit)s") % by

    def svg(self, key: str) -> Markup:
        parts, top = list(self._key()), 2 * (LINE + 6) + GAP - 6
        for each in self.pairs:
            for said, bold in ((str(each.label), False), (self.said(each), True)):
                for line in lines_of(said):
                    parts.append(words(line, 0, top + 16, bold=bold))
                    top += LINE
            parts += self._row(each, top + 16)
            top += 32 + GAP
        return picture(key, str(self.title), self._description(), *parts, height=top - 6)

    def _key(self) -> Iterator[Markup]:
        for place, name in enumerate((self.first, self.second)):
            top = place * (LINE + 6)
            yield _dot(4, top + 11, full=bool(place))
            yield words(str(name), 4, top + 17, away=18)

    def _row(self, pair: Pair, level: float) -> Iterator[Markup]:
        yield _line(FIRST, LAST, level, TRACK, 2)
        start, end = self._place(pair.first), self._place(pair.second)
        if start != end:
            yield _line(start, end, level, INK, 3)
            yield _head((start + end) / 2, level, onward=end > start)
        yield _dot(start, level, full=False)
        yield _dot(end, level, full=True)
        ends = sorted(((start, pair.first), (end, pair.second)))
        for (place, figure), before in zip(ends, (True, False), strict=True):
            yield _beside(self.shown(figure), place, level, before=before)

    def _place(self, figure: float) -> float:
        low = min(0.0, *(min(each.first, each.second) for each in self.pairs))
        high = max(0.0, *(max(each.first, each.second) for each in self.pairs))
        return FIRST + (figure - low) / ((high - low) or 1.0) * (LAST - FIRST)

    def _description(self) -> str:
        return " ".join(f"{each.label}: {self.said(each)}." for each in self.pairs)


def _line(start: float, end: float, level: float, colour: str, width: int) -> Markup:
    line: dict[str, Value] = {"x1": from_start(start), "x2": from_start(end)}
    line |= {"y1": level, "y2": level, "stroke": colour, "stroke_width": width}
    return element("line", line)


def _dot(place: float, level: float, *, full: bool) -> Markup:
    dot: dict[str, Value] = {"cx": from_start(place), "cy": level, "r": RADIUS if full else 7}
    look: dict[str, Value] = {"fill": BAR if full else PAPER, "stroke": INK}
    return element("circle", dot | look | {"stroke_width": 1 if full else 3})


def _head(place: float, level: float, *, onward: bool) -> Markup:
    """An arrow head that points from the first to the second figure."""
    at: dict[str, Value] = {"x": from_start(place), "y": level, "overflow": "visible"}
    to_the_right = onward != translation.get_language_bidi()
    shape = "M-5 -7L7 0L-5 7Z" if to_the_right else "M5 -7L-7 0L5 7Z"
    return element("svg", at, element("path", {"d": shape, "fill": INK}))


def _beside(said: str, place: float, level: float, *, before: bool) -> Markup:
    at: dict[str, Value] = {"x": from_start(place), "y": level + 5, "fill": INK, "font_size": 16}
    away = -RADIUS - 6 if before else RADIUS + 6
    at["dx"] = -away if translation.get_language_bidi() else away
    return element("text", at | {"text_anchor": "end" if before else "start"}, said)
