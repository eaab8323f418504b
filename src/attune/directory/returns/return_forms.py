"""Forms of returns; they check and never save."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.directory.records.models import Service
from attune.domain.refusals import Refused
from attune.domain.returns import MEASURES, MOST, QuarterCounts
from attune.kit.forms import Form, WholeNumber

from .pictures import TITLES

HELP = {
    "referrals": gettext_lazy("Every referral of a family with a child under two."),
    "accepted": gettext_lazy("Of the referrals received in this quarter."),
    "waiting": gettext_lazy("Accepted and not yet seen."),
    "seen": gettext_lazy("Seen at least once in this quarter, new or not."),
}


class CountsForm(Form):
    """The four counts of a quarter."""

    def __init__(self, *args: Any, before: QuarterCounts | None = None, **kwargs: Any) -> None:
        start = {name: getattr(before, name) for name in MEASURES} if before else {}
        super().__init__(*args, initial=start, **kwargs)
        for name in MEASURES:
            self.fields[name] = WholeNumber(
                label=TITLES[name],
                help_text=HELP[name],
                min_value=0,
                max_value=MOST,
                required=False,
                widget=forms.TextInput(attrs={"width": "5", "inputmode": "numeric"}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                cleaned["counts"] = QuarterCounts(**{name: cleaned[name] for name in MEASURES})
            except Refused as refused:
                self.add_error("referrals", str(refused))
        return cleaned

    @property
    def counts(self) -> QuarterCounts:
        counts: QuarterCounts = self.cleaned_data["counts"]
        return counts


class SenderForm(Form):
    """A service that has a system of its own."""

    chosen = forms.ChoiceField(label=gettext_lazy("Which service has a system of its own?"))

    def __init__(self, *args: Any, services: Iterable[Service], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.services = {str(each.uid): each for each in services}
        choices = [("", _("Choose a service")), *((k, v.name) for k, v in self.services.items())]
        self.fields["chosen"].choices = choices  # type: ignore[attr-defined]

    @property
    def service(self) -> Service:
        return self.services[self.cleaned_data["chosen"]]


class ReturnsFileForm(Form):
    """A file of returns."""

    file = forms.FileField(
        label=gettext_lazy("File of counts (.csv)"),
        help_text=gettext_lazy("Nothing is kept before you have seen what we read."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )


class SmallForm(Form):
    """Below which number counts are hidden."""

    under = WholeNumber(
        label=gettext_lazy("Hide counts below"),
        help_text=gettext_lazy("We start from 5: Attune proposal, editable."),
        min_value=3,
        max_value=20,
        widget=forms.TextInput(attrs={"width": "3", "inputmode": "numeric"}),
    )
