"""The simulation against answers worked out by hand and by theory, and against itself."""

from dataclasses import replace
from math import sqrt

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
    Route,
    ThereAlready,
    Together,
)
from attune.domain.flow.results import Averaged
from attune.domain.flow.runs import Plan, Prepared, run
from attune.domain.flow.shapes import TICKS, Always, Erlang, Steps
from attune.domain.flow.state import LOST, LOST_WAITS, START_WAITS, STARTS
from attune.domain.flow.theory import erlang, patience
from tests.domain.flow.small import a_class, a_node, one_node, runs_of, simulated, through


def far(estimate: Averaged | None, exact: float) -> float:
    """How many standard errors a mean lies from what is exact."""
    assert estimate is not None and estimate.high is not None
    return (estimate.mean - exact) / max((estimate.high - estimate.mean) / 2, 1e-12)


def test_six_families_by_hand() -> None:
    """Two slots; the third and the fifth give up at 3.5 and 6.5, had they not begun before."""
    services, waits = (10, 3, 4, 2, 6, 1), (99, 99, 1.5, 99, 2.5, 99)
    kinds = tuple(
        FamilyClass(f"f{n}", f"f{n}", times=(float(n),), right=("team",)) for n in range(6)
    )
    node = a_node(
        service_of={f"f{n}": Always(length) for n, length in enumerate(services)},
        patience_of={f"f{n}": Always(wait) for n, wait in enumerate(waits)},
    )
    routes = tuple(route for kind in kinds for route in through(kind.key, "team"))
    _, runs = runs_of(Network("By hand", (node,), kinds, routes), until=30.0)
    at = runs.at[0, :, 0]
    assert [int(wait) / TICKS for wait in at[:, START_WAITS]] == [0, 0, 0, 1, 2, 5]
    assert at[:, STARTS].tolist() == [1, 1, 0, 1, 1, 1]
    assert at[2, LOST] == 1
    assert at[2, LOST_WAITS] / TICKS == 1.5
    ends = {0: 10, 1: 4, 3: 6, 4: 12, 5: 11}
    starts = {0: 0, 1: 1, 3: 4, 4: 6, 5: 10}
    assert runs.present[0, 0, 1] / TICKS == sum(ends[n] - starts[n] for n in ends)
    assert runs.present[0, 0, 0] / TICKS == 1 + 2 + 5 + 1.5


def test_three_slots_wait_as_erlang_says() -> None:
    result = simulated(one_node(a_node(slots=3), rate=2.0), until=700.0, warm=60.0, count=12)
    exact = erlang.many_slots(2.0, 1.0, 3)
    assert abs(far(result.nodes[0].mean_queue, exact.mean_queue)) < 3.5
    assert abs(far(result.nodes[0].mean_wait, exact.mean_wait)) < 3.5


def test_who_gives_up_does_as_theory_says() -> None:
    node = a_node(slots=4, service=Erlang(10.0), patience=Erlang(20.0))
    result = simulated(one_node(node, rate=0.5), until=1_600.0, warm=200.0, count=12)
    exact = patience.with_patience(0.5, 10.0, 4, patience.exponential(20.0))
    assert abs(far(result.nodes[0].lost, exact.p_leave)) < 3.5
    assert abs(far(result.nodes[0].mean_wait, exact.mean_wait_served)) < 3.5


def test_nobody_waits_past_a_birthday() -> None:
    """Everybody comes at the same age, so that growing too old is a patience that ends."""
    kind = {"rate": 1.0, "age": Always(96.0)}
    network = replace(one_node(a_node(slots=5, service=Erlang(8.0)), **kind), age_out=104.0)
    result = simulated(network, until=700.0, warm=100.0, count=12, run_out=10.0)
    exact = patience.with_patience(1.0, 8.0, 5, patience.until(8.0, patience.exponential(1e9)))
    assert abs(far(result.nodes[0].lost, exact.p_leave)) < 3.5
    outcomes = result.classes[0].outcomes
    assert outcomes["gave_up_waiting"] == Averaged(0.0, 0.0, 0.0)


def test_climbing_without_limits_takes_what_it_must() -> None:
    nodes = tuple(
        a_node(key, slots=0, service=Erlang(mean, 2))
        for key, mean in (("one", 8.0), ("two", 10.0), ("three", 16.0))
    )
    delay = {"drop": 0.12, "delay": Erlang(3.0, 2)}
    routes = (
        Route("family", "door", "one", 1.0),
        Route("family", "one", "two", 1.0, **delay),
        Route("family", "two", "three", 1.0, **delay),
        Route("family", "three", "leave", 1.0),
    )
    kind = a_class(rate=3.0, right=("three",))
    result = simulated(
        Network("A ladder", nodes, (kind,), routes), until=200.0, run_out=300.0, count=8
    )
    assert abs(far(result.classes[0].reached, 0.7744)) < 3.5
    assert abs(far(result.classes[0].mean_time_to_help, 24.0)) < 3.5


