"""A questionnaire as a Django form: whole or page by page, each item an NHS component."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attune.domain.questionnaires.answering import AnswersRefused
from attune.domain.questionnaires.answers import Answers
from attune.domain.questionnaires.conditions import hold
from attune.domain.questionnaires.items import Item
from attune.domain.questionnaires.questionnaire import Page, Questionnaire
from attune.kit.forms import Form, say_plainly
from attune.kit.question_drawing import Asked, Drawing
from attune.kit.question_fields import fields_of, first_values, given_value, say_what


class QuestionnaireForm(Form):
    """The items of a questionnaire, or of one of its pages.

    Without a page every item is there, and what depends on an earlier answer opens beneath it or
    says when it is asked. With a page (and the answers given before) only what is to be asked is
    there. A draft may leave required items open. Once valid, `answers` holds all answers, those
    before included; the room that asks keeps `answers.text`.
    """

    answers: Answers

    def __init__(
        self,
        data: Any = None,
        *,
        questionnaire: Questionnaire,
        page: Page | None = None,
        before: Answers | None = None,
        draft: bool = False,
        **kwargs: Any,
    ) -> None:
        self.questionnaire, self.page, self.draft = questionnaire, page, draft
        self.before = before or Answers(questionnaire)
        self.items = tuple(self._to_ask())
        super().__init__(data, initial=first_values(self.items, self.before), **kwargs)
        for item in self.items:
            self.fields.update(fields_of(item))
        for field in self.fields.values():
            say_plainly(field)

    def _to_ask(self) -> Iterator[Item]:
        """All; of one page what the pages before lead to, and what this page itself may lead to."""
        if self.page is None:
            yield from self.questionnaire.items
            return
        here = {item.key for item in self.page.items}
        for item in self.page.items:
            settled = tuple(each for each in item.show_when if each.item not in here)
            if hold(settled, self.before.values):
                yield item

    def asked(self) -> Iterator[tuple[Page, list[Asked]]]:
        """Each page with its items as they are drawn."""
        for page in (self.page,) if self.page else self.questionnaire.pages:
            items = [item for item in page.items if item in self.items]
            if items:
                yield page, Drawing(self, items).tops()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        asked = {item.key for item in self.items}
        values = _without(self.before.values, asked)
        words = _without(self.before.other, asked)
        values |= {item.key: given_value(item, cleaned) for item in self.items}
        words |= {item.key: cleaned.get(f"{item.key}__other", "") for item in self.items}
        try:
            self.answers = Answers(self.questionnaire, values, words)
        except AnswersRefused as refused:
            self._say(refused.problems)
        else:
            self._forget_what_is_not_asked()
            self._ask_for_missing()
        return cleaned

    def _say(self, problems: Mapping[str, str]) -> None:
        for key, why in problems.items():
            names = self.names(key)
            if not any(name in self.errors for name in names):
                self.add_error(names[0] if names else None, why)

    def _forget_what_is_not_asked(self) -> None:
        """Something mistyped in a question that need not be answered is no problem."""
        shown = {item.key for item in self.answers.shown}
        for item in self.items:
            if item.key not in shown:
                for name in self.names(item.key):
                    self.errors.pop(name, None)

    def _ask_for_missing(self) -> None:
        """What is required is known only once the answers say what was shown."""
        for item in () if self.draft else self.answers.unanswered_required:
            if item in self.items and not any(name in self.errors for name in self.names(item.key)):
                self.add_error(*self._waiting(item))

    def _waiting(self, item: Item) -> tuple[str, str]:
        """The field of an item that still waits, and the words that say so."""
        answer = self.answers.values.get(item.key)
        name = item.key
        if answer is not None and item.other_option:
            return f"{item.key}__other", say_what()
        if item.rows:
            given = answer if isinstance(answer, Mapping) else {}
            open_rows = (row.key for row in item.rows if row.key not in given)
            name = f"{item.key}__{next(open_rows)}"
        return name, str(self.fields[name].error_messages["required"])

    def names(self, key: str) -> list[str]:
        """The names of an item's fields."""
        return [name for name in self.fields if name == key or name.startswith(f"{key}__")]


def _without(given: Mapping[str, Any], keys: set[str]) -> dict[str, Any]:
    return {key: value for key, value in given.items() if key not in keys}
