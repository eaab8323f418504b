"""When periodic work falls due."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.schedules import EPOCH, Every, wait_before

MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
PERIODS = st.timedeltas(timedelta(seconds=1), timedelta(days=366))


def test_a_minute_job_is_due_at_the_next_full_minute() -> None:
    minute = Every(timedelta(minutes=1))
    due = minute.next_due(after=datetime(2026, 11, 2, 9, 0, 0, tzinfo=UTC))
    assert due == datetime(2026, 11, 2, 9, 1, tzinfo=UTC)


def test_a_daily_job_with_an_offset_is_due_at_that_hour() -> None:
    at_two = Every(timedelta(days=1), offset=timedelta(hours=2))
    due = at_two.next_due(after=datetime(2026, 11, 2, 9, 30, tzinfo=UTC))
    assert due == datetime(2026, 11, 3, 2, tzinfo=UTC)


@given(PERIODS, MOMENTS)
def test_the_next_due_time_is_later_by_one_period_at_most(period: timedelta, now: datetime) -> None:
    due = Every(period).next_due(after=now)
    assert now < due <= now + period
    assert (due - EPOCH) % period == timedelta(0)


@given(PERIODS, MOMENTS)
def test_everyone_who_asks_within_a_period_hears_the_same_due_time(
    period: timedelta, now: datetime
) -> None:
    every = Every(period)
    due = every.next_due(after=now)
    assert every.next_due(after=due - timedelta(microseconds=1)) == due


@pytest.mark.parametrize("period", [timedelta(0), timedelta(milliseconds=1), timedelta(days=400)])
def test_a_pace_that_is_too_fast_or_too_slow_is_refused(period: timedelta) -> None:
    with pytest.raises(ValueError, match="due every second at most"):
        Every(period)


def test_an_offset_as_long_as_the_period_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter than the period"):
        Every(timedelta(minutes=1), offset=timedelta(minutes=1))


def test_waits_double_up_to_the_limit() -> None:
    first, most = timedelta(seconds=30), timedelta(minutes=10)
    waits = [wait_before(attempt, first=first, most=most) for attempt in (1, 2, 3, 6, 200)]
    assert [wait.total_seconds() for wait in waits] == [30, 60, 120, 600, 600]
