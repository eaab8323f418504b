"""What both simulated ways say: shares that add up, the same families, answers kept exactly."""

from dataclasses import replace
from functools import lru_cache

import pytest

from attune.domain import canonical
from attune.domain.flow.network import DOOR
from attune.domain.flow.results import OUTCOME_NAMES, Averaged
from attune.domain.flow.runs import Plan
from attune.domain.flow.scenarios.answers import Compared, Counted, Verdict
from attune.domain.flow.scenarios.plain import from_plain, to_plain
from attune.domain.flow.scenarios.simulated import Simulated, plan_for
from attune.domain.flow.scenarios.situation import WEEKS_OF_YEAR
from attune.domain.flow.scenarios.steps import Step, Way
from attune.domain.refusals import Refused

from .area import an_area, shipped_rates

PLAN = Plan(until=156.0, warm=52.0, run_out=156.0, replications=12)


@lru_cache
def simulated() -> Simulated:
    return Simulated.of(an_area(), PLAN, range(12))


def compared() -> Compared:
    return simulated().compared


def test_the_plan_looks_at_five_years_and_runs_until_all_are_through() -> None:
    plan = plan_for(shipped_rates())
    assert plan.until - plan.warm == 260
    assert plan.run_out >= 104 + 20
    assert plan.target == 4
    older = plan_for(shipped_rates().with_tried({"too_old": 260}))
    assert older.run_out - plan.run_out == 156


@pytest.mark.parametrize("way", Way)
def test_outcomes_of_every_need_add_to_one(way: Way) -> None:
    answer = compared().of(way)
    for each in (answer.overall, *answer.steps):
        assert set(each.outcomes) == set(OUTCOME_NAMES)
        assert sum(o.mean for o in each.outcomes.values() if o) == pytest.approx(1)


@pytest.mark.parametrize("way", Way)
def test_families_a_year_are_those_identified(way: Way) -> None:
    area, answer = an_area(), compared().of(way)
    for step in Step:
        found = answer.step(step).families
        assert found is not None
        assert found.mean == pytest.approx(area.coming(step) * WEEKS_OF_YEAR, rel=0.1)


@pytest.mark.parametrize("way", Way)
def test_shares_helped_rise_with_age_up_to_all_who_were_reached(way: Way) -> None:
    for each in (compared().of(way).overall, *compared().of(way).steps):
        means = [each.before[age] for age in (26, 52, 104)]
        assert [m.mean for m in means if m] == sorted(m.mean for m in means if m)
        assert means[-1] == each.reached
        assert list(each.by_age.middle) == sorted(each.by_age.middle)
        assert list(each.within.middle) == sorted(each.within.middle)


def test_where_nobody_waits_shares_and_weeks_follow_from_the_way_alone() -> None:
    """88% over each handover; eight, ten and sixteen weeks of help, and three between (research).

    An escalator: 0.88, 0.7744, 0.6815 after 11, 24 and 43 weeks. A front door that is always
    right: 0.88 after six.
    """
    resolves = dict.fromkeys(("resolves_advice", "resolves_targeted", "resolves_brief"), 0)
    ample = an_area(**resolves, too_old=260, accuracy=1, door_share=0.2)
    ample = ample.with_wte(dict.fromkeys(Step, 60))
    found = Simulated.of(ample, replace(PLAN, run_out=290.0), range(10)).compared
    expected = {
        Way.ESCALATOR: {
            Step.TARGETED: (0.88, 11),
            Step.BRIEF: (0.7744, 24),
            Step.LONG: (0.6815, 43),
        },
        Way.FRONT_DOOR: dict.fromkeys((Step.TARGETED, Step.BRIEF, Step.LONG), (0.88, 6)),
    }
    for way, steps in expected.items():
        for step, (share, weeks) in steps.items():
            for averaged, exact in (
                (found.of(way).step(step).reached, share),
                (found.of(way).step(step).weeks_to_help, weeks),
            ):
                assert averaged and averaged.high is not None
                assert averaged.mean == pytest.approx(
                    exact, abs=2 * (averaged.high - averaged.mean)
                )


def test_enough_counts_nobody_who_was_not_helped() -> None:
    for way in Way:
        for each in compared().of(way).steps:
            resolved = each.outcomes["resolved_at_a_lower_step"]
            assert each.reached and each.helped and resolved
            assert each.helped.mean == pytest.approx(each.reached.mean + resolved.mean)


