"""Which of two ways helps more, as SVG: a plane of two rates, parted where both help as many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import isfinite

from django.utils.translation import gettext as _
from markupsafe import Markup

from attune.kit import band_marks, formats
from attune.kit.band_chart import SHORT
from attune.kit.band_marks import SERIES
from attune.kit.colours import BAR, INK, PAPER
from attune.kit.contours import finer, nought
from attune.kit.marks import LINE, from_start, legend, words
from attune.kit.plane import Plane, lines_of, room_for
from attune.kit.svg import Value, element, picture
from attune.kit.tables import Table, Text, number, percent

MOST = 21  # values of a rate
FINE = 48  # parts from side to side, where shades follow the line
STEPS = (1, 2, 5, 10, 20, 25, 50)


@dataclass(frozen=True)
class Here:
    """The two rates in use, and how unsure each of them is."""

    x: float
    y: float
    low_x: float | None = None
    high_x: float | None = None
    low_y: float | None = None
    high_y: float | None = None
    label: Text = ""

    def __post_init__(self) -> None:
        for low, value, high in (
            (self.low_x, self.x, self.high_x),
            (self.low_y, self.y, self.high_y),
        ):
            if (low is None) != (high is None):
                raise ValueError("a range has both a low and a high end")
            if not isfinite(value) or not (value if low is None else low) <= value:
                raise ValueError("where one is must be a figure within its range")
            if high is not None and not value <= high < float("inf"):
                raise ValueError("where one is must be a figure within its range")


@dataclass(frozen=True)
class BreakEvenChart:
    """Differences (second minus first) over two rates in percent: a row for each of `ys`."""

    title: Text
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    differences: tuple[tuple[float, ...], ...]
    first: Text
    second: Text
    x_title: Text
    y_title: Text
    unit: Text
    here: Here | None = None
    unsure: float = 0.0  # up to this, a difference is not clear
    clear: tuple[tuple[bool, ...], ...] = ()  # or: where the interval of the difference lacks 0
    sentence: Text = ""
    places: int = 0
    notes: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        for rates in (self.xs, self.ys):
            if not 2 <= len(rates) <= MOST or any(a >= b for a, b in pairwise(rates)):
                raise ValueError(f"a rate has 2 to {MOST} rising values")
        if not self.title or not all(isfinite(each) for each in (*self.xs, *self.ys)):
            raise ValueError("a chart of both rates needs a title, and figures as rates")
        for grid in (self.differences, self.clear) if self.clear else (self.differences,):
            if len(grid) != len(self.ys) or any(len(row) != len(self.xs) for row in grid):
                raise ValueError(f"{len(self.ys)} rows of {len(self.xs)} differences are needed")
        if not all(isfinite(each) for row in self.differences for each in row):
            raise ValueError("a difference must be a figure")

    def kind(self, column: int, row: int) -> int | None:
        """0 where the first helps more, 1 where the second does, none where it is not clear."""
        if self.clear and not self.clear[row][column]:
            return None
        return self._sign(self.differences[row][column])

    def _sign(self, figure: float) -> int | None:
        return None if abs(figure) <= self.unsure else int(figure > 0)

    @property
    def table(self) -> Table:
        columns = [percent(self.y_title)]
        columns += [number(formats.percent(each), self.places) for each in self.xs]
        rows = tuple((y, *row) for y, row in zip(self.ys, self.differences, strict=True))
        ends = {"first": self.first, "second": self.second}
        said = _("Across: %(rate)s. In the cells: %(second)s minus %(first)s, %(unit)s.")
        note = said % {"rate": self.x_title, "unit": self.unit, **ends}
        return Table(self.title, tuple(columns), rows, (*self.notes, note))

    def svg(self, key: str) -> Markup:
        names = [_("%(name)s helps more") % {"name": each} for each in (self.first, self.second)]
        parts, top = self._key(names, key)
        for line in lines_of(self.y_title):
            parts.append(words(line, 0, top + 16))
            top += LINE
        left = room_for([formats.percent(self.ys[-1])])
        plane = Plane(self.xs[0], self.xs[-1], self.ys[-1], top + 14, left, self.ys[0])
        parts += band_marks.defined(key)
        parts += self._cells(plane, key)
        steps = [_step(rates[-1] - rates[0]) for rates in (self.xs, self.ys)]
        parts += plane.levels(formats.percent, steps[1])
        parts += [plane.stretched(self._line(plane)), *self._names(plane), *self._here(plane)]
        parts += plane.marks(formats.percent, steps[0])
        below = plane.bottom + LINE
        for line in lines_of(self.x_title):
            below += LINE
            parts.append(words(line, 0, below))
        return picture(key, str(self.title), self._description(), *parts, height=below + 8)

    def _key(self, names: list[str], key: str) -> tuple[list[Markup], int]:
        """What each part of the plane says."""
        letters = ("A. ", "B. ") if self._lettered else ("", "")
        fills = (SERIES[0].outer, band_marks.filled(SERIES[1].inner, key))
        entries = [
            (one + name, tone) for one, name, tone in zip(letters, names, fills, strict=True)
        ]
        entries += [(_("No clear difference"), PAPER)] if self._unclear else []
        parts: list[Markup] = []
        top = 0
        for name, tone in entries:
            parts += legend("", tone, top)
            for down, line in enumerate(lines_of(name)):
                parts.append(words(line, 0, top + 17 + LINE * down, away=30))
            top += LINE * len(lines_of(name)) + 6
        return parts, top

    @property
    def _lettered(self) -> bool:
        return max(len(str(self.first)), len(str(self.second))) > SHORT

    @property
    def _unclear(self) -> bool:
        return any(None in kinds for kinds in self._kinds())

    def _kinds(self) -> list[list[int | None]]:
        return [[self.kind(x, y) for x in range(len(self.xs))] for y in range(len(self.ys))]

    def _shades(self) -> tuple[Sequence[float], Sequence[float], list[list[int | None]]]:
        """The kinds to shade: finer than the grid where nothing is known of single cells."""
        if self.clear:
            return self.xs, self.ys, self._kinds()
        xs, ys, figures = finer(self.xs, self.ys, self.differences, FINE)
        return xs, ys, [[self._sign(each) for each in row] for row in figures]

    def _cells(self, plane: Plane, key: str) -> Iterator[Markup]:
        """Each value's part of the plane reaches half way to its neighbours."""
        fills = (SERIES[0].outer, band_marks.filled(SERIES[1].inner, key))
        xs, ys, shades = self._shades()
        sides, levels = _halves(xs), _halves(ys)
        for row, kinds in enumerate(shades):
            top, foot = plane.y(levels[row + 1]), plane.y(levels[row])
            for kind, run in groupby(range(len(kinds)), key=lambda column: kinds[column]):
                columns = list(run)
                if kind is None:
                    continue
                start, end = plane.x(sides[columns[0]]), plane.x(sides[columns[-1] + 1])
                place: dict[str, Value] = {"x": from_start(start, end - start), "y": top}
                size: dict[str, Value] = {"width": f"{end - start:.2f}%", "height": foot - top}
                yield element("rect", place | size | {"fill": fills[kind]})

    def _line(self, plane: Plane) -> Markup:
        """Where both help as many."""
        pieces = nought(self.xs, self.ys, self.differences)
        path = "".join(plane.path(piece) for piece in pieces)
        look: dict[str, Value] = {"fill": "none", "stroke": INK, "stroke_width": 3}
        look |= {"stroke_linecap": "round", "vector_effect": "non-scaling-stroke"}
        return element("path", {"d": path or "M0 0", **look})

    def _names(self, plane: Plane) -> Iterator[Markup]:
        """Each way's name where it helps more, farthest from all else."""
        names = ("A", "B") if self._lettered else (str(self.first), str(self.second))
        kinds = self._kinds()
        cells = [(x, y) for y in range(len(self.ys)) for x in range(len(self.xs))]
        for kind, name in enumerate(names):
            own = [cell for cell in cells if kinds[cell[1]][cell[0]] == kind]
            if own:
                far = max(own, key=lambda cell: self._room(cell, kinds, cells))
                place = self.xs[far[0]], self.ys[far[1]]
                yield plane.said(name, place, away=6, turned=plane.share(place[0]) > 0.5)

    def _room(
        self, cell: tuple[int, int], kinds: list[list[int | None]], cells: list[tuple[int, int]]
    ) -> float:
        """How far a cell is from another kind, from an upper or lower edge, and from `here`."""
        x, y = cell
        others = [each for each in cells if kinds[each[1]][each[0]] != kinds[y][x]]
        far: list[float] = [abs(x - a) + abs(y - b) for a, b in others]
        far += [y + 0.5, len(self.ys) - y - 0.5]
        if self.here:
            spread = self.ys[-1] - self.ys[0]
            far.append(abs(self.ys[y] - self.here.y) / spread * len(self.ys) * 1.5)
        return min(far)

    @property
    def _inside(self) -> bool:
        here = self.here
        return here is not None and (
            self.xs[0] <= here.x <= self.xs[-1] and self.ys[0] <= here.y <= self.ys[-1]
        )

    def _here(self, plane: Plane) -> Iterator[Markup]:
        """A dot with its ranges and its name; outside of the plane nothing is drawn."""
        here = self.here
        if here is None or not self._inside:
            return
        if here.low_x is not None and here.high_x is not None:
            ends = max(here.low_x, self.xs[0]), min(here.high_x, self.xs[-1])
            yield plane.line((ends[0], here.y), (ends[1], here.y))
        if here.low_y is not None and here.high_y is not None:
            ends = max(here.low_y, self.ys[0]), min(here.high_y, self.ys[-1])
            yield plane.line((here.x, ends[0]), (here.x, ends[1]))
        dot: dict[str, Value] = {"cx": from_start(plane.x(here.x)), "cy": plane.y(here.y), "r": 8}
        yield element("circle", dot | {"fill": BAR, "stroke": PAPER, "stroke_width": 3})
        label = str(here.label) or _("You are here")
        turned = plane.share(here.x) > 0.5
        low = plane.rise(here.y) < 0.85
        yield plane.said(label, (here.x, here.y), away=-14 if low else 26, turned=turned)

    def _description(self) -> str:
        kinds = [kind for row in self._kinds() for kind in row]
        counts = {"all": len(kinds), "first": self.first, "second": self.second}
        counts |= {"one": kinds.count(0), "other": kinds.count(1)}
        said: str = _("%(first)s helps more at %(one)s of %(all)s pairs, %(second)s at %(other)s.")
        return said % counts


def _step(range_of: float) -> float:
    """How far figures stand apart, so that they do not touch on a phone."""
    return next((float(step) for step in STEPS if range_of / step <= 4), range_of)


def _halves(rates: Sequence[float]) -> list[float]:
    """Where the cells of rates begin and end."""
    return [rates[0], *((a + b) / 2 for a, b in pairwise(rates)), rates[-1]]
