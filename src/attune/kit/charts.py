"""Bars and stacked bars as SVG whose text never shrinks: widths are shares, heights are pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from django.utils.translation import gettext as _
from markupsafe import Markup

from attune.kit import formats
from attune.kit.colours import BAR, INK, SHARES, readable_on
from attune.kit.marks import GAP, LINE, THICK, block, label, legend, whisker, words
from attune.kit.svg import picture, wrapped
from attune.kit.tables import Column, Table, Text, number, percent, text

LABEL_WIDTH = 36  # characters that fit a 320 px page
LONGEST = 72.0  # percent of the width; the rest is for the figure beside the bar
NARROWEST = 250  # pixels that a chart has on the smallest phone


def _finite(name: str, value: float) -> None:
    if not isfinite(value) or value < 0:
        raise ValueError(f"{name}: a bar needs a figure of 0 or more, not {value}")


@dataclass(frozen=True)
class Bar:
    """One bar, with the range around it where there is one."""

    label: Text
    value: float
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        _finite(str(self.label), self.value)
        if (self.low is None) != (self.high is None):
            raise ValueError(f"{self.label}: a range has both a low and a high end")
        if self.low is not None and self.high is not None:
            _finite(str(self.label), self.low)
            if not self.low <= self.value <= self.high:
                raise ValueError(f"{self.label}: {self.value} is outside {self.low} to {self.high}")

    @property
    def reach(self) -> float:
        return self.value if self.high is None else self.high


@dataclass(frozen=True)
class BarChart:
    """Horizontal bars to compare. `unit` names what is counted ("families")."""

    title: Text
    bars: tuple[Bar, ...]
    unit: Text
    sentence: Text = ""
    row_title: Text = ""
    places: int = 0
    notes: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        if not self.title or not self.bars:
            raise ValueError("a bar chart needs a title and at least one bar")

    @property
    def table(self) -> Table:
        head: tuple[Column, ...] = (
            text(self.row_title or _("Group")),
            number(self.unit, self.places),
        )
        rows: tuple[tuple[Text | float | None, ...], ...]
        if any(bar.low is not None for bar in self.bars):
            head += (number(_("Low"), self.places), number(_("High"), self.places))
            rows = tuple((bar.label, bar.value, bar.low, bar.high) for bar in self.bars)
        else:
            rows = tuple((bar.label, bar.value) for bar in self.bars)
        return Table(self.title, head, rows, self.notes)

    def svg(self, key: str) -> Markup:
        whole = max(bar.reach for bar in self.bars) or 1.0
        top, parts = 0, []
        for bar in self.bars:
            lines = wrapped(str(bar.label), LABEL_WIDTH)
            parts += label(lines, top)
            top += LINE * len(lines) + 4
            parts += self._bar(bar, whole, top)
            top += THICK + GAP
        return picture(key, str(self.title), self._description(), *parts, height=top - GAP + 2)

    def _bar(self, bar: Bar, whole: float, top: int) -> Iterator[Markup]:
        shown = formats.number(bar.value, self.places)
        yield block(0, bar.value / whole * LONGEST, top, BAR)
        if bar.low is not None and bar.high is not None:
            low, high = bar.low / whole * LONGEST, bar.high / whole * LONGEST
            yield from whisker(low, high, top + THICK / 2)
        yield words(shown, bar.reach / whole * LONGEST, top + 20, away=10, bold=True)

    def _description(self) -> str:
        ordered = sorted(self.bars, key=lambda bar: bar.value)
        return _("Longest bar: %(most)s, %(high)s. Shortest: %(least)s, %(low)s.") % {
            "most": ordered[-1].label,
            "high": formats.number(ordered[-1].value, self.places),
            "least": ordered[0].label,
            "low": formats.number(ordered[0].value, self.places),
        }


@dataclass(frozen=True)
class StackedBar:
    """One whole, cut into shares in percent."""

    label: Text
    shares: tuple[float, ...]

    def __post_init__(self) -> None:
        for share in self.shares:
            _finite(str(self.label), share)
        if abs(sum(self.shares) - 100) > 0.2:
            raise ValueError(f"{self.label}: the shares add to {sum(self.shares):g}, not to 100")


@dataclass(frozen=True)
class StackedChart:
    """Shares of a whole, one bar for each group, the same order and tones in every bar."""

    title: Text
    series: tuple[Text, ...]
    bars: tuple[StackedBar, ...]
    sentence: Text = ""
    row_title: Text = ""
    places: int = 0
    notes: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        if not self.title or not self.bars:
            raise ValueError("a stacked chart needs a title and at least one bar")
        if not 2 <= len(self.series) <= len(SHARES):
            raise ValueError(f"a stacked chart tells apart 2 to {len(SHARES)} shares")
        for bar in self.bars:
            if len(bar.shares) != len(self.series):
                raise ValueError(f"{bar.label}: {len(bar.shares)} shares for {len(self.series)}")

    @property
    def table(self) -> Table:
        shares = (percent(name, self.places) for name in self.series)
        head = (text(self.row_title or _("Group")), *shares)
        return Table(self.title, head, tuple((b.label, *b.shares) for b in self.bars), self.notes)

    def svg(self, key: str) -> Markup:
        top, parts = 0, []
        for name, tone in zip(self.series, SHARES, strict=False):
            parts += legend(str(name), tone, top)
            top += LINE + 6
        top += GAP - 6
        for bar in self.bars:
            lines = wrapped(str(bar.label), LABEL_WIDTH)
            parts += label(lines, top)
            top += LINE * len(lines) + 4
            parts += self._segments(bar, top)
            top += THICK + GAP - 6
        return picture(key, str(self.title), self._description(), *parts, height=top - GAP + 8)

    def _segments(self, bar: StackedBar, top: int) -> Iterator[Markup]:
        start, scale = 0.0, 99.6 / sum(bar.shares)
        for share, tone in zip(bar.shares, SHARES, strict=False):
            width = share * scale
            yield block(start, width, top, tone, outline=INK)
            shown = formats.percent(share, self.places)
            if width / 100 * NARROWEST >= 9 * len(shown) + 10:
                yield words(shown, start, top + 20, away=8, fill=readable_on(tone))
            start += width

    def _description(self) -> str:
        shares = ", ".join(str(name) for name in self.series)
        ends = {"first": self.bars[0].label, "last": self.bars[-1].label}
        return _("From %(first)s to %(last)s: %(shares)s.") % {**ends, "shares": shares}
