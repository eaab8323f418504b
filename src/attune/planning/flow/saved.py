"""A saved scenario: what was asked, what both ways came to, and whether today's engine agrees."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cached_property
from typing import Any

from attune.domain import canonical
from attune.domain.flow.runs import Plan
from attune.domain.flow.scenarios.answers import Compared
from attune.domain.flow.scenarios.simulated import Simulated
from attune.domain.flow.scenarios.situation import Situation
from attune.domain.flow.scenarios.steps import Way
from attune.planning.records.flow import Scenario

from . import worked
from .asked import Asked
from .documents import Question, engine, situation_in
from .worked import Worked

WHOLE_NUMBERS = frozenset({"replications", "seed", "bins"})


def document_of(asked: Asked, answer: Worked) -> dict[str, Any]:
    """Everything that was asked and answered, for a canonical text."""
    return {
        "question": asked.question.document,
        "answer": answer.document,
        "moved": asked.form.changed,
        "query": asked.moved,
    }


@dataclass(frozen=True, eq=False)
class Saved:
    """One scenario as it was kept."""

    row: Scenario

    @cached_property
    def document(self) -> Any:
        return canonical.value(self.row.document)

    @property
    def name(self) -> str:
        return self.row.name

    @property
    def moved(self) -> list[str]:
        """What differed from how it stood in the area."""
        return list(self.document["moved"])

    @property
    def query(self) -> str:
        return str(self.document["query"])

    @property
    def plain(self) -> Mapping[str, Any]:
        """The situation as plain values."""
        found: Mapping[str, Any] = self.document["question"]["situation"]
        return found

    @property
    def plan(self) -> Mapping[str, Any]:
        """How long and how often it was looked, as plain values."""
        found: Mapping[str, Any] = self.document["question"]["plan"]
        return found

    @cached_property
    def answer(self) -> Worked:
        return Worked.read(self.document["answer"])

    @property
    def compared(self) -> Compared:
        return self.answer.compared

    @property
    def situation(self) -> Situation:
        """Refused where today's rates cannot say the same."""
        return situation_in(self.plain)

    @property
    def same_engine(self) -> bool:
        """Whether no line has changed that it was worked out by."""
        return bool(self.document["question"]["engine"] == engine())

    @property
    def checksums(self) -> dict[Way, int]:
        return checksums(self.compared)

    def again(self) -> Worked:
        """As many replications by today's engine; Refused where it cannot be asked any more."""
        question = Question(self.situation, _plan(self.plan))
        count = self.answer.replications
        if count == question.plan.replications:
            return worked.all_of(question)
        return Worked.of(Simulated.of(question.situation, question.plan, range(count)))


def checksums(compared: Compared) -> dict[Way, int]:
    return {way: compared.of(way).checksum for way in Way}


def _plan(plain: Mapping[str, Any]) -> Plan:
    known = {each.name for each in fields(Plan)}
    return Plan(**{name: _of_plan(name, plain[name]) for name in known & set(plain)})


def _of_plan(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(float(each) for each in value)
    return int(value) if name in WHOLE_NUMBERS else float(Decimal(value))
