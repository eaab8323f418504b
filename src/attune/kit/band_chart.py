"""Courses over weeks as SVG: the middle of many runs as a line, half and nine in ten as bands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import floor, isfinite

from django.utils.translation import gettext as _
from markupsafe import Markup

from attune.kit import formats
from attune.kit.band_marks import SERIES, Look, course, defined, key_of
from attune.kit.marks import LINE, words
from attune.kit.plane import Place, Plane, lines_of, reach, room_for, week_step
from attune.kit.plots import nice_step, places_of
from attune.kit.svg import picture
from attune.kit.tables import Cell, Column, Table, Text, number, percent

MOST_MOMENTS = 600
SHORT = 18  # a longer name would not fit beside its line on a phone; a letter stands for it
TOPS = (10, 20, 50, 100)  # how far shares reach
APART = 24  # pixels between two lines that can be named beside themselves
PERCENTILES = (5, 25, 75, 95)


@dataclass(frozen=True)
class Moment:
    """A week: the middle of the runs, and where half and nine in ten of them lie."""

    at: float
    middle: float
    low90: float | None = None
    low50: float | None = None
    high50: float | None = None
    high90: float | None = None

    def __post_init__(self) -> None:
        for low, high in ((self.low90, self.high90), (self.low50, self.high50)):
            if (low is None) != (high is None):
                raise ValueError(f"week {self.at}: a range has both a low and a high end")
        figures = (self.low90, self.low50, self.middle, self.high50, self.high90)
        known = [each for each in figures if each is not None]
        if not all(isfinite(each) and each >= 0 for each in (self.at, *known)):
            raise ValueError(f"week {self.at}: every figure is 0 or more")
        # The middle may be a mean, so that it may lie outside the middle half.
        ranges = [self.low90, self.low50, self.high50, self.high90]
        if any(one > other for one, other in pairwise(e for e in ranges if e is not None)):
            raise ValueError(f"week {self.at}: the middle half lies within nine in ten")

    @property
    def ranges(self) -> tuple[float | None, ...]:
        return self.low90, self.low50, self.high50, self.high90


@dataclass(frozen=True)
class BandSeries:
    """One course: moments in order, all with the same ranges or all without.

    `second` draws it as the second of two, also where it stands alone.
    """

    label: Text
    course: tuple[Moment, ...]
    second: bool = False

    def __post_init__(self) -> None:
        if not self.label or not 1 <= len(self.course) <= MOST_MOMENTS:
            raise ValueError(f"a course has a name and 1 to {MOST_MOMENTS} moments")
        if any(one.at >= other.at for one, other in pairwise(self.course)):
            raise ValueError(f"{self.label}: its weeks must rise")
        if len({tuple(each is None for each in moment.ranges) for moment in self.course}) > 1:
            raise ValueError(f"{self.label}: ranges at some weeks only")

    def range(self, low: int) -> tuple[tuple[float, float, float], ...]:
        """(week, low, high) of nine in ten (`low` 0) or of half (`low` 1); empty if not known."""
        found = ((each.at, each.ranges[low], each.ranges[3 - low]) for each in self.course)
        return tuple((at, a, b) for at, a, b in found if a is not None and b is not None)

    @property
    def middle(self) -> tuple[Place, ...]:
        return tuple((each.at, each.middle) for each in self.course)

    @property
    def figures(self) -> tuple[float, ...]:
        return tuple(each.high90 or each.high50 or each.middle for each in self.course)


@dataclass(frozen=True)
class Target:
    """A figure to reach or to stay under, and what it is."""

    label: Text
    value: float

    def __post_init__(self) -> None:
        if not self.label or not isfinite(self.value) or self.value < 0:
            raise ValueError("a target has a name and is a figure of 0 or more")


@dataclass(frozen=True)
class BandChart:
    """One or two courses over the same weeks. `upright` marks one week, such as a birthday."""

    title: Text
    series: tuple[BandSeries, ...]
    y_title: Text
    x_title: Text = ""
    target: Target | None = None
    percent: bool = False  # the figures are already in percent
    sentence: Text = ""
    places: int = 0
    notes: tuple[Text, ...] = ()
    upright: Target | None = None

    def __post_init__(self) -> None:
        if not self.title or not 1 <= len(self.series) <= len(SERIES):
            raise ValueError(f"a band chart needs a title and 1 to {len(SERIES)} courses")
        if self.percent and max(max(each.figures) for each in self.series) > 100 + 1e-9:
            raise ValueError("a share is at most 100 percent")

    @property
    def banded(self) -> bool:
        return any(each.range(0) or each.range(1) for each in self.series)

    @property
    def table(self) -> Table:
        columns = [number(self.x_title or _("Weeks"), 0 if self._whole else 1)]
        for each in self.series:
            columns += [self._column(f"{each.label} ({share}%)") for share in PERCENTILES[:2]]
            columns.insert(-2, self._column(each.label))
            columns += [self._column(f"{each.label} ({share}%)") for share in PERCENTILES[2:]]
        weeks = sorted({moment.at for each in self.series for moment in each.course})
        known = [{moment.at: moment for moment in each.course} for each in self.series]
        rows = [self._row(week, [each.get(week) for each in known]) for week in weeks]
        kept = [n for n in range(len(columns)) if any(row[n] is not None for row in rows)]
        said = (_("5% means that 5 of 100 runs lie lower."),) if self.banded else ()
        return Table(
            self.title,
            tuple(columns[n] for n in kept),
            tuple(tuple(row[n] for n in kept) for row in rows),
            (*self.notes, *said),
        )

    @property
    def _whole(self) -> bool:
        return all(moment.at == int(moment.at) for each in self.series for moment in each.course)

    def _column(self, title: Text) -> Column:
        return percent(title, self.places) if self.percent else number(title, self.places)

    @staticmethod
    def _row(week: float, moments: list[Moment | None]) -> tuple[Cell, ...]:
        cells: list[Cell] = [week]
        for each in moments:
            cells += [each.middle, *each.ranges] if each else [None] * 5
        return tuple(cells)

    def shown(self, figure: float) -> str:
        return self._column("-").shown(figure)

    def svg(self, key: str) -> Markup:
        names = [str(each.label) for each in self.series]
        lettered = len(names) > 1 and max(map(len, names)) > SHORT
        in_key = [f"{'AB'[n]}. {name}" if lettered else name for n, name in enumerate(names)]
        lines = [each for each in self._straights if len(each) > SHORT]
        parts, top = key_of(in_key, self._looks, lines, key, banded=self.banded)
        for line in lines_of(self.y_title):
            parts.append(words(line, 0, top + 16))
            top += LINE
        plane = self._plane(top + 14)
        step = self._step(plane.highest)
        parts += [*defined(key), *plane.levels(self._level, step)]
        parts.append(plane.stretched(*self._courses(plane, key)))
        parts += [*self._lines(plane), *self._names(plane, ["A", "B"] if lettered else names)]
        across = week_step(plane.last - plane.first)
        parts += plane.marks(lambda each: formats.number(each, places_of(across)), across)
        below = plane.bottom + LINE
        for line in lines_of(self.x_title or _("Weeks")):
            below += LINE
            parts.append(words(line, 0, below))
        return picture(key, str(self.title), self._description(), *parts, height=below + 8)

    @property
    def _straights(self) -> tuple[str, ...]:
        """The names of the target and of the week to know."""
        target = f"{self.target.label}: {self.shown(self.target.value)}" if self.target else ""
        return target, str(self.upright.label) if self.upright else ""

    def _step(self, highest: float) -> float:
        return highest / 5 if self.percent else nice_step(highest)

    def _level(self, figure: float) -> str:
        if self.percent:
            return formats.percent(figure)
        return formats.number(figure, places_of(nice_step(self._highest)))

    @property
    def _highest(self) -> float:
        figures = [figure for each in self.series for figure in each.figures]
        figures += [self.target.value] if self.target else []
        if not self.percent:
            return reach(figures)
        return next((float(top) for top in TOPS if max(figures) <= top), 100.0)

    def _plane(self, top: int) -> Plane:
        weeks = [moment.at for each in self.series for moment in each.course]
        weeks += [self.upright.value] if self.upright else []
        first, last = min(weeks), max(weeks)
        first = 0.0 if first <= (last - first) * 0.2 or first == last else first
        top_level = floor(self._highest / self._step(self._highest)) * self._step(self._highest)
        left = room_for((self._level(0), self._level(top_level)))
        return Plane(first, last or 1.0, self._highest, top, left)

    def _courses(self, plane: Plane, key: str) -> Iterator[Markup]:
        for look, each in zip(self._looks, self.series, strict=True):
            yield from course(plane, key, look, each.range(0), each.range(1), each.middle)

    @property
    def _looks(self) -> tuple[Look, ...]:
        if len(self.series) == len(SERIES):
            return SERIES
        return (SERIES[int(self.series[0].second)],)

    def _lines(self, plane: Plane) -> Iterator[Markup]:
        """The target and the week to know, with their names."""
        target, upright = (each if len(each) <= SHORT else "" for each in self._straights)
        if self.target:
            ends = (plane.first, self.target.value), (plane.last, self.target.value)
            yield plane.line(*ends, dashes="2 4")
            yield plane.said(target, ends[0])
        if self.upright:
            at = self.upright.value
            yield plane.line((at, 0), (at, plane.highest), dashes="2 4")
            late = plane.share(at) > 0.5
            yield plane.said(upright, (at, plane.highest), away=14, turned=late)

    def _names(self, plane: Plane, names: list[str]) -> Iterator[Markup]:
        """Beside the lines, where the two courses are farthest apart."""
        if len(self.series) < 2:
            return
        known = [dict(each.middle) for each in self.series]
        shared = [at for at in known[0] if at in known[1] and 0.25 <= plane.share(at) <= 0.75]
        if not shared:
            return
        at = max(shared, key=lambda week: abs(known[0][week] - known[1][week]))
        levels = [plane.y(each[at]) for each in known]
        if abs(levels[0] - levels[1]) < APART:
            return  # the key names them; here one could not tell which is meant
        late = plane.share(at) > 0.5
        for name, own, level in zip(names, known, levels, strict=True):
            under = level == max(levels) and level + APART < plane.bottom
            yield plane.said(name, (at, own[at]), away=21 if under else -9, turned=late)

    def _description(self) -> str:
        said = []
        for each in self.series:
            first, last = each.course[0], each.course[-1]
            ends = {"start": self.shown(first.middle), "end": self.shown(last.middle)}
            weeks = {"first": formats.number(first.at), "last": formats.number(last.at)}
            line = _("%(name)s: %(start)s in week %(first)s, %(end)s in week %(last)s.")
            said.append(line % {"name": each.label, **ends, **weeks})
        return " ".join(said)
