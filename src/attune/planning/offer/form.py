"""The choices of the offer page: whose need, and which grouping the map shows."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy

from attune.domain.levels import Grouping
from attune.domain.need_areas.kinds import Ages
from attune.domain.offers.fields import key_of
from attune.kit.forms import Form

FIRST = Grouping.GETTING_MORE_HELP


class OfferForm(Form):
    """Both have a first choice; what is not offered counts as not chosen."""

    ages = forms.ChoiceField(
        label=gettext_lazy("Age of the child"),
        choices=[(each.value, each.title) for each in Ages],
    )
    grouping = forms.ChoiceField(
        label=gettext_lazy("Grouping compared between areas"),
        choices=[(key_of(each), each.value) for each in Grouping],
    )

    def __init__(self, asked: Mapping[str, Any]) -> None:
        start = {"ages": Ages.UNDER_TWO.value, "grouping": key_of(FIRST)}
        offered = {name: dict(self.base_fields[name].choices) for name in start}
        said = {
            name: said if (said := str(asked.get(name, ""))) in offered[name] else first
            for name, first in start.items()
        }
        super().__init__(said, initial=start)
        self.is_valid()

    @property
    def chosen_ages(self) -> Ages:
        return Ages(self.cleaned_data["ages"])

    @property
    def chosen_grouping(self) -> Grouping:
        return next(each for each in Grouping if key_of(each) == self.cleaned_data["grouping"])

    @property
    def query(self) -> str:
        """The part of an address that leads to the same choices."""
        return urlencode(self.cleaned_data)
