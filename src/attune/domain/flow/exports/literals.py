"""A network and its plan as literals of Python: whatever a title holds stays a piece of text."""

from collections.abc import Mapping
from typing import Any

from attune.domain.flow.network import DOOR, FamilyClass, Network, Node
from attune.domain.flow.runs import Plan
from attune.domain.flow.shapes import (
    Always,
    Erlang,
    Gamma,
    LogNormal,
    Mixture,
    Shape,
    Steps,
    Weibull,
)
from attune.domain.refusals import Refused

WIDTH = 88
SAID = {
    "NODES": "Lengths of time are a kind and its numbers (see draw); slots: since when, how many.",
    "CLASSES": "Arrivals: since when, how many in a unit of time. Right: the help they need.",
    "ROUTES": "By class and where from: share, where to, share lost on the way, length of the way.",
    "THERE": "Families who are there at the start: for how long, and the age of the child.",
    "AGE_OUT": "Families leave when the child is so old; None: never.",
    "WARM": "Families who come from WARM to UNTIL are counted; the run goes on to END.",
}


def assigned(name: str, value: object) -> str:
    """One constant of a script."""
    return f"{name} = {literal(value, len(name) + 3)}"


def literal(value: object, before: int = 0, indent: str = "") -> str:
    """On one line where it fits behind what stands before it, else a part on each."""
    told = repr(value)
    inner = indent + "    "
    if before + len(told) <= WIDTH or not value:
        return told
    parts: list[tuple[str, object]]
    if isinstance(value, Mapping):
        parts = [(f"{inner}{key!r}: ", part) for key, part in value.items()]
    elif isinstance(value, list | tuple):
        parts = [(inner, part) for part in value]
    else:
        return told
    lines = [f"{start}{literal(part, len(start) + 1, inner)}," for start, part in parts]
    brackets = ("[", "]") if isinstance(value, list) else ("(", ")")
    first, last = ("{", "}") if isinstance(value, Mapping) else brackets
    return "\n".join([first, *lines, indent + last])


def constants(network: Network, plan: Plan) -> str:
    """All that the script knows of this network; the code below it is the same for every one."""
    values: dict[str, object] = {
        "TITLE": network.title,
        "NODES": {node.key: _node(node) for node in network.nodes},
        "CLASSES": {each.key: _class(each) for each in network.classes},
        "ROUTES": _routes(network),
        "THERE": [vars(each) for each in network.there],
        "AGE_OUT": network.age_out,
        "STOPS_HELP": network.stops_help,
        "BLOCKING": network.blocking,
        "WARM": plan.warm,
        "UNTIL": plan.until,
        "END": plan.until + plan.run_out,
        "REPLICATIONS": plan.replications,
        "SEED": plan.seed,
    }
    lines = []
    for name, value in values.items():
        lines += [f"# {SAID[name]}"] if name in SAID else []
        lines.append(assigned(name, value))
    return "\n".join(lines)


def shape(given: Shape | None) -> tuple[Any, ...] | None:
    """A length of time as its kind and its numbers; refused where no script knows the kind."""
    match given:
        case None:
            return None
        case Always(mean):
            return ("always", mean)
        case Erlang(mean, phases):
            return ("erlang", mean, phases)
        case LogNormal(mean, deviation):
            return ("lognormal", mean, deviation)
        case Gamma(mean, form):
            return ("gamma", mean, form)
        case Weibull(mean, form):
            return ("weibull", mean, form)
        case Steps(edges, weights):
            return ("steps", list(edges), list(weights))
        case Mixture(parts, weights):
            return ("mixture", [shape(each) for each in parts], list(weights))
    raise Refused(f"No script can be made: {type(given).__name__} is no shape of time it knows")


def _node(node: Node) -> dict[str, object]:
    together = node.together
    return {
        "title": node.title,
        "kind": node.kind.value,
        "service": shape(node.service),
        "service_of": {key: shape(each) for key, each in node.service_of.items()},
        "patience": shape(node.patience),
        "patience_of": {key: shape(each) for key, each in node.patience_of.items()},
        "slots": [(each.since, each.slots) for each in node.capacity],
        "group": (together.size, together.every) if together else None,
        "room": node.room,
    }


def _class(each: FamilyClass) -> dict[str, object]:
    return {
        "title": each.title,
        "priority": each.priority,
        "arrivals": [(rate.since, rate.rate) for rate in each.arrivals],
        "times": list(each.times),
        "age": shape(each.age),
        "right": list(each.right),
        "resolves": dict(each.resolves),
    }


def _routes(network: Network) -> dict[str, dict[str, list[tuple[Any, ...]]]]:
    """By class and start: share, end, share lost on the way, length of the way."""
    starts = [DOOR, *(node.key for node in network.nodes)]
    return {
        each.key: {
            start: [(r.share, r.end, r.drop, shape(r.delay)) for r in routes]
            for start in starts
            if (routes := list(network.out_of(each.key, start)))
        }
        for each in network.classes
    }
