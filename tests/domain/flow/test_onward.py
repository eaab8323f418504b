"""Node by node and event by event give the same counts, to the last bit."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain.flow.network import (
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
from attune.domain.flow.runs import Plan, Prepared, run
from attune.domain.flow.shapes import Always, Erlang, Steps
from tests.domain.flow.small import a_class, a_node, one_node, through

HALVES = st.integers(0, 40).map(lambda number: number / 2)  # so that moments fall together
LENGTHS = st.builds(Always, st.sampled_from((0.5, 1.0, 2.0))) | st.builds(
    Erlang, st.floats(0.3, 8.0), st.integers(1, 3)
)
PATIENCE = st.none() | st.just(Always(0.0)) | LENGTHS
AGES = st.none() | st.just(Steps((-10, 0, 25), (1, 3)))
CALENDARS = st.lists(st.tuples(HALVES, st.integers(0, 4)), max_size=5)


@st.composite
def nodes(draw: st.DrawFn, key: str) -> Node:
    """With a calendar that may fall and rise, or for as many as come."""
    changes = {0.0: draw(st.integers(0, 4))} | dict(draw(CALENDARS))
    calendar = tuple(Capacity(since, slots) for since, slots in sorted(changes.items()))
    unlimited = not any(each.slots for each in calendar)
    return a_node(
        key,
        slots=0 if unlimited else 1,
        capacity=calendar,
        service=draw(LENGTHS),
        patience=draw(PATIENCE),
    )


@st.composite
def routes(draw: st.DrawFn, family: str, keys: list[str]) -> list[Route]:
    """From every stop to any that comes after it."""
    found = []
    for place, start in enumerate(["door", *keys]):
        ends = draw(st.permutations([*keys[place:], "leave"]))[: draw(st.integers(1, 3))]
        weights = [draw(st.integers(1, 4)) for _ in ends]
        found += [
            Route(
                family,
                start,
                end,
                weight / sum(weights),
                drop=draw(st.sampled_from((0.0, 0.3))),
                delay=draw(st.none() | LENGTHS),
            )
            for end, weight in zip(ends, weights, strict=True)
        ]
    return found


@st.composite
def classes(draw: st.DrawFn, key: str, keys: list[str], priority: int) -> FamilyClass:
    """Coming at random, or at moments at which much else happens."""
    times = tuple(sorted(draw(st.lists(HALVES, max_size=12))))
    rates = (Rate(0, draw(st.floats(0, 2))), Rate(6, draw(st.floats(0.1, 2))))
    some = st.lists(st.sampled_from(keys), max_size=2, unique=True)
    return FamilyClass(
        key,
        key,
        arrivals=() if times else rates,
        times=times,
        priority=priority,
        age=draw(AGES),
        right=tuple(draw(some)),
        resolves=dict.fromkeys(draw(some), 0.4),
    )


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """In which nobody comes back; the order in which nodes are written tells nothing."""
    keys = [f"n{number}" for number in range(draw(st.integers(1, 4)))]
    names = [f"c{number}" for number in range(draw(st.integers(1, 3)))]
    priority = draw(st.integers(0, 2))
    there = [
        ThereAlready(
            draw(st.sampled_from(names)),
            draw(st.sampled_from(keys)),
            since=draw(HALVES),
            age=draw(st.floats(-5, 35)),
            in_help=draw(st.booleans()),
        )
        for _ in range(draw(st.integers(0, 5)))
    ]
    return Network(
        "onward",
        tuple(draw(st.permutations([draw(nodes(key)) for key in keys]))),
        tuple(draw(classes(name, keys, priority)) for name in names),
        tuple(route for name in names for route in draw(routes(name, keys))),
        there=tuple(there),
        age_out=draw(st.sampled_from((None, 26.0))),
        stops_help=draw(st.booleans()),
    )


def counted_alike(prepared: Prepared, count: int) -> None:
    """Both ways, every count, of all and of each replication."""
    assert prepared.order is not None
    one = run(prepared, range(count))
    other = run(replace(prepared, order=None), range(count))
    for name, counts in one.tally.items():
        assert np.array_equal(counts, other.tally[name]), name
    for name in ("counts", "at", "outcomes", "right", "present", "events"):
        assert np.array_equal(getattr(one, name), getattr(other, name)), name
    assert one.checksum == other.checksum


@settings(max_examples=150)
@given(networks(), st.integers(0, 99), st.sampled_from((0.0, 5.0)), st.sampled_from((0.0, 4.5)))
def test_node_by_node_counts_what_event_by_event_does(
    network: Network, seed: int, warm: float, run_out: float
) -> None:
    plan = Plan(until=16, warm=warm, run_out=run_out, seed=seed, observe=(0.0, 3.5, 16.0))
    counted_alike(Prepared.of(network, plan), 2)


def test_a_crowded_ladder_is_counted_alike() -> None:
    """Hundreds in each queue, so that the sorting and the heap have something to do."""
    kinds = (a_class("few", rate=1.5), a_class("many", rate=9.0, right=("two",)))
    ways = [
        *(Route(kind.key, "door", "one", 1.0, delay=Erlang(3.0)) for kind in kinds),
        *(Route(kind.key, "one", "two", 0.7, drop=0.1) for kind in kinds),
        *(Route(kind.key, "one", "leave", 0.3) for kind in kinds),
        *(Route(kind.key, "two", "leave", 1.0) for kind in kinds),
    ]
    nodes = (
        a_node("two", slots=20, service=Erlang(9.0, 3)),
        a_node("one", slots=60, service=Erlang(8.0), patience=Erlang(6.0)),
    )
    network = Network("x", nodes, kinds, tuple(ways))
    counted_alike(Prepared.of(network, Plan(until=90.0, warm=10.0)), 1)


def test_slots_put_aside_come_back_in_their_turn() -> None:
    """Two in help to 5 and 9; one slot from 1, two from 3: the third family begins at 5."""
    node = a_node(
        capacity=(Capacity(0, 2), Capacity(1, 1), Capacity(3, 2)),
        service_of={"a": Always(5.0), "b": Always(9.0), "c": Always(1.0)},
    )
    kinds = tuple(
        FamilyClass(name, name, times=(time,)) for name, time in zip("abc", (0, 0, 2), strict=True)
    )
    ways = tuple(route for kind in kinds for route in through(kind.key, "team"))
    prepared = Prepared.of(Network("x", (node,), kinds, ways), Plan(until=20.0))
    counted_alike(prepared, 1)
    assert run(prepared, [0]).at[0, 2, 0, 1] == 3 << 20


def circle() -> dict[str, Any]:
    back = (
        Route("family", "door", "team", 1.0),
        Route("family", "team", "team", 0.2),
        Route("family", "team", "leave", 0.8),
    )
    return {"routes": back}


def group() -> dict[str, Any]:
    together = Together(size=2)
    node = a_node(kind=NodeKind.GROUP, capacity=(Capacity(0, 9),), together=together)
    return {"nodes": (node,)}


def urgent() -> dict[str, Any]:
    kinds = tuple(a_class(name, priority=number) for number, name in enumerate(("soon", "later")))
    return {"classes": kinds, "routes": through("soon", "team") + through("later", "team")}


@pytest.mark.parametrize(
    "change",
    [
        circle(),
        group(),
        urgent(),
        {"nodes": (a_node(room=3),)},
        {"blocking": True},
        {"nodes": (a_node(service=Always(0.0)),)},
    ],
    ids=["circle", "group", "urgent", "room", "blocking", "no time"],
)
def test_what_hangs_on_order_is_left_to_the_event_loop(change: dict[str, Any]) -> None:
    network = one_node(a_node())
    assert Prepared.of(network, Plan(until=9.0)).order is not None
    assert Prepared.of(replace(network, **change), Plan(until=9.0)).order is None


def test_urgent_families_elsewhere_keep_nobody_from_going_node_by_node() -> None:
    """Each of two teams sees one kind of family only."""
    kinds = tuple(a_class(name, priority=number) for number, name in enumerate(("soon", "later")))
    ways = through("soon", "one") + through("later", "two")
    network = Network("x", (a_node("one"), a_node("two")), kinds, ways)
    counted_alike(Prepared.of(network, Plan(until=20.0)), 1)
