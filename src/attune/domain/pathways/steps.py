"""The steps of a pathway, the routes between them, and the conditions on a route."""

from collections.abc import Mapping
from dataclasses import dataclass

from attune.domain.levels import Grouping

from .parts import Keyed, PathwayRefused
from .vocabulary import ANSWERED, StepKind

Given = Mapping[str, str]  # step key -> the answer given there last


@dataclass(frozen=True)
class Answer(Keyed):
    """One of the answers to a question."""

    text: str


@dataclass(frozen=True)
class Condition:
    """What an earlier step must have been answered: one of these."""

    step: str
    any_of: tuple[str, ...]

    def holds(self, given: Given) -> bool:
        return given.get(self.step) in self.any_of


@dataclass(frozen=True)
class Route:
    """Where a step leads: for these answers (all where none is named), when every condition holds.

    `again` marks a route that goes back; a walk takes it once and is not offered it a second time.
    """

    to: str
    answers: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    again: bool = False

    def fits(self, answer: str, given: Given) -> bool:
        return self.takes(answer) and all(condition.holds(given) for condition in self.when)

    def takes(self, answer: str) -> bool:
        return not self.answers or answer in self.answers


@dataclass(frozen=True)
class Step(Keyed):
    """One step. `text` is the guidance; `question` is what is asked or decided.

    `gathers` names views to gather here; `consent` says that permission is asked here;
    an outcome has `groupings`, and `shares` where others would be told about the family.
    """

    kind: StepKind
    title: str
    text: str = ""
    question: str = ""
    gathers: tuple[str, ...] = ()
    consent: bool = False
    answers: tuple[Answer, ...] = ()
    routes: tuple[Route, ...] = ()
    groupings: tuple[Grouping, ...] = ()
    shares: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if (self.kind in ANSWERED) is not bool(self.question.strip()):
            raise PathwayRefused(f"Step “{self.key}”: an ask or decide step has a question")
        if self.kind in ANSWERED and len(self.answers) < 2:
            raise PathwayRefused(f"Step “{self.key}”: a question needs at least two answers")
        if self.kind not in ANSWERED and self.answers:
            raise PathwayRefused(f"Step “{self.key}”: only a question has answers")
        if self.is_outcome and (self.routes or not self.groupings):
            raise PathwayRefused(
                f"Step “{self.key}”: an outcome names its groupings and leads nowhere"
            )
        if not self.is_outcome and (self.groupings or self.shares):
            raise PathwayRefused(f"Step “{self.key}”: only an outcome has groupings or shares")

    @property
    def is_outcome(self) -> bool:
        return self.kind is StepKind.OUTCOME

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be said here: the answers' keys, or "" where one only goes on."""
        return tuple(answer.key for answer in self.answers) or ("",)

    def routes_of(self, choice: str) -> tuple[Route, ...]:
        """The routes of a choice, in the order in which they are tried."""
        return tuple(route for route in self.routes if route.takes(choice))

    def answer(self, key: str) -> Answer:
        for answer in self.answers:
            if answer.key == key:
                return answer
        raise PathwayRefused(f"Step “{self.key}” has no answer “{key[:80]}”")