def test_a_group_starts_when_full_or_on_its_date() -> None:
    node = a_node(
        kind=NodeKind.GROUP,
        capacity=(Capacity(0, 100),),
        service=Always(2.0),
        together=Together(size=3, every=10.0),
    )
    network = one_node(node, times=(1.0, 2.0, 4.0, 5.0))
    _, runs = runs_of(network, until=30.0)
    # Three begin at 4 (waits of 3, 2 and 0); the fourth waits from 5 to the date at 10.
    assert runs.at[0, 0, 0, START_WAITS] / TICKS == 3 + 2 + 0 + 5


def test_who_is_urgent_goes_first() -> None:
    kinds = (
        FamilyClass("routine", "routine", times=(0.0, 1.0), priority=2),
        FamilyClass("urgent", "urgent", times=(2.0,), priority=0),
    )
    routes = through("routine", "team") + through("urgent", "team")
    network = Network("x", (a_node(slots=1, service=Always(5.0)),), kinds, routes)
    _, runs = runs_of(network, until=40.0)
    assert [wait / TICKS for wait in runs.at[0, :, 0, START_WAITS]] == [0 + 9, 3]


def test_a_capacity_that_falls_evicts_nobody() -> None:
    node = a_node(capacity=(Capacity(0, 2), Capacity(1, 1)), service=Always(4.0))
    _, runs = runs_of(one_node(node, times=(0.0, 0.0, 0.5)), until=40.0)
    # Both go on to 4; then one slot is left, so the third begins at 4.
    assert runs.at[0, 0, 0, START_WAITS] / TICKS == 3.5
    assert runs.present[0, 0, 1] / TICKS == 12


def test_who_has_finished_keeps_the_slot_while_there_is_no_room() -> None:
    nodes = (
        a_node("first", slots=1, service=Always(1.0)),
        a_node("second", slots=1, service=Always(5.0), room=0),
    )
    kind = a_class(times=(0.0, 0.0, 0.0))
    network = Network("x", nodes, (kind,), through("family", "first", "second"), blocking=True)
    _, runs = runs_of(network, until=40.0)
    # At the first: 0-1, then 1-6 (held from 2), then 6-11 (held from 7).
    assert runs.present[0, 0, 1] / TICKS == 1 + 5 + 5
    assert runs.at[0, 0, 0, START_WAITS] / TICKS == 0 + 1 + 6
    free = replace(network, blocking=False, nodes=(nodes[0], replace(nodes[1], room=None)))
    _, runs = runs_of(free, until=40.0)
    assert runs.at[0, 0, 0, START_WAITS] / TICKS == 0 + 1 + 2


def test_who_is_there_already_comes_before_who_is_new() -> None:
    network = replace(
        one_node(a_node(slots=1, service=Always(5.0)), times=(0.5,)),
        there=(
            ThereAlready("family", "team", since=3.0, in_help=True),
            ThereAlready("family", "team", since=7.0),
        ),
    )
    _, runs = runs_of(network, until=40.0)
    # In help until 2, then who has waited, until 7; then who came at 0.5.
    assert runs.at[0, 0, 0, START_WAITS] / TICKS == 6.5
    assert runs.at[0, 0, 0, STARTS] == 1  # those of before are not counted


NODES = st.builds(
    a_node,
    slots=st.integers(1, 4),
    service=st.builds(Erlang, st.floats(0.3, 6.0), st.integers(1, 3)),
    patience=st.none() | st.builds(Erlang, st.floats(0.5, 10.0)),
)


@settings(max_examples=25)
@given(NODES, NODES, st.floats(0.1, 2.0), st.floats(0, 1), st.floats(0, 0.5), st.floats(0, 0.8))
def test_every_family_ends_as_exactly_one_thing(
    first: Node, second: Node, rate: float, on: float, drop: float, resolves: float
) -> None:
    nodes = (replace(first, key="one"), replace(second, key="two"))
    kind = a_class(
        rate=rate, right=("two",), resolves={"one": resolves}, age=Steps((-20, 0, 90), (1, 3))
    )
    routes = (
        Route("family", "door", "one", 1.0),
        Route("family", "one", "two", on, drop=drop, delay=Erlang(1.0)),
        Route("family", "one", "leave", 1 - on),
        Route("family", "two", "leave", 1.0),
    )
    network = Network("x", nodes, (kind,), routes, age_out=104.0)
    prepared, runs = runs_of(network, until=40.0, warm=5.0, run_out=20.0)
    came = runs.tally["flows"][0, 2].sum()  # through the door
    assert runs.outcomes[0, 0].sum() == came
    assert (runs.at[0, 0, :, STARTS] + runs.at[0, 0, :, LOST] <= came).all()
    assert runs.tally["waits"].sum() == runs.at[0, 0, :, STARTS].sum()
    again = run(prepared, [0])
    assert again.checksum == runs.checksum


