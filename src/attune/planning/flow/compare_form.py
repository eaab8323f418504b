"""Which saved scenarios to lay side by side: two, or three."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.kit.forms import Form
from attune.place.localities.models import Locality
from attune.planning.records.flow import Scenario

from .compared import Beside
from .saved import Saved

NAMES = ("first", "second", "third")


class CompareForm(Form):
    """The first is what the others are compared with."""

    first = forms.ChoiceField(label=gettext_lazy("First scenario"))
    second = forms.ChoiceField(label=gettext_lazy("Second scenario"))
    third = forms.ChoiceField(label=gettext_lazy("Third scenario, if you like"), required=False)

    def __init__(self, asked: Any, *, locality: Locality) -> None:
        rows = Scenario.objects.of(locality).newest_first()
        self.scenarios = {str(each.pk): Saved(each) for each in rows}
        super().__init__(
            asked if "second" in asked else None, initial={"first": asked.get("first")}
        )
        choices = [("", ""), *((key, each.name) for key, each in self.scenarios.items())]
        for name in NAMES:
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        chosen = [cleaned[name] for name in NAMES if cleaned.get(name)]
        if len(set(chosen)) < len(chosen):
            self.add_error("second", _("Choose different scenarios"))
        return cleaned

    @property
    def beside(self) -> Beside:
        """Those that were chosen, in their order."""
        chosen = [self.cleaned_data[name] for name in NAMES if self.cleaned_data[name]]
        return Beside(tuple(self.scenarios[key] for key in chosen))
