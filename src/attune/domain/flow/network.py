"""A network of help as families meet it: nodes, kinds of family, routes; checked where it is made.

Time is in weeks, or in any one unit if everything is. Ages are from birth, before it below 0.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from math import isfinite

from attune.domain.refusals import Refused

from .shapes import MOST, Shape, lasts

DOOR, LEAVE = "door", "leave"
PRIORITIES = 3
MOST_RATE = 1_000_000_000
MOST_NODES, MOST_CLASSES = 40, 40
EXACT = 1e-9


class NodeKind(Enum):
    """How a node takes families in."""

    SLOTS = (
        "slots"  # a place on a caseload, held for the whole episode; an appointment is a short one
    )
    GROUP = "group"  # starts together, when full or on a date
    UNLIMITED = "unlimited"  # nobody ever waits


@dataclass(frozen=True)
class Capacity:
    """From a time on, so many slots: somebody starts, leaves, or is on leave."""

    since: float
    slots: int

    def __post_init__(self) -> None:
        if not (isfinite(self.since) and 0 <= self.since <= MOST):
            raise Refused(f"capacity: since must be a time from 0 on, not {self.since}")
        if not 0 <= self.slots <= 1_000_000:
            raise Refused(f"capacity: slots must be from 0 to 1,000,000, not {self.slots}")


@dataclass(frozen=True)
class Together:
    """How a group starts: at `size` families, or every so often with those who wait."""

    size: int
    every: float = 0.0  # 0: only when full

    def __post_init__(self) -> None:
        if not 1 <= self.size <= 1_000:
            raise Refused(f"group: size must be from 1 to 1,000, not {self.size}")
        if not (isfinite(self.every) and 0 <= self.every <= MOST):
            raise Refused(f"group: every must be a time, or 0, not {self.every}")


@dataclass(frozen=True)
class Node:
    """A service, or a step of help. `room` is for how many may wait; None: for all.

    Who finds no room is turned away; or, with `blocking`, is kept in the slot they come from.
    """

    key: str
    title: str
    kind: NodeKind
    service: Shape
    capacity: tuple[Capacity, ...] = ()
    patience: Shape | None = None
    together: Together | None = None
    room: int | None = None
    service_of: Mapping[str, Shape] = field(default_factory=dict)  # by class, where it differs
    patience_of: Mapping[str, Shape] = field(default_factory=dict)

    def __post_init__(self) -> None:
        where = f"node {self.key}"
        if not self.key or self.key in (DOOR, LEAVE):
            raise Refused(f"{where}: a node needs a key of its own, not {DOOR} or {LEAVE}")
        limited = self.kind is not NodeKind.UNLIMITED
        if limited and (not self.capacity or self.capacity[0].since != 0):
            raise Refused(f"{where}: capacity must say how many slots there are from 0 on")
        times = [each.since for each in self.capacity]
        if times != sorted(set(times)):
            raise Refused(f"{where}: capacity: the times must rise")
        if limited and not any(each.slots for each in self.capacity):
            raise Refused(f"{where}: slots: with none at all nobody is ever helped")
        if (self.together is None) == (self.kind is NodeKind.GROUP):
            raise Refused(f"{where}: a group says how it starts, and nothing else does")
        for shape in (self.service, self.patience):
            lasts(where, shape)
        for shapes in (self.service_of, self.patience_of):
            for shape in shapes.values():
                lasts(where, shape)
        self._check_room(where)

    def _check_room(self, where: str) -> None:
        if self.room is not None and not 0 <= self.room <= 1_000_000:
            raise Refused(f"{where}: room must be from 0 to 1,000,000, not {self.room}")
        if self.room is not None and self.kind is NodeKind.UNLIMITED:
            raise Refused(f"{where}: room is for who waits, and nobody waits at an unlimited node")
        if self.together is None:
            return
        size = self.together.size
        if self.room is not None and self.room < size:
            raise Refused(f"{where}: room for {self.room} never holds a whole group of {size}")
        if size > max(each.slots for each in self.capacity) and not self.together.every:
            raise Refused(f"{where}: a group of {size} is more than there are ever slots for")


@dataclass(frozen=True)
class Rate:
    """From a time on, so many families of a kind come in a unit of time."""

    since: float
    rate: float

    def __post_init__(self) -> None:
        if not (isfinite(self.since) and 0 <= self.since <= MOST):
            raise Refused(f"arrivals: since must be a time from 0 on, not {self.since}")
        if not 0 <= self.rate <= MOST_RATE:
            raise Refused(
                f"arrivals: rate must be 0 or more (and at most {MOST_RATE:,}), not {self.rate}"
            )


@dataclass(frozen=True)
class FamilyClass:
    """A kind of family: what they need, how soon they are seen, when they come, how old."""

    key: str
    title: str
    arrivals: tuple[Rate, ...] = ()
    times: tuple[float, ...] = ()  # instead: exactly when each comes
    priority: int = 0  # 0 is seen first
    age: Shape | None = None
    right: tuple[str, ...] = ()  # nodes that are the help they need
    resolves: Mapping[str, float] = field(
        default_factory=dict
    )  # by node: share for whom it will do

    def __post_init__(self) -> None:
        where = f"class {self.key}"
        if bool(self.arrivals) == bool(self.times):
            raise Refused(f"{where}: say either arrivals or times")
        if self.arrivals and self.arrivals[0].since != 0:
            raise Refused(f"{where}: arrivals must say how many come from 0 on")
        rises = [each.since for each in self.arrivals] or list(self.times)
        if rises != sorted(rises) or any(not 0 <= each <= MOST for each in rises):
            raise Refused(f"{where}: times must rise, from 0 on")
        if not 0 <= self.priority < PRIORITIES:
            raise Refused(f"{where}: priority must be 0, 1 or 2, not {self.priority}")
        for node, share in self.resolves.items():
            if not 0 <= share <= 1:
                raise Refused(f"{where}: resolves: {node}: {share} is no share from 0 to 1")


@dataclass(frozen=True)
class Route:
    """Of a class's families who have finished at `start`, this share goes on to `end`."""

    family: str
    start: str
    end: str
    share: float
    drop: float = 0.0  # lost on the way
    delay: Shape | None = None

    def __post_init__(self) -> None:
        for name in ("share", "drop"):
            value = getattr(self, name)
            if not (isfinite(value) and 0 <= value <= 1):
                raise Refused(f"{self.where}: {name} must be from 0 to 1, not {value}")
        lasts(self.where, self.delay)

    @property
    def where(self) -> str:
        return f"route of {self.family} from {self.start} to {self.end}"


