"""Where both ways help as many: over a grid of two rates, on the same families."""

from decimal import Decimal
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain import canonical
from attune.domain.flow.results import Averaged
from attune.domain.flow.runs import Plan
from attune.domain.flow.scenarios.answers import Counted
from attune.domain.flow.scenarios.break_even import BreakEven, Crossing, break_even, crossing
from attune.domain.flow.scenarios.plain import plain_of, value_of
from attune.domain.flow.scenarios.simulated import Simulated
from attune.domain.flow.scenarios.situation import Situation
from attune.domain.flow.scenarios.steps import Step

from .area import an_area

PLAN = Plan(until=156.0, warm=52.0, run_out=130.0)
ACCURACIES = tuple(Decimal(n) / 10 for n in (2, 6, 10))
RESOLUTIONS = tuple(Decimal(n) / 10 for n in (0, 4, 8))


def ample() -> Situation:
    """Enough people at every step, so that only judging and the way up decide."""
    return an_area(door_share=0.2).with_wte(dict.fromkeys(Step, 20))


@lru_cache
def found() -> BreakEven:
    return break_even(
        ample(), plan=PLAN, accuracies=ACCURACIES, resolutions=RESOLUTIONS, few=2, many=4
    )


def test_every_cell_of_the_grid_is_there_for_every_need_and_reckoning() -> None:
    assert len(found().grids) == 10
    for grid in found().grids:
        assert len(grid.differences) == 3
        assert all(len(row) == 3 for row in grid.differences)


def test_a_cell_is_what_comparing_both_ways_there_says() -> None:
    rates = {"accuracy": "0.6"} | dict.fromkeys(
        ("resolves_advice", "resolves_targeted", "resolves_brief"), "0.4"
    )
    there = ample().with_rates(ample().rates.with_tried(rates))
    compared = Simulated.of(there, PLAN, range(2)).compared
    for counted in Counted:
        for step in (None, *Step):
            cell = found().grid(step, counted).differences[1][1]
            assert cell == compared.gain(step, counted).difference


def test_where_nobody_has_to_wait_a_better_judge_helps_more_by_itself() -> None:
    """Who needs advice is judged rightly by definition, so all others are looked at."""
    for step in (Step.TARGETED, Step.BRIEF, Step.LONG):
        means = [d.mean for d in found().accuracy_line(step).differences if d]
        assert means == sorted(means)
    means = [d.mean for d in found().accuracy_line(Step.ADVICE).differences if d]
    assert max(means) - min(means) < 1e-9


def test_what_counts_as_helped_decides_how_resolution_tells() -> None:
    """The more a lower step is enough, the more an escalator helps; or the fewer it gets there."""
    right, enough = (found().resolution_line(Step.LONG, counted) for counted in Counted)
    assert [d.mean for d in right.differences if d] == sorted(
        d.mean for d in right.differences if d
    )
    assert [d.mean for d in enough.differences if d] == sorted(
        (d.mean for d in enough.differences if d), reverse=True
    )


def test_a_crossing_lies_between_the_values_tried_and_within_its_interval() -> None:
    lines = [
        line
        for line in (*found().by_accuracy, *found().by_resolution)
        if line.crossing.value is not None
    ]
    assert lines
    for line in lines:
        value = line.crossing.value
        assert value is not None
        assert line.at[0] <= value <= line.at[-1]
        assert line.crossing.low is None or line.crossing.low <= value
        assert line.crossing.high is None or line.crossing.high >= value


def test_what_is_in_use_is_said() -> None:
    assert found().accuracy == 0.85
    assert found().resolution == pytest.approx(0.25)
    assert not found().uneven
    assert found().replications == (3 * 3 * 2) + 3 * 4 * 2 + 4 * 4


def test_it_is_kept_and_read_back_exactly() -> None:
    text = canonical.text(plain_of(found()))
    assert value_of(BreakEven, canonical.value(text)) == found()


def at(*means: float, reach: float = 0.1) -> list[Averaged | None]:
    return [Averaged(mean, mean - reach, mean + reach) for mean in means]


def test_a_crossing_is_read_off_straight_lines() -> None:
    told = crossing([0.0, 1.0], at(-0.5, 0.5), near=0.9)
    assert told.value == pytest.approx(0.5)
    assert told.low == pytest.approx(0.4)
    assert told.high == pytest.approx(0.6)


def test_of_two_crossings_the_one_nearest_to_the_value_in_use_is_told() -> None:
    xs, differences = [0.0, 1.0, 2.0], at(-0.5, 0.5, -0.5)
    assert crossing(xs, differences, near=0.2).value == pytest.approx(0.5)
    assert crossing(xs, differences, near=1.9).value == pytest.approx(1.5)


def test_an_interval_that_reaches_beyond_what_was_tried_has_no_end_there() -> None:
    told = crossing([0.0, 1.0], at(-0.05, 0.5), near=0.5)
    assert told.value is not None
    assert told.low is None
    assert told.high is not None


@pytest.mark.parametrize("means", [(0.1, 0.2), (-0.1, -0.3)])
def test_where_one_way_helps_more_throughout_there_is_no_crossing(means: tuple[float, ...]) -> None:
    assert crossing([0.0, 1.0], at(*means), near=0.5) == Crossing(None, None, None)


def test_without_intervals_a_crossing_has_none() -> None:
    told = crossing([0.0, 1.0], [Averaged(-1, None, None), Averaged(1, None, None)], near=0.5)
    assert told == Crossing(0.5, None, None)


@given(
    means=st.lists(st.floats(-1, 1).map(lambda x: round(x, 3)), min_size=2, max_size=9),
    near=st.floats(0, 8),
)
def test_a_crossing_is_always_where_the_line_is_zero(means: list[float], near: float) -> None:
    xs = [float(n) for n in range(len(means))]
    told = crossing(xs, at(*means), near=near).value
    if told is None:
        assert min(means) > 0 or max(means) < 0
    else:
        below = min(int(told), len(means) - 2)
        line = means[below] + (told - below) * (means[below + 1] - means[below])
        assert line == pytest.approx(0, abs=1e-9)
