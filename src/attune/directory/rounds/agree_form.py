"""The forms of agreeing: a choice for each dispute, a link to a record, a question."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.directory.records.models import Service
from attune.domain.offers.in_words import in_words, title
from attune.domain.rounds.part import Said
from attune.domain.rounds.sides import Beside, Side, laid_beside
from attune.kit.forms import Form
from attune.place.localities.models import Locality

from .sectors import title_of
from .subjects import MOST, Subject


def shown(field: str, value: Any) -> str:
    """A value as a page shows it."""
    return title_of(value) if field == "sector" and value else in_words(field, value)


@dataclass(frozen=True)
class BesideLine:
    """One field of the table: its title, each side's words, and whether they differ."""

    title: str
    cells: tuple[str, ...]
    disputed: bool

    @classmethod
    def of(cls, row: Beside) -> "BesideLine":
        cells = tuple(shown(row.field, value) for value in row.values)
        return cls(title(row.field), cells, row.disputed)


class AgreeForm(Form):
    """Which side is right, for each field on which they differ."""

    seen = forms.CharField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, subject: Subject) -> None:
        super().__init__(data, initial={"seen": subject.seen})
        self.subject = subject
        who = [side.who for side in subject.sides]
        self.disputes = [row for row in subject.rows if row.disputed]
        for row in self.disputes:
            self.fields[row.field] = forms.ChoiceField(
                label=title(row.field),
                choices=_choices(row, who),
                widget=forms.RadioSelect(attrs={"small": True}),
                error_messages={"required": _("Choose which is right")},
            )

    @property
    def stale(self) -> bool:
        """Whether somebody has said or changed something since the page was opened."""
        return self.is_bound and self.data.get("seen") != self.subject.seen

    @property
    def lines(self) -> list[BesideLine]:
        """Every field with what each side says."""
        return [BesideLine.of(row) for row in self.subject.rows]

    @property
    def choices(self) -> dict[str, int]:
        return {row.field: int(self.cleaned_data[row.field]) for row in self.disputes}


def said_lines(said: Said) -> list[BesideLine]:
    """What one sector says of a service, field by field."""
    return [BesideLine.of(row) for row in laid_beside([Side("", said.fields())])]


def _choices(row: Beside, who: list[str]) -> list[tuple[str, str]]:
    """Each different answer once, with all who give it; leaving it empty where a side did."""
    return [
        (
            str(numbers[0]),
            f"{shown(row.field, row.values[numbers[0]]) or _('Nothing said')} – "
            + ", ".join(who[each] for each in numbers),
        )
        for numbers in row.groups
    ]


class LinkForm(Form):
    """Which record of the directory a new name speaks of."""

    uid = forms.ChoiceField(label=gettext_lazy("It is the same as"))

    def __init__(self, data: Any = None, *, subject: Subject, locality: Locality) -> None:
        super().__init__(data)
        kept = Service.objects.kept_by(locality).by_name()[:MOST]
        self._services = {str(each.uid): each for each in kept}
        choices = [("", _("Choose a service")), *((k, v.name) for k, v in self._services.items())]
        self.fields["uid"].choices = choices  # type: ignore[attr-defined]
        self.offered = bool(self._services) and subject.service is None and not subject.agreed

    @property
    def service(self) -> Service:
        return self._services[self.cleaned_data["uid"]]


class QuestionForm(Form):
    """Why an answer goes back."""

    question = forms.CharField(
        label=gettext_lazy("What do you ask them?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
