"""How many slots a wait takes, against what theory says exactly."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from attune.domain.flow.runs import Plan, Prepared
from attune.domain.flow.scenarios.required import Required, Search, fewest_slots, required
from attune.domain.flow.scenarios.steps import Step, Way
from attune.domain.flow.scenarios.trials import Trial
from attune.domain.flow.shapes import Erlang
from attune.domain.flow.state import IN_TIME, START_WAITS, STARTS
from attune.domain.flow.theory.erlang import many_slots, slots_for
from attune.domain.flow.theory.patience import exponential, with_patience
from attune.domain.refusals import Refused

from .area import an_area

PLAN = Plan(until=600.0, warm=100.0, run_out=60.0, target=4.0)


def one_node(rate: float, mean: float, slots: int, patience: float | None = None) -> Network:
    return Network(
        title="One service",
        nodes=(
            Node(
                "help",
                "Help",
                NodeKind.SLOTS,
                Erlang(mean),
                (Capacity(0, slots),),
                patience=Erlang(patience) if patience else None,
            ),
        ),
        classes=(FamilyClass("all", "All", (Rate(0, rate),), right=("help",)),),
        routes=(Route("all", DOOR, "help", 1.0), Route("all", "help", LEAVE, 1.0)),
    )


def solved(rate: float, mean: float, share: float, patience: float | None = None) -> Required:
    search = Search(lambda slots: one_node(rate, mean, slots, patience), "help", PLAN)
    return fewest_slots(search, today=int(rate * mean), share=share)


@pytest.mark.parametrize(("rate", "mean", "share"), [(3.0, 10.0, 0.89), (0.5, 12.0, 0.91)])
def test_without_patience_it_is_what_erlang_c_says(rate: float, mean: float, share: float) -> None:
    """Shares in the middle between what one slot more and one fewer come to."""
    exact = slots_for(rate, mean, wait=4, share=share)
    found = solved(rate, mean, share)
    assert found.enough and found.one_fewer
    assert found.enough.slots == exact
    for tried in (found.enough, found.one_fewer):
        theory = 1 - many_slots(rate, mean, tried.slots).longer_than(4)
        assert tried.in_time and tried.in_time.low is not None and tried.in_time.high is not None
        reach = tried.in_time.high - tried.in_time.mean
        assert tried.in_time.mean == pytest.approx(theory, abs=1.8 * reach)
    assert not found.leans_on_leaving


def test_with_patience_fewer_do_because_families_give_up_and_it_says_so() -> None:
    rate, mean = 3.0, 10.0
    found = solved(rate, mean, 0.89, patience=6.0)
    assert found.enough and found.enough.lost and found.enough.in_time_of_all
    assert found.enough.slots < slots_for(rate, mean, wait=4, share=0.89)
    theory = with_patience(rate, mean, found.enough.slots, exponential(6.0))
    assert found.enough.lost.mean == pytest.approx(theory.p_leave, abs=0.02)
    assert found.leans_on_leaving
    assert found.enough.in_time
    assert found.enough.in_time_of_all.mean < found.enough.in_time.mean


def test_counted_over_all_who_come_it_takes_more() -> None:
    def staffed(slots: int) -> Network:
        return one_node(3.0, 10.0, slots, 6.0)

    found = [
        fewest_slots(Search(staffed, "help", PLAN, of_all=of_all), today=30, share=0.89)
        for of_all in (False, True)
    ]
    assert found[0].enough and found[1].enough
    assert found[1].enough.slots > found[0].enough.slots


@settings(max_examples=25, deadline=None)
@given(
    rate=st.floats(0.2, 3), mean=st.floats(1, 20), slots=st.integers(1, 40), more=st.integers(1, 5)
)
def test_without_patience_one_slot_more_never_puts_a_family_beyond_the_wait(
    rate: float, mean: float, slots: int, more: int
) -> None:
    """Family by family, so in every replication: the same families come to both."""
    plan = Plan(until=80.0, warm=10.0, run_out=40.0, target=2.0)
    few, many = (
        Trial.of(Prepared.of(one_node(rate, mean, each), plan), range(2)).at[:, 0]
        for each in (slots, slots + more)
    )
    assert (many[:, IN_TIME] >= few[:, IN_TIME]).all()
    shorter = many[:, START_WAITS] <= few[:, START_WAITS]
    assert (shorter | (many[:, STARTS] > few[:, STARTS])).all()


@pytest.mark.parametrize("share", [0.0, 1.0, -1.0, float("nan")])
def test_a_share_that_is_none_is_refused(share: float) -> None:
    with pytest.raises(Refused, match="share"):
        solved(3.0, 10.0, share)


def small(way: Way, **more: float) -> Required:
    plan = Plan(until=156.0, warm=52.0, run_out=130.0)
    return required(an_area(**more), way, Step.LONG, share=0.8, wait=6.0, plan=plan)


@pytest.mark.parametrize("way", Way)
def test_people_at_a_step_follow_from_slots(way: Way) -> None:
    found = small(way)
    area = an_area()
    part = 1.0 if way is Way.ESCALATOR else 1 - area.rates["door_share"]
    assert (found.wait, found.share) == (6, 0.8)
    assert found.enough and found.enough.wte and found.enough.in_time
    assert found.enough.in_time.mean >= 0.8
    assert found.enough.wte * area.slots_of_wte("long") * part == pytest.approx(found.enough.slots)
    assert found.today.slots == area.slots(Step.LONG, part)[0].slots
    if found.one_fewer:
        assert found.one_fewer.in_time and found.one_fewer.in_time.mean < 0.8
        assert found.one_fewer.slots == found.enough.slots - 1


def test_where_ten_times_today_is_not_enough_it_says_so() -> None:
    """One slot today, and about forty families for it at a time."""
    area = an_area(identified_long=1, accuracy=1)
    one = area.with_wte({Step.LONG: 1.5 / area.slots_of_wte("long")})
    plan = Plan(until=156.0, warm=52.0, run_out=130.0)
    found = required(one, Way.FRONT_DOOR, Step.LONG, share=0.95, wait=1.0, plan=plan)
    assert found.today.slots == 1
    assert found.most == 10
    assert found.enough is None
    assert found.one_fewer is None


def test_where_nobody_comes_nobody_is_needed() -> None:
    nobody = replace(an_area(), in_need={**an_area().in_need, Step.LONG: 0})
    with pytest.raises(Refused, match="nobody comes"):
        required(nobody, Way.ESCALATOR, Step.LONG, share=0.9, plan=PLAN)


def test_progress_is_told_and_may_end_the_search() -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 3:
            raise KeyboardInterrupt

    plan = Plan(until=80.0, warm=26.0, run_out=130.0)
    with pytest.raises(KeyboardInterrupt):
        required(an_area(), Way.ESCALATOR, Step.LONG, share=0.9, plan=plan, progress=stop)
    assert len(told) == 3
    assert all(0 < done <= total for done, total in told)
    assert [done for done, _ in told] == sorted({done for done, _ in told})
