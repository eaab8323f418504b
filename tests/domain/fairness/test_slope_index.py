"""Slope and relative index of inequality, on the example of the published method."""

from random import Random
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.fairness.slope_index import SlopeIndex, Tenth, slope_index
from attune.domain.refusals import Refused

# Life expectancy by tenth of deprivation, with standard errors: the example data of `phe_sii` in
# PHEindicatormethods 2.1 (Open Government Licence), github.com/ukhsa-collaboration.
AREA_1 = (
    (7291, 7997, 6105, 7666, 5790, 6934, 5918, 5974, 7147, 7534),
    (75.9, 78.3, 83.8, 83.6, 80.5, 81.1, 81.7, 84.2, 80.6, 86.3),
    (1.64, 1.58, 1.51, 1.78, 1.70, 1.56, 1.37, 1.40, 2.43, 1.57),
)
AREA_2 = (
    (21675, 20065, 19750, 24713, 20112, 19618, 22408, 19752, 18939, 19312),
    (70.5, 71.6, 72.5, 73.5, 73.1, 76.2, 78.7, 80.6, 80.9, 80.0),
    (0.23, 0.26, 0.30, 0.16, 0.79, 0.78, 0.40, 0.28, 0.23, 0.35),
)
FIGURES = st.floats(1, 100)


def tenths(area: tuple[tuple[float, ...], ...]) -> list[Tenth]:
    return [Tenth(*each) for each in zip(*area, strict=True)]


def test_the_published_example_comes_out() -> None:
    one, two = slope_index(tenths(AREA_1)), slope_index(tenths(AREA_2))
    assert (round(one.sii, 4), round(one.rii or 0, 5)) == (7.0002, 1.08971)
    assert (round(two.sii, 4), round(two.rii or 0, 5)) == (12.6227, 1.18203)
    assert (round(one.sii_low, 3), round(one.sii_high, 3)) == (3.153, 10.847)


def test_both_intervals_are_what_many_draws_give() -> None:
    chance, drawn = Random(7), []  # noqa: S311  not a secret
    rows = tenths(AREA_1)
    for _ in range(1500):
        moved = [Tenth(t.population, chance.gauss(t.value, t.error), t.error) for t in rows]
        drawn.append(slope_index(moved))
    exact = slope_index(rows)
    assert stdev(each.sii for each in drawn) == pytest.approx(
        (exact.sii_high - exact.sii_low) / 3.92, rel=0.06
    )
    inside = mean(exact.rii_low < (each.rii or 0) < exact.rii_high for each in drawn)  # type: ignore[operator]
    assert 0.93 < inside < 0.97


@given(st.lists(st.tuples(FIGURES, FIGURES), min_size=5, max_size=12), FIGURES)
def test_a_straight_line_is_found_again(groups: list[tuple[float, float]], slope: float) -> None:
    whole, below, rows = sum(size for size, _ in groups), 0.0, []
    for size, error in groups:
        rows.append(Tenth(size, 10 + slope * (below + size / 2) / whole, error))
        below += size
    found = slope_index(rows)
    assert found.sii == pytest.approx(slope, abs=1e-6)
    assert found.start == pytest.approx(10, abs=1e-6)
    assert found.sii_low <= found.sii <= found.sii_high


@given(st.lists(st.tuples(FIGURES, FIGURES, FIGURES), min_size=5, max_size=12))
def test_the_order_turned_round_turns_the_slope_round(
    groups: list[tuple[float, float, float]],
) -> None:
    rows = [Tenth(*each) for each in groups]
    there, back = slope_index(rows), slope_index(rows[::-1])
    assert back.sii == pytest.approx(-there.sii, abs=1e-6)
    assert back.start == pytest.approx(there.end, abs=1e-6)


@given(st.lists(st.tuples(FIGURES, FIGURES, st.just(0.01)), min_size=5, max_size=12))
def test_the_ratio_lies_inside_its_interval(groups: list[tuple[float, float, float]]) -> None:
    found = slope_index([Tenth(*each) for each in groups])
    if found.rii_low is not None and found.rii_high is not None:
        assert found.rii_low - 1e-9 <= (found.rii or 0) <= found.rii_high + 1e-9


def test_a_line_that_may_start_at_nought_has_no_interval_of_the_ratio() -> None:
    found: SlopeIndex = slope_index([Tenth(10, value, 5) for value in (0, 1, 2, 3, 4)])
    assert (found.rii_low, found.rii_high) == (None, None)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: slope_index([Tenth(1, 1, 1)] * 4),
        lambda: Tenth(0, 1, 1),
        lambda: Tenth(1, float("nan"), 1),
        lambda: Tenth(1, 1, -1),
    ],
)
def test_too_few_groups_and_impossible_ones_are_refused(wrong: object) -> None:
    with pytest.raises(Refused):
        wrong()  # type: ignore[operator]
