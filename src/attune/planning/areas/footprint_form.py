"""A footprint put together: wards ticked, or codes pasted, each checked against what is loaded."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from attune.domain.need_areas.kinds import Ages, AreaKind
from attune.domain.refusals import Refused
from attune.kit.forms import Form

from .actions import LONGEST_NAME
from .footprints import checked_parts
from .found import areas_of
from .grounds import Ground

BETWEEN = re.compile(r"[\s,;]+")
LONGEST_LIST = 40_000


class FootprintForm(Form):
    """A name, and which areas."""

    name = forms.CharField(
        label=gettext_lazy("What is it called?"),
        help_text=gettext_lazy("Such as “South team's patch”."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"width": "20"}),
    )
    wards = forms.MultipleChoiceField(
        label=gettext_lazy("Tick wards"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"small": True}),
    )
    codes = forms.CharField(
        label=gettext_lazy("Or paste official codes"),
        help_text=gettext_lazy(
            "Codes of one kind: wards, local authorities, or small areas (LSOAs, at least 4)."
            " Put spaces, commas or new lines between them. They may lie in several authorities."
        ),
        required=False,
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, ground: Ground, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ground = ground
        wards = areas_of(AreaKind.WARD, ground, Ages.UNDER_TWO).areas
        self.fields["wards"].choices = [(each.code, each.name) for each in wards]
        if not wards:
            del self.fields["wards"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.ground.loaded is not None and "codes" in cleaned:
            try:
                checked_parts(self.chosen, self.ground.loaded)
            except Refused as refused:
                self.add_error("codes", str(refused))
        return cleaned

    @property
    def chosen(self) -> list[str]:
        """Every code, ticked or pasted, as official codes are written."""
        pasted = BETWEEN.split(self.cleaned_data.get("codes", "").strip())
        return [*self.cleaned_data.get("wards", []), *(each.upper() for each in pasted if each)]
