"""The form fields of one questionnaire item, and its answer into and out of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from attune.domain.questionnaires.answering import LINK, NOTE
from attune.domain.questionnaires.answers import Answers
from attune.domain.questionnaires.items import LONGEST_LINK, LONGEST_OTHER, Item, ItemKind
from attune.kit.forms import Amount, DateField, WholeNumber

Fields = dict[str, forms.Field]
SHORT = 3  # so many options of a word or two stand side by side
SHORT_TEXT = 20


def fields_of(item: Item) -> Fields:
    """The fields by name; none is required by itself, since it may not be asked at all."""
    fields = MAKERS[item.kind](item)
    if item.other_option:
        label = say_what()
        fields[f"{item.key}__other"] = forms.CharField(
            label=label, max_length=LONGEST_OTHER, required=False
        )
    return fields


def say_what() -> str:
    """What the words beside an option “other” are asked by, and asked for with when missing."""
    return _("Say what")


def first_values(items: Iterable[Item], answers: Answers) -> dict[str, Any]:
    """Answers given before, as the fields' first values."""
    found: dict[str, Any] = {f"{key}__other": words for key, words in answers.other.items()}
    for item in items:
        answer = answers.values.get(item.key)
        if isinstance(answer, Mapping):
            parts = {f"{item.key}__{part}": text for part, text in answer.items()}
            found |= {name.removesuffix(f"__{NOTE}"): text for name, text in parts.items()}
        elif answer is not None:
            found[item.key] = list(answer) if isinstance(answer, tuple) else answer
    return found


def given_value(item: Item, cleaned: Mapping[str, Any]) -> Any:
    """What was given for an item, in the shape that its answer has."""
    if item.kind is ItemKind.GRID:
        return {row.key: cleaned.get(f"{item.key}__{row.key}", "") for row in item.rows}
    if item.kind is ItemKind.EVIDENCE:
        note, link = cleaned.get(item.key, ""), cleaned.get(f"{item.key}__{LINK}", "")
        return {NOTE: note, LINK: link} if note or link else None
    return cleaned.get(item.key)


def _label(item: Item) -> dict[str, Any]:
    words = item.text if item.required else _("%(question)s (optional)") % {"question": item.text}
    return {"label": words, "help_text": item.help, "required": False}


def _text(item: Item) -> Fields:
    attrs = {"autocomplete": item.autocomplete} if item.autocomplete else {}
    widget = forms.TextInput(attrs=attrs)
    return {item.key: forms.CharField(max_length=item.longest, widget=widget, **_label(item))}


def _long_text(item: Item) -> Fields:
    return {item.key: forms.CharField(max_length=item.longest, widget=_box(4), **_label(item))}


def _box(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _email(item: Item) -> Fields:
    widget = forms.EmailInput(attrs={"autocomplete": item.autocomplete or "email"})
    return {item.key: forms.EmailField(max_length=item.longest, widget=widget, **_label(item))}


def _phone(item: Item) -> Fields:
    attrs = {"inputmode": "tel", "width": "20", "autocomplete": item.autocomplete or "tel"}
    widget = forms.TextInput(attrs=attrs)
    return {item.key: forms.CharField(max_length=item.longest, widget=widget, **_label(item))}


def _whole(item: Item) -> Fields:
    low, high = (int(bound) if isinstance(bound, Decimal) else None for bound in _bounds(item))
    return {item.key: WholeNumber(min_value=low, max_value=high, **_label(item))}


def _amount(item: Item) -> Fields:
    low, high = _bounds(item)
    return {item.key: Amount(min_value=low, max_value=high, **_label(item))}


def _bounds(item: Item) -> tuple[Any, Any]:
    return item.low, item.high


def _day(item: Item) -> Fields:
    return {item.key: DateField(**_label(item))}


def _one(item: Item) -> Fields:
    widget = forms.RadioSelect(attrs=_choice_attrs(item))
    return {item.key: forms.ChoiceField(choices=_choices(item), widget=widget, **_label(item))}


def _select(item: Item) -> Fields:
    choices = [("", _("Choose")), *_choices(item)]
    return {item.key: forms.ChoiceField(choices=choices, **_label(item))}


def _several(item: Item) -> Fields:
    widget = forms.CheckboxSelectMultiple(attrs={"hints": _hints(item)})
    field = forms.MultipleChoiceField(choices=_choices(item), widget=widget, **_label(item))
    return {item.key: field}


def _grid(item: Item) -> Fields:
    """A field for each line; a table of radios could not be used on a phone."""
    short = all(len(option.text) <= SHORT_TEXT for option in item.options)
    return {
        f"{item.key}__{row.key}": forms.ChoiceField(
            label=row.text,
            choices=_choices(item),
            required=False,
            widget=forms.RadioSelect(attrs={"small": True, "inline": short}),
        )
        for row in item.rows
    }


def _evidence(item: Item) -> Fields:
    note = forms.CharField(max_length=item.longest, widget=_box(3), **_label(item))
    link = forms.URLField(
        label=_("Link, if there is one"),
        max_length=LONGEST_LINK,
        required=False,
        assume_scheme="https",
    )
    return {item.key: note, f"{item.key}__{LINK}": link}


def _choices(item: Item) -> list[tuple[str, str]]:
    return [(option.key, option.text) for option in item.options]


def _hints(item: Item) -> dict[str, str]:
    return {option.key: option.help for option in item.options if option.help}


def _choice_attrs(item: Item) -> dict[str, Any]:
    side_by_side = len(item.options) <= SHORT and not item.other_option
    short = all(len(option.text) <= SHORT_TEXT for option in item.options)
    return {"hints": _hints(item), "inline": side_by_side and short and not _hints(item)}


MAKERS: dict[ItemKind, Callable[[Item], Fields]] = {
    ItemKind.TEXT: _text,
    ItemKind.LONG_TEXT: _long_text,
    ItemKind.EMAIL: _email,
    ItemKind.PHONE: _phone,
    ItemKind.WHOLE_NUMBER: _whole,
    ItemKind.AMOUNT: _amount,
    ItemKind.DATE: _day,
    ItemKind.YES_NO: _one,
    ItemKind.RADIOS: _one,
    ItemKind.SELECT: _select,
    ItemKind.CHECKBOXES: _several,
    ItemKind.GRID: _grid,
    ItemKind.EVIDENCE: _evidence,
    ItemKind.STATEMENT: lambda item: {},
    ItemKind.INSET: lambda item: {},
}
