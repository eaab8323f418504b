"""The quality mark: its states, the moves between them, how long it runs, who may have it."""

from datetime import date, timedelta
from enum import Enum

from .questionnaires.answers import Answers
from .questionnaires.scoring import scored
from .refusals import Refused

# Attune proposal, editable: a mark runs for three years, and whoever looks after it is told
# a quarter before it ends (the same 92 days after which a record counts as overdue).
YEARS = 3
MOST_YEARS = 5
ENDS_SOON = timedelta(days=92)
ESSENTIAL = "essential"  # the score of a set of criteria without which there is no mark
LONGEST_REASON = 1000


class MarkState(Enum):
    """Where an application for the mark stands: the state of its last event."""

    ASKED = "asked"
    AWARDED = "awarded"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def needs_reason(self) -> bool:
        """Whoever is told no, or loses the mark, is told why."""
        return self in (MarkState.REFUSED, MarkState.WITHDRAWN)


# From each state, the states an application may move to. Before it is asked for it is a draft.
MOVES: dict[MarkState | None, frozenset[MarkState]] = {
    None: frozenset({MarkState.ASKED}),
    MarkState.ASKED: frozenset({MarkState.AWARDED, MarkState.REFUSED, MarkState.WITHDRAWN}),
    MarkState.AWARDED: frozenset({MarkState.WITHDRAWN}),
    MarkState.REFUSED: frozenset(),
    MarkState.WITHDRAWN: frozenset(),
}


class MarkRefused(Refused):
    """Something that cannot be done with a mark; its text is for the person."""


def checked_move(before: MarkState | None, after: MarkState) -> MarkState:
    """The state moved to, or MarkRefused."""
    if after not in MOVES[before]:
        stands = before.value if before else "a draft"
        raise MarkRefused(f"An application that is {stands} cannot become {after.value}")
    return after


def checked_reason(reason: str, state: MarkState) -> str:
    """The reason as it is kept; a refusal and a withdrawal need one."""
    kept = "\n".join(" ".join(line.split()) for line in reason.splitlines()).strip()
    if "\0" in kept or len(kept) > LONGEST_REASON:
        raise MarkRefused(f"A reason has at most {LONGEST_REASON} characters")
    if state.needs_reason and not kept:
        raise MarkRefused("Say why: the service is told your reason")
    return kept


def later_by_years(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def checked_until(until: date, *, on: date) -> date:
    """The last day of a mark awarded on a day: after it, and at most five years later."""
    if not on < until <= later_by_years(on, MOST_YEARS):
        raise MarkRefused(f"A mark ends after today and within {MOST_YEARS} years")
    return until


def check_can_ask(answers: Answers) -> None:
    """Every required question must be answered, with what shows it."""
    waiting = answers.unanswered_required
    if waiting:
        raise MarkRefused(f"{len(waiting)} questions still wait, the first: {waiting[0].text}")


def check_can_award(answers: Answers) -> None:
    """Nobody carries the mark without the essential criteria, where the criteria name any."""
    if any(score.key == ESSENTIAL for score in answers.questionnaire.scores):
        if scored(answers, ESSENTIAL).value != 1:
            raise MarkRefused("An essential criterion is not met, so the mark cannot be awarded")


def running(until: date | None, *, on: date) -> bool:
    """Whether a mark that runs until a day still does; its last day counts."""
    return until is not None and until >= on


def ends_soon(until: date, *, on: date) -> bool:
    """Whether a running mark ends within 92 days."""
    return on <= until <= on + ENDS_SOON
