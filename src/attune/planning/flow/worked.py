"""Answers to a question: the first replications at once, all of them kept once worked out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from attune.domain import canonical
from attune.domain.flow.scenarios.answers import Compared
from attune.domain.flow.scenarios.plain import from_plain, to_plain
from attune.domain.flow.scenarios.simulated import Simulated
from attune.planning.records.flow import WorkedOut

from .documents import Question
from .paired import Shares

FIRST = 20  # replications answer while somebody waits
PART = 20  # replications between two signs of life of a job
KEPT_IN_MIND = 32


@dataclass(frozen=True, eq=False)
class Worked:
    """What both ways came to, and by replication, so that two answers can be laid side by side."""

    compared: Compared
    shares: Shares

    @classmethod
    def of(cls, simulated: Simulated) -> "Worked":
        return cls(simulated.compared, Shares.of(simulated))

    @classmethod
    def read(cls, plain: Any) -> "Worked":
        """Out of a document."""
        return cls(from_plain(plain["compared"]), Shares.read(plain["shares"]))

    @property
    def document(self) -> dict[str, Any]:
        """Plain values for a canonical text."""
        return {"compared": to_plain(self.compared), "shares": self.shares.document}

    @property
    def replications(self) -> int:
        return self.compared.escalator.replications


def kept(question: Question) -> Worked | None:
    """All replications, where a job has worked them out."""
    row = WorkedOut.objects.asked(question.sha256).first()
    return Worked.read(canonical.value(row.document)) if row else None


def first(question: Question) -> Worked:
    """Of the first replications; Refused where the situation cannot be simulated."""
    return _first(Asked(question))


def parts(question: Question) -> Iterator[Simulated]:
    """All replications, some at a time."""
    whole = question.plan.replications
    for start in range(0, whole, PART):
        numbers = range(start, min(start + PART, whole))
        yield Simulated.of(question.situation, question.plan, numbers)


def whole(question: Question, *, told: Callable[[int], None] = lambda done: None) -> Worked:
    """All replications, worked out now; `told` how many are done before each part."""
    sum_of: Simulated | None = None
    for number, part in enumerate(parts(question)):
        sum_of = part if sum_of is None else sum_of + part
        told(min((number + 1) * PART, question.plan.replications))
    if sum_of is None:
        raise ValueError("A plan has at least one replication")
    return Worked.of(sum_of)


class Asked:
    """A question by its checksum, so that an answer in mind is found again."""

    def __init__(self, question: Question) -> None:
        self.question = question

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Asked) and other.question.sha256 == self.question.sha256

    def __hash__(self) -> int:
        return hash(self.question.sha256)


@lru_cache(maxsize=KEPT_IN_MIND)
def _first(asked: Asked) -> Worked:
    question = asked.question
    numbers = range(min(FIRST, question.plan.replications))
    return Worked.of(Simulated.of(question.situation, question.plan, numbers))
