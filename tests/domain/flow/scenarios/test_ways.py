"""An area's situation as two networks: the same families, the same staff."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from attune.domain.flow.network import DOOR, LEAVE
from attune.domain.flow.runs import Plan, Prepared, run
from attune.domain.flow.scenarios.rates import Backing, Grade, Observed
from attune.domain.flow.scenarios.situation import NEVER, Staffed, slots_for
from attune.domain.flow.scenarios.steps import Step, Way
from attune.domain.flow.scenarios.ways import ASSESSMENT, network_of
from attune.domain.refusals import Refused

from .area import an_area, shipped_rates

PLAN = Plan(until=100.0, warm=20.0, run_out=130.0, replications=2)


def test_an_escalator_takes_every_step_up_to_the_one_needed() -> None:
    network = network_of(an_area(), Way.ESCALATOR)
    stops = network.reached(Step.LONG.value)
    assert stops == [DOOR, "advice", "targeted", "brief", "long"]
    assert network.reached(Step.ADVICE.value) == [DOOR, "advice"]


def test_a_front_door_sends_on_at_once_and_the_misjudged_one_step_too_low() -> None:
    network = network_of(an_area(accuracy=0.7), Way.FRONT_DOOR)
    ways = {(r.end, round(r.share, 9)) for r in network.out_of(Step.LONG.value, ASSESSMENT)}
    assert ways == {("long", 0.7), ("brief", 0.3)}
    assert [r.end for r in network.out_of(Step.ADVICE.value, ASSESSMENT)] == ["advice"]


def test_a_front_door_that_is_always_right_has_no_other_way() -> None:
    network = network_of(an_area(accuracy=1), Way.FRONT_DOOR)
    assert network.reached(Step.LONG.value) == [DOOR, ASSESSMENT, "long"]


def test_both_ways_meet_the_same_families() -> None:
    area = an_area()
    came = [
        run(Prepared.of(network_of(area, way), PLAN), range(2)).outcomes.sum(axis=2) for way in Way
    ]
    assert np.array_equal(came[0], came[1])


def test_both_ways_have_the_same_staff() -> None:
    area = an_area(door_share=0.1)
    door = network_of(area, Way.FRONT_DOOR).nodes
    steps = dict(zip(Step, door[1:], strict=True))
    assert door[0].capacity[0].slots == int(0.1 * area.staff * area.slots_of_wte(ASSESSMENT))
    for step, node in steps.items():
        assert node.capacity == area.slots(step, 0.9)


def test_slots_of_a_whole_time_equivalent_follow_from_hours_and_travel() -> None:
    """The worked figures of the research: 8.4 forty minutes away, 12.7 eleven minutes away."""
    far, near = (replace(an_area(), travel=minutes / 60) for minutes in (40, 11))
    assert far.slots_of_wte("long") == pytest.approx(8.4, abs=0.05)
    assert near.slots_of_wte("long") == pytest.approx(12.7, abs=0.05)


def test_where_nobody_works_nobody_is_helped() -> None:
    assert [each.since for each in slots_for((Staffed(0, 0.0),), 12)] == [0, NEVER]
    area = an_area().with_wte({Step.LONG: 0})
    runs = run(Prepared.of(network_of(area, Way.ESCALATOR), PLAN), range(1))
    outcomes = Counter(dict(enumerate(runs.outcomes[0, list(Step).index(Step.LONG)].tolist())))
    assert outcomes.total() > 0
    assert runs.right[0, list(Step).index(Step.LONG), 0] == 0


def test_everybody_can_leave_from_everywhere() -> None:
    for way in Way:
        network = network_of(an_area(), way)
        for each in network.classes:
            assert any(r.end == LEAVE for r in network.out_of(each.key, each.right[0]))


def test_observed_goes_before_assumed_and_tried_before_both() -> None:
    seen = Observed("drop", Decimal("0.2"), "Our log", date(2026, 9, 1))
    rates = shipped_rates().with_observed(seen)
    assert rates.in_use("drop").backing is Backing.OBSERVED
    assert rates.in_use("drop").grade is Grade.LOCAL
    tried = rates.with_tried({"drop": "0.3"})
    assert tried.in_use("drop").backing is Backing.TRIED
    assert tried["drop"] == 0.3
    assert rates.with_tried({"drop": "0.2"}).in_use("drop").backing is Backing.OBSERVED


@pytest.mark.parametrize("value", ["1.2", "-0.1", "nan"])
def test_a_rate_outside_its_range_is_refused(value: str) -> None:
    with pytest.raises(Refused, match="drop"):
        shipped_rates().with_tried({"drop": value})


def test_an_unknown_rate_is_refused() -> None:
    with pytest.raises(Refused, match="no rate"):
        shipped_rates().with_tried({"luck": 1})
