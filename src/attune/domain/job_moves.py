"""The life of a job: its states, the moves between them, and what becomes of one that was lost."""

from enum import Enum


class JobState(Enum):
    """Where a job stands: the state of its last event."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
    LOST = "lost"

    @property
    def is_open(self) -> bool:
        """Whether a worker still has something to do with it."""
        return self in (JobState.WAITING, JobState.RUNNING)

    @property
    def can_be_tried_again(self) -> bool:
        return JobState.WAITING in MOVES[self] and not self.is_open


# From each state, the states a job may move to. A job begins by waiting.
MOVES: dict[JobState | None, frozenset[JobState]] = {
    None: frozenset({JobState.WAITING}),
    JobState.WAITING: frozenset({JobState.RUNNING, JobState.STOPPED}),
    JobState.RUNNING: frozenset(
        {JobState.DONE, JobState.FAILED, JobState.STOPPED, JobState.LOST, JobState.WAITING}
    ),
    JobState.LOST: frozenset({JobState.WAITING}),
    JobState.FAILED: frozenset({JobState.WAITING}),
    JobState.STOPPED: frozenset({JobState.WAITING}),
    JobState.DONE: frozenset(),
}


class MoveRefused(ValueError):
    """A move that a job may not make; its text is for a person."""


def checked_move(before: JobState | None, after: JobState) -> JobState:
    """The state moved to, or MoveRefused."""
    if after not in MOVES[before]:
        stands = before.value if before else "not there yet"
        raise MoveRefused(f"A job that is {stands} cannot become {after.value}")
    return after


def after_lost(*, idempotent: bool, attempts: int, allowed: int) -> JobState:
    """A job whose worker vanished goes back in the queue, or stays lost until a person decides."""
    if attempts < 1 or allowed < 1:
        raise ValueError("A job that was lost has been tried, and may be tried at least once")
    return JobState.WAITING if idempotent and attempts < allowed else JobState.LOST


def folded(states: list[JobState]) -> JobState | None:
    """The state that a whole history leads to; MoveRefused where a step of it may not be."""
    state: JobState | None = None
    for after in states:
        state = checked_move(state, after)
    return state
