"""How a task of an assessment moves, and what counts as done or missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from attune.domain.refusals import Refused

from .template import Task


class TaskMove(Enum):
    """What somebody can do with a task."""

    TAKE_ON = "take_on"
    FINISH = "finish"
    SET_ASIDE = "set_aside"
    REOPEN = "reopen"


class TaskState(Enum):
    """Where a task stands: what its last move made of it."""

    TO_DO = "to_do"
    TAKEN_ON = "taken_on"
    FINISHED = "finished"
    SET_ASIDE = "set_aside"


# From each state, the moves that may be made and where each leads. A task begins as to do.
MOVES: dict[TaskState, dict[TaskMove, TaskState]] = {
    TaskState.TO_DO: {
        TaskMove.TAKE_ON: TaskState.TAKEN_ON,
        TaskMove.FINISH: TaskState.FINISHED,
        TaskMove.SET_ASIDE: TaskState.SET_ASIDE,
    },
    TaskState.TAKEN_ON: {
        # Somebody else takes it over.
        TaskMove.TAKE_ON: TaskState.TAKEN_ON,
        TaskMove.FINISH: TaskState.FINISHED,
        TaskMove.SET_ASIDE: TaskState.SET_ASIDE,
    },
    TaskState.FINISHED: {TaskMove.REOPEN: TaskState.TO_DO},
    TaskState.SET_ASIDE: {TaskMove.REOPEN: TaskState.TO_DO},
}
NOTE_WANTED = frozenset({TaskMove.SET_ASIDE})
SAID = {
    TaskState.TO_DO: "still to do",
    TaskState.TAKEN_ON: "taken on",
    TaskState.FINISHED: "finished",
    TaskState.SET_ASIDE: "set aside",
}


def moved(state: TaskState, move: TaskMove, *, note: str = "") -> TaskState:
    """The state after a move; Refused where it may not be made, or lacks its reason."""
    if move not in MOVES[state]:
        if move is TaskMove.REOPEN:
            raise Refused("This task is open already")
        raise Refused(f"This task is {SAID[state]}: reopen it first")
    if move in NOTE_WANTED and not note.strip():
        raise Refused("Say why the task is set aside")
    return MOVES[state][move]


def state_after(moves: Iterable[TaskMove]) -> TaskState:
    """The state that a history leads to; each of its moves was checked when it was made."""
    state = TaskState.TO_DO
    for move in moves:
        state = MOVES[state][move]
    return state


@dataclass(frozen=True)
class Finding:
    """What Attune sees of a task by itself: whether it is there, in one sentence."""

    there: bool
    words: str


class Standing(Enum):
    """How a task counts: what Attune found comes before what nobody has done yet."""

    FOUND = "found"
    FINISHED = "finished"
    SET_ASIDE = "set_aside"
    TAKEN_ON = "taken_on"
    MISSING = "missing"

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do."""
        return self in (Standing.FOUND, Standing.FINISHED, Standing.SET_ASIDE)


@dataclass(frozen=True)
class TaskStanding:
    """A task, what people did with it, and what Attune found."""

    task: Task
    state: TaskState
    finding: Finding | None

    @property
    def standing(self) -> Standing:
        """Somebody's decision to set aside stands; a thing that is there needs nobody's word."""
        if self.state is TaskState.SET_ASIDE:
            return Standing.SET_ASIDE
        if self.finding and self.finding.there:
            return Standing.FOUND
        return {
            TaskState.FINISHED: Standing.FINISHED,
            TaskState.TAKEN_ON: Standing.TAKEN_ON,
        }.get(self.state, Standing.MISSING)

    @property
    def moves(self) -> tuple[TaskMove, ...]:
        """What somebody may do with it now."""
        if self.standing is Standing.FOUND:
            return ()
        return tuple(MOVES[self.state])


def unsettled(standings: Iterable[TaskStanding]) -> tuple[TaskStanding, ...]:
    """What is missing or only begun, in order."""
    return tuple(each for each in standings if not each.standing.settled)
