"""A small network for every feature that a script must say."""

from dataclasses import replace

from attune.domain.flow.network import (
    Capacity,
    FamilyClass,
    Network,
    NodeKind,
    Rate,
    Route,
    ThereAlready,
    Together,
)
from attune.domain.flow.runs import Plan
from attune.domain.flow.shapes import Always, Erlang, Gamma, LogNormal, Mixture, Steps, Weibull
from tests.domain.flow.small import a_class, a_node, one_node, through

PLAN = Plan(until=60.0, warm=10.0, run_out=60.0, replications=40)
DELAY = {"drop": 0.15, "delay": Erlang(2.0, 2)}


def shapes_and_steps() -> Network:
    """Every shape of time; arrivals that change; patience; nodes without limits; by class."""
    nodes = (
        a_node("advice", slots=0, service=Steps((0.5, 1, 3), (1, 2))),
        a_node(
            slots=4,
            service=LogNormal(3.0, 2.0),
            patience=Erlang(3.0),
            service_of={"two": Erlang(4.0, 3)},
            patience_of={"two": Always(2.5)},
        ),
    )
    steps = (Rate(0, 0.4), Rate(20, 1.5), Rate(40, 0.5))
    kinds = (FamilyClass("one", "One", steps, right=("team",)), a_class("two", rate=0.4))
    routes = through("one", "advice", "team") + through("two", "team")
    return Network("Shapes", nodes, kinds, routes)


def more_shapes() -> Network:
    """A gamma, a Weibull, and a mixture of what is always the same."""
    mixed = Mixture((Always(0.5), Erlang(4.0)), (2.0, 1.0))
    nodes = (a_node("one", service=Gamma(1.5, 0.7)), a_node("two", service=mixed))
    kind = a_class(rate=0.8, right=("two",))
    routes = (
        Route("family", "door", "one", 1.0, delay=Weibull(2.0, 1.6)),
        Route("family", "one", "two", 1.0),
        Route("family", "two", "leave", 1.0),
    )
    return Network("More shapes", nodes, (kind,), routes)


def too_old() -> Network:
    """Birthdays in the queue, on the way, and before a family comes at all."""
    nodes = (a_node("one", slots=3, service=Erlang(4.0)), a_node("two", slots=2))
    kind = a_class(rate=1.0, right=("two",), age=Steps((60, 90, 105), (2, 1)))
    routes = (
        Route("family", "door", "one", 1.0),
        Route("family", "one", "two", 1.0, delay=Erlang(2.0)),
        Route("family", "two", "leave", 1.0),
    )
    return Network("Too old", nodes, (kind,), routes, age_out=104.0)


def help_that_stops() -> Network:
    """Help that has begun stops at the birthday too."""
    kind = {"rate": 1.0, "age": Steps((98, 104), (1,))}
    network = one_node(a_node(slots=3, service=Erlang(4.0)), **kind)
    return replace(network, age_out=104.0, stops_help=True)


def ways_on() -> Network:
    """Shares, drops and journeys, from the door too; help at a lower step that was enough."""
    nodes = (a_node("low", slots=3, service=Erlang(2.0, 2)), a_node("high", service=Erlang(3.0)))
    kind = a_class(rate=0.8, right=("high",), resolves={"low": 0.3})
    routes = (
        Route("family", "door", "low", 0.7, **DELAY),
        Route("family", "door", "high", 0.3),
        Route("family", "low", "high", 0.6, **DELAY),
        Route("family", "low", "leave", 0.3),
        Route("family", "low", "low", 0.1, drop=0.5),
        Route("family", "high", "leave", 1.0),
    )
    return Network("Ways on", nodes, (kind,), routes)


def who_is_urgent() -> Network:
    """Two kinds, one of which goes first."""
    kinds = (a_class("routine", rate=0.7, priority=2), a_class("urgent", rate=0.7, priority=0))
    routes = through("routine", "team") + through("urgent", "team")
    return Network("Urgent", (a_node(service=Erlang(1.4)),), kinds, routes)


def calendar() -> Network:
    """Slots that come and go while they are in use."""
    changes = (Capacity(0, 3), Capacity(20, 8), Capacity(35, 1), Capacity(50, 4))
    node = a_node(capacity=changes, service=Erlang(6.0, 2), patience=Erlang(10.0))
    return one_node(node, rate=1.0)


def held() -> Network:
    """Two steps with room for one between them; all are away from the first for a while."""
    away = (Capacity(0, 2), Capacity(30, 0), Capacity(33, 2))
    nodes = (a_node("one", capacity=away), a_node("two", slots=1, room=1))
    routes = through("family", "one", "two")
    return Network("Held", nodes, (a_class(rate=1.0),), routes, blocking=True)


def turned_away() -> Network:
    """Room for two, and a calendar; the rest must go."""
    node = a_node(capacity=(Capacity(0, 2), Capacity(30, 1)), service=Erlang(2.0), room=2)
    return one_node(node, rate=1.2)


def there() -> Network:
    """A full caseload, and a list of those who wait."""
    waiting = ThereAlready("family", "team", since=2.0, age=50.0)
    in_help = ThereAlready("family", "team", since=4.0, age=80.0, in_help=True)
    network = one_node(a_node(slots=4, service=Erlang(8.0, 2), patience=Erlang(20.0)), rate=0.5)
    return replace(network, there=(waiting,) * 5 + (in_help,) * 5, age_out=104.0)


def groups() -> Network:
    """Starts when four wait, and on dates."""
    node = a_node(
        kind=NodeKind.GROUP,
        capacity=(Capacity(0, 8),),
        service=Erlang(5.0, 4),
        patience=Erlang(9.0),
        together=Together(size=4, every=7.0),
    )
    return one_node(node, rate=0.8)


FEATURES = {
    made.__name__: made
    for made in (
        shapes_and_steps,
        more_shapes,
        too_old,
        help_that_stops,
        ways_on,
        who_is_urgent,
        calendar,
        held,
        turned_away,
        there,
    )
}


def plan_of(name: str) -> Plan:
    """Who is there already matters at the start only."""
    return replace(PLAN, warm=0.0, until=20.0) if name == "there" else PLAN
