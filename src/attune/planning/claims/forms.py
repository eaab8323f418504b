"""The three forms in which a claim can be put."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.claims.percentages import MOST_ASKED, PercentageClaim
from attune.domain.claims.rankings import Measure
from attune.domain.refusals import Refused
from attune.domain.shares import exact
from attune.kit.forms import Amount, Form, WholeNumber

from .counts import AGES, CHILDREN, EVERYBODY

MEASURES = (
    (Measure.NUMBER.value, gettext_lazy("The largest number")),
    (Measure.SHARE.value, gettext_lazy("The largest share of all residents")),
)
WHO = (
    (CHILDREN, gettext_lazy("Children aged 0 to 2")),
    (EVERYBODY, gettext_lazy("People of all ages")),
)
SMALL = {"small": True}


def _whole(label: Any, **bounds: int) -> WholeNumber:
    widget = forms.TextInput(attrs={"width": "4", "inputmode": "numeric"})
    return WholeNumber(label=label, widget=widget, **bounds)


class LargestForm(Form):
    """“X has the largest ... of children aged A to B of any local authority.”"""

    authority = forms.ChoiceField(label=gettext_lazy("Local authority"), widget=forms.Select())
    measure = forms.ChoiceField(
        label=gettext_lazy("It is said to have"),
        choices=MEASURES,
        widget=forms.RadioSelect(attrs=SMALL),
    )
    first_age = _whole(gettext_lazy("Of children aged from"), min_value=0, max_value=max(AGES))
    last_age = _whole(gettext_lazy("To"), min_value=0, max_value=max(AGES))

    def __init__(
        self, asked: Mapping[str, Any] | None, *, known: Sequence[tuple[str, str]], code: str
    ) -> None:
        start = {"authority": code, "measure": "share", "first_age": 0, "last_age": max(AGES)}
        super().__init__(asked, initial=start)
        self.fields["authority"].choices = known  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("first_age"), cleaned.get("last_age")
        if first is not None and last is not None and first > last:
            self.add_error("last_age", _("Enter the first age or a higher one"))
        return cleaned


class PercentForm(Form):
    """“p1 %, p2 % ... of n answered.”"""

    percents = forms.CharField(
        label=gettext_lazy("The percentages, as printed"),
        help_text=gettext_lazy("Between spaces or semicolons, such as “86; 13”."),
        max_length=200,
    )
    asked = _whole(gettext_lazy("Of how many people"), min_value=1, max_value=MOST_ASKED)
    together = forms.BooleanField(
        label=gettext_lazy("One person may give several of these answers"), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if {"percents", "asked"} <= cleaned.keys():
            try:
                cleaned["claim"] = PercentageClaim(
                    _percents(cleaned["percents"]), cleaned["asked"], not cleaned["together"]
                )
            except Refused as refused:
                self.add_error("percents", str(refused))
        return cleaned


class TenthForm(Form):
    """“x % live in the most deprived tenth of England's areas.”"""

    percent = Amount(
        label=gettext_lazy("The percentage, as printed"),
        min_value=0,
        max_value=100,
        decimal_places=4,
        widget=forms.TextInput(attrs={"width": "4", "suffix": "%"}),
    )
    who = forms.ChoiceField(
        label=gettext_lazy("Of whom"), choices=WHO, widget=forms.RadioSelect(attrs=SMALL)
    )


def _percents(text: str) -> tuple[Decimal, ...]:
    parts = text.replace("%", " ").replace(";", " ").replace(", ", " ").split()
    return tuple(exact(part) for part in parts)
