"""Queues that can be worked out, against published and independent answers."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.flow.theory import erlang, networks, patience
from attune.domain.refusals import Refused


def close(value: float, published: float, digits: float = 5e-6) -> bool:
    return abs(value - published) <= digits * max(1.0, abs(published))


def birth_and_death(rate: float, service: float, slots: int, patience_mean: float) -> list[float]:
    """The share of time with so many families present, from balance between neighbours."""
    weights = [1.0]
    for present in range(1, 4_000):
        leaving = min(present, slots) / service + max(present - slots, 0) / patience_mean
        weights.append(weights[-1] * rate / leaving)
        if weights[-1] < 1e-18 * max(weights):
            break
    whole = sum(weights)
    return [weight / whole for weight in weights]


def test_three_slots_of_the_textbook() -> None:
    found = erlang.many_slots(2.0, 1.0, 3)
    assert close(found.p_wait, 0.444444)
    assert close(found.mean_queue, 0.888889)
    assert close(found.mean_present, 2.888889)
    assert [round(found.wait_of(share), 6) for share in (0.5, 0.9, 0.95)] == [0, 1.491655, 2.184802]


def test_a_bank_with_three_and_four_counters() -> None:
    assert close(erlang.many_slots(0.2, 10.0, 3).mean_wait, 4.444444)
    assert close(erlang.many_slots(0.2, 10.0, 4).mean_wait, 0.869565)


@pytest.mark.parametrize(
    ("variance", "queue"), [(0.0, 1.6), (0.5, 2.4)], ids=["the same each time", "Erlang of two"]
)
def test_one_slot_whatever_the_shape(variance: float, queue: float) -> None:
    assert close(erlang.one_slot(0.8, 1.0, variance), queue)


def test_a_cafe_as_an_open_network() -> None:
    routing = [[0, 0.3, 0.7], [0, 0, 1], [0, 0, 0]]
    nodes = networks.open_network([0.3, 0.2, 0], [1, 2.5, 2], [1, 2, 2], routing)
    assert [round(node.rate, 6) for node in nodes] == [0.3, 0.29, 0.5]
    assert [round(node.mean_present, 6) for node in nodes] == [0.428571, 0.834682, 1.333333]


def test_the_urgent_wait_less_and_the_others_more() -> None:
    assert networks.by_priority([0.2, 0.6], 1.0, 1) == pytest.approx([1.0, 5.0])
    waits = networks.by_priority([0.2, 0.6], 24.0, 20)
    assert [round(each, 6) for each in waits] == [1.264908, 31.622701]


def test_families_who_give_up() -> None:
    found = patience.with_patience(5.0, 10.0, 48, patience.exponential(20.0))
    assert close(found.p_wait, 0.726938)
    assert close(found.p_leave, 0.06822)
    assert close(found.mean_wait, 1.364399)
    assert close(found.mean_wait_served, 1.358159)
    assert close(found.mean_queue, 6.821996)
    assert close(found.utilisation, 0.970604)
    assert close(found.served_wait_of(0.5), 0.952178)
    assert close(found.served_wait_of(0.9), 3.477116)


def test_far_too_few_slots_come_to_the_limit_of_a_flow() -> None:
    found = patience.with_patience(60.0, 10.0, 400, patience.exponential(20.0))
    assert close(found.p_leave, 1 / 3, 1e-5)
    assert close(found.served_wait_of(0.5), 8.0926, 1e-5)


@given(
    st.floats(0.5, 8.0),
    st.floats(1.0, 12.0),
    st.integers(1, 40),
    st.floats(1.0, 60.0),
)
def test_giving_up_agrees_with_balance_between_neighbours(
    rate: float, service: float, slots: int, mean: float
) -> None:
    shares = birth_and_death(rate, service, slots, mean)
    queue = sum(max(n - slots, 0) * share for n, share in enumerate(shares))
    found = patience.with_patience(rate, service, slots, patience.exponential(mean))
    assert close(found.mean_queue, queue, 1e-4)
    assert close(found.p_leave, queue / mean / rate, 1e-4)


@given(st.floats(0.2, 5.0), st.floats(1.0, 20.0), st.integers(1, 30))
def test_a_birthday_long_after_everybody_is_helped_changes_nothing(
    rate: float, service: float, slots: int
) -> None:
    without = patience.exponential(10.0)
    one = patience.with_patience(rate, service, slots, without)
    other = patience.with_patience(rate, service, slots, patience.until(1e6, without))
    assert one.mean_queue == pytest.approx(other.mean_queue, rel=1e-9, abs=1e-12)


def test_nobody_waits_past_a_birthday() -> None:
    found = patience.with_patience(3.0, 10.0, 12, patience.until(8.0, patience.exponential(1e9)))
    assert found.served_wait_of(0.999) <= 8.0
    assert 0.5 < found.p_leave < 0.7  # 12 slots help 1.2 of the 3 who come in a week
    assert found.utilisation == pytest.approx(3.0 * 10.0 * (1 - found.p_leave) / 12)


def test_a_season_moves_the_caseload_later_and_less() -> None:
    season = networks.Season(12.0, 6.0, 52.0)
    found = [round(season.busy(at, 16.0), 4) for at in (520, 533, 546, 559)]
    assert found == [152.825, 212.2634, 231.175, 171.7366]
    assert round(season.lag(16.0), 4) == 9.0494
    assert round(season.amplitude(16.0), 4) == 44.1054


def test_climbing_costs_weeks_and_families_even_without_a_queue() -> None:
    steps = networks.ladder([8, 10, 16, 32], transfer=3.0, drop=0.12)
    assert [round(step.share, 6) for step in steps] == [1, 0.88, 0.7744, 0.681472]
    assert [step.mean_time for step in steps] == [0, 11, 24, 43]


@given(st.floats(0.1, 30.0), st.integers(1, 60))
def test_the_chance_of_a_full_house_is_that_of_the_truncated_poisson(
    offered: float, slots: int
) -> None:
    weights = [
        math.exp(n * math.log(offered) - math.lgamma(n + 1) - offered) for n in range(slots + 1)
    ]
    assert erlang.erlang_b(offered, slots) == pytest.approx(weights[-1] / sum(weights), rel=1e-9)


@given(st.floats(0.1, 5.0), st.floats(1.0, 20.0), st.floats(0.0, 30.0), st.floats(0.5, 0.99))
def test_one_slot_fewer_would_not_do(
    rate: float, service: float, wait: float, share: float
) -> None:
    slots = erlang.slots_for(rate, service, wait=wait, share=share)
    assert erlang.many_slots(rate, service, slots).longer_than(wait) <= 1 - share
    if slots - 1 > rate * service:
        assert erlang.many_slots(rate, service, slots - 1).longer_than(wait) > 1 - share


def test_what_cannot_be_is_refused_by_name() -> None:
    for words, wrong in (
        ("rate", lambda: erlang.many_slots(-1.0, 1.0, 2)),
        ("slots", lambda: erlang.many_slots(1.0, 1.0, 0)),
        ("without end", lambda: erlang.many_slots(3.0, 1.0, 3)),
        ("without end", lambda: erlang.one_slot(1.0, 1.0, 0.0)),
        ("variance", lambda: erlang.one_slot(0.5, 1.0, -1.0)),
        ("share", lambda: erlang.slots_for(1.0, 1.0, wait=1.0, share=1.0)),
        ("circle", lambda: networks.through_rates([1.0], [[1.0]])),
        ("add to at most 1", lambda: networks.through_rates([1.0], [[1.5]])),
        ("one row", lambda: networks.through_rates([1.0], [[0.5, 0.5]])),
        ("drop", lambda: networks.ladder([1.0], transfer=1.0, drop=1.5)),
        ("swing", lambda: networks.Season(1.0, 2.0, 52.0)),
        ("never give up", lambda: patience.with_patience(3.0, 1.0, 2, np.ones_like)),
    ):
        with pytest.raises(Refused, match=words):
            wrong()
