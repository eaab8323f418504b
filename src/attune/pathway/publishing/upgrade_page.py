"""The page of a newer base: each part three ways, and the form that says what is taken of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from attune.domain.pathways.laid_out import laid_out
from attune.domain.pathways.merging import ORDER, Choice, FieldCompared, Moved, PartCompared
from attune.domain.pathways.word_marks import Marked, marked
from attune.kit.forms import Form

from .newer import NewerBase
from .saying import Titles, field_title, said, titles_of
from .words import part_title, section_title


@dataclass(frozen=True)
class FieldLine:
    """One field as it was, as it is here, and as they have it now, changed words marked."""

    title: str
    base: str
    mine: str
    theirs: tuple[Marked, ...]
    both: bool


@dataclass(frozen=True)
class PartBlock:
    """One part that they changed: what happened, its fields, and the field of the form."""

    title: str
    what: str
    both: bool
    fields: tuple[FieldLine, ...]
    choice: forms.BoundField


@dataclass(frozen=True)
class SectionBlock:
    """The changed parts under one heading."""

    title: str
    parts: tuple[PartBlock, ...]


class UpgradeForm(Form):
    """A choice for each part that they changed."""

    seen = forms.IntegerField(widget=forms.HiddenInput())
    newer = forms.CharField(max_length=64, widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, newer: NewerBase) -> None:
        super().__init__(data, initial={"seen": newer.pathway.number, "newer": newer.sha256})
        self.comparison = newer.comparison()
        self.titles: Titles = titles_of(
            *(laid_out(each) for each in (newer.theirs, newer.pathway.local.pathway)),
            laid_out(self.comparison.base),
        )
        preselected = self.comparison.preselected
        for part in self.comparison.news:
            self.fields[part.path] = forms.ChoiceField(
                label=_("What do you take of “%(part)s”?") % {"part": self._title(part)},
                choices=[(choice.value, _offer(part, choice)) for choice in part.choices],
                initial=preselected[part.path].value,
                widget=forms.RadioSelect(attrs={"small": True, "size": "s"}),
                error_messages={"required": _("Choose an answer")},
            )

    @property
    def choices(self) -> dict[str, Choice]:
        return {part.path: Choice(self.cleaned_data[part.path]) for part in self.comparison.news}

    @property
    def sections(self) -> Iterator[SectionBlock]:
        """Every part with its three versions, under its heading."""
        for section, parts in groupby(self.comparison.news, key=_section):
            yield SectionBlock(section_title(section), tuple(map(self._block, parts)))

    def _block(self, part: PartCompared) -> PartBlock:
        lines = tuple(self._line(field) for field in part.fields if _worth(field))
        both = part.moved is Moved.BOTH
        return PartBlock(self._title(part), _happened(part), both, lines, self[part.path])

    def _line(self, field: FieldCompared) -> FieldLine:
        base, mine, theirs = (said(v, self.titles) for v in (field.base, field.mine, field.theirs))
        both = field.moved is Moved.BOTH
        return FieldLine(field_title(field.name), base, mine, marked(base, theirs), both)

    def _title(self, part: PartCompared) -> str:
        if part.path.startswith(ORDER):
            return _("Order")
        return part_title(part.path, part.theirs or part.mine or part.base or {})


def _section(part: PartCompared) -> str:
    return part.path.removeprefix(ORDER).partition(".")[0]


def _worth(field: FieldCompared) -> bool:
    """A key never changes, and what all three have alike needs no comparing."""
    return field.name != "key" and field.moved is not Moved.NOBODY


def _happened(part: PartCompared) -> str:
    if part.base is None:
        return _("They added it.") if part.mine is None else _("You both added it.")
    if part.theirs is None:
        return _("They took it out.")
    if part.mine is None:
        return _("They changed it; you took it out.")
    if part.moved is Moved.BOTH:
        return _("You both changed it.")
    return _("They changed it; you have not.")


def _offer(part: PartCompared, choice: Choice) -> str:
    if choice is Choice.MERGE:
        return _("Take theirs, but keep what I changed")
    if choice is Choice.MINE:
        return _("Leave it out") if part.mine is None else _("Keep mine")
    if part.theirs is None:
        return _("Take it out")
    return _("Take their part") if part.mine is None else _("Take theirs")
