"""What must hold whatever the numbers are; and one thing that need not."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain.flow.network import FamilyClass, Network, Node, Rate, Route
from attune.domain.flow.runs import Plan, Prepared, run
from attune.domain.flow.shapes import TICKS, Always, Erlang
from attune.domain.flow.state import (
    IN_QUEUE,
    IN_SLOTS,
    LOST,
    LOST_WAITS,
    START_WAITS,
    STARTS,
    STAYS,
)
from tests.domain.flow.small import a_class, a_node, runs_of, through

Person = tuple[float, float, float]  # when they come, how long help lasts, how long they wait

PEOPLE = st.lists(
    st.tuples(
        st.integers(0, 80).map(lambda n: n / 4),
        st.integers(1, 40).map(lambda n: n / 4),
        st.integers(0, 40).map(lambda n: n / 4),
    ),
    min_size=1,
    max_size=10,
)


def met(people: list[Person], slots: int, *, patient: bool = False) -> list[float | None]:
    """How long each waits at one node; None for who gives up. Each is a class of their own."""
    keys = [f"person-{number}" for number in range(len(people))]
    kinds = tuple(
        FamilyClass(key, key, times=(come,)) for key, (come, _, _) in zip(keys, people, strict=True)
    )
    node = a_node(
        slots=slots,
        service_of={k: Always(length) for k, (_, length, _) in zip(keys, people, strict=True)},
        patience_of={}
        if patient
        else {k: Always(wait) for k, (_, _, wait) in zip(keys, people, strict=True)},
    )
    routes = tuple(route for key in keys for route in through(key, "team"))
    _, runs = runs_of(Network("People", (node,), kinds, routes), until=30.0, run_out=200.0)
    at = runs.at[0, :, 0]
    return [None if row[LOST] else float(row[START_WAITS] / TICKS) for row in at]


@settings(max_examples=40)
@given(PEOPLE, st.integers(1, 3))
def test_one_slot_more_lengthens_nobodys_wait_where_all_wait_their_turn(
    people: list[Person], slots: int
) -> None:
    fewer, more = met(people, slots, patient=True), met(people, slots + 1, patient=True)
    for before, after in zip(fewer, more, strict=True):
        assert before is not None
        assert after is not None
        assert after <= before


# The counter-example of docs/flow-counterexample.md: come, help, patience.
FIVE: list[Person] = [(0, 3, 9), (0, 3, 9), (1, 8, 3), (2, 8, 3), (4, 1, 9)]


def test_one_slot_more_may_lengthen_a_wait_where_families_give_up() -> None:
    assert met(FIVE, 1) == [0, 3, None, None, 2]
    assert met(FIVE, 2) == [0, 0, 2, 1, 7]  # who gave up now holds the slots


def test_one_slot_more_may_lengthen_a_wait_where_children_grow_too_old() -> None:
    """The same five; the third and the fourth are two years old when they gave up before."""
    waits = []
    for slots in (1, 2):
        keys = [f"person-{number}" for number in range(5)]
        kinds = tuple(
            FamilyClass(key, key, times=(come,), age=Always(104.0 - patience))
            for key, (come, _, patience) in zip(keys, FIVE, strict=True)
        )
        lasts = {key: Always(length) for key, (_, length, _) in zip(keys, FIVE, strict=True)}
        node = a_node(slots=slots, service_of=lasts)
        routes = tuple(route for key in keys for route in through(key, "team"))
        network = Network("Birthdays", (node,), kinds, routes, age_out=104.0)
        _, runs = runs_of(network, until=60.0)
        at = runs.at[0, :, 0]
        waits.append([None if row[LOST] else row[START_WAITS] / TICKS for row in at])
    assert waits == [[0, 3, None, None, 2], [0, 0, 2, 1, 7]]


NODES = st.builds(
    a_node,
    slots=st.integers(1, 3),
    service=st.builds(Erlang, st.floats(0.3, 6.0), st.integers(1, 3)),
    patience=st.none() | st.builds(Erlang, st.floats(0.5, 10.0)),
    room=st.none() | st.integers(0, 3),
)


@settings(max_examples=30)
@given(NODES, NODES, st.floats(0.2, 2.0), st.floats(0, 1), st.booleans(), st.integers(0, 99))
def test_littles_law_holds_to_the_tick(
    first: Node, second: Node, rate: float, on: float, blocking: bool, seed: int
) -> None:
    """Where it starts and ends empty, families present add up to the waits and stays of all."""
    nodes = (replace(first, key="one"), replace(second, key="two"))
    kind = FamilyClass("family", "Family", (Rate(0, rate), Rate(20, 0)))
    routes = (
        Route("family", "door", "one", 1.0),
        Route("family", "one", "two", on, drop=0.1),
        Route("family", "one", "leave", 1 - on),
        Route("family", "two", "leave", 1.0),
    )
    network = Network("x", nodes, (kind,), routes, blocking=blocking)
    _, runs = runs_of(network, until=2_000.0, seed=seed)
    at = runs.at[0, 0]
    assert (runs.present[0, :, IN_QUEUE] == at[:, START_WAITS] + at[:, LOST_WAITS]).all()
    assert (runs.present[0, :, IN_SLOTS] == at[:, STAYS]).all()
    assert runs.outcomes[0, 0].sum() == runs.tally["flows"][0, 2].sum()


@settings(max_examples=15)
@given(NODES, NODES, st.floats(0.2, 2.0), st.integers(0, 99))
def test_who_and_what_is_added_changes_no_others_numbers(
    node: Node, other: Node, rate: float, seed: int
) -> None:
    """A node that nobody visits; a kind of family who go elsewhere."""
    kind, more = a_class("family", rate=rate), a_class("more", rate=1.0)
    alone = Network("x", (node,), (kind,), through("family", "team"))
    elsewhere = replace(other, key="elsewhere")
    with_node = replace(alone, nodes=(node, elsewhere))
    routes = (*alone.routes, *through("more", "elsewhere"))
    with_class = replace(with_node, classes=(kind, more), routes=routes)
    first, *others = (
        runs_of(each, seed=seed, run_out=30.0)[1] for each in (alone, with_node, with_class)
    )
    for runs in others:
        assert (runs.at[:, 0, 0] == first.at[:, 0, 0]).all()
        assert (runs.outcomes[:, 0] == first.outcomes[:, 0]).all()
        assert (runs.present[:, 0] == first.present[:, 0]).all()
    assert others[1].at[0, 1, 1, STARTS] > 0


def test_a_scenario_beside_it_changes_nothing_of_a_scenario() -> None:
    """Both are run in turns, as where two ways are compared; each by itself gives the same."""
    plan = Plan(until=60.0, replications=4)
    scenarios = [
        Network("x", (a_node(slots=slots),), (a_class(rate=1.5),), through("family", "team"))
        for slots in (2, 3)
    ]
    prepared = [Prepared.of(each, plan) for each in scenarios]
    alone = [run(each, range(4)).checksum for each in prepared]
    parts = [[run(each, [number]) for each in prepared] for number in range(4)]
    for place, checksum in enumerate(alone):
        first, *rest = (part[place] for part in parts)
        for part in rest:
            first = first + part
        assert first.checksum == checksum
