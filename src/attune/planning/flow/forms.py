"""What one may move on the what-if page: staff at each step, travel, and every rate."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _

from attune.domain.evidence import Figure, Unit
from attune.domain.flow.scenarios.rates import Backing, RateInUse
from attune.domain.flow.scenarios.situation import Situation
from attune.domain.flow.scenarios.steps import Step
from attune.kit.forms import Amount, say_plainly
from attune.planning.assumption_form import Group, Slide
from attune.planning.figures_form import FiguresForm, written

TRAVEL, SHOW = "travel_hours", "show"
WTE = {step: f"wte_{step.value}" for step in Step}
MOST_WTE = 1_000
# Travel and staff have fields of their own, so what they are reckoned from moves nothing here.
LEFT_OUT = frozenset(
    "speed detour pathway_time_advice pathway_time_targeted pathway_time_pair".split()
)
FIRST = ("accuracy", "door_share")
CASELOAD = ("week_hours", "at_work", "clinical_", "contacts_", "session_", "notes_", "remote_")


class WhatIfForm(FiguresForm):
    """One field each; what is left as it stands in the area does not count as moved."""

    def __init__(self, asked: Mapping[str, Any] | None, *, start: Situation) -> None:
        self.started = start
        self.staff = {WTE[step]: plainly(start.wte[step][0].wte) for step in Step}
        self.start = self.staff | {SHOW: ""}
        in_use = [each for each in start.rates.all_in_use if not each.figure.fixed]
        self.rates = {each.figure.id: each for each in in_use if each.figure.id not in LEFT_OUT}
        figures = {key: replace(each.figure, value=each.value) for key, each in self.rates.items()}
        super().__init__(asked, figures=figures)
        for key, each in self.rates.items():
            self.fields[key].help_text = said_of(each)
        for field in self.fields.values():
            say_plainly(field)

    def more_fields(self) -> dict[str, forms.Field]:
        """Which need to look at, and whole-time equivalents at each step."""
        choices = [("", _("All families")), *((step.value, step.title) for step in Step)]
        label = _("Whose need to look at")
        show = forms.ChoiceField(label=label, choices=choices, required=False)
        return {SHOW: show} | {WTE[step]: _workers(step.title) for step in Step}

    @property
    def shown(self) -> Step | None:
        """The need looked at more closely."""
        key = self.asked(SHOW)
        return Step(key) if key else None  # type: ignore[call-arg]

    @property
    def moved(self) -> dict[str, str]:
        """What differs from how it stands in the area, as it stands in an address."""
        values = self.values
        own = {
            name: plainly(self.asked(name))
            for name, start in self.staff.items()
            if self.asked(name) not in (None, Decimal(start))
        }
        rates = {
            key: written(figure, values[key])
            for key, figure in self.figures.items()
            if values[key] != figure.value
        }
        return own | rates

    @property
    def query(self) -> str:
        """The part of an address that leads to the same answer: only what was moved."""
        shown = {SHOW: self.shown.value} if self.shown else {}
        return urlencode(self.moved | shown)

    @property
    def situation(self) -> Situation:
        """The area's own, with what was moved; as it stands while something is wrong."""
        moved, values = self.moved, self.values
        wte = {step: float(moved[name]) for step, name in WTE.items() if name in moved}
        tried = {key: values[key] for key in self.figures if key in moved}
        rates = self.started.rates.with_tried(tried)
        travel = rates[TRAVEL] if TRAVEL in tried else self.started.travel
        return replace(self.started.with_wte(wte), rates=rates, travel=travel)

    @property
    def changed(self) -> list[str]:
        """What was moved, a sentence each."""
        moved = self.moved
        words = _("%(title)s: %(now)s, moved from %(was)s")
        own = [
            words
            % {
                "title": self.fields[name].label,
                "now": moved[name],
                "was": self.staff[name],
            }
            for name in self.staff
            if name in moved
        ]
        rates = [
            words
            % {
                "title": figure.title,
                "now": figure.shown(self.values[key]),
                "was": figure.shown(figure.value),
            }
            for key, figure in self.figures.items()
            if key in moved
        ]
        return own + rates

    def groups(self) -> Iterator[Group]:
        """The fields under their headings, each once; those moved most often come first."""
        left = [name for name in self.fields if name != SHOW]
        for title, starts in self._headings():
            inside = [name for name in left if name.startswith(starts)]
            left = [name for name in left if name not in inside]
            if inside:
                yield Group(title, tuple(map(self._slide, inside)), False)

    def _headings(self) -> list[tuple[str, tuple[str, ...]]]:
        return [
            (_("Staff at each step"), ("wte_",)),
            (_("The front door"), FIRST),
            (_("When a lower step is enough"), ("resolves_",)),
            (_("Giving up, and getting lost"), ("patience_", "drop", "transfer_")),
            (_("Who is noticed and comes"), ("identified_",)),
            (_("How long help lasts"), ("episode_",)),
            (_("From staff to places on a caseload"), (TRAVEL, *CASELOAD)),
            (_("Ages, and the target"), ("target", "too_old", "age_")),
            (_("Other rates"), ("",)),
        ]

    def _slide(self, name: str) -> Slide:
        if name not in self.figures:
            most = max(10.0, 3 * float(self.staff[name]))
            return Slide(self[name], "0", plainly(most), "0.1")
        figure = self.figures[name]
        low, high = written(figure, figure.low), written(figure, figure.high)
        return Slide(self[name], low, high, _step(figure))


def said_of(rate: RateInUse) -> str:
    """Where a rate comes from, how good that is, and how far it may go."""
    figure = rate.figure
    note = f" {figure.note}" if figure.note and rate.backing is not Backing.OBSERVED else ""
    return _("%(backing)s: %(value)s. %(source)s; %(grade)s. Range: %(range)s.%(note)s") % {
        "backing": rate.backing.value.capitalize(),
        "value": rate.shown,
        "source": rate.source,
        "grade": rate.grade.value,
        "range": figure.range,
        "note": note,
    }


def plainly(value: float | Decimal) -> str:
    """At most two decimals, and none that say nothing: 3, 2.5, 0.25."""
    return f"{round(Decimal(value), 2):f}".rstrip("0").rstrip(".") or "0"


def _workers(title: str) -> Amount:
    return Amount(
        label=title,
        help_text=_("Whole-time equivalents, in both ways"),
        min_value=0,
        max_value=MOST_WTE,
        max_digits=8,
        decimal_places=2,
        widget=forms.TextInput(attrs={"width": "5", "inputmode": "decimal"}),
    )


def _step(figure: Figure) -> str:
    """Fine enough for what it counts."""
    if figure.unit is Unit.SHARE:
        return "1"
    return "0.05" if figure.high <= 5 else "1"
