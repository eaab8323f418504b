"""Which two estimates to compare: saved ones, and today's."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.refusals import Refused
from attune.kit.forms import Form
from attune.place.localities.models import Locality

from . import saved
from .compared import Compared, Side
from .models import Estimate
from .need_page import NeedPage

TODAY = "today"


class CompareForm(Form):
    """The first and the second; both from the saved ones and today's."""

    first = forms.ChoiceField(label=gettext_lazy("From"))
    second = forms.ChoiceField(label=gettext_lazy("To"))

    def __init__(self, asked: Any, *, locality: Locality) -> None:
        self.locality = locality
        self.estimates = {str(each.pk): each for each in _saved(locality)}
        super().__init__(asked if "first" in asked or "second" in asked else None)
        choices = [("", ""), (TODAY, _("Today, with the published values"))]
        choices += [(key, each.name) for key, each in self.estimates.items()]
        for name in ("first", "second"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def compared(self) -> Compared:
        """Refused where one of them cannot be drawn again."""
        first, second = (self._side(self.cleaned_data[name]) for name in ("first", "second"))
        return Compared.of(first, second)

    def _side(self, key: str) -> Side:
        if key != TODAY:
            return Side.saved(self.estimates[key])
        today = NeedPage.of(self.locality, {})
        if today is None:
            raise Refused("No population is loaded for this place, so there is no estimate today")
        return Side.of(_("Today"), saved.document(today))


def _saved(locality: Locality) -> list[Estimate]:
    return list(Estimate.objects.of(locality).newest_first())
