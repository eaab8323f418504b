"""Families at each place week by week: one week at a time, stepped through by links or a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

from django.utils.translation import gettext as _
from markupsafe import Markup

from attune.kit import formats
from attune.kit.colours import BAR, INK, PAPER, QUIET
from attune.kit.marks import GAP, LINE, from_start, legend, words
from attune.kit.plane import lines_of
from attune.kit.svg import Value, element, picture
from attune.kit.tables import Table, Text, number, text

MOST_PLACES, MOST_FRAMES = 40, 600
FULL, HIGH = 78.0, 18  # percent of the width for the largest figure of all weeks; a bar's height


@dataclass(frozen=True)
class Frame:
    """One week: how many wait and how many are in help, for each place."""

    week: int
    waiting: tuple[float, ...]
    helped: tuple[float, ...]

    def __post_init__(self) -> None:
        if not all(isfinite(each) and each >= 0 for each in (*self.waiting, *self.helped)):
            raise ValueError(f"week {self.week}: every figure is 0 or more")


@dataclass(frozen=True)
class WeekLink:
    """A week to go to."""

    week: int
    href: str
    current: bool


@dataclass(frozen=True)
class Stepper:
    """Bars for each place, of the week that is `shown` (its place in `frames`).

    `address` gives the address of the page that shows the frame at a place in `frames`.
    """

    title: Text
    places: tuple[Text, ...]
    frames: tuple[Frame, ...]
    shown: int
    address: Callable[[int], str]
    sentence: Text = ""
    places_after: int = 0
    notes: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        if not self.title or not 1 <= len(self.places) <= MOST_PLACES:
            raise ValueError(f"a course of weeks needs a title and 1 to {MOST_PLACES} places")
        if not 1 <= len(self.frames) <= MOST_FRAMES:
            raise ValueError(f"a course of weeks has 1 to {MOST_FRAMES} of them")
        if not 0 <= self.shown < len(self.frames):
            raise ValueError(f"there is no week at place {self.shown}")
        if any(one.week >= other.week for one, other in pairwise(self.frames)):
            raise ValueError("weeks must rise")
        for frame in self.frames:
            if not len(frame.waiting) == len(frame.helped) == len(self.places):
                raise ValueError(f"week {frame.week}: a figure for each place is needed")

    @property
    def frame(self) -> Frame:
        return self.frames[self.shown]

    @property
    def weeks(self) -> tuple[WeekLink, ...]:
        """Every week as a link, for whoever has no script."""
        return tuple(self._link(place) for place in range(len(self.frames)))

    @property
    def before(self) -> WeekLink | None:
        return self._link(self.shown - 1) if self.shown else None

    @property
    def after(self) -> WeekLink | None:
        return self._link(self.shown + 1) if self.shown + 1 < len(self.frames) else None

    def _link(self, place: int) -> WeekLink:
        return WeekLink(self.frames[place].week, self.address(place), place == self.shown)

    @property
    def said(self) -> str:
        """The week in one sentence; `pattern` is the same with its figures left open."""
        figures = {"waiting": sum(self.frame.waiting), "helped": sum(self.frame.helped)}
        shown = {name: self.figure(value) for name, value in figures.items()}
        return self.pattern.format(week=formats.number(self.frame.week), **shown)

    @property
    def pattern(self) -> str:
        wanted = {"week": "{week}", "waiting": "{waiting}", "helped": "{helped}"}
        return _("Week %(week)s: %(waiting)s families wait, %(helped)s are in help.") % wanted

    def figure(self, value: float) -> str:
        return formats.number(value, self.places_after)

    @property
    def table(self) -> Table:
        columns = (
            text(_("Place")),
            number(_("Waiting"), self.places_after),
            number(_("In help"), self.places_after),
        )
        rows = tuple(zip(self.places, self.frame.waiting, self.frame.helped, strict=True))
        return Table(self.title, columns, rows, self.notes)

    @property
    def largest(self) -> float:
        """What the longest bar of all weeks stands for."""
        return max(max(*frame.waiting, *frame.helped) for frame in self.frames) or 1.0

    def svg(self, key: str) -> Markup:
        parts = [_hatch(key)]
        for place, (name, tone) in enumerate(self._kinds(key)):
            parts += legend(name, tone, place * (LINE + 6))
        top = 2 * (LINE + 6) + GAP - 6
        for place, name in enumerate(self.places):
            for line in lines_of(name):
                parts.append(words(line, 0, top + 16))
                top += LINE
            for kind, (_name, tone) in enumerate(self._kinds(key)):
                parts += self._bar(place, kind, tone, top + 4)
                top += HIGH + 4
            top += GAP
        return picture(key, str(self.title), self.said, *parts, height=top - GAP + 10)

    def _kinds(self, key: str) -> tuple[tuple[str, str], tuple[str, str]]:
        return (_("Waiting"), f"url(#{key}-waiting)"), (_("In help"), BAR)

    def _bar(self, place: int, kind: int, tone: str, top: int) -> Iterator[Markup]:
        """A bar and its figure; the script finds in them what they are in every week."""
        course = [(frame.helped if kind else frame.waiting)[place] for frame in self.frames]
        wide = course[self.shown] / self.largest * FULL
        values = {"data_step_values": " ".join(f"{each:.6g}" for each in course)}
        box: dict[str, Value] = {"x": from_start(0.2, wide), "y": top, "width": f"{wide:.2f}%"}
        box |= {"height": HIGH, "fill": tone, "stroke": INK, **values}
        yield element("rect", box | {"data_step_full": f"{FULL / self.largest:.8g}"})
        at: dict[str, Value] = {"x": from_start(wide), "y": top + 14, "fill": INK, "font_size": 16}
        away: dict[str, Value] = {"dx": 8 if from_start(0) == "0.00%" else -8}
        yield element("text", at | away, self.figure(course[self.shown]))


def _hatch(key: str) -> Markup:
    """Lines for those who wait."""
    box: dict[str, Value] = {"width": 8, "height": 8, "patternUnits": "userSpaceOnUse"}
    ground = element("rect", {"width": 8, "height": 8, "fill": PAPER})
    line = element("path", {"d": "M0 8L8 0", "stroke": QUIET, "stroke_width": 2.5})
    return element("defs", {}, element("pattern", {"id": f"{key}-waiting", **box}, ground, line))
