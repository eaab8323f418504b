"""What a question is: its choices, how it is worked out, how its answer is shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise

from attune.domain.flow.scenarios.situation import Situation
from attune.kit.forms import Amount, Form
from attune.kit.tables import Table

Progress = Callable[[int, int], None]
Words = str | Promise


class Choices(Form):
    """The choices of a question; what is missing or wrong in an address is as it starts."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        starts = {name: field.initial for name, field in self.base_fields.items()}
        asked = {name: given[name] for name in starts if given.get(name, "") != ""}
        super().__init__({**starts, **asked}, initial=starts)

    @property
    def chosen(self) -> dict[str, Any]:
        """Every choice, as its field reads it; the start's where it is wrong."""
        self.is_valid()
        starts = {name: field.clean(field.initial) for name, field in self.fields.items()}
        return {name: self.cleaned_data.get(name, start) for name, start in starts.items()}

    @property
    def plain(self) -> dict[str, str]:
        """As it stands in an address: only what differs from the start."""
        return {
            name: str(value)
            for name, value in self.chosen.items()
            if str(value) != str(self.fields[name].initial)
        }

    @property
    def as_given(self) -> dict[str, str]:
        """What was given, right or wrong, where it differs from the start."""
        return {
            name: str(value)
            for name, value in self.data.items()
            if str(value) != str(self.fields[name].initial)
        }


def choice(label: Words, options: list[tuple[str, Words]], start: str) -> forms.ChoiceField:
    """One of a few."""
    return forms.ChoiceField(label=label, choices=options, initial=start)


def amount(label: Words, start: str, *, low: float, high: float, hint: Words = "") -> Amount:
    """A number between two others."""
    return Amount(
        label=label,
        help_text=hint,
        initial=start,
        min_value=low,
        max_value=high,
        widget=forms.TextInput(attrs={"width": "5", "inputmode": "decimal"}),
    )


@dataclass(frozen=True)
class Shown:
    """An answer as its page shows it: the sentences first, then pictures and tables by key.

    `folded` are tables that few will want, each under the words that open it.
    """

    sentences: tuple[str, ...]
    pictures: tuple[tuple[str, Any], ...] = ()
    tables: tuple[tuple[str, Table], ...] = ()
    folded: tuple[tuple[str, Table], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Study:
    """One question. `work` gives an answer of the kind named; `shown` makes the page of it.

    `at_once` is for what is worked out while somebody waits; all else is a job. Choices in
    `only_shown` pick from an answer and change nothing in it.
    """

    key: str
    title: Words
    asks: Words
    choices: type[Choices]
    kind: type
    work: Callable[[Situation, Mapping[str, Any], Progress], Any]
    shown: Callable[[Any, Situation, Mapping[str, Any]], Shown]
    at_once: bool = False
    only_shown: frozenset[str] = frozenset()