@dataclass(frozen=True)
class ThereAlready:
    """Somebody already there when the simulation begins."""

    family: str
    node: str
    since: float  # how long they have waited, or been in help
    age: float = 0.0
    in_help: bool = False

    def __post_init__(self) -> None:
        where = f"{self.family} there already"
        if not 0 <= self.since <= MOST:
            raise Refused(f"{where}: since must be a time, 0 or more, not {self.since}")
        if not -MOST <= self.age <= MOST:
            raise Refused(f"{where}: age must be a time of at most {MOST:,}, not {self.age}")


@dataclass(frozen=True)
class Network:
    """Everything a simulation needs but its length and its seed."""

    title: str
    nodes: tuple[Node, ...]
    classes: tuple[FamilyClass, ...]
    routes: tuple[Route, ...]
    there: tuple[ThereAlready, ...] = ()
    age_out: float | None = None
    blocking: bool = False
    stops_help: bool = False  # who grows too old is out of help that has begun, too

    def __post_init__(self) -> None:
        if not self.nodes or not self.classes:
            raise Refused("A network has at least one node and one class of families")
        if len(self.nodes) > MOST_NODES or len(self.classes) > MOST_CLASSES:
            raise Refused(f"A network has at most {MOST_NODES} nodes and {MOST_CLASSES} classes")
        for what, parts in (("node", self.nodes), ("class", self.classes)):
            keys = [each.key for each in parts]
            twice = [key for key in keys if keys.count(key) > 1]
            if twice:
                raise Refused(f"{what} {twice[0]} is there twice")
        self._check_names()
        self._check_shares()
        self._check_ends()

    def _check_names(self) -> None:
        nodes = {node.key for node in self.nodes}
        classes = {each.key for each in self.classes}
        for route in self.routes:
            if route.family not in classes:
                raise Refused(f"{route.where}: there is no class {route.family}")
            for name, known in ((route.start, nodes | {DOOR}), (route.end, nodes | {LEAVE})):
                if name not in known:
                    raise Refused(f"{route.where}: there is no node {name}")
        named = [(f"class {c.key}", each) for c in self.classes for each in (*c.right, *c.resolves)]
        named += [(f"{each.family} there already", each.node) for each in self.there]
        by_class = [(f"{each.family} there already", each.family) for each in self.there]
        by_class += [
            (f"node {n.key}", key) for n in self.nodes for key in {*n.service_of, *n.patience_of}
        ]
        for where, family in by_class:
            if family not in classes:
                raise Refused(f"{where}: there is no class {family}")
        for where, node in named:
            if node not in nodes:
                raise Refused(f"{where}: there is no node {node}")

    def _check_shares(self) -> None:
        for each in self.classes:
            for start in self.reached(each.key):
                shares = sum(route.share for route in self.out_of(each.key, start))
                if abs(shares - 1) > EXACT:
                    raise Refused(
                        f"routes of {each.key} from {start}: the shares add to {shares:.12g}, and"
                        " they must add to 1"
                    )

    def _check_ends(self) -> None:
        """Every family must be able to leave from wherever it may come to."""
        for each in self.classes:
            ends = {LEAVE}
            reached = self.reached(each.key)
            for _ in reached:
                ends |= {
                    start
                    for start in reached
                    if any(
                        r.share > 0 and (r.end in ends or r.drop > 0)
                        for r in self.out_of(each.key, start)
                    )
                }
            for start in reversed(reached):  # the door last: it leads to what is wrong
                if start not in ends:
                    raise Refused(f"routes of {each.key} from {start}: a circle without a way out")

    def out_of(self, family: str, start: str) -> Iterator[Route]:
        return (r for r in self.routes if r.family == family and r.start == start)

    def reached(self, family: str) -> list[str]:
        """The door, and every node that a class may come to."""
        found = [DOOR, *(each.node for each in self.there if each.family == family)]
        for start in found:
            ends = [r.end for r in self.out_of(family, start) if r.share > 0 and r.end != LEAVE]
            found += [end for end in dict.fromkeys(ends) if end not in found]
        return found
