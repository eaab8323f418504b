"""What a draft has that the last edition had not, in lines for the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from attune.domain.pathways.edition_changes import EditionChanges, How, PartChange
from attune.domain.pathways.laid_out import laid_out
from attune.domain.pathways.pathway import Pathway

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


def safeguarding_lines(
    before: Pathway | None, now: Pathway, paths: Iterable[str]
) -> list[ChangeLine]:
    """The safeguarding parts that must be signed, and what happened to each."""
    was, is_now = laid_out(before) if before else {}, laid_out(now)
    return [
        ChangeLine(
            f"{section_title(path.partition('.')[0])}: "
            + part_title(path, is_now.get(path) or was[path]),
            _happened(path in was, path in is_now),
        )
        for path in paths
    ]


def what(how: How) -> str:
    return {How.ADDED: _("new"), How.REMOVED: _("taken out"), How.CHANGED: _("changed")}[how]


def _happened(was: bool, is_now: bool) -> str:
    if not is_now:
        return what(How.REMOVED)
    return what(How.CHANGED) if was else what(How.ADDED)


def _parts(parts: Iterable[PartChange]) -> tuple[ChangeLine, ...]:
    return tuple(ChangeLine(each.title, what(each.how)) for each in parts)
