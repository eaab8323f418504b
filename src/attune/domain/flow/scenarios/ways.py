"""The escalator and the front door as networks: the same families, staff and rates."""

from itertools import pairwise

from attune.domain.flow.network import (
    DOOR,
    LEAVE,
    Capacity,
    FamilyClass,
    Network,
    Node,
    NodeKind,
    Rate,
    Route,
)
from attune.domain.flow.shapes import Erlang, Steps
from attune.domain.refusals import Refused

from .situation import Situation, Staffed, slots_for
from .steps import Step, Way

ASSESSMENT = "assessment"


def network_of(situation: Situation, way: Way) -> Network:
    """The network of one way; Refused where the situation cannot be simulated."""
    return escalator(situation) if way is Way.ESCALATOR else front_door(situation)


def escalator(situation: Situation) -> Network:
    """Every family begins with advice and goes up one step after another to what they need.

    At each lower step, help is enough for some; on each way up, some are lost.
    """
    routes = [route for step in Step for route in _upwards(situation, step)]
    return _network(situation, Way.ESCALATOR, [_step_node(situation, s) for s in Step], routes)


def front_door(situation: Situation) -> Network:
    """Every family is assessed; the share judged rightly goes straight to what they need.

    The others are sent one step too low and go up from there. Assessing takes its share of the
    staff of every step, so that both ways cost the same.
    """
    share = situation.rates["door_share"]
    nodes = [_assessment(situation, share)]
    nodes += [_step_node(situation, step, 1 - share) for step in Step]
    routes = [route for step in Step for route in _assessed(situation, step)]
    return _network(situation, Way.FRONT_DOOR, nodes, routes)


def _network(situation: Situation, way: Way, nodes: list[Node], routes: list[Route]) -> Network:
    if not any(situation.coming(step) for step in Step):
        raise Refused("Nobody comes: the need or the share identified is 0 at every step")
    return Network(
        title=f"{situation.title}. {way.title}",
        nodes=tuple(nodes),
        classes=tuple(_families(situation, step) for step in Step),
        routes=tuple(routes),
        there=situation.there,
        age_out=situation.rates["too_old"],
    )


def _families(situation: Situation, step: Step) -> FamilyClass:
    """Families who need this step; a lower one is enough for some of them."""
    rate = situation.coming(step)
    changes = {0.0: 1.0, **situation.identified_from}
    return FamilyClass(
        key=step.value,
        title=f"Need: {step.title}",
        arrivals=tuple(Rate(week, rate * times) for week, times in sorted(changes.items())),
        age=_ages(situation),
        right=(step.value,),
        resolves={each.value: situation.rates[f"resolves_{each.value}"] for each in step.below},
    )


def _ages(situation: Situation) -> Steps:
    """Weeks of age when they are identified: before birth, then by months as one team saw it."""
    edges = (-20.0, 0.0, 13.0, 26.0, 52.0, 95.0)
    names = ("before_birth", "to_3_months", "3_to_5_months", "6_to_11_months", "12_to_22_months")
    return Steps(edges, tuple(situation.rates[f"age_{name}"] for name in names))


def _step_node(situation: Situation, step: Step, share: float = 1.0) -> Node:
    return _node(situation, step.value, step.title, situation.slots(step, share))


def _assessment(situation: Situation, share: float) -> Node:
    """Staffed by a share of everybody who works at a step, week by week."""
    weeks = sorted({each.since for step in Step for each in situation.wte[step]})
    staff = [Staffed(week, share * sum(_at(situation, s, week) for s in Step)) for week in weeks]
    slots = slots_for(tuple(staff), situation.slots_of_wte(ASSESSMENT))
    return _node(situation, ASSESSMENT, "Assessment at the front door", slots)


def _at(situation: Situation, step: Step, week: float) -> float:
    return [each.wte for each in situation.wte[step] if each.since <= week][-1]


def _node(situation: Situation, key: str, title: str, slots: tuple[Capacity, ...]) -> Node:
    rates = situation.rates
    return Node(
        key=key,
        title=title,
        kind=NodeKind.SLOTS,
        service=Erlang(rates[f"episode_{key}"], round(rates[f"phases_{key}"])),
        capacity=slots,
        patience=Erlang(rates[f"patience_{key}"]),
    )


def _upwards(situation: Situation, step: Step) -> list[Route]:
    stops = [DOOR, *(each.value for each in step.below), step.value]
    first = Route(step.value, DOOR, stops[1], 1.0)
    ways = [_on(situation, step, a, b) for a, b in pairwise(stops[1:])]
    return [first, *ways, Route(step.value, step.value, LEAVE, 1.0)]


def _on(situation: Situation, step: Step, start: str, end: str, share: float = 1.0) -> Route:
    """From one service to another: some are lost, and it takes time."""
    delay = Erlang(situation.rates["transfer_weeks"], 2)
    return Route(step.value, start, end, share, drop=situation.rates["drop"], delay=delay)


def _assessed(situation: Situation, step: Step) -> list[Route]:
    right = situation.rates["accuracy"] if step.below else 1.0
    routes = [
        Route(step.value, DOOR, ASSESSMENT, 1.0),
        _on(situation, step, ASSESSMENT, step.value, right),
        Route(step.value, step.value, LEAVE, 1.0),
    ]
    if right < 1:
        lower = step.below[-1].value
        routes.append(_on(situation, step, ASSESSMENT, lower, 1 - right))
        routes.append(_on(situation, step, lower, step.value))
    return routes
