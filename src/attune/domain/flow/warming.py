"""Has everything compiled that a simulation calls, by running the smallest ones that call it."""

from dataclasses import replace

from . import compiled
from .network import Capacity, FamilyClass, Network, Node, NodeKind, Rate, Route
from .runs import Plan, Prepared, run
from .shapes import Erlang

SHORT = Plan(until=2.0, replications=1)


def warm() -> list[str]:
    """The names of what is compiled now; nothing is, where there is no compiler."""
    run(Prepared.of(_simplest(), SHORT), [0])
    run(Prepared.of(replace(_simplest(), blocking=True), SHORT), [0])
    missed = [each.__name__ for each in compiled.CALLED if not getattr(each, "signatures", True)]
    if missed:
        raise AssertionError(f"No network here calls {', '.join(missed)}")
    return [each.__name__ for each in compiled.CALLED if hasattr(each, "signatures")]


def _simplest() -> Network:
    """One service, one kind of family."""
    node = Node("team", "Team", NodeKind.SLOTS, Erlang(1.0), (Capacity(0, 1),))
    kind = FamilyClass("family", "Family", (Rate(0, 1.0),), right=("team",))
    routes = (Route("family", "door", "team", 1.0), Route("family", "team", "leave", 1.0))
    return Network("The simplest", (node,), (kind,), routes)
