"""The changes of a draft, the newest first, each with the words that came and went."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from attune.domain.pathways.editing_marks import ChangedText, Names, changed_texts
from attune.domain.pathways.editing_parts import (
    PartNotThere,
    called,
    found,
    is_list,
    items,
    part_path,
    sort_of,
)
from attune.domain.pathways.editing_plain import PLACED
from attune.domain.pathways.pathway import Pathway
from attune.pathway.records.models import DraftChange, LocalPathway

from .words import LISTS, label, what

ON_PAGE = 20
MOST_TEXTS = 30  # of one change; a change of the whole draft can touch hundreds


@dataclass(frozen=True)
class ToldChange:
    """One change as a person reads it."""

    change: DraftChange
    part: Any
    texts: tuple[tuple[Any, ChangedText], ...]
    more: int

    @property
    def what(self) -> Any:
        return what(self.change.what)


@dataclass
class HistoryPage:
    """One page of the changes; `page` counts from 1."""

    pathway: LocalPathway
    page: int = 1

    @cached_property
    def changes(self) -> list[ToldChange]:
        start = (self.page - 1) * ON_PAGE
        rows = DraftChange.objects.of(self.pathway).latest_first()[start : start + ON_PAGE]
        return [self._told(change) for change in rows]

    @property
    def older(self) -> int | None:
        return self.page + 1 if len(self.changes) == ON_PAGE else None

    @property
    def newer(self) -> int | None:
        return self.page - 1 if self.page > 1 else None

    def _told(self, change: DraftChange) -> ToldChange:
        every = changed_texts(change.before, change.after, self._names(change.path))
        shown = tuple((self._field(change.path, text.name), text) for text in every[:MOST_TEXTS])
        return ToldChange(change, self._part(change.path), shown, len(every) - len(shown))

    @cached_property
    def _pathway(self) -> Pathway:
        return self.pathway.local.pathway

    def _names(self, path: str) -> Names:
        """What the keys in a change are called now."""
        steps, views, slots = (
            {each.key: called(each) for each in items(self._pathway, name)}
            for name in ("steps", "information", "slots")
        )
        listed = items(self._pathway, path) if is_list(path) and path else ()
        own = {each.key: called(each) for each in listed}
        return {"to": steps, "starts_at": steps, "gathers": views, "slots": slots, "": own}

    def _part(self, path: str) -> Any:
        """What the part is called now; its key where it is gone."""
        if not path:
            return ""
        if is_list(path):
            return LISTS[sort_of(path)][0]
        where = f"slots.{path.removeprefix(PLACED)}" if path.startswith(PLACED) else path
        try:
            return called(found(self._pathway, where))
        except PartNotThere:
            return where.rpartition(".")[2].replace("-", " ")

    def _field(self, path: str, name: str) -> Any:
        """What a text of a part is called; in a change of the whole draft also its part."""
        if path.startswith(PLACED):
            return label("slots", "placements")
        if not path:
            return self._place(name)
        first = name.split(".")[0]
        if first in LISTS and name != first:
            return LISTS[first][0]
        return label("steps" if path.startswith("steps.") else "", first) if name else ""

    def _place(self, name: str) -> str:
        """A text of the whole draft by its part; by its path where that is gone."""
        section, _dot, path = name.partition(".")
        if section == "placements":
            return f"{label('slots', 'placements')}: {self._part(f'slots.{path}')}"
        try:
            return called(found(self._pathway, part_path(self._pathway, path)))
        except PartNotThere:
            return path.replace(".", " › ").replace("-", " ")


def page_number(asked: str) -> int:
    """The page that was asked for; the first for anything that is no number."""
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1
