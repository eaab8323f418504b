"""A range as people say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.likely import Likely, two_figures
from attune.domain.uncertainty.ranges import Interval


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.2, 0),
        (8.5, 9),
        (86.4, 86),
        (99.6, 100),
        (1471.5, 1500),
        (3625.6, 3600),
        (12626.6, 13000),
        (985, 990),
    ],
)
def test_two_figures_are_enough(value: float, said: int) -> None:
    assert two_figures(value) == said


@given(st.floats(0, 1e7))
def test_it_is_never_more_than_a_twentieth_off(value: float) -> None:
    assert abs(two_figures(value) - value) <= max(0.5, value / 20)


def test_the_ends_never_pass_the_middle() -> None:
    likely = Likely.of(Interval(mean=1460, median=1460, low=1455, high=1464), middle=1460)
    assert (likely.low, likely.middle, likely.high) == (1460, 1460, 1500)
