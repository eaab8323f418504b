"""When an item is asked: conditions on the answers given before it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from attune.domain.refusals import Refused

from .answering import Answer, Answered


class Comparison(Enum):
    """How a condition compares the answer before."""

    EQUALS = "equals"
    ANY_OF = "any_of"
    ALL_OF = "all_of"
    GREATER_THAN = "greater_than"


@dataclass(frozen=True)
class Condition:
    """One thing an earlier answer must be: an option, one or all of several, or a number."""

    item: str
    comparison: Comparison
    options: tuple[str, ...] = ()
    number: Decimal | None = None

    def __post_init__(self) -> None:
        several = self.comparison in (Comparison.ANY_OF, Comparison.ALL_OF)
        numeric = self.number is not None
        if numeric is bool(self.options) or (several and numeric):
            raise Refused("A condition names options of the earlier item, or one number")
        if self.comparison is Comparison.GREATER_THAN and not numeric:
            raise Refused("“greater_than” takes a number")
        if self.comparison is Comparison.EQUALS and len(self.options) > 1:
            raise Refused("“equals” takes one option: use any_of or all_of for several")

    def holds(self, answers: Answered) -> bool:
        """Whether it is so; what was not answered fulfils no condition."""
        answer = answers.get(self.item)
        if answer is None:
            return False
        if self.number is not None:
            return self._number_holds(answer, self.number)
        chosen = set(answer) if isinstance(answer, tuple) else {answer}
        if self.comparison is Comparison.ALL_OF:
            return chosen.issuperset(self.options)
        return not chosen.isdisjoint(self.options)

    def _number_holds(self, answer: Answer, number: Decimal) -> bool:
        if not isinstance(answer, int | Decimal):
            return False
        greater = self.comparison is Comparison.GREATER_THAN
        return answer > number if greater else answer == number


def hold(conditions: tuple[Condition, ...], answers: Answered) -> bool:
    """Whether all of them are so."""
    return all(condition.holds(answers) for condition in conditions)
