"""Which assumptions decide: each rate moved alone, on the same families."""

from decimal import Decimal
from functools import lru_cache

import pytest

from attune.domain import canonical
from attune.domain.flow.runs import Plan, Prepared
from attune.domain.flow.scenarios.plain import plain_of, value_of
from attune.domain.flow.scenarios.rates import Backing, Grade
from attune.domain.flow.scenarios.simulated import Simulated
from attune.domain.flow.scenarios.steps import Step, Way
from attune.domain.flow.scenarios.tornado import LONGEST, Measure, Tornado, tornado
from attune.domain.flow.scenarios.trials import Trial
from attune.domain.flow.scenarios.ways import network_of

from .area import an_area

PLAN = Plan(until=104.0, warm=26.0, run_out=124.0)


@lru_cache
def found() -> Tornado:
    return tornado(an_area(), plan=PLAN, few=3, many=10)


def test_every_rate_that_may_be_tried_is_a_bar_or_named() -> None:
    keys = [each.key for each in found().bars] + list(found().unmoved)
    rates = an_area().rates
    free = {k for k, f in rates.shipped.items() if not f.fixed and not k.startswith("age_")}
    assert set(keys) == free
    assert len(keys) == len(set(keys))
    assert {"target", "speed", "detour"} <= set(found().unmoved)


def test_the_longest_stand_first() -> None:
    lengths = [each.length for each in found().bars[:LONGEST]]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 0


def test_a_bar_is_what_comparing_both_ways_at_its_ends_says() -> None:
    bar = found().bars[0]
    for end, told in ((bar.low, bar.at_low), (bar.high, bar.at_high)):
        there = an_area().with_rates(an_area().rates.with_tried({bar.key: end}))
        assert told == Simulated.of(there, PLAN, range(10)).compared.gain().difference
    assert found().base == Simulated.of(an_area(), PLAN, range(10)).compared.gain().difference


def test_a_bar_says_how_good_its_evidence_is() -> None:
    bars = {each.key: each for each in found().bars}
    assert bars["week_hours"].grade is Grade.PUBLISHED
    assert bars["resolves_advice"].grade is Grade.JUDGEMENT
    assert {each.backing for each in found().bars} == {Backing.ASSUMED}


def test_how_well_a_door_judges_means_nothing_to_an_escalator() -> None:
    one = tornado(an_area(), Measure.WEEKS, Way.ESCALATOR, Step.LONG, plan=PLAN, few=3, many=4)
    assert {"accuracy", "door_share", "patience_assessment"} <= set(one.unmoved)
    assert one.base and one.base.mean > 0
    weeks = {each.key: each for each in one.bars}["transfer_weeks"]
    assert weeks.at_low and weeks.at_high
    assert weeks.at_low.mean < weeks.at_high.mean


def test_a_range_counted_here_goes_before_the_shipped_one() -> None:
    own = (Decimal("0.10"), Decimal("0.14"))
    bars = tornado(an_area(), plan=PLAN, ranges={"drop": own}, few=2, many=4).bars
    drop = next(each for each in bars if each.key == "drop")
    assert (drop.low, drop.high) == own
    wide = next(each for each in found().bars if each.key == "drop")
    assert drop.length < wide.length


@pytest.mark.parametrize("measure", Measure)
def test_a_measure_is_a_number_for_every_replication(measure: Measure) -> None:
    trial = Trial.of(Prepared.of(network_of(an_area(), Way.ESCALATOR), PLAN), range(3))
    assert (measure.of(trial, Step.TARGETED) > 0).all()


def test_it_is_kept_and_read_back_exactly() -> None:
    assert value_of(Tornado, canonical.value(canonical.text(plain_of(found())))) == found()


def test_progress_may_end_it() -> None:
    def stop(done: int, total: int) -> None:
        assert 0 < done <= total
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tornado(an_area(), plan=PLAN, progress=stop)
