"""Where the parts of a Sankey picture stand: columns in order, nothing upon anything else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

APART, BESIDE = 18.0, 3.0  # pixels between a box and its neighbour, and between two lanes
SWEEPS, SETTLINGS = 12, 40


@dataclass(frozen=True)
class Item:
    """What takes room in a column: a box with its words above it, or a lane of a passing band."""

    column: int
    body: float
    head: float = 0.0
    lane: bool = False

    @property
    def height(self) -> float:
        return self.head + self.body


@dataclass(frozen=True)
class Tie:
    """A piece of a band between items of neighbouring columns, and how thick it is."""

    source: int
    target: int
    thick: float


@dataclass(frozen=True)
class Layout:
    """The top of every item; for every tie where it leaves its source and reaches its target."""

    tops: tuple[float, ...]
    ends: tuple[tuple[float, float], ...]
    height: float


def laid_out(items: Sequence[Item], ties: Sequence[Tie], held: Sequence[int] = ()) -> Layout:
    """Orders by barycentre sweeps, then draws each item to its neighbours without collisions.

    The boxes of a `held` column keep the order in which they are given.
    """
    columns = ordered(items, ties, held)
    height = max(_stack(items, column)[1] for column in columns)
    tops = _settled(items, ties, columns, height)
    return Layout(tuple(tops), _ends(items, ties, tops), height)


def ordered(
    items: Sequence[Item], ties: Sequence[Tie], held: Sequence[int] = ()
) -> list[list[int]]:
    """The items of each column from above: the order with fewest crossings that sweeps find."""
    count = max(item.column for item in items) + 1
    columns = [[n for n, item in enumerate(items) if item.column == at] for at in range(count)]
    best, fewest = columns, _crossings(columns, ties)
    for sweep in range(SWEEPS):
        columns = _swept(columns, ties, held, forward=sweep % 2 == 0)
        found = _crossings(columns, ties)
        if found < fewest:
            best, fewest = columns, found
    return best


def _swept(
    columns: list[list[int]], ties: Sequence[Tie], held: Sequence[int], *, forward: bool
) -> list[list[int]]:
    """Every column sorted by the mean place of what it is tied to in the column before."""
    fresh = list(columns)
    for at in range(len(columns)) if forward else reversed(range(len(columns))):
        before = at - 1 if forward else at + 1
        if at in held or not 0 <= before < len(columns):
            continue
        places = _shares(fresh[before])
        own = _shares(fresh[at])
        pulls: dict[int, list[tuple[float, float]]] = {}
        for tie in ties:
            near, far = (tie.target, tie.source) if forward else (tie.source, tie.target)
            if near in own and far in places:
                pulls.setdefault(near, []).append((places[far], tie.thick))
        fresh[at] = sorted(
            fresh[at], key=lambda item: _mean(pulls[item]) if item in pulls else own[item]
        )
    return fresh


def _shares(column: Sequence[int]) -> dict[int, float]:
    """How far down each item of a column stands, from 0 to 1."""
    return {item: (place + 0.5) / len(column) for place, item in enumerate(column)}


def _mean(pulls: Iterable[tuple[float, float]]) -> float:
    weights = [(value, weight + 1e-9) for value, weight in pulls]
    return sum(value * weight for value, weight in weights) / sum(w for _, w in weights)


def _crossings(columns: Sequence[Sequence[int]], ties: Sequence[Tie]) -> float:
    """How much band lies across other bands: the product of their thicknesses, summed."""
    place = {item: n for column in columns for n, item in enumerate(column)}
    where = {item: at for at, column in enumerate(columns) for item in column}
    found = 0.0
    for at in range(len(columns)):
        here = [tie for tie in ties if where[tie.source] == at]
        source = np.array([place[tie.source] for tie in here])
        target = np.array([place[tie.target] for tie in here])
        thick = np.array([tie.thick + 0.1 for tie in here])
        across = np.subtract.outer(source, source) * np.subtract.outer(target, target) < 0
        found += float((across * np.multiply.outer(thick, thick)).sum())
    return found


def _stack(items: Sequence[Item], column: Sequence[int]) -> tuple[list[float], float]:
    """The tops of a column's items put as close as they may stand, and how high that is."""
    tops, end = [], 0.0
    for place, item in enumerate(column):
        if place:
            lanes = items[column[place - 1]].lane and items[item].lane
            end += BESIDE if lanes else APART
        tops.append(end)
        end += items[item].height
    return tops, end


