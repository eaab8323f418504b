"""A network and its plan out of a parsed file; refuses by file, entry and field.

The format is told in docs/flow-format.md.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from attune.domain.reading import Entry
from attune.domain.refusals import Refused

from .cycles import repeated
from .network import (
    Capacity,
    FamilyClass,
    Network,
    Node,
    NodeKind,
    Rate,
    Route,
    ThereAlready,
    Together,
)
from .numbers import flag, known, number, number_or, numbers, pairs, whole
from .reading_shapes import maybe_shape, shape, shapes_of
from .runs import Plan

FIELDS = {
    "file": "title unit source age_out age_out_stops_help blocking plan nodes classes routes there",
    "plan": "until warm run_out replications seed target bins observe ages",
    "node": "key title kind service capacity capacity_repeats patience group room service_of"
    " patience_of source",
    "group": "size every",
    "class": "key title arrivals arrivals_repeat times priority age right resolves source",
    "route": "class from to share drop delay source",
    "there": "class node since age in_help count",
}
MOST_THERE = 100_000
BINS, FINEST = 1 << 14, 64  # of a histogram, unless a file asks for others; to the unit


@dataclass(frozen=True)
class FlowFile:
    """What a file holds: the unit of time is a word for people."""

    network: Network
    plan: Plan
    unit: str
    file: str


def read_flow(data: object, *, file: str) -> FlowFile:
    """The whole file, or a refusal that says where it is wrong."""
    entry = _known(Entry.of(file, data), "file")
    if "age_out_stops_help" in entry.data and "age_out" not in entry.data:
        raise entry.refused("age_out_stops_help", "say at which age, in age_out")
    try:
        plan = _plan(_known(entry.entry("plan"), "plan"))
        end = plan.until + plan.run_out
        network = Network(
            title=entry.text("title"),
            nodes=tuple(_each(entry, "nodes", "node", lambda each: _node(each, end))),
            classes=tuple(_each(entry, "classes", "class", lambda each: _class(each, end))),
            routes=tuple(_each(entry, "routes", "route", _route)),
            there=_there_all(entry),
            age_out=number(entry, "age_out") if "age_out" in entry.data else None,
            blocking=flag(entry, "blocking"),
            stops_help=flag(entry, "age_out_stops_help"),
        )
    except Refused as refused:
        said = str(refused)
        raise Refused(said if said.startswith(file) else f"{file}: {said}") from None
    return FlowFile(network, plan, entry.text("unit", "week"), file)


def _known(entry: Entry, kind: str) -> Entry:
    return known(entry, kind, FIELDS[kind])


def _each(whole_file: Entry, name: str, kind: str, read: Callable[[Entry], Any]) -> list[Any]:
    """Of a list of tables that may be missing; what is wrong with one is said with its place."""
    if name not in whole_file.data:
        return []
    found = []
    for entry in whole_file.entries(name, kind):
        try:
            found.append(read(_known(entry, kind)))
        except Refused as refused:
            said = str(refused)
            raise Refused(
                said if said.startswith(entry.where) else f"{entry.where}: {said}"
            ) from None
    return found


def _node(entry: Entry, end: float) -> Node:
    kind = entry.choice("kind", NodeKind) if "kind" in entry.data else NodeKind.SLOTS
    group = _known(entry.entry("group"), "group") if "group" in entry.data else None
    capacity = repeated(
        pairs(entry, "capacity"), number_or(entry, "capacity_repeats", 0.0), end, "capacity"
    )
    for _, slots in capacity:
        if slots != int(slots):
            raise entry.refused("capacity", f"{slots:g} is no whole number of slots")
    return Node(
        key=entry.text("key"),
        title=entry.text("title", entry.text("key")),
        kind=kind,
        service=shape(entry, "service"),
        capacity=tuple(Capacity(since, int(slots)) for since, slots in capacity),
        patience=maybe_shape(entry, "patience"),
        together=Together(whole(group, "size"), number_or(group, "every", 0.0)) if group else None,
        room=whole(entry, "room") if "room" in entry.data else None,
        service_of=shapes_of(entry, "service_of"),
        patience_of=shapes_of(entry, "patience_of"),
    )


def _class(entry: Entry, end: float) -> FamilyClass:
    resolves = entry.entry("resolves") if "resolves" in entry.data else Entry(entry.where, {})
    arrivals = repeated(
        pairs(entry, "arrivals"), number_or(entry, "arrivals_repeat", 0.0), end, "arrivals"
    )
    return FamilyClass(
        key=entry.text("key"),
        title=entry.text("title", entry.text("key")),
        arrivals=tuple(Rate(since, rate) for since, rate in arrivals),
        times=numbers(entry, "times") if "times" in entry.data else (),
        priority=whole(entry, "priority", 0),
        age=maybe_shape(entry, "age"),
        right=entry.texts("right") if "right" in entry.data else (),
        resolves={node: number(resolves, node) for node in resolves.data},
    )


def _route(entry: Entry) -> Route:
    return Route(
        family=entry.text("class"),
        start=entry.text("from"),
        end=entry.text("to"),
        share=number_or(entry, "share", 1.0),
        drop=number_or(entry, "drop", 0.0),
        delay=maybe_shape(entry, "delay"),
    )


def _there_all(entry: Entry) -> tuple[ThereAlready, ...]:
    groups = _each(entry, "there", "there", _there)
    if sum(count for _, count in groups) > MOST_THERE:
        raise Refused(f"there: at most {MOST_THERE:,} families can be there already")
    return tuple(each for each, count in groups for _ in range(count))


def _there(entry: Entry) -> tuple[ThereAlready, int]:
    there = ThereAlready(
        family=entry.text("class"),
        node=entry.text("node"),
        since=number_or(entry, "since", 0.0),
        age=number_or(entry, "age", 0.0),
        in_help=flag(entry, "in_help"),
    )
    return there, whole(entry, "count", 1)


def _plan(entry: Entry) -> Plan:
    until, run_out = number(entry, "until"), number_or(entry, "run_out", 0.0)
    return Plan(
        until=until,
        warm=number_or(entry, "warm", 0.0),
        run_out=run_out,
        replications=whole(entry, "replications", 200),
        seed=whole(entry, "seed", 2026),
        target=number_or(entry, "target", 4.0),
        bins=whole(entry, "bins") if "bins" in entry.data else _bins(until + run_out),
        observe=numbers(entry, "observe") if "observe" in entry.data else (),
        ages=numbers(entry, "ages") if "ages" in entry.data else (26.0, 52.0, 104.0),
    )


def _bins(end: float) -> int:
    """As fine as fits; never so coarse that a unit is not cut."""
    bins = FINEST
    while bins > 8 and bins * end > BINS:
        bins //= 2
    return bins
