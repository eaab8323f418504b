"""The page of the checker: what blocks, the gaps, what else to look at, each with its part."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from attune.domain.pathways.checking.facts import in_use
from attune.domain.pathways.checking.findings import Finding, FindingKind
from attune.domain.pathways.editing_parts import PartNotThere, called, found, part_path
from attune.domain.pathways.pathway import Pathway, grouping_key
from attune.pathway.records.models import LocalPathway

from .checked import Checked, checked_pathway

FEW = 3
# Of these there can be dozens; beyond a few they are folded under these words.
MANY = {
    FindingKind.HARD_TO_READ: gettext_noop("Texts that are hard to read"),
    FindingKind.TRANSLATION_BEHIND: gettext_noop("Translations that are behind"),
}


@dataclass(frozen=True)
class Line:
    """A finding, what its part is called, and where to mend it."""

    finding: Finding
    part: str
    href: str


@dataclass(frozen=True)
class Help:
    """A grouping that the pathway uses; `gap` where no service stands in it today."""

    title: str
    gap: Line | None


@dataclass(frozen=True)
class Section:
    """The draft or an edition, with what was found in it, gaps aside.

    `many` are the notices of which there are too many of one kind to show them all at once.
    """

    title: str
    blocking: tuple[Line, ...]
    notices: tuple[Line, ...]
    many: tuple[tuple[str, tuple[Line, ...]], ...]

    @classmethod
    def of(cls, title: str, lines: list[Line]) -> "Section":
        blocking = tuple(line for line in lines if line.finding.blocks)
        notices = [line for line in lines if not line.finding.blocks]
        counted = Counter(line.finding.kind for line in notices)
        folded = {kind: _(words) for kind, words in MANY.items() if counted[kind] > FEW}
        return cls(
            title,
            blocking,
            tuple(line for line in notices if line.finding.kind not in folded),
            tuple(
                (words, tuple(line for line in notices if line.finding.kind is kind))
                for kind, words in folded.items()
            ),
        )

    @property
    def says_something(self) -> bool:
        return bool(self.blocking or self.notices or self.many)


@dataclass(frozen=True)
class CheckPage:
    """A locality's pathway on a day."""

    local: LocalPathway
    on: date

    @cached_property
    def _checked(self) -> tuple[Checked, ...]:
        return checked_pathway(self.local, on=self.on)

    @cached_property
    def _pathway(self) -> Pathway:
        return self.local.local.pathway

    @property
    def clean(self) -> bool:
        """Whether nothing at all was found, no gap either."""
        return not any(each.findings for each in self._checked)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The draft; then of each edition what is not found in the draft as well."""
        draft, *editions = self._checked
        known = set(draft.findings)
        sections = [self._section(_("In the draft"), draft.findings)]
        for each in editions:
            title = _("Only in edition %(number)s") % {"number": each.edition}
            sections.append(self._section(title, [f for f in each.findings if f not in known]))
        return tuple(each for each in sections if each.says_something)

    @cached_property
    def help(self) -> tuple[Help, ...]:
        """Every grouping in use, in order, the gaps among them."""
        gaps = {each.path: self._line(each) for each in self._checked[0].findings if _is_gap(each)}
        return tuple(
            Help(self._pathway.words_of(each).title, gaps.get(f"groupings.{grouping_key(each)}"))
            for each in in_use(self._pathway)
        )

    def _section(self, title: str, findings: Iterable[Finding]) -> Section:
        return Section.of(title, [self._line(each) for each in findings if not _is_gap(each)])

    def _line(self, finding: Finding) -> Line:
        """Services are seen and changed on the page of their slot, other parts on their own."""
        where = {"slug": self.local.locality.slug, "key": self.local.key}
        home = reverse("pathway:editing_home", kwargs=where)
        if _is_gap(finding):
            return Line(finding, "", self._first_slot(finding, where) or f"{home}#slots")
        try:
            path = part_path(self._pathway, finding.path)
        except PartNotThere:
            return Line(finding, "", home)
        part = called(found(self._pathway, path))
        if finding.kind is FindingKind.TRANSLATION_BEHIND:
            return Line(finding, part, reverse("pathway:languages", kwargs=where))
        if path.startswith("slots."):
            slot = path.split(".")[1]
            return Line(
                finding, part, reverse("pathway:editing_slot", kwargs={**where, "slot": slot})
            )
        return Line(finding, part, reverse("pathway:editing_part", kwargs={**where, "path": path}))

    def _first_slot(self, gap: Finding, where: dict[str, str]) -> str:
        """Where a service can be put into this grouping; "" where it has no slot."""
        for slot in self._pathway.slots:
            if gap.path == f"groupings.{grouping_key(slot.grouping)}":
                return reverse("pathway:editing_slot", kwargs={**where, "slot": slot.key})
        return ""


def _is_gap(finding: Finding) -> bool:
    return finding.kind is FindingKind.GAP
