"""One replication of both ways, stepped through week by week with the same families in both."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.flow.scenarios.steps import Way
from attune.domain.flow.scenarios.ways import ASSESSMENT
from attune.domain.flow.scenarios.weeks import Weeks, weeks_of
from attune.domain.refusals import Refused
from attune.kit.forms import Form, WholeNumber
from attune.kit.stepper import Frame, Stepper
from attune.place.localities.models import Locality

from .asked import Asked, asked_of
from .flows import name_of


class WeeksForm(Form):
    """Which of the replications."""

    replication = WholeNumber(
        label=gettext_lazy("Which replication"),
        min_value=1,
        widget=forms.TextInput(attrs={"width": "3", "inputmode": "numeric"}),
    )

    def __init__(self, asked: Mapping[str, Any], *, most: int) -> None:
        given = {"replication": asked.get("replication") or "1"}
        super().__init__(given)
        self.fields["replication"].help_text = _("From 1 to %(most)s.") % {"most": most}
        self.most = most

    @property
    def number(self) -> int:
        """From 0; the first while something is wrong."""
        return int(self.cleaned_data["replication"]) - 1 if self.is_valid() else 0

    def clean_replication(self) -> int:
        found: int = self.cleaned_data["replication"]
        if found > self.most:
            raise forms.ValidationError(_("Enter %(most)s or less") % {"most": self.most})
        return found


@dataclass(frozen=True, eq=False)
class WeeksPage:
    """What was asked of one locality, and its course."""

    asked: Asked
    form: WeeksForm
    steppers: tuple[Stepper, ...]
    problem: str = ""


def weeks_page(locality: Locality, given: Mapping[str, str], path: str) -> WeeksPage | None:
    """None where no population is loaded."""
    asked = asked_of(locality, given)
    if asked is None:
        return None
    question = asked.question
    form = WeeksForm(given, most=question.plan.replications)
    try:
        courses = {
            way: weeks_of(question.situation, way, question.plan, form.number) for way in Way
        }
    except Refused as refused:
        return WeeksPage(asked, form, (), problem=str(refused))
    query = asked.form.moved | ({"replication": str(form.number + 1)} if form.number else {})
    address, week = f"{path}?{urlencode(query)}", given.get("week", "")
    steppers = tuple(_stepper(way, course, week, address) for way, course in courses.items())
    return WeeksPage(asked, form, steppers, problem=asked.problem)


def _stepper(way: Way, course: Weeks, week: str, address: str) -> Stepper:
    rows = zip(course.waiting, course.helped, strict=True)
    frames = tuple(Frame(number, *row) for number, row in enumerate(rows))
    start = address if address.endswith("?") else f"{address}&"
    return Stepper(
        title=name_of(way),
        places=tuple(_places(course)),
        frames=frames,
        shown=min(int(week), len(frames) - 1) if week.isdecimal() and len(week) < 5 else 0,
        address=lambda place: f"{start}week={place}#weeks",
        places_after=1,
    )


def _places(course: Weeks) -> list[str]:
    titles = zip(course.keys, course.titles, strict=True)
    return [_("Assessment") if key == ASSESSMENT else title for key, title in titles]
