"""What an invented service answers to the criteria of the quality mark."""

from typing import Any

from attune.domain.questionnaires.answers import Answers
from attune.domain.questionnaires.items import ItemKind
from attune.domain.questionnaires.questionnaire import Questionnaire
from attune.place.content.questionnaires import shipped

NOTE = "In our handbook of May 2026, page 4"


def proposal() -> Questionnaire:
    """The criteria as shipped."""
    return shipped("quality-mark").questionnaire


def all_met(asked: Questionnaire | None = None, **instead: str) -> Answers:
    """Yes to everything, with evidence, but for what is answered instead."""
    asked = asked or proposal()
    values: dict[str, Any] = {}
    for item in asked.items:
        if item.kind is ItemKind.YES_NO:
            values[item.key] = instead.get(item.key, "yes")
        elif item.kind is ItemKind.EVIDENCE:
            values[item.key] = {"note": NOTE}
    return Answers(asked, values)


def posted(answers: Answers) -> dict[str, str]:
    """The same as a browser sends it."""
    return {
        key: value["note"] if isinstance(value, dict) else str(value)
        for key, value in answers.values.items()
    }
