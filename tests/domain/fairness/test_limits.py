"""Confidence limits: published figures, and what must hold for every count and level."""

from math import exp, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.fairness.limits import LimitMethod, byar, exact, poisson, wilson
from attune.domain.refusals import Refused

LEVELS = st.floats(0.5, 0.999)


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(36, 144, 18.64, 32.66), (25, 144, 12.04, 24.37), (23, 89, 17.88, 35.80)],
)
def test_wilson_gives_the_published_limits(count: int, total: int, low: float, high: float) -> None:
    limits = wilson(count, total)
    assert (round(100 * limits.low, 2), round(100 * limits.high, 2)) == (low, high)


@pytest.mark.parametrize(("count", "low", "high"), [(144, 121.44, 169.53), (43, 31.12, 57.92)])
def test_byar_gives_the_published_limits(count: int, low: float, high: float) -> None:
    limits = byar(count)
    assert (round(limits.low, 2), round(limits.high, 2)) == (low, high)


def test_exact_gives_the_published_limits() -> None:
    limits = exact(5)
    assert (round(limits.low, 3), round(limits.high, 3)) == (1.623, 11.668)


def test_none_seen_has_the_limit_that_can_be_worked_out_by_hand() -> None:
    limits = exact(0, level=0.95)
    assert limits.low == 0 and abs(limits.high - 3.688879454113936) < 4e-9


@given(st.integers(0, 60), LEVELS)
def test_each_tail_beyond_the_exact_limits_has_its_share_by_plain_summing(
    count: int, level: float
) -> None:
    limits, tail = exact(count, level=level), (1 - level) / 2

    def at_most(most: int, mean: float) -> float:
        return exp(-mean) * sum(mean**each / factorial(each) for each in range(most + 1))

    assert at_most(count, limits.high) == pytest.approx(tail, rel=1e-8)
    if count:
        assert at_most(count - 1, limits.low) == pytest.approx(1 - tail, rel=1e-9)


@given(st.integers(0, 400), LEVELS)
def test_the_count_lies_inside_its_limits_and_they_rise_with_it(count: int, level: float) -> None:
    for method in (byar, poisson):
        here, next_one = method(count, level=level), method(count + 1, level=level)
        assert 0 <= here.low <= count <= here.high
        if here.method is next_one.method:
            assert here.low <= next_one.low and here.high <= next_one.high


@given(st.integers(0, 60), LEVELS, LEVELS)
def test_surer_limits_are_wider(count: int, one: float, other: float) -> None:
    less, more = sorted((one, other))
    for method in (byar, exact):
        narrow, wide = method(count, level=less), method(count, level=more)
        assert wide.low <= narrow.low + 1e-9 and narrow.high <= wide.high + 1e-9


@given(st.integers(10, 300))
def test_byar_is_close_to_exact_from_ten_on(count: int) -> None:
    near, true = byar(count), exact(count)
    assert near.low == pytest.approx(true.low, rel=0.01)
    assert near.high == pytest.approx(true.high, rel=0.01)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), LEVELS)
def test_a_share_lies_inside_its_limits_and_they_mirror_those_of_the_rest(
    share: tuple[int, int], level: float
) -> None:
    count, total = share
    limits, rest = wilson(count, total, level=level), wilson(total - count, total, level=level)
    assert 0 <= limits.low <= count / total <= limits.high <= 1
    assert limits.low == pytest.approx(1 - rest.high, abs=1e-12)
    assert limits.high == pytest.approx(1 - rest.low, abs=1e-12)


def test_which_method_was_used_is_said() -> None:
    assert poisson(9).method is LimitMethod.EXACT
    assert poisson(10).method is LimitMethod.BYAR


@pytest.mark.parametrize("mean", [3.0, 14.0, 40.0])
def test_the_exact_limits_hold_the_true_mean_at_least_as_often_as_they_say(mean: float) -> None:
    held, chance = 0.0, exp(-mean)
    for count in range(200):
        limits = exact(count, level=0.9)
        held += chance * (limits.low <= mean <= limits.high)
        chance *= mean / (count + 1)
    assert held >= 0.9


def test_limits_of_a_ratio_are_those_of_the_count_over_what_was_expected() -> None:
    limits = byar(43).over(86.0)
    assert (round(limits.low, 3), round(limits.high, 3)) == (0.362, 0.674)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: wilson(3, 2),
        lambda: wilson(0, 0),
        lambda: byar(-1),
        lambda: exact(-1),
        lambda: exact(3, level=1.0),
        lambda: byar(3).over(0),
    ],
)
def test_what_has_no_limits_is_refused(wrong: object) -> None:
    with pytest.raises(Refused):
        wrong()  # type: ignore[operator]
