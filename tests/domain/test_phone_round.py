"""The order of the phone round, and when it rings again."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.listings.document import ServiceDocument
from attune.domain.listings.owners import owner_email
from attune.domain.offers.offer import Offer
from attune.domain.offers.vocabulary import Kind
from attune.domain.phone_round import CheckNeed, only_ones, relevance, try_again_on


@pytest.mark.parametrize(
    ("offer", "expected"),
    [
        ({"focus": "specialised"}, 0),
        ({"topics": ["bonding"]}, 0),
        ({"stages": ["to_6_months"]}, 1),
        ({"ages_eligible": {"from_months": 0, "to_months": 60}}, 1),
        ({"ages_eligible": {"from_months": 36, "to_months": 60}}, 2),
        ({"focus": "non_specialised", "stages": ["to_5_years"]}, 2),
        ({}, 2),
    ],
)
def test_what_is_for_the_relationship_comes_first(offer: dict[str, Any], expected: int) -> None:
    assert relevance(Offer.of(offer)) == expected


def test_the_order_is_relevance_then_the_only_one_then_days_left() -> None:
    needs = [
        CheckNeed(2, True, -30),
        CheckNeed(0, False, 90),
        CheckNeed(0, True, 90),
        CheckNeed(0, False, -3),
        CheckNeed(1, False, 0),
    ]
    assert [needs.index(each) for each in sorted(needs, key=lambda it: it.order)] == [2, 3, 1, 4, 0]


def test_the_only_one_of_a_kind_is_known_among_all_of_a_place() -> None:
    kinds = [(Kind.GROUP, Kind.THERAPY), (Kind.GROUP,), (), (Kind.DROP_IN,)]
    assert only_ones(kinds) == [True, False, False, True]


@given(st.integers(1, 50), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_nobody_is_rung_on_a_weekend_nor_on_the_same_day(attempts: int, day: date) -> None:
    again = try_again_on(attempts, on=day)
    assert again.weekday() < 5 and 2 <= (again - day).days <= 16


def test_each_call_without_an_answer_waits_at_least_as_long_as_the_one_before() -> None:
    monday = date(2026, 11, 2)
    waits = [(try_again_on(number, on=monday) - monday).days for number in range(1, 6)]
    assert waits == [2, 3, 7, 14, 14]
    with pytest.raises(ValueError, match="has been made"):
        try_again_on(0, on=monday)


def document(**fields: Any) -> ServiceDocument:
    return ServiceDocument({"name": "Baby and You", **fields})


def test_a_letter_goes_to_the_nearest_address_the_record_names() -> None:
    provider = {"email": "office@example.org"}
    contacts = [{"email": ""}, {"email": "Kim@Example.org"}]
    assert owner_email(document(), provider) == "office@example.org"
    assert owner_email(document(contacts=contacts), provider) == "kim@example.org"
    assert owner_email(document(email="group@example.org"), provider) == "group@example.org"
    both = document(email="group@example.org", assurer_email="who@example.org")
    assert owner_email(both, provider) == "who@example.org"


@pytest.mark.parametrize(
    "wrong",
    ["", None, "n/a", "a@b", "two@example.org, three@example.org", "x@example.org\nBcc: y", 7],
)
def test_what_is_no_address_is_left_out(wrong: Any) -> None:
    assert owner_email(document(email=wrong), {}) == ""
