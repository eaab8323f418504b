"""Answers to a question: the first replications at once, all of them kept once worked out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from attune.domain import canonical
from attune.domain.flow.scenarios.answers import Compared
from attune.domain.flow.scenarios.plain import from_plain, to_plain
from attune.domain.flow.scenarios.simulated import Simulated
from attune.domain.flow.scenarios.steps import Step
from attune.domain.refusals import Refused
from attune.planning.records.flow import WorkedOut

from .documents import Question
from .paired import Shares

FIRST, FEWEST = 20, 4  # replications answer while somebody waits: fewer in a large area
PART = 20  # replications between two signs of life of a job
AT_ONCE = 800_000  # families may be simulated, both ways, while somebody waits for the first
ALL_AT_ONCE = 12_000_000  # or for all, which takes some seconds
KEPT_IN_MIND = 16


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


def families(question: Question) -> float:
    """How many come in one replication, warm-up and run-out among it."""
    coming = sum(question.situation.coming(step) for step in Step)
    return coming * (question.plan.until + question.plan.run_out)


def first_count(question: Question) -> int:
    """How many replications answer at once: so many that nobody waits long, in any area."""
    wanted = int(AT_ONCE / max(1.0, families(question)))
    return min(question.plan.replications, FIRST, max(FEWEST, wanted))


def first(question: Question) -> Worked:
    """Of the first replications; Refused where the situation cannot be simulated."""
    return _first(Asked(question))


def all_of(question: Question) -> Worked:
    """As it is kept, or worked out now; Refused where that would take too long to wait for."""
    found = kept(question)
    if found is None and families(question) * question.plan.replications > ALL_AT_ONCE:
        raise Refused(
            "This area is too large to work all of it out while you wait: on the what-if page, let"
            " all replications be worked out first"
        )
    return found or whole(question)


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
    numbers = range(first_count(question))
    return Worked.of(Simulated.of(question.situation, question.plan, numbers))
