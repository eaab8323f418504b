"""The best split of a budget: against every split tried one by one where there are few."""

from dataclasses import replace
from functools import lru_cache
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain import canonical
from attune.domain.flow.runs import Plan, Prepared
from attune.domain.flow.scenarios.at_best import at_best, staffed_as
from attune.domain.flow.scenarios.fluid import reached
from attune.domain.flow.scenarios.plain import plain_of, value_of
from attune.domain.flow.scenarios.situation import Situation
from attune.domain.flow.scenarios.split import Aim, Split, _apportioned, best_split
from attune.domain.flow.scenarios.steps import Step, Way
from attune.domain.flow.scenarios.trials import Trial
from attune.domain.flow.scenarios.ways import network_of
from attune.domain.refusals import Refused

from .area import an_area

PLAN = Plan(until=104.0, warm=52.0, run_out=124.0)


@lru_cache
def split(way: Way, aim: Aim = Aim.REACHED) -> Split:
    return best_split(an_area(), way, aim, plan=PLAN, few=3, many=6)


@pytest.mark.parametrize("way", Way)
def test_every_split_shown_spends_the_whole_budget(way: Way) -> None:
    found = split(way)
    assert found.budget == 8
    for each in (found.today, found.nearest, *found.best):
        assert sum(each.wte.values()) == pytest.approx(8)
        assert all(wte >= 0 for wte in each.wte.values())


@pytest.mark.parametrize("way", Way)
def test_the_best_is_no_worse_than_todays(way: Way) -> None:
    found = split(way)
    best, today = found.best[0], found.today
    assert best.aim and today.aim and best.against_today
    assert best.aim.mean >= today.aim.mean
    assert best.against_today.mean == pytest.approx(best.aim.mean - today.aim.mean)
    means = [each.aim.mean for each in found.best if each.aim]
    assert means == sorted(means, reverse=True)


@pytest.mark.parametrize("way", Way)
def test_as_good_ones_hold_the_best_and_the_nearest_to_todays(way: Way) -> None:
    found = split(way)
    assert 1 <= found.as_good <= found.tried
    for each in (found.best[0], found.nearest):
        for step in Step:
            low, high = found.flat[step]
            assert low - 1e-9 <= each.wte[step] <= high + 1e-9
    if way is Way.FRONT_DOOR:
        assert found.flat_door and found.best[0].door_share is not None
        assert found.flat_door[0] <= found.best[0].door_share <= found.flat_door[1]


def test_an_escalator_has_no_door() -> None:
    assert split(Way.ESCALATOR).flat_door is None
    assert split(Way.ESCALATOR).best[0].door_share is None


def test_it_comes_close_to_the_best_of_all_splits_tried_one_by_one() -> None:
    """Two whole-time equivalents in halves: 35 splits in all."""
    area = an_area().with_wte(dict.fromkeys(Step, 0.5))
    found = best_split(area, Way.ESCALATOR, Aim.REACHED, plan=PLAN, budget=4, few=6, many=6)
    best = max(
        _reached(area.with_wte(dict(zip(Step, units, strict=True))))
        for units in product(range(5), repeat=4)
        if sum(units) == 4
    )
    assert found.best[0].aim
    assert found.best[0].aim.mean >= best - 0.005


def _reached(situation: Situation) -> float:
    prepared = Prepared.of(network_of(situation, Way.ESCALATOR), PLAN)
    return float(np.mean(Aim.REACHED.of(Trial.of(prepared, range(6)))))


def test_for_pair_people_go_where_families_who_need_it_are_held_up() -> None:
    pair = split(Way.FRONT_DOOR, Aim.PAIR).best[0]
    alike = split(Way.FRONT_DOOR).best[0]
    assert pair.wte[Step.BRIEF] + pair.wte[Step.LONG] > alike.wte[Step.BRIEF] + alike.wte[Step.LONG]
    for step in (Step.BRIEF, Step.LONG):
        one, other = pair.reached[step], alike.reached[step]
        assert one and other
        assert one.mean >= other.mean - 0.01


@pytest.mark.parametrize("aim", Aim)
def test_an_aim_is_a_share(aim: Aim) -> None:
    trial = Trial.of(Prepared.of(network_of(an_area(), Way.FRONT_DOOR), PLAN), range(3))
    assert ((aim.of(trial) >= 0) & (aim.of(trial) <= 1)).all()


def test_helped_by_the_first_birthday_are_fewer_than_helped_at_all() -> None:
    trial = Trial.of(Prepared.of(network_of(an_area(), Way.FRONT_DOOR), PLAN), range(3))
    assert (Aim.YEAR.of(trial) < Aim.REACHED.of(trial)).all()
    assert (Aim.REACHED.of(trial) <= Aim.HELPED.of(trial)).all()


