"""When owners are reminded, and that a year of it leaves nothing old in front of families."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.freshness import OVERDUE_DAYS, Freshness, checked_grace, freshness, seen_until
from attune.domain.refusals import Refused
from attune.domain.reminders import CheckCycle, ReminderPlan

PLAN = ReminderPlan()
DAY = date(2026, 1, 1)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


CHECKED, UNCHECKED = CheckCycle(DAY, first=False), CheckCycle(DAY, first=True)


@pytest.mark.parametrize(
    ("cycle", "age", "sent", "step"),
    [
        (UNCHECKED, 6, (), None),
        (UNCHECKED, 7, (), 0),
        (UNCHECKED, 8, (0,), None),
        (UNCHECKED, 60, (0,), 1),
        (CHECKED, 7, (), None),
        (CHECKED, 59, (), None),
        (CHECKED, 60, (), 1),
        (CHECKED, 61, (1,), None),
        (CHECKED, 92, (1,), 2),
        (CHECKED, 92, (), 2),
        (CHECKED, 93, (2,), None),
        (CHECKED, 150, (1, 2), 3),
        (CHECKED, 151, (1, 2, 3), None),
        (CHECKED, 400, (), 3),
    ],
)
def test_a_reminder_falls_due_once_at_its_day(
    cycle: CheckCycle, age: int, sent: tuple[int, ...], step: int | None
) -> None:
    assert PLAN.due(cycle, sent, on=after(age)) == step


@given(st.lists(st.integers(0, 400)), st.booleans())
def test_no_step_goes_twice_whatever_the_days_of_the_runs(days: list[int], first: bool) -> None:
    sent: list[int] = []
    for day in sorted(days):
        step = PLAN.due(CheckCycle(DAY, first=first), sent, on=after(day))
        if step is not None:
            sent.append(step)
    assert sent == sorted(set(sent))


@given(st.integers(0, 400), st.booleans())
def test_nothing_is_due_that_the_database_would_not_be_asked_for(age: int, first: bool) -> None:
    cycle = CheckCycle(DAY, first=first)
    if PLAN.due(cycle, (), on=after(age)) is not None:
        assert cycle.since <= PLAN.earliest(first=first, on=after(age))


def test_an_area_writes_its_own_days() -> None:
    plan = ReminderPlan.read(14, "45, 80 120")
    assert plan == ReminderPlan(14, (45, 80, 120)) and plan.written == "45, 80, 120"


@pytest.mark.parametrize(
    ("first", "later"),
    [(7, ""), (7, "60, 60"), (7, "92, 60"), (60, "60"), (0, "60"), (7, "184"), (7, "soon"),
     (7, "1,2,3,4,5,6,7,8"), (7, "-5")],
)  # fmt: skip
def test_days_that_cannot_be_are_refused_with_a_sentence(first: int, later: str) -> None:
    with pytest.raises(Refused, match=r"\w+ \w+"):
        ReminderPlan.read(first, later)


@pytest.mark.parametrize("days", [-1, OVERDUE_DAYS + 1])
def test_nothing_unchecked_shows_longer_than_what_was_checked(days: int) -> None:
    with pytest.raises(Refused, match="0 to 183"):
        checked_grace(days)
    assert checked_grace(0) == 0


@dataclass
class Record:
    """A record of the simulated year, and its letters."""

    listed_on: date
    grace_days: int
    answers: bool
    assured_on: date | None = None
    answer_on: date | None = None
    sent: dict[CheckCycle, list[int]] = field(default_factory=dict)

    @property
    def cycle(self) -> CheckCycle:
        return CheckCycle.of(self.assured_on, self.listed_on)


def test_in_a_year_with_60_percent_answering_families_see_nothing_older_than_183_days() -> None:
    chance = Random(60)  # noqa: S311  a repeatable year, not a secret
    records = [
        Record(after(-chance.randrange(90)), chance.randrange(184), chance.random() < 0.6)
        for _ in range(200)
    ]
    seen_days = hidden_days = 0
    for number in range(365):
        today = after(number)
        for record in records:
            if record.answer_on == today:
                record.assured_on, record.answer_on = today, None
            step = PLAN.due(record.cycle, record.sent.get(record.cycle, ()), on=today)
            if step is not None:
                record.sent.setdefault(record.cycle, []).append(step)
                if record.answers:
                    record.answer_on = today + timedelta(days=chance.randint(1, 25))
            age = (today - (record.assured_on or record.listed_on)).days
            until = seen_until(record.assured_on, record.listed_on, grace_days=record.grace_days)
            state = freshness(
                record.assured_on, record.listed_on, on=today, grace_days=record.grace_days
            )
            assert state.seen_by_families == (today <= until)
            if state is Freshness.STALE:
                hidden_days += 1
            else:
                seen_days += 1
                assert age <= 183
    for record in records:
        assert all(len(steps) == len(set(steps)) for steps in record.sent.values())
        assert (record.assured_on is not None) == record.answers
    assert seen_days > hidden_days > 0
