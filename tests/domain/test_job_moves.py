"""The life of a job."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.job_moves import (
    MOVES,
    JobState,
    MoveRefused,
    after_lost,
    checked_move,
    folded,
)

STATES = st.sampled_from(list(JobState))


def test_a_job_waits_runs_and_is_done() -> None:
    history = [JobState.WAITING, JobState.RUNNING, JobState.DONE]
    assert folded(history) is JobState.DONE


def test_a_job_that_was_lost_waits_again_and_is_done() -> None:
    history = "waiting running lost waiting running done".split()
    assert folded([JobState(state) for state in history]) is JobState.DONE


@given(STATES)
def test_a_job_that_is_done_never_moves_again(after: JobState) -> None:
    with pytest.raises(MoveRefused, match="that is done cannot become"):
        checked_move(JobState.DONE, after)


@given(STATES.filter(lambda state: state is not JobState.WAITING))
def test_a_job_begins_by_waiting(first: JobState) -> None:
    with pytest.raises(MoveRefused, match="not there yet"):
        folded([first])


def test_only_a_job_that_ended_badly_can_be_tried_again() -> None:
    again = {state for state in JobState if state.can_be_tried_again}
    assert again == {JobState.FAILED, JobState.STOPPED, JobState.LOST}


def test_every_state_has_its_row_in_the_table_and_can_be_reached() -> None:
    assert set(MOVES) == {None, *JobState}
    assert frozenset.union(*MOVES.values()) == frozenset(JobState)


@pytest.mark.parametrize(
    ("idempotent", "attempts", "becomes"),
    [
        (True, 1, JobState.WAITING),
        (True, 2, JobState.WAITING),
        (True, 3, JobState.LOST),
        (False, 1, JobState.LOST),
    ],
)
def test_a_lost_job_goes_on_only_when_doing_it_twice_is_harmless_and_attempts_remain(
    idempotent: bool, attempts: int, becomes: JobState
) -> None:
    assert after_lost(idempotent=idempotent, attempts=attempts, allowed=3) is becomes