@settings(max_examples=20)
@given(st.floats(0.3, 2.0), st.floats(0.5, 4.0), st.integers(1, 3), st.integers(0, 9))
def test_one_slot_more_lengthens_no_wait_where_all_wait_their_turn(
    rate: float, service: float, slots: int, seed: int
) -> None:
    """False with patience or ageing out: a slot more may keep somebody who then holds it long."""
    waits = []
    for more in (0, 1):
        network = one_node(a_node(slots=slots + more, service=Erlang(service)), rate=rate)
        _, runs = runs_of(network, until=50.0, seed=seed, run_out=400.0)
        waits.append(int(runs.at[0, 0, 0, START_WAITS]))
    assert waits[1] <= waits[0]


def test_the_same_families_come_to_every_scenario() -> None:
    few, many = (one_node(a_node(slots=slots), rate=1.5) for slots in (1, 4))
    came = [runs_of(each, count=3)[1].outcomes.sum(axis=2).tolist() for each in (few, many)]
    assert came[0] == came[1]


def test_replications_are_the_same_in_any_order_and_company() -> None:
    prepared = Prepared.of(one_node(a_node(), rate=1.5), Plan(until=40.0, replications=6))
    together, apart = run(prepared, range(6)), run(prepared, [5, 3]) + run(prepared, [0, 4, 1, 2])
    assert together.checksum == apart.checksum
    assert sorted(together.events.tolist()) == sorted(apart.events.tolist())


def test_littles_law_holds_in_every_replication_in_which_all_leave() -> None:
    network = one_node(a_node(slots=2), rate=1.0)
    _, runs = runs_of(network, until=400.0, count=2)
    for number in range(2):
        waited = runs.at[number, 0, 0, START_WAITS] + runs.at[number, 0, 0, LOST_WAITS]
        still = runs.present[number, 0, 0] - waited
        assert 0 <= still / TICKS < 40  # what those had waited who were waiting at the end


def test_an_interval_is_a_t_interval() -> None:
    found = Averaged.of(np.array([1.0, 2.0, 3.0, 4.0, 6.0]))
    assert found is not None and found.high is not None
    assert found.high - found.mean == pytest.approx(2.776 * sqrt(3.7 / 5), rel=1e-3)


def test_who_is_on_the_way_at_the_end_is_in_no_slot() -> None:
    nodes = (a_node("first", service=Always(1.0)), a_node("second"))
    routes = (
        Route("family", "door", "first", 1.0),
        Route("family", "first", "second", 1.0, delay=Always(50.0)),
        Route("family", "second", "leave", 1.0),
    )
    _, runs = runs_of(Network("x", nodes, (a_class(times=(2.0,)),), routes), until=10.0)
    assert runs.present[0, 0, 1] / TICKS == 1


def test_what_happens_at_one_moment_happens_in_the_order_in_which_families_came() -> None:
    """Six finish at the same moment; the one place after them goes to the first who came."""
    names = tuple(f"f{n}" for n in range(6))
    kinds = tuple(FamilyClass(name, name, times=(n / 8,)) for n, name in enumerate(names))
    first = a_node(
        "first", slots=6, service_of={name: Always(2 - n / 8) for n, name in enumerate(names)}
    )
    nodes = (first, a_node("second", slots=1, service=Always(1.0)))
    routes = tuple(route for name in names for route in through(name, "first", "second"))
    _, runs = runs_of(Network("x", nodes, kinds, routes), until=10.0)
    assert (runs.at[0, :, 1, START_WAITS] / TICKS).tolist() == [0, 1, 2, 3, 4, 5]


def test_who_waited_before_the_first_moment_begins_in_it() -> None:
    network = replace(
        one_node(a_node(slots=1, service=Always(5.0)), times=(0.5,)),
        there=(ThereAlready("family", "team", since=7.0),),
    )
    _, runs = runs_of(network, until=40.0)
    assert runs.at[0, 0, 0, START_WAITS] / TICKS == 4.5
    assert runs.present[0, 0, 1] / TICKS == 10


def test_little_patience_is_enough_where_a_slot_is_free_at_that_very_moment() -> None:
    node = a_node(slots=1, service=Always(1.0), patience=Always(0.0))
    first = replace(node, key="first", patience=None)
    kind = a_class(times=(0.0, 0.0, 0.5, 1.5))
    network = Network("x", (first, node), (kind,), through("family", "first", "team"))
    _, runs = runs_of(network, until=10.0)
    # They reach the team at 1, 2, 3 and 4, each as the one before leaves it.
    assert runs.at[0, 0, 1, STARTS] == 4
