"""What a change does: self-referral, training, a vacancy; on the same families."""

from dataclasses import replace
from functools import lru_cache

import pytest

from attune.domain import canonical
from attune.domain.flow.runs import Plan
from attune.domain.flow.scenarios.answers import Counted
from attune.domain.flow.scenarios.changes import (
    Effect,
    effect,
    effect_of,
    with_self_referral,
    with_training,
    with_vacancy,
)
from attune.domain.flow.scenarios.plain import plain_of, value_of
from attune.domain.flow.scenarios.simulated import WARM, Simulated
from attune.domain.flow.scenarios.situation import Staffed
from attune.domain.flow.scenarios.steps import Step, Way
from attune.domain.refusals import Refused

from .area import an_area

PLAN = Plan(until=156.0, warm=52.0, run_out=130.0)


@lru_cache
def vacancy() -> Effect:
    after = with_vacancy(an_area(), Step.LONG, 3.8, since=10, weeks=52, now=PLAN.warm)
    return effect_of(an_area(), after, plan=PLAN, many=8)


def test_self_referral_brings_so_many_times_as_many_from_its_week_on() -> None:
    opened = with_self_referral(an_area(), 1.5, since=26)
    assert dict(opened.identified_from) == {0: 1, WARM + 26: 1.5}


def test_training_rises_evenly_up_to_its_end() -> None:
    trained = with_training(an_area(), 2, since=10, weeks=12)
    times = list(trained.identified_from.values())
    assert times == sorted(times)
    assert (times[0], times[-1]) == (1, 2)
    weeks = list(trained.identified_from)
    assert weeks == pytest.approx([0, WARM + 10, WARM + 14, WARM + 18, WARM + 22])


def test_one_change_comes_on_top_of_another() -> None:
    both = with_self_referral(with_training(an_area(), 2, since=0, weeks=4), 1.2, since=2)
    assert list(both.identified_from.values())[-1] == pytest.approx(2.4)
    other = with_training(with_self_referral(an_area(), 1.2, since=2), 2, since=0, weeks=4)
    assert dict(other.identified_from) == dict(both.identified_from)


def test_a_vacancy_takes_people_away_for_a_time() -> None:
    found = with_vacancy(an_area(), Step.LONG, 1.5, since=10, weeks=20)
    assert found.wte[Step.LONG] == (
        Staffed(0, 4),
        Staffed(WARM + 10, 2.5),
        Staffed(WARM + 30, 4),
    )


def test_a_vacancy_is_taken_off_whoever_works_there_by_then() -> None:
    area = an_area()
    area = replace(area, wte={**area.wte, Step.LONG: (Staffed(0, 4), Staffed(WARM + 20, 6))})
    found = with_vacancy(area, Step.LONG, 1, since=10, weeks=20)
    assert [each.wte for each in found.wte[Step.LONG]] == [4, 3, 5, 6]


def test_more_may_not_be_missing_than_work_there() -> None:
    with pytest.raises(Refused, match="5 whole-time equivalents cannot be missing where 4 work"):
        with_vacancy(an_area(), Step.LONG, 5, since=10, weeks=20)


@pytest.mark.parametrize(("wte", "weeks"), [(0, 10), (-1, 10), (float("nan"), 10), (1, 0)])
def test_a_vacancy_that_is_none_is_refused(wte: float, weeks: float) -> None:
    with pytest.raises(Refused, match="more than 0"):
        with_vacancy(an_area(), Step.LONG, wte, since=10, weeks=weeks)


def test_no_more_families_can_be_identified_than_there_are() -> None:
    with pytest.raises(Refused, match="40% of families are identified now, and 3 times"):
        with_self_referral(an_area(), 3, since=0)


@pytest.mark.parametrize("times", [-1, float("nan"), 1_000])
def test_a_number_of_times_that_is_none_is_refused(times: float) -> None:
    with pytest.raises(Refused, match="times as often"):
        with_self_referral(an_area(), times, since=0)


@pytest.mark.parametrize("since", [-1, float("inf"), 5_000])
def test_a_week_that_is_none_is_refused(since: float) -> None:
    with pytest.raises(Refused, match="weeks"):
        with_vacancy(an_area(), Step.LONG, 1, since=since, weeks=10)


def test_a_change_of_nothing_changes_nothing() -> None:
    same = with_self_referral(an_area(), 1, since=10)
    found = effect_of(an_area(), same, plan=PLAN, many=2)
    for each in found.differences:
        assert each.share and each.families
        assert (each.share.mean, each.families.mean) == (0, 0)
    assert all(each.before == each.after for each in found.queues)


def test_a_vacancy_costs_families_who_need_that_step_and_no_other_of_an_escalator() -> None:
    """A front door loses assessors too, so there more may change."""
    lost = vacancy().difference(Way.ESCALATOR, Step.LONG)
    assert lost.share and lost.families and lost.share.high is not None
    assert lost.share.high < 0
    assert lost.families.mean < 0
    for step in (Step.ADVICE, Step.TARGETED, Step.BRIEF):
        other = vacancy().difference(Way.ESCALATOR, step)
        assert other.families
        assert other.families.mean == 0


def test_its_queue_grows_from_then_on_and_was_the_same_before() -> None:
    queue = next(q for q in vacancy().queues if (q.way, q.node) == (Way.ESCALATOR, "long"))
    assert queue.before.middle[:2] == queue.after.middle[:2]
    assert max(queue.after.middle) > max(queue.before.middle)


def test_more_who_come_are_more_who_are_helped_but_a_smaller_share() -> None:
    opened = with_self_referral(an_area(), 2, since=0, now=PLAN.warm)
    found = effect_of(an_area(), opened, plan=PLAN, many=8)
    advice = found.difference(Way.FRONT_DOOR, Step.ADVICE, Counted.RIGHT)
    assert advice.share and advice.families and advice.share.high is not None
    assert advice.families.low is not None
    assert advice.families.low > 0 > advice.share.high


def test_progress_is_told_of_both() -> None:
    told: list[tuple[int, int]] = []
    effect_of(
        an_area(),
        an_area(),
        plan=replace(PLAN, until=60.0),
        many=6,
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(5, 12), (10, 12), (11, 12), (12, 12)]


def test_before_and_after_are_looked_at_alike() -> None:
    short = replace(PLAN, until=60.0)
    one, two = (Simulated.of(an_area(), short, range(n)) for n in (1, 2))
    with pytest.raises(Refused, match="alike"):
        effect(one, two)


def test_an_effect_is_kept_and_read_back_exactly() -> None:
    text = canonical.text(plain_of(vacancy()))
    assert value_of(Effect, canonical.value(text)) == vacancy()
