"""Everything the three methods assume, as one form with a heading for each method."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.deprivation import DECILES
from attune.domain.staffing.caseload import LEAST, MOST
from attune.domain.staffing.pay import MOST_WTE
from attune.kit.forms import Amount, WholeNumber
from attune.planning.evidence import shipped
from attune.planning.figures_form import FiguresForm

from .shipped import shipped_staffing

NET, GROSS = "net", "gross"
OBSERVED, OWN = "observed", "own"
OF_NEED = ("stock_to_flow", "uptake", "children_per_family")
ACTIVITY = (
    "short_sessions",
    "long_sessions",
    "session_hours",
    "weeks",
    "week_hours",
    "direct_share",
)
FAMILIES = (
    (NET, gettext_lazy("Those beyond what perinatal mental health teams may see")),
    (GROSS, gettext_lazy("All who may need specialist help")),
)
INTAKES = (
    ("", gettext_lazy("None chosen")),
    (OBSERVED, gettext_lazy("16.3 a year: one start-up team's intake, not a norm")),
    (OWN, gettext_lazy("A figure of your own")),
)


def _number(label: Any, words: Any = "", **bounds: int) -> WholeNumber:
    widget = forms.TextInput(attrs={"width": "5", "inputmode": "numeric"})
    return WholeNumber(label=label, help_text=words, required=False, widget=widget, **bounds)


class StaffingForm(FiguresForm):
    """Own fields first: which families, which intake, children and caps, the team."""

    families = forms.ChoiceField(
        label=gettext_lazy("Which families"),
        choices=FAMILIES,
        widget=forms.RadioSelect(attrs={"small": True}),
    )
    intake_chosen = forms.ChoiceField(
        label=gettext_lazy("Families referred in a year for each whole-time worker"),
        choices=INTAKES,
        required=False,
        widget=forms.RadioSelect(attrs={"small": True}),
    )
    own_intake = Amount(
        label=gettext_lazy("Your own figure"),
        min_value=1,
        max_value=500,
        required=False,
        widget=forms.TextInput(attrs={"width": "4", "inputmode": "decimal"}),
    )
    children = _number(gettext_lazy("Children aged 0 to 4"), min_value=1, max_value=1_000_000)

    def __init__(self, asked: Mapping[str, Any] | None, *, children: int | None) -> None:
        here = shipped_staffing()
        figures = {name: shipped().evidence.figure(name) for name in OF_NEED}
        figures |= {name: each for name, each in here.inputs.items() if name != "intake"}
        own = {"families": NET, "intake_chosen": "", "own_intake": ""}
        own |= {"children": "" if children is None else str(children)}
        own |= {_wte(band): f"{here.team.get(band, 0)}" for band in here.pay.bands}
        self.start = own | {_cap(tenth): "" for tenth in DECILES}
        super().__init__(asked, figures=figures | dict(here.on_costs))

    def more_fields(self) -> dict[str, forms.Field]:
        """Fields for each band of the pay table and each tenth."""
        found: dict[str, forms.Field] = {}
        for band in shipped_staffing().pay.bands:
            found[_wte(band)] = Amount(
                label=_("Band %(band)s, whole-time equivalents") % {"band": band},
                min_value=0,
                max_value=MOST_WTE,
                required=False,
                widget=forms.TextInput(attrs={"width": "4", "inputmode": "decimal"}),
            )
        for tenth in DECILES:
            label = _("Cap in tenth %(tenth)s") % {"tenth": tenth}
            found[_cap(tenth)] = _number(label, min_value=LEAST, max_value=MOST)
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        missing = cleaned.get("own_intake") is None and "own_intake" not in self.errors
        if cleaned.get("intake_chosen") == OWN and missing:
            self.add_error("own_intake", _("Enter how many families each worker takes in a year"))
        return cleaned

    @property
    def intake(self) -> Decimal | None:
        """Families a worker takes in a year; None until one is chosen."""
        chosen = self.asked("intake_chosen")
        if chosen == OBSERVED:
            return shipped_staffing().inputs["intake"].value
        own: Decimal | None = self.asked("own_intake") if chosen == OWN else None
        return own

    @property
    def team(self) -> dict[str, Decimal]:
        """Whole-time equivalents by band."""
        return {band: self.asked(_wte(band)) or Decimal(0) for band in shipped_staffing().pay.bands}

    @property
    def caps(self) -> dict[int, int]:
        """A cap for each tenth; an empty one is the lower figure in tenths 1 and 2."""
        values = self.values
        plain, deprived = int(values["cap"]), int(values["cap_deprived"])
        return {
            tenth: self.asked(_cap(tenth)) or (deprived if tenth <= 2 else plain)
            for tenth in DECILES
        }

    def groups(self) -> Iterator[tuple[str, list[BoundField]]]:
        """The fields under their headings, each once."""
        bands, caps = map(_wte, shipped_staffing().pay.bands), map(_cap, DECILES)
        parts: tuple[tuple[str, tuple[str, ...]], ...] = (
            (_("Families in a year"), ("families", *OF_NEED)),
            (_("1. Activity: sessions and hours"), ACTIVITY),
            (_("2. Observed intake"), ("intake_chosen", "own_intake")),
            (_("3. Funding for each baby"), ("per_baby",)),
            (_("Health visitors"), ("children", "cap", "cap_deprived", *caps)),
            (_("A team and its pay"), (*bands, *shipped_staffing().on_costs)),
        )
        for title, names in parts:
            yield title, [self[name] for name in names]


def _wte(band: str) -> str:
    return f"wte_{band}"


def _cap(tenth: int) -> str:
    return f"cap_{tenth}"
