"""The assumptions of an estimate as a form: every figure that may be changed, beside its source."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.evidence import EvidenceSet, Figure, Unit
from attune.domain.need import Mode
from attune.domain.refusals import Refused
from attune.kit.forms import Amount, Form

MODES = (
    (Mode.GRADIENT.value, gettext_lazy("By deprivation: more need where deprivation is higher")),
    (Mode.PLAIN.value, gettext_lazy("Plain percentages: the same everywhere, as published")),
)
GROUPS = (
    ("share_", gettext_lazy("How families divide, in percent of families with a child under two")),
    ("national_", gettext_lazy("Attachment in England, in percent (by deprivation only)")),
    ("anchor_", gettext_lazy("Attachment in the anchor place, in percent (by deprivation only)")),
    ("", gettext_lazy("From need to a service")),
)


class AssumptionForm(Form):
    """One field a figure; what is left as published does not count as a change."""

    mode = forms.ChoiceField(
        label=gettext_lazy("How to work it out"),
        choices=MODES,
        widget=forms.RadioSelect(attrs={"small": True}),
        required=False,
    )

    def __init__(self, asked: Mapping[str, Any] | None, *, evidence: EvidenceSet) -> None:
        self.published = evidence.as_published()
        figures = [figure for figure in evidence.figures.values() if not figure.fixed]
        start = {figure.id: _written(figure, figure.value) for figure in figures}
        start["mode"] = Mode.GRADIENT.value
        super().__init__(start | _given(asked, start) if asked else None, initial=start)
        self.figures = {figure.id: figure for figure in figures}
        for figure in figures:
            self.fields[figure.id] = _field(figure)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name, figure in self.figures.items():
            if name in cleaned:
                self._check(figure, cleaned)
        return cleaned

    def _check(self, figure: Figure, cleaned: dict[str, Any]) -> None:
        try:
            cleaned[figure.id] = figure.checked(_read(figure, cleaned[figure.id]))
        except Refused:
            self.add_error(figure.id, _("Enter a figure from %(range)s") % {"range": figure.range})

    @property
    def chosen_mode(self) -> Mode:
        """By deprivation unless asked otherwise."""
        asked = self.cleaned_data.get("mode") if self.is_valid() else ""
        return Mode(asked or Mode.GRADIENT.value)

    @property
    def evidence(self) -> EvidenceSet:
        """The set with the changes asked for; as published while something is wrong."""
        if not self.is_valid():
            return self.published
        values = {name: self.cleaned_data[name] for name in self.figures}
        return self.published.with_values(values)

    @property
    def query(self) -> str:
        """The part of an address that leads to the same answer: only what differs."""
        changes = self.evidence.changes
        asked = {name: _written(self.figures[name], value) for name, value in changes.items()}
        if self.chosen_mode is not Mode.GRADIENT:
            asked["mode"] = self.chosen_mode.value
        return urlencode(asked)

    def groups(self) -> Iterator[tuple[str, list[BoundField]]]:
        """The fields under their headings, each once."""
        left = [self[name] for name in self.figures]
        for prefix, title in GROUPS:
            inside = [bound for bound in left if bound.name.startswith(prefix)]
            left = [bound for bound in left if bound not in inside]
            if inside:
                yield str(title), inside


def _given(asked: Mapping[str, Any], known: Mapping[str, str]) -> dict[str, str]:
    return {name: asked[name] for name in known if asked.get(name, "") != ""}


def _field(figure: Figure) -> forms.Field:
    widget = forms.TextInput(attrs={"width": "5", "inputmode": "decimal"})
    if figure.unit is Unit.SHARE:
        widget.attrs["suffix"] = "%"
    published = _("Published: %(value)s. Range: %(range)s.") % {
        "value": figure.shown(figure.value),
        "range": figure.range,
    }
    return Amount(label=figure.title, help_text=published, widget=widget)


def _written(figure: Figure, value: Decimal) -> str:
    return figure.shown(value).removesuffix("%")


def _read(figure: Figure, value: Decimal) -> Decimal:
    return value / 100 if figure.unit is Unit.SHARE else value
