"""Forms of the phone round and of an area's terms; they check and never save."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.freshness import OVERDUE_DAYS
from attune.domain.refusals import Refused
from attune.domain.reminders import ReminderPlan
from attune.kit.forms import Form, WholeNumber

CORRECT, CHANGED, NO_ANSWER, GONE = "correct", "changed", "no_answer", "gone"
RESULTS = (
    (CORRECT, gettext_lazy("Still correct")),
    (CHANGED, gettext_lazy("Something has changed")),
    (NO_ANSWER, gettext_lazy("No answer")),
    (GONE, gettext_lazy("This service has closed")),
)


class CallForm(Form):
    """What came of a call."""

    result = forms.ChoiceField(
        label=gettext_lazy("What did you hear?"), choices=RESULTS, widget=forms.RadioSelect
    )
    said_by = forms.CharField(
        label=gettext_lazy("Who said so?"),
        help_text=gettext_lazy("A name or a job, such as “the manager”."),
        max_length=120,
        required=False,
    )
    note = forms.CharField(
        label=gettext_lazy("What has changed?"),
        help_text=gettext_lazy("Only where something has. Never write about a family."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        result = cleaned.get("result")
        if result == CHANGED and not cleaned.get("note", "").strip():
            self.add_error("note", _("Say what has changed"))
        if result in (CORRECT, CHANGED, GONE) and not cleaned.get("said_by", "").strip():
            self.add_error("said_by", _("Say who told you"))
        return cleaned


class DealtForm(Form):
    """What was done about a change that somebody asked for."""

    what = forms.CharField(
        label=gettext_lazy("What did you do?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    settled = forms.BooleanField(
        label=gettext_lazy("The record is correct now"),
        help_text=gettext_lazy("It then counts as checked today."),
        required=False,
    )

    def __init__(self, *args: Any, gone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if gone:
            self.fields["settled"].label = _("The service has closed: take its page away")
            self.fields["settled"].help_text = _(
                "Families no longer find it. Its history and the map keep it."
            )


class TermsForm(Form):
    """An area's grace and its plan of reminders."""

    grace_days = WholeNumber(
        label=gettext_lazy("For how many days does a record show that nobody has checked yet?"),
        min_value=0,
        max_value=OVERDUE_DAYS,
        widget=forms.TextInput(attrs={"width": "4", "inputmode": "numeric"}),
    )
    letters_go = forms.BooleanField(label=gettext_lazy("Send letters to owners"), required=False)
    first_after = WholeNumber(
        label=gettext_lazy("First letter: how many days after listing?"),
        min_value=1,
        max_value=OVERDUE_DAYS,
        widget=forms.TextInput(attrs={"width": "4", "inputmode": "numeric"}),
    )
    later = forms.CharField(
        label=gettext_lazy("Reminders: on which days after the last check?"),
        help_text=gettext_lazy("We start from 60, 92, 150: Attune proposal, editable."),
        max_length=60,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "first_after" in cleaned and "later" in cleaned:
            try:
                cleaned["plan"] = ReminderPlan.read(cleaned["first_after"], cleaned["later"])
            except Refused as refused:
                self.add_error("later", str(refused))
        return cleaned
