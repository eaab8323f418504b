"""Somebody's answers: checked, without those nobody was asked for, as one document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from attune.domain import canonical
from attune.domain.refusals import Refused

from .answering import Answer, Answered, AnswersRefused, plain_text
from .checking import checked
from .items import LONGEST_OTHER, Item, ItemKind
from .questionnaire import Page, Questionnaire


@dataclass(frozen=True)
class Answers:
    """Answers by the key of their item, and the words written beside an option “other”.

    Made of whatever was given: AnswersRefused names each item whose answer cannot be. Answers to
    items that are not shown are dropped, and so are words beside an option not chosen.
    """

    questionnaire: Questionnaire
    values: Answered = field(default_factory=dict)
    other: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        problems: dict[str, str] = {}
        values: dict[str, Answer] = {}
        other: dict[str, str] = {}
        items = {item.key: item for item in self.questionnaire.items}
        problems |= dict.fromkeys({*self.values, *self.other} - set(items), "There is no such item")
        for item in items.values():
            try:
                _take(item, self.values.get(item.key), self.other.get(item.key, ""), values, other)
            except Refused as refused:
                problems[item.key] = str(refused)
        shown = {item.key for item in self.questionnaire.shown(values)}
        problems = {key: why for key, why in problems.items() if key in shown or key not in items}
        if problems:
            raise AnswersRefused(problems)
        for name, taken in (("values", values), ("other", other)):
            kept = {key: value for key, value in taken.items() if key in shown}
            object.__setattr__(self, name, MappingProxyType(kept))

    @classmethod
    def read(cls, questionnaire: Questionnaire, text: str) -> "Answers":
        """Answers out of their canonical text."""
        document: Any = canonical.value(text)
        return cls(questionnaire, document["answers"], document["other"])

    @property
    def text(self) -> str:
        """The canonical text: the same answers always give the same text."""
        return canonical.text({"answers": self.values, "other": self.other})

    @property
    def shown(self) -> tuple[Item, ...]:
        """What these answers lead to being asked, and said."""
        return tuple(self.questionnaire.shown(self.values))

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages with something to show."""
        shown = {item.key for item in self.shown}
        return tuple(
            page
            for page in self.questionnaire.pages
            if any(item.key in shown for item in page.items)
        )

    @property
    def unanswered_required(self) -> tuple[Item, ...]:
        """What must still be answered; a grid counts as answered when every line of it is."""
        return tuple(item for item in self.shown if item.required and not self.has_answered(item))

    @property
    def complete(self) -> bool:
        return not self.unanswered_required

    @property
    def progress(self) -> tuple[int, int]:
        """How many are answered, of how many asked so far."""
        asked = [item for item in self.shown if item.asks]
        return sum(self.has_answered(item) for item in asked), len(asked)

    def has_answered(self, item: Item) -> bool:
        """Whether there is a whole answer; the words beside “other” are part of a required one."""
        answer = self.values.get(item.key)
        if answer is None:
            return False
        if item.kind is ItemKind.GRID:
            return isinstance(answer, Mapping) and len(answer) == len(item.rows)
        return item.key in self.other or not (item.required and _chose_other(item, answer))


def _take(
    item: Item, value: object, words: object, values: dict[str, Answer], other: dict[str, str]
) -> None:
    answer = checked(item, value)
    said = plain_text(words or "", LONGEST_OTHER)
    if answer is not None:
        values[item.key] = answer
        if said and _chose_other(item, answer):
            other[item.key] = said


def _chose_other(item: Item, answer: Answer) -> bool:
    if item.other_option is None:
        return False
    return item.other_option.key in (answer if isinstance(answer, tuple) else (answer,))
