"""Answers to look over before they are sent: each question with what was answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from attune.domain.questionnaires.answers import Answers
from attune.domain.questionnaires.items import HAS_OPTIONS, Item
from attune.domain.questionnaires.questionnaire import Page
from attune.kit.formats import day as said_day


def lists(
    answers: Answers, change: Callable[[Page], str] | None = None
) -> Iterator[tuple[Page, list[dict[str, Any]]]]:
    """Rows of an NHS summary list, page by page; `change` gives the address of a page's form."""
    shown = {item.key for item in answers.shown}
    for page in answers.pages:
        asked = [item for item in page.items if item.asks and item.key in shown]
        if asked:
            yield page, [_row(answers, item, change and change(page)) for item in asked]


def _row(answers: Answers, item: Item, href: str | None) -> dict[str, Any]:
    row: dict[str, Any] = {
        "key": {"text": item.text},
        "lines": said(answers, item) or [_("Not answered")],
    }
    if href:
        words = {"text": _("Change"), "visuallyHiddenText": item.text}
        row["actions"] = {"items": [{"href": f"{href}#id_{_first_name(item)}", **words}]}
    return row


def _first_name(item: Item) -> str:
    return f"{item.key}__{item.rows[0].key}" if item.rows else item.key


def said(answers: Answers, item: Item) -> list[str]:
    """An answer as people read it, a line each; nothing where there is none."""
    answer = answers.values.get(item.key)
    if answer is None:
        return []
    if isinstance(answer, Mapping):
        rows = {row.key: row.text for row in item.rows}
        texts = {option.key: option.text for option in item.options}
        if not rows:
            return [line for part in answer.values() for line in part.split("\n")]
        return [f"{rows[row]}: {texts[given]}" for row, given in answer.items()]
    if item.kind in HAS_OPTIONS:
        chosen = answer if isinstance(answer, tuple) else (answer,)
        return [_option(answers, item, str(key)) for key in chosen]
    return [said_day(answer)] if isinstance(answer, date) else str(answer).split("\n")


def _option(answers: Answers, item: Item, key: str) -> str:
    option = item.option(key)
    words = answers.other.get(item.key, "")
    return f"{option.text}: {words}" if option.other and words else option.text
