"""Which row each box stands in, and in which order, so that few arrows cross."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from graphlib import TopologicalSorter
from statistics import fmean

from .drawn import Link

SWEEPS = 12


def ranks(keys: Sequence[str], links: Iterable[Link]) -> dict[str, int]:
    """The row of each: one below the lowest that leads to it. Links that go back do not count."""
    into: dict[str, set[str]] = {key: set() for key in keys}
    for link in links:
        if not link.again:
            into[link.end].add(link.start)
    found: dict[str, int] = {}
    for key in TopologicalSorter(into).static_order():
        found[key] = max((found[above] + 1 for above in into[key]), default=0)
    return found


def narrowed(
    rank: Mapping[str, int], widths: Mapping[str, float], links: Iterable[Link], *, widest: float
) -> dict[str, int]:
    """The rows with those too wide for the page parted: boxes that lead nowhere move down first.

    `widths` are of the boxes with the gap beside them. A row of one box stays, however wide.
    """
    below: dict[str, set[str]] = {key: set() for key in rank}
    for link in links:
        if not link.again:
            below[link.start].add(link.end)
    found = dict(rank)
    row = 0
    while row <= max(found.values()):
        there = sorted((k for k in found if found[k] == row), key=lambda k: bool(below[k]))
        room = sum(widths[key] for key in there)
        while room > widest and len(there) > 1:
            key = there.pop(0)
            room -= widths[key]
            _push(key, row + 1, found, below)
        row += 1
    return found


def _push(key: str, row: int, found: dict[str, int], below: Mapping[str, set[str]]) -> None:
    """Down to this row, and what hangs below it further down where it must."""
    waiting = [(key, row)]
    while waiting:
        key, row = waiting.pop()
        if found[key] < row:
            found[key] = row
            waiting += [(other, row + 1) for other in below[key]]


def without_circles(keys: Sequence[str], links: Sequence[Link]) -> tuple[Link, ...]:
    """The same links, those that close a circle marked as going back: a draft may have some."""
    out: dict[str, list[int]] = {key: [] for key in keys}
    for number, link in enumerate(links):
        if not link.again:
            out[link.start].append(number)
    closing = _closing(keys, links, out)
    return tuple(
        Link(link.start, link.end, link.label, again=True) if number in closing else link
        for number, link in enumerate(links)
    )


def _closing(
    keys: Sequence[str], links: Sequence[Link], out: Mapping[str, Sequence[int]]
) -> frozenset[int]:
    """The links that lead to a box one is still below: walked without recursion, however deep."""
    done: set[str] = set()
    found: set[int] = set()
    for first in keys:
        if first in done:
            continue
        above, stack = {first}, [(first, iter(out[first]))]
        while stack:
            key, rest = stack[-1]
            number = next(rest, None)
            if number is None:
                stack.pop()
                above.discard(key)
                done.add(key)
                continue
            end = links[number].end
            if end in above:
                found.add(number)
            elif end not in done:
                above.add(end)
                stack.append((end, iter(out[end])))
    return frozenset(found)


def in_order(
    rows: Sequence[Sequence[str]], pairs: Sequence[tuple[str, str]]
) -> tuple[tuple[str, ...], ...]:
    """Each row in an order in which few arrows between neighbouring rows cross.

    Every box moves towards the middle of those it is joined to, downwards and upwards in turn
    (the barycentre method of Sugiyama, Tagawa and Toda 1981); the best order met is kept.
    """
    up: dict[str, list[str]] = {}
    down: dict[str, list[str]] = {}
    for above, below in pairs:
        down.setdefault(above, []).append(below)
        up.setdefault(below, []).append(above)
    now = [list(row) for row in rows]
    best, fewest = [tuple(row) for row in now], _crossings(now, down)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        downwards = sweep % 2 == 0
        joined, order = (
            (up, range(1, len(now))) if downwards else (down, range(len(now) - 2, -1, -1))
        )
        for number in order:
            beside = now[number - 1] if downwards else now[number + 1]
            now[number] = _towards(now[number], joined, {k: i for i, k in enumerate(beside)})
        crossings = _crossings(now, down)
        if crossings < fewest:
            best, fewest = [tuple(row) for row in now], crossings
    return tuple(best)


def _towards(
    row: Sequence[str], joined: Mapping[str, Sequence[str]], places: Mapping[str, int]
) -> list[str]:
    def wanted(place: int) -> float:
        beside = [places[key] for key in joined.get(row[place], ()) if key in places]
        return fmean(beside) if beside else float(place)

    return [row[place] for place in sorted(range(len(row)), key=lambda p: (wanted(p), p))]


def _crossings(rows: Sequence[Sequence[str]], down: Mapping[str, Sequence[str]]) -> int:
    """How many pairs of arrows cross."""
    total = 0
    for above, below in itertools.pairwise(rows):
        places = {key: place for place, key in enumerate(below)}
        met: list[int] = []
        for key in above:
            ends = sorted(places[end] for end in down.get(key, ()) if end in places)
            total += sum(sum(1 for other in met if other > end) for end in ends)
            met += ends
    return total
