"""The form that looks through the audit trail: what was done, by whom, on which day."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.kit.forms import DateField, Form


class TrailForm(Form):
    """Every field may stay empty."""

    verb = forms.CharField(
        label=_("What was done"),
        help_text=_("The beginning of it, such as membership or job"),
        max_length=60,
        required=False,
    )
    who = forms.TypedChoiceField(
        label=_("Who did it"), required=False, coerce=int, empty_value=None
    )
    day = DateField(label=_("On which day"), required=False)

    def __init__(self, *args: Any, people: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted(people.items(), key=lambda person: person[1].casefold())
        self.fields["who"].choices = [("", _("Anybody")), *named]

    @property
    def wanted(self) -> dict[str, Any]:
        """What was asked for; nothing while the form is empty or wrong."""
        return self.cleaned_data if self.is_bound and self.is_valid() else {}
