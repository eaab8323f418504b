"""The form in which a lead chooses the local authority of an area, among those that are loaded."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.kit.forms import Form
from attune.place.areas.authorities import Authority

MOST = 40


class AuthorityForm(Form):
    """One authority, or several that belong to one area."""

    authorities = forms.MultipleChoiceField(
        label=_("Local authority"), widget=forms.CheckboxSelectMultiple(attrs={"small": True})
    )

    def __init__(self, data: Any, *, offered: Sequence[Authority], chosen: Sequence[str]) -> None:
        super().__init__(data, initial={"authorities": list(chosen)})
        field = self.fields["authorities"]
        field.choices = [(each.code, each.name) for each in offered]
        field.widget.attrs["hints"] = {each.code: each.code for each in offered}
        field.error_messages["required"] = _("Tick the authority your area belongs to")
