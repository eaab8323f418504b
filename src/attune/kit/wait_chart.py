"""How long families wait, as SVG: within how many weeks half, nine in ten and 19 in 20 began."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

from django.utils.translation import gettext as _
from markupsafe import Markup

from attune.kit import formats
from attune.kit.band_chart import Target
from attune.kit.colours import INK, QUIET, SHARES
from attune.kit.marks import GAP, LINE, THICK, block, from_start, legend, words
from attune.kit.plane import lines_of
from attune.kit.svg import Value, element, picture
from attune.kit.tables import Cell, Table, Text, number, text

FULL = 96.0  # percent of the width for the longest wait
BETWEEN = re.compile(r"(?<![;؛]) ")  # lines end only after what belongs together
TONES = SHARES[::-1]  # the half that waits least is darkest


@dataclass(frozen=True)
class Quantile:
    """The wait that a share of families does not exceed, with its interval over the runs."""

    value: float
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None):
            raise ValueError("an interval of a wait has both a low and a high end")
        known = [each for each in (self.value, self.low, self.high) if each is not None]
        if not all(isfinite(each) and each >= 0 for each in known):
            raise ValueError("a wait is a figure of 0 or more")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("an interval of a wait does not begin after its end")

    @property
    def reach(self) -> float:
        return max(self.value, self.high or 0.0)


@dataclass(frozen=True)
class Waits:
    """One place or one model. Rows of one `group` stand together under its name."""

    label: Text
    p50: Quantile
    p90: Quantile
    p95: Quantile
    group: Text = ""

    def __post_init__(self) -> None:
        if any(one.value > other.value for one, other in pairwise(self.quantiles)):
            raise ValueError(f"{self.label}: fewer families cannot have waited longer")

    @property
    def quantiles(self) -> tuple[Quantile, Quantile, Quantile]:
        return self.p50, self.p90, self.p95


@dataclass(frozen=True)
class WaitChart:
    """Bars that grow lighter as fewer families still wait; a target is an upright line."""

    title: Text
    waits: tuple[Waits, ...]
    unit: Text
    target: Target | None = None
    sentence: Text = ""
    row_title: Text = ""
    places: int = 0
    notes: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        if not self.title or not self.waits:
            raise ValueError("a chart of waits needs a title and at least one row")

    @property
    def shares(self) -> tuple[str, str, str]:
        return _("Half began within"), _("9 in 10"), _("19 in 20")

    @property
    def table(self) -> Table:
        columns = [text(self.row_title or _("Group"))]
        columns += [number(f"{share} ({self.unit})", self.places) for share in self.shares]
        ends = any(each.low is not None for row in self.waits for each in row.quantiles)
        if ends:
            for share in self.shares:
                columns.append(number(_("%(name)s, low") % {"name": share}, self.places))
                columns.append(number(_("%(name)s, high") % {"name": share}, self.places))
        rows = tuple(self._row(each, ends=ends) for each in self.waits)
        return Table(self.title, tuple(columns), rows, self.notes)

    @staticmethod
    def _row(row: Waits, *, ends: bool) -> tuple[Cell, ...]:
        name = f"{row.group}, {row.label}" if str(row.group) else row.label
        known = [end for each in row.quantiles for end in (each.low, each.high)] if ends else []
        return (name, *(each.value for each in row.quantiles), *known)

    @property
    def longest(self) -> float:
        """What the whole width stands for."""
        reach = [each.reach for row in self.waits for each in row.quantiles]
        return max(*reach, self.target.value if self.target else 0.0) or 1.0

    def svg(self, key: str) -> Markup:
        parts: list[Markup] = []
        top = 0
        for name, tone in zip(self.shares, TONES, strict=True):
            parts += legend(name, tone, top)
            top += LINE + 6
        if self.target:
            line: dict[str, Value] = {"x1": from_start(0), "x2": from_start(8), "y1": top + 10}
            parts.append(element("line", line | {"y2": top + 10} | DOTTED))
            shown = f"{self.target.label}: {self.shown(self.target.value)} {self.unit}"
            for down, said in enumerate(lines_of(shown)):
                parts.append(words(said, 10, top + 16 + LINE * down))
            top += LINE * len(lines_of(shown)) + 6
        top += GAP - 10
        group = ""
        for row in self.waits:
            if str(row.group) != group:
                group = str(row.group)
                top = _under_one_another(parts, group, top, bold=True)
            top = _under_one_another(parts, str(row.label), top)
            parts += self._bar(row, top + 4)
            said = BETWEEN.sub("\u00a0", self._said(row))
            top = _under_one_another(parts, said, top + THICK + 6) + GAP - 4
        return picture(key, str(self.title), self._description(), *parts, height=top)

    def shown(self, wait: float) -> str:
        return formats.number(wait, self.places)

    def _said(self, row: Waits) -> str:
        half, most, nearly = (self.shown(each.value) for each in row.quantiles)
        figures = {"half": half, "most": most, "nearly": nearly, "unit": self.unit}
        return _("Half: %(half)s %(unit)s; 9 in 10: %(most)s; 19 in 20: %(nearly)s") % figures

    def _bar(self, row: Waits, top: int) -> Iterator[Markup]:
        start = 0.0
        for each, tone in zip(row.quantiles, TONES, strict=True):
            end = each.value / self.longest * FULL
            if end - start > 0.05:
                yield block(start, end - start, top, tone, outline=INK)
            start = end
        for place, each in enumerate(row.quantiles):
            if each.low is not None and each.high is not None:
                yield from self._interval(each.low, each.high, top + 7 * (place + 1))
        if self.target:
            at = from_start(self.target.value / self.longest * FULL)
            upright: dict[str, Value] = {"x1": at, "x2": at, "y1": top - 4, "y2": top + THICK + 5}
            yield element("line", upright | {"stroke": "#ffffff", "stroke_width": 6})
            yield element("line", upright | DOTTED)

    def _interval(self, low: float, high: float, level: float) -> Iterator[Markup]:
        ends = [from_start(each / self.longest * FULL) for each in (low, high)]
        for colour, width in (("#ffffff", 5), (QUIET, 2)):
            line: dict[str, Value] = {"x1": ends[0], "x2": ends[1], "y1": level, "y2": level}
            line |= {"stroke": colour, "stroke_width": width, "stroke_linecap": "square"}
            yield element("line", line)

    def _description(self) -> str:
        said = (f"{row.group} {row.label}: {self._said(row)}".strip() for row in self.waits[:6])
        return ". ".join(said) + "."


DOTTED: dict[str, Value] = {"stroke": INK, "stroke_width": 3, "stroke_dasharray": "3 3"}


def _under_one_another(parts: list[Markup], said: str, top: int, *, bold: bool = False) -> int:
    """Adds lines of words; returns how far down they reach."""
    for line in lines_of(said):
        parts.append(words(line, 0, top + 16, bold=bold))
        top += LINE
    return top
