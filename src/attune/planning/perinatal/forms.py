"""How many maternities and births, and by which rule the numbers are rounded."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from attune.domain.prevalence.rates import MOST
from attune.domain.rounding import Rounding
from attune.kit.forms import Form, WholeNumber

RULES = (
    (Rounding.HALF_UP.name, gettext_lazy("To the nearest whole number; a half goes up")),
    (Rounding.CEIL_5.name, gettext_lazy("Up to the next 5, as ChiMat and OHID did")),
    (Rounding.UNROUNDED.name, gettext_lazy("Not rounded")),
    (Rounding.TRUNCATED.name, gettext_lazy("Cut off, never up")),
)


def _count(label: Any, words: Any) -> WholeNumber:
    widget = forms.TextInput(attrs={"width": "5", "inputmode": "numeric"})
    return WholeNumber(
        label=label, help_text=words, min_value=1, max_value=MOST, required=False, widget=widget
    )


class PerinatalForm(Form):
    """An empty number of maternities means births; an empty number of births, those known here."""

    maternities = _count(
        gettext_lazy("Maternities in a year"),
        gettext_lazy("Women who gave birth. Fewer than births, for twins. Ask the maternity unit."),
    )
    births = _count(gettext_lazy("Live births in a year"), gettext_lazy("Babies born alive."))
    rounding = forms.ChoiceField(
        label=gettext_lazy("Rounding"), choices=RULES, widget=forms.Select()
    )

    def __init__(self, asked: Mapping[str, Any], *, births: int | None) -> None:
        start = {"rounding": Rounding.HALF_UP.name, "births": "" if births is None else str(births)}
        names = ("maternities", "births", "rounding")
        given = {name: asked[name] for name in names if asked.get(name, "") != ""}
        super().__init__(start | given if given else None, initial=start)
        self.known = births

    @property
    def chosen(self) -> dict[str, Any]:
        """The values in use; those known here while something is wrong."""
        if self.is_bound and self.is_valid():
            return self.cleaned_data
        return {"maternities": None, "births": self.known, "rounding": Rounding.HALF_UP.name}
