"""The form of one part: its fields as its sort has them, in the words of the editor."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as say

from attune.domain.levels import Grouping
from attune.domain.pathways.editing_parts import PartField, Sort, called
from attune.domain.pathways.parts import PathwayRefused
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.plain_words import LONGEST_TEXT
from attune.domain.readability import ReadingAge, reading_age
from attune.kit.forms import Form, WholeNumber, say_plainly

from .words import AGES, HINTS, choice, label

WRITTEN = frozenset({Sort.LINE, Sort.WORDS})


class PartForm(Form):
    """What may be changed of a part; `given` is the part as it stands, where there is one."""

    def __init__(
        self,
        data: Any = None,
        *,
        sort: str,
        known: tuple[PartField, ...],
        pathway: Pathway,
        given: Any = None,
    ) -> None:
        first = {field.name: _shown(getattr(given, field.name)) for field in known} if given else {}
        super().__init__(data, initial=first)
        # A document is words first; what they are about comes after.
        self.known = tuple(sorted(known, key=lambda field: field.sort not in WRITTEN))
        for field in self.known:
            made = _field(field, sort, pathway)
            say_plainly(made)
            self.fields[field.name] = made

    @property
    def said(self) -> dict[str, Any]:
        return {field.name: self.cleaned_data[field.name] for field in self.known}

    @property
    def typed(self) -> dict[str, Any]:
        """What stands in the fields now, also where it cannot be kept."""
        return {field.name: self[field.name].value() for field in self.known}

    def refuse(self, refused: PathwayRefused) -> None:
        """Say what is wrong beside the field it is about, where the sentence names one."""
        said = str(refused)
        place = said.partition(":")[0].rpartition(".")[2]
        quoted = said.partition("“")[2].partition("”")[0]
        where = next((name for name in (place, quoted) if name in self.fields), None)
        self.add_error(where, said)

    def ages(self) -> Iterator[tuple[Any, ReadingAge | None]]:
        """The reading age of each longer text."""
        for field in self.known:
            if field.sort is Sort.WORDS:
                words = str(self[field.name].value() or "")
                yield self.fields[field.name].label, reading_age(words)


def _shown(value: Any) -> Any:
    if isinstance(value, tuple):
        return [each.value if isinstance(each, Grouping) else each for each in value]
    return getattr(value, "value", value)


def _field(field: PartField, sort: str, pathway: Pathway) -> forms.Field:
    made = FIELDS[field.sort](field, pathway)
    made.label = label(sort, field.name)
    made.help_text = HINTS.get(field.name, "")
    return made


def _line(field: PartField, pathway: Pathway) -> forms.Field:
    kind = forms.URLField if field.name == "link" else forms.CharField
    extra = {"assume_scheme": "https"} if field.name == "link" else {}
    return kind(required=field.must, max_length=LONGEST_TEXT, **extra)


def _words(field: PartField, pathway: Pathway) -> forms.Field:
    area = forms.Textarea(attrs={"rows": 6})
    return forms.CharField(required=field.must, max_length=LONGEST_TEXT, widget=area)


def _choice(field: PartField, pathway: Pathway) -> forms.Field:
    offered = [(each.value, choice(each)) for each in field.choices]
    return forms.ChoiceField(choices=offered, widget=forms.RadioSelect)


def _yes(field: PartField, pathway: Pathway) -> forms.Field:
    return forms.BooleanField(required=False)


def _months(field: PartField, pathway: Pathway) -> forms.Field:
    if field.name != "reaches_months":
        return WholeNumber(required=False, min_value=0, max_value=60)
    return forms.TypedChoiceField(choices=AGES, coerce=int, widget=forms.RadioSelect)


def _step(field: PartField, pathway: Pathway) -> forms.Field:
    return forms.ChoiceField(choices=[(step.key, called(step)) for step in pathway.steps])


def _several(offered: list[tuple[str, Any]], *, must: bool) -> forms.Field:
    ticks = forms.CheckboxSelectMultiple(attrs={"small": True})
    return forms.MultipleChoiceField(choices=offered, required=must, widget=ticks)


def _slots(field: PartField, pathway: Pathway) -> forms.Field:
    return _several([(slot.key, slot.title) for slot in pathway.slots], must=field.must)


def _views(field: PartField, pathway: Pathway) -> forms.Field:
    return _several([(view.key, view.title) for view in pathway.information], must=field.must)


def _groupings(field: PartField, pathway: Pathway) -> forms.Field:
    return _several([(each.value, each.value) for each in Grouping], must=field.must)


FIELDS: Mapping[Sort, Any] = {
    Sort.LINE: _line,
    Sort.WORDS: _words,
    Sort.CHOICE: _choice,
    Sort.YES: _yes,
    Sort.MONTHS: _months,
    Sort.STEP: _step,
    Sort.SLOTS: _slots,
    Sort.VIEWS: _views,
    Sort.GROUPINGS: _groupings,
}


def in_words(form: PartForm, name: str, value: Any) -> str:
    """A value of a field as a person reads it."""
    if isinstance(value, bool):
        return say("Yes") if value else say("No")
    offered = {str(key): str(words) for key, words in getattr(form.fields[name], "choices", ())}
    if isinstance(value, list | tuple):
        return ", ".join(offered.get(str(each), str(each)) for each in value)
    shown = "" if value is None else str(value)
    return offered.get(shown, shown)
