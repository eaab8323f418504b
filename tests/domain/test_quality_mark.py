"""The quality mark's rules: its moves, its dates, and who may have it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.quality_mark import (
    LONGEST_REASON,
    MOVES,
    MarkRefused,
    MarkState,
    check_can_ask,
    check_can_award,
    checked_move,
    checked_reason,
    checked_until,
    ends_soon,
    later_by_years,
    running,
)
from attune.domain.questionnaires.answers import Answers
from tests.domain.questionnaires_made_up import item, made, score

DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))
MARKS = (item("a", "yes_no", required=True), item("b", "yes_no", required=True))
ALL = made(*MARKS, scores=[score("a", kind="all_met", missing="not_met") | {"key": "essential"}])


@pytest.mark.parametrize("before", [None, *MarkState])
@pytest.mark.parametrize("after", list(MarkState))
def test_only_the_moves_of_the_table_are_made(before: MarkState | None, after: MarkState) -> None:
    allowed = {
        (None, MarkState.ASKED),
        (MarkState.ASKED, MarkState.AWARDED),
        (MarkState.ASKED, MarkState.REFUSED),
        (MarkState.ASKED, MarkState.WITHDRAWN),
        (MarkState.AWARDED, MarkState.WITHDRAWN),
    }
    if (before, after) in allowed:
        assert checked_move(before, after) is after
    else:
        with pytest.raises(MarkRefused, match="cannot become"):
            checked_move(before, after)
    assert after in MOVES


@given(DAYS, st.integers(1, 10))
def test_some_years_later_is_the_same_day_or_the_28th(day: date, years: int) -> None:
    later = later_by_years(day, years)
    assert (later.year, later.month) == (day.year + years, day.month)
    assert later.day == day.day or (day.month, day.day, later.day) == (2, 29, 28)


@given(DAYS, st.integers(-400, 3000))
def test_a_mark_ends_after_today_and_within_five_years(day: date, days: int) -> None:
    until = day + timedelta(days=days)
    if day < until <= later_by_years(day, 5):
        assert checked_until(until, on=day) == until
    else:
        with pytest.raises(MarkRefused, match="within 5 years"):
            checked_until(until, on=day)


@pytest.mark.parametrize(
    ("days", "runs", "soon"),
    [(-1, False, False), (0, True, True), (92, True, True), (93, True, False)],
)
def test_the_last_day_counts_and_the_last_quarter_is_told(
    days: int, runs: bool, soon: bool
) -> None:
    on = date(2026, 11, 2)
    until = on + timedelta(days=days)
    assert (running(until, on=on), ends_soon(until, on=on)) == (runs, soon)


def test_no_mark_does_not_run() -> None:
    assert not running(None, on=date(2026, 1, 1))


@pytest.mark.parametrize("state", [MarkState.REFUSED, MarkState.WITHDRAWN])
@pytest.mark.parametrize("reason", ["", " \n "])
def test_a_no_needs_a_reason(state: MarkState, reason: str) -> None:
    with pytest.raises(MarkRefused, match="Say why"):
        checked_reason(reason, state)
    assert checked_reason(reason, MarkState.AWARDED) == ""


@pytest.mark.parametrize("reason", ["x" * (LONGEST_REASON + 1), "a\0b"])
def test_a_reason_that_cannot_be_kept_is_refused(reason: str) -> None:
    with pytest.raises(MarkRefused, match="at most"):
        checked_reason(reason, MarkState.AWARDED)


def test_a_reason_keeps_its_lines() -> None:
    assert checked_reason(" a  b \r\n c ", MarkState.REFUSED) == "a b\nc"


def test_whoever_asks_has_answered_everything() -> None:
    with pytest.raises(MarkRefused, match="1 questions still wait, the first: What about b"):
        check_can_ask(Answers(ALL, {"a": "no"}))
    check_can_ask(Answers(ALL, {"a": "no", "b": "no"}))


def test_nobody_has_the_mark_without_what_is_essential() -> None:
    with pytest.raises(MarkRefused, match="essential"):
        check_can_award(Answers(ALL, {"a": "no", "b": "yes"}))
    check_can_award(Answers(ALL, {"a": "yes", "b": "no"}))


def test_criteria_that_call_nothing_essential_leave_it_to_the_person() -> None:
    check_can_award(Answers(made(*MARKS), {"a": "no"}))
