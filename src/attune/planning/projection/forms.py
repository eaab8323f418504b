"""The forms of looking ahead: which path births take, and a file to load."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.evidence import Figure
from attune.domain.projections.births import STEEPEST, Path
from attune.kit.forms import Amount, Form, WholeNumber
from attune.planning.figures_form import FiguresForm
from attune.planning.records.projections import BIRTHS, PROJECTION
from attune.planning.small_files import MOST_BYTES

PATHS = (
    (Path.FLAT.value, gettext_lazy("Flat: births stay as in the last year counted")),
    (Path.TREND.value, gettext_lazy("Trend: births change as they did over the last ten years")),
    (Path.OWN.value, gettext_lazy("A rate of your own")),
)
KIND_WORDS = (
    (BIRTHS, gettext_lazy("Births as counted, with children aged 0 and 1 where you have them")),
    (PROJECTION, gettext_lazy("A projection by others, such as the ONS: children aged 0 and 1")),
)


class PathForm(FiguresForm):
    """The path, the last year shown, and the figures on the way from births to need."""

    path = forms.ChoiceField(
        label=gettext_lazy("How births go on after the last year counted"),
        choices=PATHS,
        widget=forms.RadioSelect(attrs={"small": True}),
    )
    rate = Amount(
        label=gettext_lazy("Your own yearly change"),
        help_text=gettext_lazy("In percent: -2.5 for births that fall by 2.5% a year."),
        min_value=-100 * STEEPEST,
        max_value=100 * STEEPEST,
        required=False,
        widget=forms.TextInput(attrs={"width": "5", "suffix": "%"}),
    )
    until = WholeNumber(
        label=gettext_lazy("Last year to show"),
        widget=forms.TextInput(attrs={"width": "4", "inputmode": "numeric"}),
    )

    def __init__(
        self,
        asked: Mapping[str, Any] | None,
        *,
        figures: Mapping[str, Figure],
        path: Path,
        until: int,
    ) -> None:
        self.start = {"path": path.value, "rate": "", "until": str(until)}
        super().__init__(asked, figures=figures)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("path") == Path.OWN.value and cleaned.get("rate") is None:
            if "rate" not in self.errors:
                self.add_error("rate", _("Enter the yearly change, such as -2.5"))
        return cleaned

    @property
    def chosen(self) -> Path:
        return Path(self.asked("path"))

    @property
    def own(self) -> Decimal | None:
        rate = self.asked("rate")
        return None if rate is None else rate / 100


class LoadForm(Form):
    """Births or a projection, as a file or typed in."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What the figures are"), choices=KIND_WORDS, widget=forms.RadioSelect()
    )
    source = forms.CharField(
        label=gettext_lazy("Who published them, and when"),
        help_text=gettext_lazy("For example: ONS subnational population projections, 2022-based"),
        max_length=300,
    )
    file = forms.FileField(
        label=gettext_lazy("File (.csv)"),
        help_text=gettext_lazy("With the headings year, births, age_0, age_1; empty if typed in."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    typed = forms.CharField(
        label=gettext_lazy("Or type them in"),
        help_text=gettext_lazy("One line a year, such as “2019, 15706”."),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not cleaned.get("typed"):
            self.add_error("file", _("Choose a file, or type the figures in"))
        return cleaned

    @property
    def given(self) -> tuple[str, bytes]:
        """Name and content; typed lines get the headings that belong to their kind."""
        file = self.cleaned_data.get("file")
        if file:
            return file.name, file.read(MOST_BYTES + 1)
        typed = self.cleaned_data["typed"].strip()
        if not typed[:4].casefold().startswith("year"):
            heads = "year,births,age_0,age_1" if _is_births(self) else "year,age_0,age_1"
            typed = f"{heads}\n{typed}"
        return _("typed in"), typed.encode()


def _is_births(form: LoadForm) -> bool:
    return bool(form.cleaned_data["kind"] == BIRTHS)
