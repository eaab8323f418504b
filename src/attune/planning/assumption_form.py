"""The assumptions of an estimate as a form: every figure that may be changed, beside its source."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.assumptions import ANCHOR, LEVEL, NATIONAL
from attune.domain.evidence import EvidenceSet, Figure, Unit
from attune.domain.need import Mode
from attune.domain.refusals import Refused
from attune.kit.forms import Amount, Form, say_plainly

from .need_sources import mark

MODES = (
    (Mode.GRADIENT.value, gettext_lazy("By deprivation: more need where deprivation is higher")),
    (Mode.PLAIN.value, gettext_lazy("Plain percentages: the same everywhere, as published")),
)
GROUPS = (
    (LEVEL, gettext_lazy("How families divide, in percent of families with a child under two")),
    (NATIONAL, gettext_lazy("Attachment in England, in percent (by deprivation only)")),
    (ANCHOR, gettext_lazy("Attachment in the anchor place, in percent (by deprivation only)")),
    ("", gettext_lazy("From need to a service")),
)
MIXES = (NATIONAL, ANCHOR)


@dataclass(frozen=True)
class Slide:
    """A field, and how far and how finely a slider beside it may go."""

    bound: BoundField
    low: str
    high: str
    step: str


@dataclass(frozen=True)
class Group:
    """Fields under one heading; those of a whole must add to 100."""

    title: str
    slides: tuple[Slide, ...]
    whole: bool

    @property
    def wrong(self) -> bool:
        """Whether one of them needs a second look."""
        return any(slide.bound.errors for slide in self.slides)


class AssumptionForm(Form):
    """One field a figure; what is left as published does not count as a change."""

    mode = forms.ChoiceField(
        label=gettext_lazy("How to work it out"),
        choices=MODES,
        widget=forms.RadioSelect(attrs={"small": True}),
        required=False,
    )

    def __init__(
        self,
        asked: Mapping[str, Any] | None,
        *,
        evidence: EvidenceSet,
        choices: Sequence[tuple[str, str]] = (),
        chosen: str = "",
    ) -> None:
        self.published, self.chosen = evidence.as_published(), chosen
        figures = [figure for figure in evidence.figures.values() if not figure.fixed]
        start = {figure.id: _written(figure, figure.value) for figure in figures}
        start |= {"mode": Mode.GRADIENT.value, "evidence": chosen}
        super().__init__(start | _given(asked, start) if asked else None, initial=start)
        self.fields["evidence"] = forms.ChoiceField(
            label=_("Which evidence on attachment"), choices=choices, required=False
        )
        self.figures = {figure.id: figure for figure in figures}
        for figure in figures:
            self.fields[figure.id] = _field(figure)
        for field in self.fields.values():
            say_plainly(field)

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
        if self.chosen:
            asked["evidence"] = self.chosen
        return urlencode(asked)

    def groups(self) -> Iterator[Group]:
        """The fields under their headings, each once."""
        left = list(self.figures)
        for prefix, title in GROUPS:
            inside = [name for name in left if name.startswith(prefix)]
            left = [name for name in left if name not in inside]
            if inside:
                yield Group(str(title), tuple(map(self._slide, inside)), bool(prefix))

    def _slide(self, name: str) -> Slide:
        figure = self.figures[name]
        step = "0.1" if figure.unit is Unit.SHARE else "0.05"
        low, high = (_written(figure, end) for end in (figure.low, figure.high))
        return Slide(self[name], low, high, step)


def _given(asked: Mapping[str, Any], known: Mapping[str, str]) -> dict[str, str]:
    """What was asked; the mixes of an evidence that is no longer chosen are left behind."""
    given = {name: asked[name] for name in known if asked.get(name, "") != ""}
    if asked.get("shown_for", known["evidence"]) == known["evidence"]:
        return given
    return {name: value for name, value in given.items() if not name.startswith(MIXES)}


def _field(figure: Figure) -> forms.Field:
    widget = forms.TextInput(attrs={"width": "5", "inputmode": "decimal"})
    if figure.unit is Unit.SHARE:
        widget.attrs["suffix"] = "%"
    words = _("%(mark)s: %(value)s. Range: %(range)s.") % {
        "mark": mark(figure),
        "value": figure.shown(figure.value),
        "range": figure.range,
    }
    return Amount(label=figure.title, help_text=words, widget=widget)


def _written(figure: Figure, value: Decimal) -> str:
    return figure.shown(value).removesuffix("%")


def _read(figure: Figure, value: Decimal) -> Decimal:
    return value / 100 if figure.unit is Unit.SHARE else value
