"""A network as arrays of whole numbers: what the compiled loop reads."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from attune.domain.refusals import Refused

from .chance import CELLS, SIDE
from .network import DOOR, LEAVE, FamilyClass, Network, Node, NodeKind
from .shapes import TICKS, Erlang, Shape, ticks

NONE = -1
FOREVER = np.int64(1) << np.int64(50)  # ticks; later than anything
WHOLE = 1 << 53  # a share of 1, as `chance.chance` draws it
SLOTS, GROUP, UNLIMITED = range(3)
KINDS = {NodeKind.SLOTS: SLOTS, NodeKind.GROUP: GROUP, NodeKind.UNLIMITED: UNLIMITED}


# Columns of Net.node, Net.at, Net.route and Net.of_class.
KIND, STRICT, ROOM, SIZE, EVERY = range(5)
SERVICE_TABLE, PATIENCE_TABLE, FIRST, LAST, RIGHT, RESOLVES_SHARE = range(6)
SHARE, END, DROP_SHARE, DELAY_TABLE = range(4)
PRIORITY, AGE_TABLE = range(2)
AT, TO = range(2)
RARE = 6  # the octave of a table at which a tail of one in 128 begins


class Net(NamedTuple):
    """The network, in few arrays: each one that a compiled function is handed costs time."""

    tables: Any  # (x, points): the first is of gaps between those who come
    node: Any  # (k, ..): kind; whether leaving its queue is an event; room; group's size and dates
    change: Any  # (k, n, 2): when capacity changes (FOREVER after the last), and to what
    at: Any  # (g, k + 1, ..): tables; first and one past the last route; right help; share resolved
    route: Any  # (r, ..): share cumulated, of WHOLE; a node or NONE; share dropped; a table or NONE
    of_class: Any  # (g, ..): priority; a table of ages, or NONE
    whole: (
        Any  # (..,): ticks of age at which families go (FOREVER: never); are slots held; stops help
    )


@dataclass
class _Tables:
    """Every table once."""

    rows: list[Any]
    known: dict[tuple[Shape, bool], int]

    def of(self, shape: Shape | None, *, lasts: bool = False) -> int:
        """Of a length of time where it `lasts`; else of an age, which may lie before birth."""
        if shape is None:
            return NONE
        if (shape, lasts) not in self.known:
            self.known[shape, lasts] = len(self.rows)
            self.rows.append(_lasting(shape.table()) if lasts else shape.table())
        return self.known[shape, lasts]


def _lasting(table: Any) -> Any:
    """A length of which less than one in a hundred is under a tick lasts a tick at least.

    So what ends at one moment never begins at that moment too, unless a network says so itself.
    """
    return np.maximum(table, 1 if table[SIDE + RARE * CELLS] > 0 else 0)


def arrays_of(network: Network) -> Net:
    """Exactly what the network says, in whole numbers."""
    tables = _Tables([], {})
    tables.of(Erlang(1.0))  # gaps
    ages = [tables.of(each.age) for each in network.classes]
    rows, first, last = _routes(network, tables)
    out = network.age_out
    at = _whole(
        [
            [*_at(each, node, tables), first[row][column], last[row][column]]
            for column, node in enumerate([*network.nodes, None])
        ]
        for row, each in enumerate(network.classes)
    )[:, :, [0, 1, 4, 5, 2, 3]]
    return Net(
        tables=np.array(tables.rows, dtype=np.int64),
        node=_whole(_node(node) for node in network.nodes),
        change=_calendars(network),
        at=at,
        route=_whole(rows).reshape(-1, 4),
        of_class=_whole([each.priority, ages[row]] for row, each in enumerate(network.classes)),
        whole=_whole(
            [
                FOREVER if out is None else ticks("age_out", out),
                network.blocking,
                network.stops_help,
            ]
        ),
    )


def _node(node: Node) -> list[int]:
    """Where it matters how many wait, who gives up must be gone at once: `strict`."""
    strict = node.kind is NodeKind.GROUP or node.room is not None
    room = int(FOREVER) if node.room is None else node.room
    size, every = (node.together.size, node.together.every) if node.together else (0, 0.0)
    return [KINDS[node.kind], int(strict), room, size, ticks(f"node {node.key}: every", every)]


def _at(each: FamilyClass, node: Node | None, tables: _Tables) -> list[int]:
    """Of a class at a node, or at the door."""
    if node is None:
        return [NONE, NONE, 0, 0]
    return [
        tables.of(node.service_of.get(each.key, node.service), lasts=True),
        tables.of(node.patience_of.get(each.key, node.patience), lasts=True),
        int(node.key in each.right),
        round(each.resolves.get(node.key, 0) * WHOLE),
    ]


def _whole(values: Any) -> Any:
    return np.array(list(values), dtype=np.int64)


def _calendars(network: Network) -> Any:
    longest = max(1, *(len(node.capacity) for node in network.nodes)) + 1
    change = np.zeros((len(network.nodes), longest, 2), dtype=np.int64)
    change[:, :, AT] = FOREVER
    for row, node in enumerate(network.nodes):
        for place, each in enumerate(node.capacity):
            change[row, place] = ticks(f"node {node.key}: since", each.since), each.slots
    return change


def _routes(
    network: Network, tables: _Tables
) -> tuple[list[list[int]], list[list[int]], list[list[int]]]:
    """The routes; and by class and start, the first and one past the last."""
    places = {node.key: place for place, node in enumerate(network.nodes)}
    rows: list[list[int]] = []
    first: list[list[int]] = []
    last: list[list[int]] = []
    for each in network.classes:
        first.append([])
        last.append([])
        for start in [*places, DOOR]:
            first[-1].append(len(rows))
            so_far = 0.0
            for route in network.out_of(each.key, start):
                so_far += route.share
                end = NONE if route.end == LEAVE else places[route.end]
                drop, delay = round(route.drop * WHOLE), tables.of(route.delay, lasts=True)
                rows.append([round(min(so_far, 1.0) * WHOLE), end, drop, delay])
            last[-1].append(len(rows))
            if len(rows) > first[-1][-1]:
                rows[-1][SHARE] = WHOLE  # what rounding left out
    return rows, first, last


class Coming(NamedTuple):
    """When families of each class come: rates, or exact times."""

    since: Any  # (g, n) ticks; FOREVER after the last
    reached: Any  # (g, n) families expected by then, in 2^-32 of one
    slope: Any  # (g, n) the same per tick, as a float
    times: Any  # (g, m) exact times in ticks, FOREVER after the last
    exact: Any  # (g,) 0 or 1


def coming_of(network: Network, until: int) -> Coming:
    """Arrivals up to a time in ticks."""
    classes = network.classes
    steps = max(len(each.arrivals) for each in classes) + 1
    longest = max(len(each.times) for each in classes) + 1
    since = np.full((len(classes), steps), FOREVER, dtype=np.int64)
    reached = np.zeros((len(classes), steps), dtype=np.float64)
    slope = np.zeros((len(classes), steps), dtype=np.float64)
    times = np.full((len(classes), longest), FOREVER, dtype=np.int64)
    for row, each in enumerate(classes):
        for place, rate in enumerate(each.arrivals):
            since[row, place] = ticks(f"class {each.key}: since", rate.since)
            slope[row, place] = rate.rate / TICKS
        for place in range(1, len(each.arrivals)):
            length = since[row, place] - since[row, place - 1]
            reached[row, place] = reached[row, place - 1] + length * slope[row, place - 1]
        for place, time in enumerate(each.times):
            times[row, place] = ticks(f"class {each.key}: times", time)
    exact = _whole(int(bool(each.times)) for each in classes)
    return Coming(since, reached, slope, times, exact)


def expected(each: FamilyClass, until: float) -> float:
    """How many families of a class come up to a time."""
    if each.times:
        return float(len(each.times))
    ends = [rate.since for rate in each.arrivals[1:]] + [max(until, each.arrivals[-1].since)]
    return sum(
        rate.rate * max(0.0, min(end, until) - rate.since)
        for rate, end in zip(each.arrivals, ends, strict=True)
    )


def most_families(network: Network, until: float, *, limit: int = 1_000_000) -> int:
    """Room for everybody who may come in one replication; refused beyond what fits in memory."""
    mean = sum(expected(each, until) for each in network.classes)
    most = int(mean + 10 * mean**0.5 + 64) + len(network.there)
    if most > limit:
        raise Refused(
            f"About {mean:,.0f} families would come in one replication; at most {limit:,} fit."
            " Make arrivals, the number of years, or the area smaller"
        )
    return most
