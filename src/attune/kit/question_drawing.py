"""Which item stands where on a page: what an option reveals opens beneath it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from attune.domain.questionnaires.conditions import Comparison, Condition
from attune.domain.questionnaires.items import CHOOSES, Item, ItemKind
from attune.domain.questionnaires.questionnaire import Questionnaire
from attune.kit.widgets import component

NESTS = frozenset({ItemKind.RADIOS, ItemKind.YES_NO, ItemKind.CHECKBOXES})


@dataclass(frozen=True)
class Asked:
    """One item as the template draws it: its fields, what its options reveal, when it is asked."""

    item: Item
    bounds: tuple[BoundField, ...]
    words: BoundField | None = None  # beside the option "other"
    only_if: str = ""
    reveals: Mapping[str, list[Asked]] = field(default_factory=dict)

    def component(self, bound: BoundField, opened: Mapping[str, Any]) -> dict[str, Any]:
        """The NHS macro of a field and its parameters, with the HTML that its options open."""
        drawn = component(bound)
        params = drawn["params"]
        if "items" in params and drawn["macro"] in ("radios", "checkboxes"):
            params["items"] = [self._option(each, opened) for each in params["items"]]
            params["inline"] = params.get("inline", False) and not opened
        return drawn

    def _option(self, option: dict[str, Any], opened: Mapping[str, Any]) -> dict[str, Any]:
        key = option["value"]
        if key in opened:
            option = option | {"conditional": {"html": opened[key]}}
        alone = any(each.key == key and each.exclusive for each in self.item.options)
        return option | {"behaviour": "exclusive"} if alone else option


class Drawing:
    """The items of one page of a form, each once."""

    def __init__(self, form: forms.Form, items: Sequence[Item]) -> None:
        self.form: Any = form
        self.items = items
        self.here = {item.key: item for item in items}
        self.under = {item.key: place for item in items if (place := self._place(item))}

    def tops(self) -> list[Asked]:
        """What stands by itself, in order."""
        return [self._asked(item) for item in self.items if item.key not in self.under]

    def _place(self, item: Item) -> Condition | None:
        """The one condition on one option of this page under which an item can open."""
        inner = [each for each in item.show_when if each.item in self.here]
        if len(inner) != 1 or len(inner[0].options) != 1:
            return None
        return inner[0] if self.here[inner[0].item].kind in NESTS else None

    def _asked(self, item: Item) -> Asked:
        reveals: dict[str, list[Asked]] = {}
        for each in self.items:
            place = self.under.get(each.key)
            if place and place.item == item.key:
                reveals.setdefault(place.options[0], []).append(self._asked(each))
        words = f"{item.key}__other"
        bounds = tuple(self.form[name] for name in self.form.names(item.key) if name != words)
        beside = self.form[words] if item.other_option else None
        return Asked(item, bounds, beside, self._only_if(item), reveals)

    def _only_if(self, item: Item) -> str:
        """When it is asked, in words, where the page does not show it by itself."""
        place = self.under.get(item.key)
        known = {place, *self.here[place.item].show_when} if place else set()
        loose = [each for each in item.show_when if each not in known]
        if self.form.page:
            loose = [each for each in loose if each.item in self.here]
        whole = self.form.questionnaire
        return _(" and ").join(said(whole, condition) for condition in loose)


def said(questionnaire: Questionnaire, condition: Condition) -> str:
    """A condition in words: you answered “Yes” to “May we ask you?”."""
    item = questionnaire.item(condition.item)
    if item.kind in CHOOSES:
        link = _(" and ") if condition.comparison is Comparison.ALL_OF else _(" or ")
        answer = link.join(f"“{item.option(key).text}”" for key in condition.options)
    elif condition.comparison is Comparison.GREATER_THAN:
        answer = _("more than %(number)s") % {"number": condition.number}
    else:
        answer = str(condition.number)
    words = {"answer": answer, "question": item.text}
    return _("you answered %(answer)s to “%(question)s”") % words
