"""Figures with a source as fields of a form: each may be changed within its range."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _

from attune.domain.evidence import Change, Figure, Kind, Unit
from attune.domain.refusals import Refused
from attune.kit.forms import Amount, Form


class FiguresForm(Form):
    """One field a figure, after the form's own fields; an empty field is the figure as it is."""

    start: Mapping[str, str] = {}  # of the form's own fields

    def __init__(self, asked: Mapping[str, Any] | None, *, figures: Mapping[str, Figure]) -> None:
        start = dict(self.start) | {each.id: written(each, each.value) for each in figures.values()}
        given = {name: asked[name] for name in start if asked and asked.get(name, "") != ""}
        super().__init__(start | given if given else None, initial=start)
        self.figures = figures
        self.given = given
        self.fields |= self.more_fields()
        for figure in figures.values():
            self.fields[figure.id] = _field(figure)

    def more_fields(self) -> dict[str, forms.Field]:
        """Own fields that only the content tells: none here."""
        return {}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name, figure in self.figures.items():
            if name in cleaned:
                try:
                    cleaned[name] = figure.checked(_read(figure, cleaned[name]))
                except Refused:
                    words = {"range": figure.range}
                    self.add_error(name, _("Enter a figure from %(range)s") % words)
        return cleaned

    @property
    def values(self) -> dict[str, Decimal]:
        """Every figure's value in use; as it came while something is wrong."""
        right = self.is_bound and self.is_valid()
        return {
            name: self.cleaned_data[name] if right else figure.value
            for name, figure in self.figures.items()
        }

    def asked(self, name: str) -> Any:
        """An own field's value in use; the start's while something is wrong."""
        if self.is_bound and self.is_valid():
            return self.cleaned_data[name]
        return self.fields[name].to_python(self.start[name])

    @property
    def changed(self) -> list[str]:
        """What differs from the figures as they came, a sentence each."""
        values = self.values
        return [
            Change(figure, values[name]).words
            for name, figure in self.figures.items()
            if values[name] != figure.value
        ]

    @property
    def query(self) -> str:
        """The part of an address that leads to the same answer."""
        return urlencode(self.given)

    def bounds(self) -> list[forms.BoundField]:
        """The fields of the figures."""
        return [self[name] for name in self.figures]


def _field(figure: Figure) -> forms.Field:
    widget = forms.TextInput(attrs={"width": "5", "inputmode": "decimal"})
    if figure.unit is Unit.SHARE:
        widget.attrs["suffix"] = "%"
    return Amount(label=figure.title, help_text=said(figure), widget=widget)


def said(figure: Figure) -> str:
    """Where a figure comes from, in a line below its field."""
    start = _("Attune proposal, editable") if figure.kind is Kind.PROPOSAL else figure.source
    return _("%(start)s. Range: %(range)s.") % {"start": start, "range": figure.range}


def written(figure: Figure, value: Decimal) -> str:
    """A value as it stands in the field."""
    return figure.shown(value).removesuffix("%")


def _read(figure: Figure, value: Decimal) -> Decimal:
    return value / 100 if figure.unit is Unit.SHARE else value
