"""A Sankey picture: how many come through the door, the steps they take, what becomes of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from math import isfinite

from django.utils.translation import gettext as _
from markupsafe import Markup

from attune.kit import formats
from attune.kit.sankey_drawing import wide
from attune.kit.sankey_stages import narrow
from attune.kit.svg import element
from attune.kit.tables import Cell, Table, Text, number, percent, text

MOST_STAGES, MOST_BOXES, MOST_STREAMS = 8, 60, 400


class Tone(Enum):
    """What a box is; told by its pattern as well as by its colour."""

    STEP = "step"
    HELPED = "helped"
    PARTLY = "partly"
    LOST = "lost"


@dataclass(frozen=True)
class Box:
    """A place of the picture. `column` counts the stages from 0."""

    key: str
    label: Text
    column: int
    tone: Tone = Tone.STEP


@dataclass(frozen=True)
class Stream:
    """How many go from one box (by its key) to another."""

    source: str
    target: str
    amount: float

    def __post_init__(self) -> None:
        if not isfinite(self.amount) or self.amount < 0:
            raise ValueError(f"{self.source} to {self.target}: {self.amount} is not 0 or more")


@dataclass(frozen=True)
class Sankey:
    """Boxes in fixed columns with bands between them; a loop is told in words, not drawn."""

    title: Text
    stages: tuple[Text, ...]
    boxes: tuple[Box, ...]
    streams: tuple[Stream, ...]
    unit: Text
    sentence: Text = ""
    places: int = 0
    notes: tuple[Text, ...] = ()
    held: tuple[int, ...] = ()  # columns that keep the order in which their boxes are given

    def __post_init__(self) -> None:
        if not self.title or not 2 <= len(self.stages) <= MOST_STAGES:
            raise ValueError(f"a Sankey picture needs a title and 2 to {MOST_STAGES} stages")
        if not 1 <= len(self.boxes) <= MOST_BOXES or len(self.streams) > MOST_STREAMS:
            most = f"{MOST_BOXES} boxes and {MOST_STREAMS} streams"
            raise ValueError(f"a Sankey picture has 1 to {most}")
        keys = {box.key for box in self.boxes}
        if len(keys) < len(self.boxes):
            raise ValueError("two boxes of a Sankey picture have the same key")
        for box in self.boxes:
            if not 0 <= box.column < len(self.stages):
                raise ValueError(f"{box.label}: there is no stage {box.column}")
        for stream in self.streams:
            if not {stream.source, stream.target} <= keys:
                raise ValueError(f"{stream.source} to {stream.target}: there is no such box")

    @cached_property
    def by_key(self) -> dict[str, Box]:
        return {box.key: box for box in self.boxes}

    def ends(self, stream: Stream) -> tuple[Box, Box]:
        return self.by_key[stream.source], self.by_key[stream.target]

    def forward(self, stream: Stream) -> bool:
        source, target = self.ends(stream)
        return source.column < target.column

    @cached_property
    def drawn(self) -> tuple[Stream, ...]:
        """What is drawn as bands, the largest first."""
        some = (each for each in self.streams if each.amount > 0 and self.forward(each))
        return tuple(sorted(some, key=lambda stream: -stream.amount))

    @cached_property
    def loops(self) -> tuple[Stream, ...]:
        """What goes back, or stays in its stage."""
        return tuple(each for each in self.streams if each.amount and not self.forward(each))

    @cached_property
    def _sides(self) -> tuple[dict[str, float], dict[str, float]]:
        """What comes into each box, and what goes out of it, without loops."""
        comes, goes = defaultdict[str, float](float), defaultdict[str, float](float)
        for each in self.drawn:
            comes[each.target] += each.amount
            goes[each.source] += each.amount
        return comes, goes

    def amount(self, box: Box) -> float:
        """The larger of what comes in and what goes out, without loops."""
        comes, goes = self._sides
        return max(comes.get(box.key, 0.0), goes.get(box.key, 0.0))

    @cached_property
    def whole(self) -> float:
        """All who are in the picture: what begins in boxes that nothing leads to."""
        comes, _goes = self._sides
        return sum(self.amount(box) for box in self.boxes if box.key not in comes)

    def shown(self, amount: float) -> str:
        """With another place where it would else read as nought."""
        small = 0 < amount < 0.5 * 10**-self.places
        return formats.number(amount, self.places + 1 if small else self.places)

    def share(self, box: Box) -> str:
        """A box's part of the whole in brackets; empty for nobody and for everybody."""
        amount = self.amount(box)
        if not amount or amount >= self.whole * (1 - 1e-9):
            return ""
        share = amount / self.whole * 100
        said = _("under 1%") if share < 0.5 else _("over 99%")
        return f"({formats.percent(share) if 0.5 <= share < 99.5 else said})"

    def figure(self, box: Box) -> str:
        """A box's amount and its share."""
        return f"{self.shown(self.amount(box))} {self.share(box)}".rstrip()

    def said(self, stream: Stream) -> str:
        """One stream in words."""
        source, target = self.ends(stream)
        ends = {"one": source.label, "other": target.label}
        amount = {"figure": self.shown(stream.amount), "unit": self.unit}
        return _("%(one)s to %(other)s: %(figure)s %(unit)s") % {**ends, **amount}

    @property
    def gone_back(self) -> str:
        """The loops in words; empty where there are none."""
        if not self.loops:
            return ""
        loops = "; ".join(self.said(each) for each in self.loops)
        return _("Not drawn, since they go back: %(streams)s.") % {"streams": loops}

    @property
    def table(self) -> Table:
        ends = text(_("From")), text(_("To"))
        figures = number(self.unit, self.places), percent(_("Share of all"), 1)
        rows: list[tuple[Cell, ...]] = []
        for each in self.streams:
            share = each.amount / self.whole * 100 if self.whole else None
            source, target = self.ends(each)
            rows.append((source.label, target.label, each.amount, share))
        return Table(self.title, (*ends, *figures), tuple(rows), self.notes)

    def svg(self, key: str) -> Markup:
        """Both forms; the style sheet shows the one that there is room for."""
        forms = (
            element("div", {"class_": "attune-sankey__wide attune-lettered"}, wide(self, key)),
            element("div", {"class_": "attune-sankey__narrow"}, narrow(self, f"{key}-stages")),
        )
        return element("div", {"class_": "attune-sankey"}, *forms)

    @property
    def description(self) -> str:
        last = max(box.column for box in self.boxes)
        ends = sorted(
            (box for box in self.boxes if box.column == last), key=lambda box: -self.amount(box)
        )
        said = ", ".join(f"{box.label} {self.figure(box)}" for box in ends)
        words = {"whole": self.shown(self.whole), "unit": self.unit, "ends": said}
        return _("Of %(whole)s %(unit)s: %(ends)s.") % words
