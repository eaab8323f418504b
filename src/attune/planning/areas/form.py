"""The choices of the areas page: which kind of area, which one, whose need, and what is shown."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.need_areas.estimates import Measure
from attune.domain.need_areas.kinds import Ages, AreaKind
from attune.domain.need_areas.small import PlacedArea
from attune.kit.forms import Form

KINDS = [(each.value, each.many) for each in AreaKind]


def kind_asked(asked: Mapping[str, Any]) -> AreaKind | None:
    """The kind of area; None where none, or none that there is, was asked for."""
    known = {each.value: each for each in AreaKind}
    return known.get(str(asked.get("level", "")))


def ages_asked(asked: Mapping[str, Any]) -> Ages:
    """Under two unless asked otherwise."""
    return Ages.TWO_TO_FIVE if asked.get("ages") == Ages.TWO_TO_FIVE.value else Ages.UNDER_TWO


class AreasForm(Form):
    """Every choice has a first one; what is not offered counts as not chosen."""

    level = forms.ChoiceField(label=gettext_lazy("Kind of area"), choices=KINDS, required=False)
    area = forms.ChoiceField(label=gettext_lazy("Area"), required=False)
    ages = forms.ChoiceField(
        label=gettext_lazy("Age of the child"),
        choices=[(each.value, each.title) for each in Ages],
        required=False,
    )
    show = forms.ChoiceField(
        label=gettext_lazy("What the list and the map show"),
        choices=[(each.value, each.title) for each in Measure],
        required=False,
    )

    def __init__(
        self, asked: Mapping[str, Any], *, kind: AreaKind, areas: Sequence[PlacedArea]
    ) -> None:
        self.kind, self.chosen_ages = kind, ages_asked(asked)
        self.areas = {area.code: area for area in areas}
        start = {"level": kind.value, "area": "", "ages": Ages.UNDER_TWO.value, "show": "gross"}
        said = {name: str(asked.get(name) or value)[:80] for name, value in start.items()}
        said |= {"level": kind.value, "ages": self.chosen_ages.value}
        super().__init__(said, initial=start)
        named = [(area.code, area.name) for area in areas]
        self.fields["area"].choices = [("", _("All of them")), *named]
        if said["area"] not in self.areas:
            self.data["area"] = ""
        self.fields["show"].choices = [
            (each.value, each.titled(self.chosen_ages))
            for each in Measure
            if each is not Measure.NET or self.chosen_ages is Ages.UNDER_TWO
        ]
        if self.data["show"] not in dict(self.fields["show"].choices):
            self.data["show"] = start["show"]
        self.is_valid()

    @property
    def measure(self) -> Measure:
        return Measure(self.cleaned_data["show"])

    @property
    def chosen(self) -> PlacedArea | None:
        """The one area asked for, if any."""
        return self.areas.get(self.cleaned_data["area"])

    @property
    def query(self) -> str:
        """The part of an address that leads to the same choices."""
        return urlencode({name: value for name, value in self.cleaned_data.items() if value})
