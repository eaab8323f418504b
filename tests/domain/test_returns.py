"""Quarters, their counts, and what of them looks odd."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.refusals import Refused
from attune.domain.returns import MEASURES, Quarter, QuarterCounts, ask_step, doubts, last_ended

SUMMER = Quarter(date(2026, 7, 1))
DAYS = st.dates(date(2001, 1, 1), date(2090, 1, 1))


def test_a_quarter_has_its_days_and_its_name() -> None:
    assert (SUMMER.last, SUMMER.title) == (date(2026, 9, 30), "July to September 2026")
    assert SUMMER.next.title == "October to December 2026"
    assert last_ended(on=date(2026, 11, 2)) == SUMMER
    assert [each.written for each in SUMMER.back(3)] == ["2026-01", "2026-04", "2026-07"]


@given(DAYS)
def test_every_day_is_in_one_quarter_and_quarters_follow_each_other(day: date) -> None:
    quarter = Quarter.of(day)
    assert quarter.first <= day <= quarter.last
    assert quarter.next.previous == quarter == quarter.previous.next
    assert quarter.next.first == quarter.last + timedelta(days=1)
    assert Quarter.read(quarter.written) == quarter


@pytest.mark.parametrize("text", ["2026-07", "2026-07-01", " Q2 2026/27 ", "q2 2026-27"])
def test_a_quarter_is_read_as_people_write_it(text: str) -> None:
    assert Quarter.read(text) == SUMMER


def test_the_fourth_quarter_is_in_the_next_calendar_year() -> None:
    assert Quarter.read("Q4 2026/27").first == date(2027, 1, 1)


@pytest.mark.parametrize("text", ["", "summer", "2026-08", "2026-13", "Q5 2026/27", "07/2026"])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"quarter"):
        Quarter.read(text)


@pytest.mark.parametrize("counts", [{}, {"seen": -1}, {"seen": 50_001}, dict.fromkeys(MEASURES)])
def test_counts_that_cannot_be_are_refused(counts: dict[str, int]) -> None:
    with pytest.raises(Refused, match=r"count"):
        QuarterCounts(**counts)


@pytest.mark.parametrize(
    ("counts", "odd"),
    [
        ({"referrals": 10, "accepted": 11}, "More referrals"),
        ({"referrals": 10, "accepted": 8, "seen": 0}, "no family was seen"),
        ({"referrals": 0, "waiting": 0, "seen": 3}, "nobody waiting"),
        ({"referrals": 40}, "very different"),
    ],
)
def test_what_looks_odd_is_said(counts: dict[str, int], odd: str) -> None:
    [said] = doubts(QuarterCounts(**counts), QuarterCounts(referrals=10))
    assert odd in said


@pytest.mark.parametrize(
    "counts", [{"referrals": 10, "accepted": 10, "seen": 4}, {"seen": 0}, {"accepted": 5}]
)
def test_what_is_ordinary_raises_no_doubt(counts: dict[str, int]) -> None:
    assert not list(doubts(QuarterCounts(**counts), QuarterCounts(referrals=10)))


@pytest.mark.parametrize(
    ("age", "step"), [(-5, None), (6, None), (7, 1), (20, 1), (21, 2), (60, 2), (61, None)]
)
def test_a_service_is_asked_twice_after_a_quarter_and_then_left_alone(
    age: int, step: int | None
) -> None:
    assert ask_step(SUMMER, on=SUMMER.last + timedelta(days=age)) == step
