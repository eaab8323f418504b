"""What a draft has that the last edition had not, in lines for the page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from attune.domain.pathways.edition_changes import EditionChanges, How, PartChange
from attune.domain.pathways.laid_out import Fields, laid_out
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.word_marks import Marked, marked

from .saying import Titles, field_title, said, titles_of
from .words import part_title, section_title


@dataclass(frozen=True)
class ChangeLine:
    """One part or service that differs, and what happened to it."""

    title: str
    what: str


@dataclass(frozen=True)
class ChangedSection:
    """The changed parts under one heading."""

    title: str
    lines: tuple[ChangeLine, ...]


def changed_sections(changes: EditionChanges) -> list[ChangedSection]:
    """Everything that differs from the last edition, under its headings."""
    found = [
        ChangedSection(section_title(section), _parts(changes.of(section)))
        for section in changes.sections
    ]
    if changes.services:
        lines = (
            ChangeLine(f"{each.slot}: {each.name}", what(each.how)) for each in changes.services
        )
        found.append(ChangedSection(_("Services"), tuple(lines)))
    if changes.reordered:
        lines = (
            ChangeLine(section_title(each), _("in another order")) for each in changes.reordered
        )
        found.append(ChangedSection(_("Order"), tuple(lines)))
    return found


@dataclass(frozen=True)
class ToSign:
    """One safeguarding part that must be signed: what happened to it, and what it says."""

    title: str
    what: str
    says: tuple[tuple[str, tuple[Marked, ...]], ...]


def safeguarding_parts_to_sign(
    before: Pathway | None, now: Pathway, paths: Iterable[str]
) -> list[ToSign]:
    """Each with every field in words, and the words marked that were not so before."""
    was, is_now = laid_out(before) if before else {}, laid_out(now)
    titles = titles_of(is_now, was)
    return [
        ToSign(
            f"{section_title(path.partition('.')[0])}: "
            + part_title(path, is_now.get(path) or was[path]),
            _happened(path in was, path in is_now),
            tuple(_says(was.get(path), is_now.get(path, {}), titles, new=before is None)),
        )
        for path in paths
    ]


def _says(
    was: Fields | None, now: Fields, titles: Titles, *, new: bool
) -> Iterator[tuple[str, tuple[Marked, ...]]]:
    """Field by field; in a first edition nothing is marked, because everything would be."""
    for name in dict.fromkeys((*now, *(was or {}))):
        words = said(now.get(name), titles)
        older = words if new else said((was or {}).get(name), titles)
        if name != "key" and (words or older):
            yield field_title(name), marked(older, words)


def what(how: How) -> str:
    return {How.ADDED: _("new"), How.REMOVED: _("taken out"), How.CHANGED: _("changed")}[how]


def _happened(was: bool, is_now: bool) -> str:
    if not is_now:
        return what(How.REMOVED)
    return what(How.CHANGED) if was else what(How.ADDED)


def _parts(parts: Iterable[PartChange]) -> tuple[ChangeLine, ...]:
    return tuple(ChangeLine(each.title, what(each.how)) for each in parts)
