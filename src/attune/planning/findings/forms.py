"""The forms of local findings: a figure, two anchors, and taking back."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.assumptions import ANCHOR, NATIONAL
from attune.domain.evidence import EvidenceSet
from attune.domain.levels import Attachment
from attune.domain.local_findings import SUBJECTS, LocalFigure
from attune.domain.refusals import Refused
from attune.domain.shares import AttachmentMix, Share
from attune.kit.forms import Amount, Form, WholeNumber, say_plainly


class _Reasoned(Form):
    reason = forms.CharField(
        label=gettext_lazy("Why this is known better here"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source = forms.CharField(
        label=gettext_lazy("Source"),
        help_text=gettext_lazy("Such as an audit, a register or a study, with its date"),
        max_length=300,
    )

    @property
    def told(self) -> dict[str, str]:
        """Reason and source, as the verbs take them."""
        return {name: self.cleaned_data[name] for name in ("reason", "source")}


class FigureForm(_Reasoned):
    """One figure of the estimate, as this area knows it."""

    subject = forms.ChoiceField(
        label=gettext_lazy("Which figure"), choices=(("", ""), *SUBJECTS.items())
    )
    families = WholeNumber(label=gettext_lazy("Families"), min_value=0)
    field_order = ("subject", "families", "reason", "source")

    def __init__(self, data: Any = None, *, most: int) -> None:
        super().__init__(data)
        self.most = most
        self.fields["families"].help_text = _(
            "Families with a child under two now; there are %(most)s here."
        ) % {"most": f"{most:,}"}

    def clean_families(self) -> int:
        families: int = self.cleaned_data["families"]
        if families > self.most:
            words = _("Enter %(most)s or less: there are no more families here")
            raise forms.ValidationError(words % {"most": f"{self.most:,}"})
        return families

    @property
    def figure(self) -> LocalFigure:
        return LocalFigure(self.cleaned_data["subject"], self.cleaned_data["families"])


class AnchorsForm(_Reasoned):
    """England's mix and this area's own, in percent."""

    def __init__(self, data: Any = None, *, evidence: EvidenceSet, place: str) -> None:
        super().__init__(data)
        for prefix, whose in ((NATIONAL, _("England")), (ANCHOR, place)):
            for each in Attachment:
                self.fields[prefix + each.value] = Amount(
                    label=_("%(whose)s: %(class)s attachment")
                    % {"whose": whose, "class": each.value},
                    min_value=0,
                    max_value=100,
                    widget=forms.TextInput(
                        attrs={"width": "5", "inputmode": "decimal", "suffix": "%"}
                    ),
                )
                if prefix == NATIONAL:
                    figure = evidence.figure(prefix + each.value)
                    self.initial[figure.id] = figure.shown(figure.value).removesuffix("%")
        for field in self.fields.values():
            say_plainly(field)
        self.order_fields([*self._mix_names(NATIONAL), *self._mix_names(ANCHOR)])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name, prefix in (("national", NATIONAL), ("local", ANCHOR)):
            parts = [cleaned.get(each) for each in self._mix_names(prefix)]
            if None in parts:
                continue
            try:
                cleaned[name] = AttachmentMix(*(Share(Decimal(each) / 100) for each in parts))
            except Refused:
                words = _("The three shares add to %(sum)s%%, and they must add to exactly 100%%")
                self.add_error(self._mix_names(prefix)[0], words % {"sum": f"{sum(parts):f}"})
        return cleaned

    @staticmethod
    def _mix_names(prefix: str) -> list[str]:
        return [prefix + each.value for each in Attachment]


class WithdrawForm(Form):
    """What is taken back, and why."""

    subject = forms.CharField(widget=forms.HiddenInput())
    reason = forms.CharField(label=gettext_lazy("Why it no longer stands"), max_length=1000)
