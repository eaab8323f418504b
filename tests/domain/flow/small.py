"""Small networks for the tests of the simulation."""

from itertools import pairwise
from typing import Any

from attune.domain.flow.added import Runs
from attune.domain.flow.network import (
    Capacity,
    FamilyClass,
    Network,
    Node,
    NodeKind,
    Rate,
    Route,
)
from attune.domain.flow.results import FlowResult, result_of
from attune.domain.flow.runs import Plan, Prepared, run
from attune.domain.flow.shapes import Erlang, Shape


def a_node(key: str = "team", *, slots: int = 2, service: Shape | None = None, **more: Any) -> Node:
    """With as many slots throughout; none means that nobody ever waits."""
    kind = more.pop("kind", NodeKind.SLOTS if slots else NodeKind.UNLIMITED)
    capacity = more.pop("capacity", (Capacity(0, slots),) if slots else ())
    return Node(key, key.title(), kind, service or Erlang(1.0), capacity, **more)


def a_class(key: str = "family", *, rate: float = 1.0, **more: Any) -> FamilyClass:
    arrivals = () if "times" in more else (Rate(0, rate),)
    return FamilyClass(key, key.title(), arrivals, **more)


def through(family: str, *nodes: str) -> tuple[Route, ...]:
    """From the door through these nodes and out."""
    stops = ["door", *nodes, "leave"]
    return tuple(Route(family, a, b, 1.0) for a, b in pairwise(stops))


def one_node(node: Node, **of_class: Any) -> Network:
    """One node that is the help its one class needs."""
    kind = a_class(right=(node.key,), **of_class)
    return Network("One node", (node,), (kind,), through(kind.key, node.key))


def runs_of(network: Network, *, count: int = 1, **plan: Any) -> tuple[Prepared, Runs]:
    """A short look unless asked for more."""
    prepared = Prepared.of(network, Plan(**({"until": 60.0, "replications": count} | plan)))
    return prepared, run(prepared, range(count))


def simulated(network: Network, **plan: Any) -> FlowResult:
    return result_of(*runs_of(network, **plan))
