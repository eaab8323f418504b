"""The page of one part: its form, the base's own words beside it, and what was said about it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from attune.domain.pathways.editing import fields_at
from attune.domain.pathways.editing_naming import named_by
from attune.domain.pathways.editing_parts import (
    FAMILY,
    HEAD,
    PartField,
    PartNotThere,
    called,
    found,
    sort_of,
)
from attune.domain.pathways.local import LocalDocument
from attune.domain.pathways.word_marks import Marked, marked
from attune.pathway.drafts.bases import base_pathway
from attune.pathway.drafts.seen import seen_of
from attune.pathway.records.models import Comment, DraftChange, LocalPathway

from .finding import home_of
from .part_form import PartForm, in_words
from .words import label


@dataclass(frozen=True)
class Beside:
    """One field of the base beside the area's own."""

    title: Any
    words: str
    same: bool


@dataclass
class PartPage:
    """A part of a draft; `data` is what was sent."""

    pathway: LocalPathway
    path: str
    data: Any = None

    @cached_property
    def local(self) -> LocalDocument:
        return self.pathway.local

    @cached_property
    def part(self) -> Any:
        return found(self.local.pathway, self.path)

    @property
    def title(self) -> str:
        return called(self.part)

    @property
    def sort(self) -> str:
        return sort_of(self.path)

    @cached_property
    def known(self) -> tuple[PartField, ...]:
        return fields_at(self.local, self.path)

    @cached_property
    def form(self) -> PartForm:
        return PartForm(
            self.data, sort=self.sort, known=self.known, pathway=self.local.pathway, given=self.part
        )

    @property
    def seen(self) -> str:
        """The state of the part as the page shows it."""
        return seen_of(self.local, self.path)

    @property
    def back(self) -> str:
        return home_of(self.pathway, "" if self.path == HEAD else self.path)

    @cached_property
    def comments(self) -> list[Comment]:
        return list(Comment.objects.of(self.pathway).on_part(self.path))

    @property
    def readable(self) -> list[tuple[Any, str]]:
        """Every field in words, for those who only read."""
        plain = PartForm(
            sort=self.sort, known=self.known, pathway=self.local.pathway, given=self.part
        )
        said = ((field.name, in_words(plain, field.name, plain.initial[field.name]))
                for field in self.known)  # fmt: skip
        return [(label(self.sort, name), words) for name, words in said if words]

    @cached_property
    def beside(self) -> list[Beside]:
        """The base's own words; nothing where the part is only the area's."""
        base = base_pathway(self.pathway)
        try:
            theirs = found(base, self.path) if base else None
        except PartNotThere:
            theirs = None
        if theirs is None or type(theirs) is not type(self.part):
            return []
        plain = PartForm(sort=self.sort, known=self.known, pathway=base, given=theirs)
        ours = PartForm(
            sort=self.sort, known=self.known, pathway=self.local.pathway, given=self.part
        )
        return [
            Beside(label(self.sort, field.name), in_words(plain, field.name, first), first == own)
            for field in self.known
            for first, own in [(plain.initial[field.name], ours.initial[field.name])]
        ]

    @property
    def differs(self) -> bool:
        return any(not each.same for each in self.beside)

    @property
    def removable(self) -> bool:
        return self.path not in (HEAD, FAMILY)

    @property
    def named(self) -> tuple[str, ...]:
        """What keeps the part from being taken out."""
        return named_by(self.local, self.path)

    @property
    def last_change(self) -> DraftChange | None:
        return DraftChange.objects.of(self.pathway).touching(self.path).latest_first().first()

    @property
    def against(self) -> list[tuple[Any, tuple[Marked, ...]]]:
        """Field by field, how what was typed differs from what stands there now."""
        now = PartForm(
            sort=self.sort, known=self.known, pathway=self.local.pathway, given=self.part
        )
        typed = self.form.typed
        pairs = (
            (name, in_words(now, name, now.initial[name]), in_words(now, name, typed[name]))
            for name in typed
        )
        return [
            (label(self.sort, name), marked(was, mine))
            for name, was, mine in pairs
            if was != mine.replace("\r\n", "\n")
        ]
