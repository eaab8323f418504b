"""The wide form of a Sankey picture: measured words over boxes, and bands that cross no word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils import translation
from markupsafe import Markup

from attune.kit import lettering
from attune.kit.colours import INK, QUIET
from attune.kit.sankey_layout import Item, Layout, Tie, laid_out
from attune.kit.sankey_tones import BANDS, BOXES, EDGES, defined, filled
from attune.kit.svg import Value, element, picture

if TYPE_CHECKING:
    from attune.kit.sankey import Box, Sankey, Stream

WIDTH, FULL = 900.0, 260.0  # across the picture; how high everybody together stands, in pixels
SIZE, LINE = 16, 20
WIDEST_BOX = 170.0
# The gap between columns is this part of a box's width, or the second where words need the room.
WIDE_GAP, NARROW_GAP = 0.6, 0.35
WORD_ENDS = re.compile(r"\s+|(?<=[-/\u2013])")
THIN = 2.0  # a box of nobody is still seen
SLIM = 4.0  # a band thinner than this is drawn as a line


@dataclass(frozen=True)
class Placed:
    """A picture ready to be drawn: its parts, where they stand, and the ways of its streams."""

    items: tuple[Item, ...]
    ties: tuple[Tie, ...]
    ways: tuple[tuple[int, ...], ...]  # the ties of each stream that is drawn
    layout: Layout
    scale: float  # pixels for one of what is counted
    room: float  # how wide a box is


def box_width(sankey: Sankey) -> float:
    """Wide enough for the longest word, if columns leave room for it."""
    count = len(sankey.stages)
    least, most = (WIDTH / (count + part * (count - 1)) for part in (WIDE_GAP, NARROW_GAP))
    names = (*sankey.stages, *(box.label for box in sankey.boxes))
    words = (word for name in names for word in WORD_ENDS.split(str(name)))
    longest = max(lettering.width(word, SIZE, language=_language()) for word in words)
    return min(WIDEST_BOX, max(least, min(longest + 1, most)))


def lines_of(said: str, room: float) -> tuple[str, ...]:
    return lettering.wrap(said, room, SIZE, language=_language())


def _language() -> str:
    code = (translation.get_language() or "en").split("-")[0]
    return code if code in lettering.LANGUAGES else "en"


def placed(sankey: Sankey) -> Placed:
    """Boxes, then a lane in every column that a band passes on its way, so that it meets no box."""
    room = box_width(sankey)
    scale = FULL / (max(_through(sankey, at) for at in range(len(sankey.stages))) or 1.0)
    items = [
        Item(
            box.column,
            max(sankey.amount(box) * scale, THIN),
            LINE * len(_label(sankey, box, room)) + 4,
        )
        for box in sankey.boxes
    ]
    number = {box.key: place for place, box in enumerate(sankey.boxes)}
    ties: list[Tie] = []
    ways: list[tuple[int, ...]] = []
    for stream in sankey.drawn:
        first, last = number[stream.source], number[stream.target]
        thick = stream.amount * scale
        lanes = range(items[first].column + 1, items[last].column)
        stops = [first, *range(len(items), len(items) + len(lanes)), last]
        items += [Item(column, thick, lane=True) for column in lanes]
        ways.append(tuple(range(len(ties), len(ties) + len(stops) - 1)))
        ties += [Tie(one, other, thick) for one, other in pairwise(stops)]
    found = laid_out(items, ties, sankey.held)
    return Placed(tuple(items), tuple(ties), tuple(ways), found, scale, room)


def _through(sankey: Sankey, column: int) -> float:
    """How much stands in a column or passes it."""
    stand = sum(sankey.amount(box) for box in sankey.boxes if box.column == column)
    ways = ((*sankey.ends(each), each) for each in sankey.drawn)
    pass_by = (each.amount for one, other, each in ways if one.column < column < other.column)
    return stand + sum(pass_by)


def _label(sankey: Sankey, box: Box, room: float) -> list[tuple[str, bool]]:
    """The lines over a box, and whether they are bold: its name, then its figure."""
    name = [(line, False) for line in lines_of(str(box.label), room)]
    figure, share = sankey.figure(box), sankey.share(box)
    if lettering.width(figure, SIZE, language=_language(), bold=True) <= room:
        return [*name, (figure, True)]
    return [*name, (figure.removesuffix(share).rstrip(), True), (share, True)]


def wide(sankey: Sankey, key: str) -> Markup:
    """900 units across and as high as its words need."""
    drawing = _Drawing(sankey, placed(sankey), key)
    heads = [lines_of(str(each), drawing.room) for each in sankey.stages]
    top = LINE * max(len(lines) for lines in heads) + (14 if any(heads) else 0)
    foot = lines_of(sankey.gone_back, WIDTH)
    below = top + drawing.placed.layout.height
    parts = [
        *defined(key),
        *(word for at, lines in enumerate(heads) for word in drawing.heading(at, lines)),
        element("g", {"transform": f"translate(0 {top})"}, *drawing.parts()),
        *(_word(line, 0, below + 16 + LINE * down) for down, line in enumerate(foot, start=1)),
    ]
    height = below + 4 + (LINE * len(foot) + 16 if foot else 0)
    view = f"-2 0 {WIDTH + 4:g} {height:g}"
    return picture(key, str(sankey.title), sankey.description, *parts, view=view)


def _across(x: float) -> float:
    return WIDTH - x if translation.get_language_bidi() else x


def _word(said: str, x: float, y: float, *, bold: bool = False, fill: str = INK) -> Markup:
    at: dict[str, Value] = {"x": _across(x), "y": y, "fill": fill, "font_size": SIZE}
    return element("text", at | ({"font_weight": 700} if bold else {}), said)


@dataclass(frozen=True)
class _Drawing:
    sankey: Sankey
    placed: Placed
    key: str

    @property
    def room(self) -> float:
        return self.placed.room

    def at(self, column: int) -> float:
        """Where a column begins, from the side at which reading starts."""
        return column * (WIDTH - self.room) / (len(self.sankey.stages) - 1)

    def heading(self, column: int, lines: Sequence[str]) -> Iterator[Markup]:
        for down, line in enumerate(lines, start=1):
            yield _word(line, self.at(column), LINE * down - 4, fill=QUIET)

    def parts(self) -> Iterator[Markup]:
        for stream, way in zip(self.sankey.drawn, self.placed.ways, strict=True):
            yield self._band(stream, way)
        tops = self.placed.layout.tops
        for box, item, top in zip(self.sankey.boxes, self.placed.items, tops, strict=False):
            for down, (line, bold) in enumerate(_label(self.sankey, box, self.room), start=1):
                yield _word(line, self.at(item.column), top + LINE * down - 5, bold=bold)
            yield self._bar(box, item, top + item.head)

    def _bar(self, box: Box, item: Item, top: float) -> Markup:
        left = min(_across(self.at(item.column)), _across(self.at(item.column) + self.room))
        place: dict[str, Value] = {"x": left, "y": top, "width": self.room, "height": item.body}
        title = element("title", {}, f"{box.label}: {self.sankey.figure(box)}")
        outline: dict[str, Value] = {"stroke": INK, "stroke_width": 1}
        return element("rect", place | {"fill": filled(BOXES, box.tone, self.key)} | outline, title)

    def _band(self, stream: Stream, way: Sequence[int]) -> Markup:
        """A closed shape along both edges; a thin band is a line, which no steep way thins."""
        thick = self.placed.ties[way[0]].thick
        upper = list(self._course(way))
        tone = self.sankey.by_key[stream.target].tone
        if thick < SLIM:
            middle = [(x, y + thick / 2) for x, y in upper]
            shape: dict[str, Value] = {"d": f"M{_curved(middle)}", "fill": "none"}
            shape |= {"stroke": EDGES[tone.value], "stroke_width": max(thick, 1.0)}
        else:
            back = _curved([(x, y + thick) for x, y in reversed(upper)])
            shape = {"d": f"M{_curved(upper)}L{back}Z", "fill": filled(BANDS, tone, self.key)}
            shape |= {"stroke": EDGES[tone.value], "stroke_width": 0.5}
        return element("path", shape, element("title", {}, self.sankey.said(stream)))

    def _course(self, way: Sequence[int]) -> Iterator[tuple[float, float]]:
        """Where a band's upper edge leaves and enters columns, from its start to its end."""
        for number in way:
            tie, (start, end) = self.placed.ties[number], self.placed.layout.ends[number]
            yield self.at(self.placed.items[tie.source].column) + self.room, start
            yield self.at(self.placed.items[tie.target].column), end


def _curved(points: Sequence[tuple[float, float]]) -> str:
    """Level at each point: an S between columns, straight within one."""
    placed = [(_across(x), y) for x, y in points]
    path = f"{placed[0][0]:.1f} {placed[0][1]:.2f}"
    for place, ((x1, y1), (x2, y2)) in enumerate(pairwise(placed)):
        if place % 2:
            path += f"L{x2:.1f} {y2:.2f}"
        else:
            middle = (x1 + x2) / 2
            path += f"C{middle:.1f} {y1:.2f} {middle:.1f} {y2:.2f} {x2:.1f} {y2:.2f}"
    return path
