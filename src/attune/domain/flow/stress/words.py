"""Lengths of time, slots and shares in plain words."""

from collections.abc import Sequence

from attune.domain.flow.averaged import Averaged
from attune.domain.flow.network import DOOR, LEAVE, Capacity, Network, Node, NodeKind, Rate
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

NOTHING = "–"
SHOWN_STEPS = 8


def number(value: float) -> str:
    """Up to four figures, and no noughts behind."""
    return f"{value:,.4g}" if abs(value) < 1_000 else f"{value:,.0f}"


def percent(value: float) -> str:
    return f"{number(100 * value)}%"


def shape(given: Shape | None) -> str:
    """Such as: Erlang, mean 32, 3 phases."""
    match given:
        case None:
            return NOTHING
        case Always(mean):
            return f"always {number(mean)}"
        case Erlang(mean, 1):
            return f"exponential, mean {number(mean)}"
        case Erlang(mean, phases):
            return f"Erlang, mean {number(mean)}, {phases} phases"
        case LogNormal(mean, deviation):
            return f"lognormal, mean {number(mean)}, standard deviation {number(deviation)}"
        case Gamma(mean, form):
            return f"gamma, mean {number(mean)}, shape {number(form)}"
        case Weibull(mean, form):
            return f"Weibull, mean {number(mean)}, shape {number(form)}"
        case Steps():
            return _steps(given)
        case Mixture(parts, weights):
            whole = sum(weights)
            told = (f"{percent(w / whole)} {shape(p)}" for p, w in zip(parts, weights, strict=True))
            return "; ".join(told)


def _steps(given: Steps) -> str:
    """Every step while there are few of them."""
    whole = sum(given.weights)
    if len(given.weights) > SHOWN_STEPS:
        edges = f"{number(given.edges[0])} to {number(given.edges[-1])}"
        return f"{len(given.weights)} steps from {edges}, mean {number(given.mean)}"
    spans = zip(given.edges, given.edges[1:], given.weights, strict=False)
    return "; ".join(f"{number(a)} to {number(b)}: {percent(w / whole)}" for a, b, w in spans)


def by_class(given: Shape | None, of: dict[str, Shape], network: Network) -> str:
    """The common one, then where a class differs."""
    titles = {each.key: each.title for each in network.classes}
    told = [shape(given)] if given is not None or not of else []
    return ". ".join([*told, *(f"{titles[key]}: {shape(each)}" for key, each in of.items())])


def over_time(steps: Sequence[tuple[float, float]], unit: str) -> str:
    """20; from week 52: 26. A long list by its ends only."""
    first = number(steps[0][1])
    rest = [f"from {unit} {number(since)}: {number(value)}" for since, value in steps[1:]]
    if len(rest) > SHOWN_STEPS:
        low, high = (number(pick(value for _, value in steps)) for pick in (min, max))
        return f"{len(steps)} steps between {low} and {high}"
    return "; ".join([first, *rest])


def slots(node: Node, unit: str, end: float) -> str:
    """What changes after the end of the run is not told."""
    if node.kind is NodeKind.UNLIMITED:
        return "no limit"
    return over_time([_capacity(each) for each in node.capacity if each.since < end], unit)


def _capacity(each: Capacity) -> tuple[float, float]:
    return each.since, each.slots


def rates(arrivals: Sequence[Rate], unit: str, end: float) -> str:
    return over_time([(each.since, each.rate) for each in arrivals if each.since < end], unit)


def place(network: Network, key: str) -> str:
    """The title of a node; the door and the way out by name."""
    if key in (DOOR, LEAVE):
        return "the door" if key == DOOR else "out"
    return next(node.title for node in network.nodes if node.key == key)


def interval(value: Averaged | None, *, share: bool = False) -> str:
    """12.3 (11.8 to 12.9); no time or share is below 0, and no share above 1."""
    if value is None:
        return NOTHING
    told = percent if share else number
    if value.low is None or value.high is None:
        return told(value.mean)
    high = min(value.high, 1.0) if share else value.high
    return f"{told(value.mean)} ({told(max(0.0, value.low))} to {told(high)})"
