"""The form of a locality's urgent-help panel: up to four lines, the emergency one always first."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.kit.forms import Form
from attune.kit.urgent import DEFAULT_LINES
from attune.place.urgent_help.actions import Line

NUMBERS = range(1, 5)


class HelpLinesForm(Form):
    """Title, text and number of each line; an empty title leaves a line out."""

    confirmed = forms.BooleanField(
        label=gettext_lazy("I have called or checked each number, and these lines are right"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in NUMBERS:
            for name, field in self._line_fields(number).items():
                self.fields[f"{name}_{number}"] = field
        self.order_fields([*(name for name in self.fields if name != "confirmed"), "confirmed"])

    @staticmethod
    def _line_fields(number: int) -> dict[str, forms.Field]:
        first = number == 1
        return {
            "title": forms.CharField(
                label=_("Line %(number)s: when to use it") % {"number": number},
                max_length=80,
                required=first,
            ),
            "text": forms.CharField(
                label=_("Line %(number)s: what to do") % {"number": number},
                max_length=300,
                required=first,
                widget=forms.Textarea(attrs={"rows": 2}),
            ),
            "phone": forms.CharField(
                label=_("Line %(number)s: number to call, if there is one") % {"number": number},
                max_length=30,
                required=False,
                widget=forms.TextInput(attrs={"width": "10", "inputmode": "tel"}),
            ),
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for number in NUMBERS:
            if cleaned.get(f"title_{number}") and not cleaned.get(f"text_{number}"):
                self.add_error(f"text_{number}", _("Say what to do, or clear the line"))
        return cleaned

    @property
    def lines(self) -> list[Line]:
        """The lines asked for, in order."""
        given = self.cleaned_data
        return [
            Line(given[f"title_{number}"], given[f"text_{number}"], given[f"phone_{number}"])
            for number in NUMBERS
            if given[f"title_{number}"]
        ]


def shown(lines: Iterable[Any]) -> dict[str, str]:
    """Lines as the form's first values; the shipped ones where the locality has none."""
    return {
        f"{name}_{number}": str(getattr(line, name))
        for number, line in enumerate(list(lines) or DEFAULT_LINES, start=1)
        for name in ("title", "text", "phone")
    }
