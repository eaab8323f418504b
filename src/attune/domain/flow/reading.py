"""A network and its plan out of a parsed file; refuses by file, entry and field.

The format is told in docs/flow-format.md.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from attune.domain.reading import Entry
from attune.domain.refusals import Refused

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
from .runs import Plan
from .shapes import Always, Erlang, LogNormal, Shape, Steps

FIELDS = {
    "file": "title unit source age_out blocking plan nodes classes routes there",
    "plan": "until warm run_out replications seed target bins",
    "node": "key title kind service capacity patience group room service_of patience_of source",
    "class": "key title arrivals times priority age right resolves source",
    "route": "class from to share drop delay source",
    "there": "class node since age in_help count",
    "shape": "kind mean phases deviation edges weights",
}


@dataclass(frozen=True)
class FlowFile:
    """What a file holds: the unit of time is a word for people."""

    network: Network
    plan: Plan
    unit: str


def read_flow(data: object, *, file: str) -> FlowFile:
    """The whole file, or a refusal that says where it is wrong."""
    whole = _known(Entry.of(file, data), "file")
    try:
        network = Network(
            title=whole.text("title"),
            nodes=tuple(_each(whole, "nodes", "node", _node)),
            classes=tuple(_each(whole, "classes", "class", _class)),
            routes=tuple(_each(whole, "routes", "route", _route)),
            there=tuple(each for group in _each(whole, "there", "there", _there) for each in group),
            age_out=_number(whole, "age_out"),
            blocking=whole.yes("blocking"),
        )
        plan = _plan(_known(whole.entry("plan"), "plan"))
    except Refused as refused:
        said = str(refused)
        raise Refused(said if said.startswith(file) else f"{file}: {said}") from None
    return FlowFile(network, plan, whole.text("unit", "week"))


def _known(entry: Entry, kind: str) -> Entry:
    unknown = sorted(set(entry.data) - set(FIELDS[kind].split()))
    if unknown:
        raise entry.refused(unknown[0], f"a {kind} has no such field")
    return entry


def _each(whole: Entry, name: str, kind: str, read: Callable[[Entry], Any]) -> list[Any]:
    if name not in whole.data:
        return []
    return [read(_known(entry, kind)) for entry in whole.entries(name, kind)]


def _number(entry: Entry, name: str) -> float | None:
    return float(entry.number(name)) if name in entry.data else None


def _or(entry: Entry, name: str, default: float) -> float:
    found = _number(entry, name)
    return default if found is None else found


def _whole(entry: Entry, name: str, default: int) -> int:
    return entry.count(name) if name in entry.data else default


def _numbers(entry: Entry, name: str) -> tuple[float, ...]:
    value = entry.anything(name)
    if not isinstance(value, list):
        raise entry.refused(name, "a list of numbers is expected")
    for each in value:
        if isinstance(each, bool) or not isinstance(each, int | float | Decimal):
            raise entry.refused(name, "a list of numbers is expected")
    return tuple(float(each) for each in value)


def _shape(entry: Entry, name: str) -> Shape:
    table = _known(entry.entry(name), "shape")
    kind = table.text("kind")
    try:
        if kind == "always":
            return Always(float(table.number("mean")))
        if kind == "exponential":
            return Erlang(float(table.number("mean")))
        if kind == "erlang":
            return Erlang(float(table.number("mean")), table.count("phases"))
        if kind == "lognormal":
            return LogNormal(float(table.number("mean")), float(table.number("deviation")))
        if kind == "steps":
            return Steps(_numbers(table, "edges"), _numbers(table, "weights"))
    except Refused as refused:
        if str(refused).startswith(entry.where):
            raise
        raise Refused(f"{table.where}: {refused}") from None
    known = "always, exponential, erlang, lognormal, steps"
    raise table.refused("kind", f"“{kind}” is not one of {known}")


def _maybe(entry: Entry, name: str) -> Shape | None:
    return _shape(entry, name) if name in entry.data else None


def _shapes(entry: Entry, name: str) -> dict[str, Shape]:
    if name not in entry.data:
        return {}
    inner = entry.entry(name)
    return {key: _shape(inner, key) for key in inner.data}


def _pairs(entry: Entry, name: str) -> list[tuple[float, float]]:
    """A number, which holds from 0 on, or a list of [since, number]."""
    value = entry.anything(name)
    if not isinstance(value, list):
        return [(0.0, float(entry.number(name)))]
    found = []
    for each in value:
        if not isinstance(each, list) or len(each) != 2:
            raise entry.refused(name, "a number, or a list of [since, number], is expected")
        found.append((float(each[0]), float(each[1])))
    return found


def _node(entry: Entry) -> Node:
    kind = entry.choice("kind", NodeKind) if "kind" in entry.data else NodeKind.SLOTS
    group = entry.entry("group") if "group" in entry.data else None
    capacity = _pairs(entry, "capacity") if "capacity" in entry.data else []
    for _, slots in capacity:
        if slots != int(slots):
            raise entry.refused("capacity", f"{slots:g} is no whole number of slots")
    return Node(
        key=entry.text("key"),
        title=entry.text("title", entry.text("key")),
        kind=kind,
        service=_shape(entry, "service"),
        capacity=tuple(Capacity(since, int(slots)) for since, slots in capacity),
        patience=_maybe(entry, "patience"),
        together=Together(group.count("size"), _or(group, "every", 0.0)) if group else None,
        room=entry.count("room") if "room" in entry.data else None,
        service_of=_shapes(entry, "service_of"),
        patience_of=_shapes(entry, "patience_of"),
    )


def _class(entry: Entry) -> FamilyClass:
    arrivals = _pairs(entry, "arrivals") if "arrivals" in entry.data else []
    resolves: Mapping[str, Any] = entry.entry("resolves").data if "resolves" in entry.data else {}
    return FamilyClass(
        key=entry.text("key"),
        title=entry.text("title", entry.text("key")),
        arrivals=tuple(Rate(since, rate) for since, rate in arrivals),
        times=_numbers(entry, "times") if "times" in entry.data else (),
        priority=_whole(entry, "priority", 0),
        age=_maybe(entry, "age"),
        right=entry.texts("right") if "right" in entry.data else (),
        resolves={node: float(share) for node, share in resolves.items()},
    )


def _route(entry: Entry) -> Route:
    return Route(
        family=entry.text("class"),
        start=entry.text("from"),
        end=entry.text("to"),
        share=_or(entry, "share", 1.0),
        drop=_or(entry, "drop", 0.0),
        delay=_maybe(entry, "delay"),
    )


def _there(entry: Entry) -> list[ThereAlready]:
    there = ThereAlready(
        family=entry.text("class"),
        node=entry.text("node"),
        since=_or(entry, "since", 0.0),
        age=_or(entry, "age", 0.0),
        in_help=entry.yes("in_help"),
    )
    return [there] * _whole(entry, "count", 1)


def _plan(entry: Entry) -> Plan:
    return Plan(
        until=float(entry.number("until")),
        warm=_or(entry, "warm", 0.0),
        run_out=_or(entry, "run_out", 0.0),
        replications=_whole(entry, "replications", 200),
        seed=_whole(entry, "seed", 2026),
        target=_or(entry, "target", 4.0),
        bins=_whole(entry, "bins", 8),
    )
