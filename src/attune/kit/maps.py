"""Maps shaded by class: a drawing, a figure for each area, a key, and the table behind it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from attune.kit import formats
from attune.kit.boundaries import Drawing, Shape
from attune.kit.colours import PAPER, QUIET, steps
from attune.kit.svg import Value, element, picture
from attune.kit.tables import Column, Table, Text, number, percent, text

# More areas than this would be too many stops for somebody who moves by keyboard alone.
MOST_STOPS = 120


@dataclass(frozen=True)
class LegendEntry:
    """One line of the key."""

    tone: str
    label: str
    hatched: bool = False


@dataclass(frozen=True)
class Classes:
    """Where tones change: breaks (10, 20) make under 10, 10 to under 20, 20 or more."""

    breaks: tuple[float, ...]
    percent: bool = False
    places: int = 0
    whole: bool = False  # the figures are whole numbers: say "3 to 4", not "3 to under 5"
    low_is_dark: bool = False  # for ranks, where 1 is what the reader looks for

    def __post_init__(self) -> None:
        if not self.breaks or not all(isfinite(each) for each in self.breaks):
            raise ValueError("classes need at least one break, and every break a number")
        if any(one >= other for one, other in pairwise(self.breaks)):
            raise ValueError(f"breaks must rise: {self.breaks}")
        steps(len(self.breaks) + 1)

    @property
    def tones(self) -> tuple[str, ...]:
        light_to_dark = steps(len(self.breaks) + 1)
        return light_to_dark[::-1] if self.low_is_dark else light_to_dark

    def tone(self, value: float) -> str:
        return self.tones[bisect_right(self.breaks, value)]

    def shown(self, value: float) -> str:
        return self.column("-").shown(value)

    def column(self, title: Text) -> Column:
        return percent(title, self.places) if self.percent else number(title, self.places)

    @property
    def labels(self) -> tuple[str, ...]:
        middle = (self._between(low, high) for low, high in pairwise(self.breaks))
        last = _("%(figure)s or more") % {"figure": self.shown(self.breaks[-1])}
        return (self._first(), *middle, last)

    def _first(self) -> str:
        if self.whole and self.breaks[0] == 1:
            return self.shown(0)  # counts begin there
        if self.whole:
            return _("%(figure)s or less") % {"figure": self.shown(self.breaks[0] - 1)}
        return _("Under %(figure)s") % {"figure": self.shown(self.breaks[0])}

    def _between(self, low: float, high: float) -> str:
        if not self.whole:
            ends = {"low": self.shown(low), "high": self.shown(high)}
            return _("%(low)s to under %(high)s") % ends
        if high - low == 1:
            return self.shown(low)
        return _("%(low)s to %(high)s") % {"low": self.shown(low), "high": self.shown(high - 1)}


@dataclass(frozen=True)
class ShadedMap:
    """A choropleth: areas without a figure stay white and say so."""

    title: Text
    drawing: Drawing
    figures: Mapping[str, float]
    classes: Classes
    unit: Text
    sentence: Text = ""
    notes: tuple[Text, ...] = ()
    links: Mapping[str, str] | None = None

    def __post_init__(self) -> None:
        for code, figure in self.figures.items():
            if not isfinite(figure):
                raise ValueError(f"area {code}: {figure} is not a figure")

    @property
    def legend(self) -> tuple[LegendEntry, ...]:
        entries = zip(self.classes.tones, self.classes.labels, strict=True)
        keys = tuple(LegendEntry(tone, label) for tone, label in entries)
        if all(shape.code in self.figures for shape in self.drawing.shapes):
            return keys
        return (*keys, LegendEntry(PAPER, _("No figure"), hatched=True))

    @property
    def table(self) -> Table:
        columns = (text(_("Area")), text(_("Code")), self.classes.column(self.unit))
        rows = sorted(
            (shape.name, shape.code, self.figures.get(shape.code)) for shape in self.drawing.shapes
        )
        return Table(self.title, columns, tuple(rows), self.notes)

    def svg(self, key: str) -> Markup:
        shapes = sorted(self.drawing.shapes, key=lambda shape: shape.name)
        # Beyond that many areas the script makes the map one stop, walked with the arrow keys.
        stop = 0 if len(shapes) <= MOST_STOPS else -1
        areas = Markup("").join(self._area(shape, stop, key) for shape in shapes)
        group = element("g", {"class_": "attune-map", "data_map": ""}, areas)
        view = f"-6 -6 {self.drawing.width + 12} {self.drawing.height + 12}"
        return picture(
            key, str(self.title), self._description(), _hatch(key), group, view=view, role="group"
        )

    def _area(self, shape: Shape, stop: int, key: str) -> Markup:
        figure = self.figures.get(shape.code)
        shown = _("no figure") if figure is None else self.classes.shown(figure)
        said = escape(f"{shape.name}: {shown}")
        tone = f"url(#{key}-none)" if figure is None else self.classes.tone(figure)
        link = (self.links or {}).get(shape.code)
        named = f'aria-label="{said}"'
        reached = "" if link else f' role="img" tabindex="{stop}" {named}'
        drawn = (
            f'<path{reached} fill="{tone}" fill-rule="evenodd" d="{shape.path}">'
            f"<title>{said}</title></path>"
        )
        if link:
            drawn = f'<a href="{escape(link)}" {named}>{drawn}</a>'
        return Markup(drawn)  # noqa: S704  names, figures and links are escaped; a path is digits

    def _description(self) -> str:
        known = [self.figures[s.code] for s in self.drawing.shapes if s.code in self.figures]
        if not known:
            return _("No area has a figure.")
        return _("%(count)s areas, from %(low)s to %(high)s.") % {
            "count": formats.number(len(self.drawing.shapes)),
            "low": self.classes.shown(min(known)),
            "high": self.classes.shown(max(known)),
        }


def _hatch(key: str) -> Markup:
    """Lines for an area without a figure: white alone would look like the lowest class."""
    box: dict[str, Value] = {"width": 24, "height": 24, "patternUnits": "userSpaceOnUse"}
    ground = element("rect", {"width": 24, "height": 24, "fill": PAPER})
    line = element("path", {"d": "M0 24L24 0", "stroke": QUIET, "stroke_width": 3})
    return element("defs", {}, element("pattern", {"id": f"{key}-none", **box}, ground, line))