@pytest.mark.parametrize("way", Way)
def test_families_go_from_the_door_to_what_became_of_them(way: Way) -> None:
    """Into every service as many as out of it, since all come to an end."""
    streams = compared().of(way).streams()
    for place in {start for start, _ in streams}:
        out = sum(n for (start, _), n in streams.items() if start == place)
        into = sum(n for (_, end), n in streams.items() if end == place)
        if place == DOOR:
            families = compared().of(way).overall.families
            assert families
            assert out == pytest.approx(families.mean, rel=1e-3)
        else:
            assert into == pytest.approx(out, rel=1e-3)


def test_streams_of_each_need_add_to_those_of_all() -> None:
    answer = compared().escalator
    for pair, families in answer.streams().items():
        parts = sum(answer.streams(step).get(pair, 0) for step in Step)
        assert families == pytest.approx(parts)


@pytest.mark.parametrize("way", Way)
def test_nobody_is_helped_in_a_place_that_is_not_there(way: Way) -> None:
    for node in compared().of(way).nodes:
        assert node.utilisation
        assert 0 < node.utilisation.mean <= 1
        assert max(node.busy.high90) <= node.slots
        assert len(node.queue.at) == 26


@pytest.mark.parametrize("way", Way)
def test_bands_lie_one_within_the_other(way: Way) -> None:
    for node in compared().of(way).nodes:
        course = node.queue
        for bands in zip(
            course.low90, course.low50, course.middle, course.high50, course.high90, strict=True
        ):
            assert list(bands) == sorted(bands)


def test_a_gain_is_the_difference_of_the_two_shares() -> None:
    both = compared()
    for gain in both.gains:
        before, after = (both.of(way).step(gain.step).counted(gain.counted) for way in Way)
        assert before and after and gain.difference
        assert gain.difference.mean == pytest.approx(after.mean - before.mean)


def test_the_interval_of_a_gain_is_paired() -> None:
    """Over the same families it is narrower than what the two shares by themselves would give."""
    both = compared()
    gain = both.gain(None, Counted.RIGHT).difference
    before, after = (both.of(way).overall.reached for way in Way)
    assert gain and before and after
    assert gain.high and before.high and after.high
    unpaired = (before.high - before.mean) ** 2 + (after.high - after.mean) ** 2
    assert (gain.high - gain.mean) ** 2 < unpaired


@pytest.mark.parametrize(
    ("difference", "verdict"),
    [
        (Averaged(0.1, 0.05, 0.15), Verdict.HELPS_MORE),
        (Averaged(-0.1, -0.15, -0.05), Verdict.HELPS_FEWER),
        (Averaged(0.1, -0.05, 0.25), Verdict.NO_CLEAR_DIFFERENCE),
        (Averaged(0.0, 0.0, 0.0), Verdict.NO_CLEAR_DIFFERENCE),
        (Averaged(0.1, None, None), Verdict.NO_CLEAR_DIFFERENCE),
        (None, Verdict.NO_CLEAR_DIFFERENCE),
    ],
)
def test_a_verdict_needs_an_interval_on_one_side(
    difference: Averaged | None, verdict: Verdict
) -> None:
    assert Verdict.of(difference) is verdict


def test_replications_add_up_in_any_order() -> None:
    parts = [Simulated.of(an_area(), PLAN, some) for some in (range(8, 12), range(8))]
    for added in (parts[0] + parts[1], parts[1] + parts[0]):
        assert added.replications == 12
        assert added.compared == compared()


def test_answers_to_two_questions_do_not_add_up() -> None:
    other = Simulated.of(an_area(), replace(PLAN, seed=7), range(1))
    with pytest.raises(Refused, match="two questions"):
        _ = other + simulated()


def test_no_replication_is_no_answer() -> None:
    with pytest.raises(Refused, match="No replication"):
        Simulated.of(an_area(), PLAN, [])


def test_an_answer_is_kept_and_read_back_exactly() -> None:
    text = canonical.text(to_plain(compared()))
    assert from_plain(canonical.value(text)) == compared()
    assert len(text) < 150_000


def test_a_need_that_nobody_has_is_kept_too() -> None:
    nobody = replace(an_area(), in_need={**an_area().in_need, Step.BRIEF: 0})
    found = Simulated.of(nobody, replace(PLAN, until=60.0), range(2)).compared
    assert found.escalator.step(Step.BRIEF).reached is None
    assert found.gain(Step.BRIEF).verdict is Verdict.NO_CLEAR_DIFFERENCE
    assert from_plain(canonical.value(canonical.text(to_plain(found)))) == found


@pytest.mark.parametrize("wrong", [{}, [], None, {"escalator": {}}, {"escalator": 1}])
def test_what_is_no_answer_is_refused(wrong: object) -> None:
    with pytest.raises(Refused, match="no answer"):
        from_plain(wrong)
