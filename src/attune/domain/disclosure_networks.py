"""Counts as flows of a network: what a hidden one can be, and what else to hide to keep it so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush

from .disclosure import Key, Span


class NoWay(Exception):
    """Nothing more can be hidden, and a hidden count can still be narrowed down."""


@dataclass(eq=False)
class Arc:
    """A count as a flow from one total's balance into another's.

    `span` is what somebody who sees only what is shown knows it to be; `hidden_span` what they
    would know if it were hidden, None where it cannot be.
    """

    tail: Key
    head: Key
    value: int
    span: Span
    hidden_span: Span | None
    price: int
    hidden: bool = False
    secret: bool = False  # a small count, to be kept as wide as the policy says
    moved: int = field(default=0, init=False)

    def room(self, span: Span, forward: bool) -> int:
        """By how much the flow can still change within a span."""
        flow = self.value + self.moved
        return span[1] - flow if forward else flow - span[0]

    def hide(self) -> None:
        if self.hidden_span is None:
            raise NoWay
        self.hidden, self.span, self.hidden_span = True, self.hidden_span, None


Step = tuple[Arc, bool]


class Network:
    """Arcs that balance at every node, and the questions asked of them."""

    def __init__(self, arcs: Iterable[Arc]) -> None:
        self.at: dict[Key, list[Step]] = {}
        self.moved: list[Arc] = []
        for arc in arcs:
            self.at.setdefault(arc.tail, []).append((arc, True))
            self.at.setdefault(arc.head, []).append((arc, False))

    def protect(self, arc: Arc, span: Span) -> None:
        """Hide more, until this count could be anything in its span; NoWay where it cannot."""
        for wanted, forward in ((span[1] - arc.value, True), (arc.value - span[0], False)):
            while not self._moves(arc, wanted, forward):
                self._hide_a_way(arc, forward)

    def _moves(self, arc: Arc, wanted: int, forward: bool) -> bool:
        """Whether the flow can change so far, with everything else within what is known.

        Leaves the other flows where the last try took them, for `_hide_a_way` to go on from.
        """
        for each in self.moved:
            each.moved = 0
        self.moved.clear()
        while wanted > 0:
            way = self._way(arc, forward)
            if way is None:
                return False
            step = min(wanted, *(each.room(each.span, onward) for each, onward in way))
            for each, onward in way:
                each.moved += step if onward else -step
                self.moved.append(each)
            wanted -= step
        return True

    def _way(self, arc: Arc, forward: bool) -> list[Step] | None:
        """A way round that takes up a change of this arc, through what has room.

        The node found last is left first: in a table the way back is mostly three steps long, and
        is found without looking at every cell.
        """
        start, end = _ends(arc, forward)
        came: dict[Key, Step | None] = {start: None}
        waiting = [start]
        while waiting:
            for step in self.at[waiting.pop()]:
                each, onward = step
                there = each.head if onward else each.tail
                if there in came or each is arc or each.room(each.span, onward) <= 0:
                    continue
                came[there] = step
                if there == end:
                    return list(_back(came, end))
                waiting.append(there)
        return None

    def _hide_a_way(self, arc: Arc, forward: bool) -> None:
        """Hide what is cheapest to open one more way round."""
        start, end = _ends(arc, forward)
        came: dict[Key, Step | None] = {start: None}
        best, waiting, turn = {start: 0}, [(0, 0, start)], 0
        while waiting:
            cost, _, node = heappop(waiting)
            if cost > best[node]:
                continue
            for each, onward in self.at[node]:
                price = None if each is arc else _price(each, onward)
                there = each.head if onward else each.tail
                if price is not None and cost + price < best.get(there, 1 << 62):
                    best[there], came[there] = cost + price, (each, onward)
                    turn += 1
                    heappush(waiting, (cost + price, turn, there))
        if end not in came:
            raise NoWay
        for each, onward in list(_back(came, end)):
            if each.room(each.span, onward) <= 0:
                each.hide()


def _ends(arc: Arc, forward: bool) -> tuple[Key, Key]:
    """More flow through the arc must come back from its head to its tail; less, the other way."""
    return (arc.head, arc.tail) if forward else (arc.tail, arc.head)


def _price(arc: Arc, onward: bool) -> int | None:
    """What it costs to let flow change here: nothing, the hiding of a count, or it cannot."""
    if arc.room(arc.span, onward) > 0:
        return 0
    if arc.hidden_span is None or arc.room(arc.hidden_span, onward) <= 0:
        return None
    return arc.price


def _back(came: dict[Key, Step | None], end: Key) -> Iterator[Step]:
    while (step := came[end]) is not None:
        yield step
        end = step[0].tail if step[1] else step[0].head