def _settled(
    items: Sequence[Item], ties: Sequence[Tie], columns: list[list[int]], height: float
) -> list[float]:
    """Tops after drawing every column towards its neighbours, to and fro."""
    tops = [0.0] * len(items)
    for column in columns:
        stack, end = _stack(items, column)
        for item, top in zip(column, stack, strict=True):
            tops[item] = top + (height - end) / 2
    gaps = [[tie for tie in ties if items[tie.source].column == at] for at in range(len(columns))]
    for turn in range(SETTLINGS):
        forward = turn % 2 == 0
        for at in range(1, len(columns)) if forward else range(len(columns) - 2, -1, -1):
            moves = _moves(items, gaps[at - 1 if forward else at], tops, forward=forward)
            wanted = [tops[item] + _mean(moves.get(item, [(0.0, 1.0)])) for item in columns[at]]
            for item, top in zip(
                columns[at], _apart(items, columns[at], wanted, height), strict=True
            ):
                tops[item] = top
    return tops


def _moves(
    items: Sequence[Item], ties: Sequence[Tie], tops: Sequence[float], *, forward: bool
) -> dict[int, list[tuple[float, float]]]:
    """How far each item would go for each of its bands to run level, and how thick that is."""
    found: dict[int, list[tuple[float, float]]] = {}
    for tie, (start, end) in zip(ties, _ends(items, ties, tops), strict=True):
        moved = (tie.target, start - end) if forward else (tie.source, end - start)
        found.setdefault(moved[0], []).append((moved[1], tie.thick))
    return found


def _apart(
    items: Sequence[Item], column: Sequence[int], wanted: Sequence[float], height: float
) -> list[float]:
    """The tops nearest to the wanted ones at which nothing collides or leaves the picture.

    Taking away what stands above each item turns "no collision" into "never falling": the
    nearest never-falling values are means of neighbouring runs (pooling adjacent violators).
    """
    stack, end = _stack(items, column)
    runs: list[tuple[float, int]] = []
    for want, base in zip(wanted, stack, strict=True):
        value, count = want - base, 1
        while runs and runs[-1][0] > value:
            above, many = runs.pop()
            value = (value * count + above * many) / (count + many)
            count += many
        runs.append((value, count))
    level = [min(max(value, 0.0), height - end) for value, count in runs for _ in range(count)]
    return [base + extra for base, extra in zip(stack, level, strict=True)]


def _ends(
    items: Sequence[Item], ties: Sequence[Tie], tops: Sequence[float]
) -> tuple[tuple[float, float], ...]:
    """Where each tie leaves and arrives: under one another, in the order of their other ends."""
    leave = _ports(items, tops, [(tie.source, tie.target, tie.thick) for tie in ties])
    reach = _ports(items, tops, [(tie.target, tie.source, tie.thick) for tie in ties])
    return tuple(zip(leave, reach, strict=True))


def _ports(
    items: Sequence[Item], tops: Sequence[float], sides: Sequence[tuple[int, int, float]]
) -> list[float]:
    found = [0.0] * len(sides)
    used: dict[int, float] = {}
    for number in sorted(range(len(sides)), key=lambda each: tops[sides[each][1]]):
        own, _, thick = sides[number]
        found[number] = tops[own] + items[own].head + used.get(own, 0.0)
        used[own] = used.get(own, 0.0) + thick
    return found