def test_the_same_question_has_the_same_answer() -> None:
    again = best_split(an_area(), Way.ESCALATOR, Aim.REACHED, plan=PLAN, few=3, many=6)
    assert again == split(Way.ESCALATOR)


def test_it_is_kept_and_read_back_exactly() -> None:
    text = canonical.text(plain_of(split(Way.FRONT_DOOR)))
    assert value_of(Split, canonical.value(text)) == split(Way.FRONT_DOOR)


def test_each_way_at_its_best_split_is_compared_over_the_same_families() -> None:
    both = at_best(an_area(), Aim.REACHED, plan=PLAN, few=3, many=6)
    assert both.escalator == split(Way.ESCALATOR)
    assert both.front_door == split(Way.FRONT_DOOR)
    gain = both.gain()
    one, other = both.escalator.best[0].aim, both.front_door.best[0].aim
    assert gain.difference and gain.families and one and other
    assert gain.difference.mean == pytest.approx(other.mean - one.mean)
    parts = [both.gain(step).families for step in Step]
    assert gain.families.mean == pytest.approx(sum(each.mean for each in parts if each))


def test_progress_of_two_searches_goes_on_rising() -> None:
    told: list[tuple[int, int]] = []
    at_best(
        an_area(),
        Aim.REACHED,
        plan=replace(PLAN, until=60.0),
        few=1,
        many=2,
        progress=lambda done, total: told.append((done, total)),
    )
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert all(done <= total for done, total in told)


def test_people_are_spread_as_a_split_says() -> None:
    best = split(Way.FRONT_DOOR).best[0]
    staffed = staffed_as(an_area(), best)
    assert {step: staffed.wte[step][0].wte for step in Step} == best.wte
    assert staffed.rates["door_share"] == best.door_share
    assert staffed_as(an_area(), split(Way.ESCALATOR).best[0]).rates == an_area().rates


def test_a_budget_that_is_none_is_refused() -> None:
    with pytest.raises(Refused, match="at least"):
        best_split(an_area(), Way.ESCALATOR, Aim.REACHED, budget=0, plan=PLAN)


def test_where_nobody_needs_what_is_aimed_at_no_split_is_best() -> None:
    need = {**an_area().in_need, Step.BRIEF: 0, Step.LONG: 0}
    with pytest.raises(Refused, match="none of these families come"):
        best_split(replace(an_area(), in_need=need), Way.ESCALATOR, Aim.PAIR, plan=PLAN)


def test_a_replication_without_any_such_family_counts_as_none_helped() -> None:
    """Two families a year: in some replications nobody comes, which is no error."""
    need = {**dict.fromkeys(Step, 0), Step.LONG: 5}
    few = replace(an_area(), in_need=need)
    found = best_split(few, Way.ESCALATOR, Aim.PAIR, plan=replace(PLAN, until=60.0), few=4, many=4)
    assert found.tried > 1


def test_progress_may_end_the_search() -> None:
    def stop(done: int, total: int) -> None:
        assert 0 < done <= total
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        best_split(an_area(), Way.ESCALATOR, Aim.REACHED, plan=PLAN, progress=stop)


@given(st.lists(st.floats(0, 50), min_size=1, max_size=5), st.integers(0, 300))
def test_whole_units_are_shared_out_to_the_last(weights: list[float], whole: int) -> None:
    units = _apportioned(weights, whole)
    assert sum(units) == whole
    assert min(units) >= 0
    if sum(weights) > 1e-3:
        for unit, weight in zip(units, weights, strict=True):
            assert abs(unit - whole * weight / sum(weights)) < 1 + 1e-6


@settings(max_examples=30)
@given(wte=st.lists(st.floats(0, 30), min_size=4, max_size=4), more=st.floats(0, 10))
def test_as_a_fluid_more_people_at_the_last_step_never_help_fewer(
    wte: list[float], more: float
) -> None:
    area = an_area().with_wte(dict(zip(Step, wte, strict=True)))
    added = area.with_wte({Step.LONG: area.wte[Step.LONG][0].wte + more})
    few, many = (sum(reached(network_of(a, Way.ESCALATOR)).values()) for a in (area, added))
    assert many >= few - 1e-9


def test_as_a_fluid_all_who_are_not_lost_on_the_way_are_helped_where_slots_abound() -> None:
    area = an_area(drop=0.1, resolves_advice=0.2).with_wte(dict.fromkeys(Step, 200))
    found = reached(network_of(area, Way.ESCALATOR))
    assert found["advice"] == pytest.approx(area.coming(Step.ADVICE))
    assert found["targeted"] == pytest.approx(area.coming(Step.TARGETED) * 0.8 * 0.9)


def test_where_nobody_works_a_fluid_does_not_flow() -> None:
    area = replace(an_area().with_wte({Step.LONG: 0}))
    assert reached(network_of(area, Way.ESCALATOR))["long"] == 0
