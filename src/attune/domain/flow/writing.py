"""A network and its plan as the text of a file that `reading` reads back to the very same.

The format is told in docs/flow-format.md. Numbers are written as Python writes them, which loses
nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

import tomli_w

from attune.domain.refusals import Refused

from .network import FamilyClass, Network, Node, Route, ThereAlready
from .reading import FlowFile, read_flow
from .runs import Plan
from .shapes import Always, Erlang, Gamma, LogNormal, Mixture, Shape, Steps, Weibull

Table = dict[str, Any]
KINDS: dict[type, str] = {
    Always: "always",
    Erlang: "erlang",
    Gamma: "gamma",
    LogNormal: "lognormal",
    Mixture: "mixture",
    Steps: "steps",
    Weibull: "weibull",
}
NAME = "written"


def as_toml(network: Network, plan: Plan, *, unit: str = "week", head: Sequence[str] = ()) -> str:
    """The file, `head` in comments before it; Refused where the format cannot say it."""
    data = plain_flow(network, plan, unit)
    _check(read_flow(data, file=NAME), network, plan)
    return "\n".join([*map(_comment, head), tomli_w.dumps(data)])


def _comment(line: str) -> str:
    """One line, whatever it is made of."""
    return f"# {''.join(each if each.isprintable() else ' ' for each in line)}".rstrip()


def _check(read: FlowFile, network: Network, plan: Plan) -> None:
    """What nobody would notice otherwise: a file that says something else than was meant."""
    if (read.network, read.plan) != (network, plan):
        raise Refused(f"{network.title}: a file of a simulation cannot say all of this network")


def plain_flow(network: Network, plan: Plan, unit: str) -> Table:
    """Tables, lists, numbers and texts, as they stand in the file."""
    ages = {"age_out": network.age_out, "age_out_stops_help": network.stops_help or None}
    whole = {
        "title": network.title,
        "unit": unit,
        **ages,
        "blocking": network.blocking or None,
        "plan": _plan(plan),
        "nodes": [_node(each) for each in network.nodes],
        "classes": [_class(each) for each in network.classes],
        "routes": [_route(each) for each in network.routes],
        "there": list(_there(network.there)),
    }
    return _said(whole)


def _said(table: Mapping[str, Any]) -> Table:
    """Without what is not there: TOML has no word for nothing."""
    return {key: value for key, value in table.items() if value not in (None, [], {})}


def _plan(plan: Plan) -> Table:
    lists = {"observe": list(plan.observe), "ages": list(plan.ages)}
    return asdict(plan) | lists


def _node(node: Node) -> Table:
    together = node.together
    return _said(
        {
            "key": node.key,
            "title": node.title,
            "kind": node.kind.value,
            "capacity": [[float(each.since), each.slots] for each in node.capacity],
            "room": node.room,
            "group": {"size": together.size, "every": together.every} if together else None,
            "service": _shape(node.service),
            "patience": _shape(node.patience) if node.patience else None,
            "service_of": {key: _shape(each) for key, each in node.service_of.items()},
            "patience_of": {key: _shape(each) for key, each in node.patience_of.items()},
        }
    )


def _class(each: FamilyClass) -> Table:
    return _said(
        {
            "key": each.key,
            "title": each.title,
            "arrivals": [[float(rate.since), float(rate.rate)] for rate in each.arrivals],
            "times": list(each.times),
            "priority": each.priority,
            "age": _shape(each.age) if each.age else None,
            "right": list(each.right),
            "resolves": dict(each.resolves),
        }
    )


def _route(route: Route) -> Table:
    return _said(
        {
            "class": route.family,
            "from": route.start,
            "to": route.end,
            "share": route.share,
            "drop": route.drop,
            "delay": _shape(route.delay) if route.delay else None,
        }
    )


def _there(there: Sequence[ThereAlready]) -> Iterator[Table]:
    """Those alike one after another are one entry that says how many they are."""
    for each, alike in groupby(there):
        plain = {"class": each.family, "node": each.node, "since": each.since, "age": each.age}
        yield plain | {"in_help": each.in_help, "count": len(list(alike))}


def _shape(shape: Shape) -> Table:
    """With its kind in one word."""
    kind = {"kind": KINDS[type(shape)]}
    if isinstance(shape, Mixture):
        parts = [_shape(each) for each in shape.parts]
        return kind | {"parts": parts, "weights": list(shape.weights)}
    fields = {name: list(v) if isinstance(v, tuple) else v for name, v in vars(shape).items()}
    return kind | fields
