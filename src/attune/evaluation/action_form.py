"""The forms of one action: its words, and how it moves on."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.domain.action_lists.action_words import (
    LONG,
    LONGEST_ADDRESS,
    SHORT,
    ActionWords,
    checked_address,
)
from attune.domain.action_lists.states import (
    LONGEST_REASON,
    ActionRefused,
    ActionState,
    checked_reason,
    ways_on,
)
from attune.kit.forms import DateField, Form
from attune.place.localities.models import Locality

from .categories import choices
from .owners import owners

PREFILLED = ("what", "from_where", "address", "who_for", "how", "category")


class ActionForm(Form):
    """The words of an action, checked together where the form is whole."""

    what = forms.CharField(label=_("What is to be done?"), max_length=SHORT)
    category = forms.ChoiceField(label=_("Category"))
    from_where = forms.CharField(
        label=_("From where?"),
        help_text=_("The finding, page or document it comes from, in a few words."),
        max_length=SHORT,
        required=False,
    )
    address = forms.CharField(
        label=_("Page of that finding here, if there is one"),
        help_text=_("Such as /wrenbridge/plan/need/. Only pages of this site."),
        max_length=LONGEST_ADDRESS,
        required=False,
    )
    who_for = forms.CharField(
        label=_("Who is it for?"),
        help_text=_("Such as commissioners, midwives, every team."),
        max_length=SHORT,
        required=False,
    )
    how = forms.CharField(
        label=_("How can it be done?"),
        max_length=LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    owner = forms.ChoiceField(label=_("Who owns it?"), required=False)
    owner_name = forms.CharField(
        label=_("Or somebody who is not a member here"), max_length=120, required=False
    )
    due = DateField(label=_("Due by"), required=False)

    def __init__(self, data: Any, *, locality: Locality, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["category"].choices = [("", _("Choose a category")), *choices()]
        self.fields["owner"].choices = [("", _("Nobody yet")), *owners(locality)]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                owner = int(said["owner"]) if said["owner"] else None
                said["words"] = ActionWords(**{**said, "owner": owner})
            except ActionRefused as refused:
                self.add_error(_field_of(said), str(refused))
        return said

    @property
    def words(self) -> ActionWords:
        """What it says, once the form is valid."""
        found: ActionWords = self.cleaned_data["words"]
        return found


def _field_of(said: Mapping[str, Any]) -> str:
    """Which field a refusal is about: the form's own limits leave only these."""
    try:
        checked_address(said["address"])
    except ActionRefused:
        return "address"
    return "owner_name" if said["owner"] and said["owner_name"] else "due"


def prefilled(asked: Mapping[str, str]) -> dict[str, str]:
    """What an address hands the form; an address of another site is left out."""
    said = {name: str(asked.get(name, "")).replace("\0", "") for name in PREFILLED}
    try:
        said["address"] = checked_address(said["address"])
    except ActionRefused:
        said["address"] = ""
    return {name: value[:LONG] for name, value in said.items() if value}


def as_said(words: ActionWords) -> dict[str, Any]:
    """An action's words as the form shows them."""
    return {**words.__dict__, "owner": str(words.owner or "")}


class MoveForm(Form):
    """Where the action goes from here."""

    to = forms.ChoiceField(label=_("How does it stand now?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Anything to say about it"),
        help_text=_("Needed where it is set aside."),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any, *, state: ActionState) -> None:
        super().__init__(data)
        self.fields["to"].choices = [(each.value, each.title) for each in ways_on(state)]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if "to" in said and "reason" in said:
            said["to"] = ActionState(said["to"])
            try:
                checked_reason(said["reason"], said["to"])
            except ActionRefused as refused:
                self.add_error("reason", str(refused))
        return said
