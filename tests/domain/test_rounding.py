"""Rounding is a rule with a name."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.rounding import Rounding, settled

HALF_UP = Rounding.HALF_UP


@pytest.mark.parametrize(
    ("value", "whole"),
    [("15335.5", 15336), ("15335.4999", 15335), ("0.5", 1), ("1.5", 2), ("2.5", 3), ("0", 0)],
)
def test_a_half_goes_up(value: str, whole: int) -> None:
    assert HALF_UP.whole(Decimal(value)) == whole


@given(st.decimals(0, 10**6, places=3))
def test_rounding_moves_a_number_by_half_at_most(value: Decimal) -> None:
    assert abs(HALF_UP.whole(value) - value) <= Decimal("0.5")


def test_places_round_half_up_too() -> None:
    assert HALF_UP.places(Decimal("49.945"), 2) == Decimal("49.95")


def test_a_half_that_a_computer_missed_by_a_hair_is_a_half_again() -> None:
    missed = 30671 * 0.1 * 5 - 1e-10
    assert missed < 15335.5
    assert HALF_UP.whole(settled(missed)) == 15336


def test_the_rule_has_a_name_to_print() -> None:
    assert HALF_UP.value == "half up, each figure on its own"
