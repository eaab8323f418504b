"""The action list under the choices made: groups of actions, and the sentence above them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from attune.domain.action_lists.states import ActionState
from attune.domain.action_lists.urgency import Urgency
from attune.kit.forms import Form
from attune.place.localities.models import Locality

from .categories import categories
from .models import Action, ActionQuerySet
from .owners import owners

MOODS = {
    ActionState.PROPOSED: "plain",
    ActionState.AGREED: "waiting",
    ActionState.UNDER_WAY: "waiting",
    ActionState.DONE: "good",
    ActionState.SET_ASIDE: "plain",
}
OPEN, ALL, NOBODY, IN_WORDS = "open", "all", "nobody", "name:"


class ListForm(Form):
    """What is shown and how it is put together; what is not offered counts as not chosen."""

    by = forms.ChoiceField(
        label=gettext_lazy("Put together by"),
        choices=[
            ("category", gettext_lazy("Category")),
            ("due", gettext_lazy("When it is due")),
        ],
        required=False,
    )
    state = forms.ChoiceField(label=gettext_lazy("How it stands"), required=False)
    owner = forms.ChoiceField(label=gettext_lazy("Owner"), required=False)

    def __init__(self, asked: Mapping[str, Any], *, locality: Locality) -> None:
        start = {"by": "category", "state": OPEN, "owner": ""}
        said = {name: str(asked.get(name, ""))[:140] or start[name] for name in start}
        super().__init__(said, initial=start)
        states = [(each.value, each.title) for each in ActionState]
        named = Action.objects.at(locality).owners_in_words()
        self.fields["state"].choices = [
            (OPEN, _("Still to be done")),
            (ALL, _("All of them")),
            *states,
        ]
        self.fields["owner"].choices = [
            ("", _("Anybody")),
            (NOBODY, _("Nobody yet")),
            *owners(locality),
            *((IN_WORDS + name, name) for name in named),
        ]
        self.is_valid()

    def chosen(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or self.initial[name])

    @property
    def query(self) -> str:
        """What differs from the first choices, as the address has it."""
        said = {name: self.chosen(name) for name in self.fields}
        return urlencode({k: v for k, v in said.items() if v != self.initial[k]})


@dataclass(frozen=True)
class ActionLine:
    """One action as the list shows it on a day."""

    action: Action
    on: date

    @property
    def mood(self) -> str:
        return MOODS[self.action.stands]

    @cached_property
    def urgency(self) -> Urgency:
        return self.action.urgency(on=self.on)

    @property
    def overdue(self) -> bool:
        return self.urgency is Urgency.OVERDUE

    @property
    def soon(self) -> bool:
        return self.urgency is Urgency.SOON

    @property
    def category(self) -> str:
        return categories().title_of(self.action.category)


@dataclass(frozen=True)
class ListPage:
    """The actions of one area that were asked for."""

    locality: Locality
    form: ListForm
    on: date

    @classmethod
    def of(cls, locality: Locality, asked: Mapping[str, Any], *, on: date) -> "ListPage":
        return cls(locality, ListForm(asked, locality=locality), on)

    @cached_property
    def lines(self) -> list[ActionLine]:
        """In the order of the groups, the earliest due first in each."""
        found = [ActionLine(each, self.on) for each in self._asked().by_due()]
        return sorted(found, key=self._place)

    @property
    def groups(self) -> list[tuple[str, list[ActionLine]]]:
        held: dict[str, list[ActionLine]] = {}
        for line in self.lines:
            held.setdefault(self._title(line), []).append(line)
        return list(held.items())

    @cached_property
    def any(self) -> bool:
        """Whether the list holds anything at all."""
        return Action.objects.at(self.locality).exists()

    @property
    def sentence(self) -> str:
        """What is still to be done, whatever is asked for."""
        every = Action.objects.at(self.locality)
        left, overdue = every.open().count(), every.overdue(on=self.on).count()
        soon = every.due_soon(on=self.on).count()
        if not left:
            return _("Nothing is left to be done.") if self.any else _("No action is listed yet.")
        words = ngettext(
            "%(count)s action is still to be done: %(overdue)s overdue, %(soon)s due within"
            " 14 days.",
            "%(count)s actions are still to be done: %(overdue)s overdue, %(soon)s due within"
            " 14 days.",
            left,
        )
        return words % {"count": left, "overdue": overdue, "soon": soon}

    def _asked(self) -> ActionQuerySet:
        found = Action.objects.at(self.locality)
        state, owner = self.form.chosen("state"), self.form.chosen("owner")
        if state == OPEN:
            found = found.open()
        elif state != ALL:
            found = found.in_state(ActionState(state))
        if owner == NOBODY:
            return found.without_owner()
        if owner.startswith(IN_WORDS):
            return found.owned_in_words(owner.removeprefix(IN_WORDS))
        return found.owned_by_pk(int(owner)) if owner else found

    def _place(self, line: ActionLine) -> int:
        if self.form.chosen("by") == "due":
            return list(Urgency).index(line.urgency)
        return categories().place_of(line.action.category)

    def _title(self, line: ActionLine) -> str:
        return line.urgency.title if self.form.chosen("by") == "due" else line.category
