"""Rounding is a rule with a name."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.refusals import Refused
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


@pytest.mark.parametrize(
    ("rule", "value", "whole"),
    [
        (Rounding.CEIL_5, "5.868", 10),
        (Rounding.CEIL_5, "885", 885),
        (Rounding.CEIL_5, "885.001", 890),
        (Rounding.CEIL_5, "0", 0),
        (Rounding.TRUNCATED, "13.99", 13),
        (Rounding.HALF_EVEN, "12.5", 12),
        (Rounding.HALF_EVEN, "13.5", 14),
    ],
)
def test_a_source_rounds_by_its_own_rule(rule: Rounding, value: str, whole: int) -> None:
    assert rule.whole(Decimal(value)) == whole
    assert rule.applied(Decimal(value)) == whole


def test_what_is_not_rounded_stays_as_it_is() -> None:
    assert Rounding.UNROUNDED.applied(Decimal("5.868")) == Decimal("5.868")
    with pytest.raises(Refused, match="not rounded"):
        Rounding.UNROUNDED.whole(Decimal("5.868"))


@given(st.decimals(0, 10**6, places=3))
def test_up_to_the_next_five_never_takes_away_and_adds_less_than_five(value: Decimal) -> None:
    assert 0 <= Rounding.CEIL_5.whole(value) - value < 5
