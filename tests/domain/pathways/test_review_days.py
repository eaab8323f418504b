"""On which days the leads hear of a review."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.pathways.review_days import ReviewWord, due_word

DUE = date(2027, 11, 2)


@pytest.mark.parametrize(
    ("days", "word"),
    [
        (-61, None),
        (-60, ReviewWord.COMING),
        (-1, ReviewWord.COMING),
        (0, ReviewWord.DUE),
        (59, ReviewWord.DUE),
        (60, ReviewWord.OVERDUE),
        (600, ReviewWord.OVERDUE),
    ],
)
def test_sixty_days_before_on_the_day_and_sixty_days_after(
    days: int, word: ReviewWord | None
) -> None:
    assert due_word(DUE, (), on=DUE + timedelta(days=days)) is word


@given(st.integers(-100, 0), st.integers(0, 40))
def test_a_job_that_runs_daily_or_seldom_writes_each_letter_at_most_once(
    first: int, every: int
) -> None:
    sent: list[ReviewWord] = []
    for number in range(12):
        word = due_word(DUE, sent, on=DUE + timedelta(days=first + number * every))
        if word:
            sent.append(word)
    assert len(sent) == len(set(sent))
    assert sent == [word for word in ReviewWord if word in sent]
