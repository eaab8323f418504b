"""How a mapping round and a sector's answer move, and how each sector stands."""

from datetime import date, timedelta
from enum import Enum

from attune.domain.offers.vocabulary import Word

LONGEST = timedelta(days=366)
# From so many days before a round closes it is on the desk, and who has not answered is reminded.
CLOSES_SOON = timedelta(days=14)
REMIND_BEFORE = timedelta(days=5)


class RoundRefused(ValueError):
    """What a mapping round does not take; its text is for the person."""


class RoundState(Enum):
    """Whether a round takes answers."""

    OPEN = "open"
    CLOSED = "closed"


class AnswerState(Word):
    """How far a sector's answer is."""

    DRAFT = ("draft", "Draft")
    SUBMITTED = ("submitted", "Sent")
    SENT_BACK = ("sent_back", "Sent back with a question")
    AGREED = ("agreed", "Agreed")


class SectorState(Word):
    """How a sector stands in a round, as its lead sees it."""

    NOT_ASKED = ("not_asked", "Not asked")
    ASKED = ("asked", "Asked, no answer yet")
    DRAFT = ("draft", "Draft begun")
    SENT_BACK = ("sent_back", "Sent back with a question")
    SUBMITTED = ("submitted", "Sent, to be agreed")
    AGREED = ("agreed", "Agreed")

    @property
    def answered(self) -> bool:
        """Only what a sector has sent counts; silence says nothing about its services."""
        return self in (SectorState.SUBMITTED, SectorState.AGREED)


MOVES = {
    None: {AnswerState.DRAFT, AnswerState.SUBMITTED},
    AnswerState.DRAFT: {AnswerState.DRAFT, AnswerState.SUBMITTED},
    AnswerState.SUBMITTED: {AnswerState.SENT_BACK, AnswerState.AGREED},
    AnswerState.SENT_BACK: {AnswerState.DRAFT, AnswerState.SUBMITTED},
    AnswerState.AGREED: {AnswerState.SENT_BACK},
}
BY_CONTRIBUTOR = {AnswerState.DRAFT, AnswerState.SUBMITTED}


def checked_move(now: AnswerState | None, then: AnswerState) -> AnswerState:
    """The state an answer moves to, or RoundRefused with what stands in the way."""
    if then in MOVES[now]:
        return then
    if then in BY_CONTRIBUTOR:
        raise RoundRefused("This answer has been sent. Ask the lead to send it back to change it.")
    if now is None or now in BY_CONTRIBUTOR - {AnswerState.SUBMITTED}:
        raise RoundRefused("This sector has not sent its answer yet.")
    raise RoundRefused("This answer is not waiting to be agreed.")


def sector_state(answers: tuple[AnswerState | None, ...]) -> SectorState:
    """How a sector stands when each of those invited stands so; nobody invited is not asked.

    What waits for the lead comes first; after that one answer is enough, whoever else is silent.
    """
    if not answers:
        return SectorState.NOT_ASKED
    states = AnswerState
    order = (states.SUBMITTED, states.SENT_BACK, states.AGREED, states.DRAFT)
    first = next((state for state in order if state in answers), None)
    same = (each for each in SectorState if first and each.value == first.value)
    return next(same, SectorState.ASKED)


def checked_window(opens_on: date, closes_on: date) -> tuple[date, date]:
    """A window of a day to a year."""
    if closes_on < opens_on:
        raise RoundRefused("A round closes on or after the day it opens.")
    if closes_on - opens_on > LONGEST:
        raise RoundRefused("A round is open for a year at most.")
    return opens_on, closes_on


def takes_answers(state: RoundState, opens_on: date, closes_on: date, *, on: date) -> bool:
    """Whether sectors may write on a day; the day of closing is still inside."""
    return state is RoundState.OPEN and opens_on <= on <= closes_on


def checked_text(said: str, *, most: int, what: str, must: bool = True) -> str:
    """One line of text, at most so long; `what` begins the sentence that refuses."""
    plain = " ".join(said.replace("\0", " \0").split())
    if "\0" in plain or len(plain) > most or (must and not plain):
        raise RoundRefused(f"{what} has {1 if must else 0} to {most} characters.")
    return plain
