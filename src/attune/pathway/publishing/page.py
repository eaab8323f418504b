"""What the publishing page shows: where the draft stands, in words, and what may be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.domain.pathways.approving import Outcome, Part
from attune.domain.pathways.edition_changes import changes
from attune.pathway.records.models import Approval, LocalPathway, SafeguardingLead
from attune.pathway.shown.shown import shown_draft
from attune.place.members.models import Member

from .changes import ChangedSection, ToSign, changed_sections, safeguarding_parts_to_sign
from .checked import blocking
from .newer import NewerBase, newer_base
from .reviews import Review

MOODS = {
    Outcome.APPROVED: "good",
    Outcome.WAITING: "waiting",
    Outcome.SENT_BACK: "careful",
}


@dataclass(frozen=True)
class CheckLine:
    """One line of the checklist: what it is about, how it stands, in which mood."""

    title: str
    text: str
    state: str
    mood: str


@dataclass(frozen=True)
class PublishingPage:
    """The draft of a pathway as one member sees its publishing."""

    review: Review
    member: Member
    on: date

    @classmethod
    def of(cls, pathway: LocalPathway, member: Member, *, on: date) -> "PublishingPage":
        return cls(Review.of(pathway), member, on)

    @property
    def pathway(self) -> LocalPathway:
        return self.review.pathway

    @cached_property
    def blocking(self) -> tuple[str, ...]:
        return blocking(self.pathway, on=self.on)

    @property
    def asks(self) -> bool:
        """Whether a review can be asked for now."""
        return not self.blocking and self.review.outcome in (None, Outcome.SENT_BACK)

    @cached_property
    def ready(self) -> bool:
        return not self.blocking and self.review.outcome is Outcome.APPROVED

    @cached_property
    def verdicts_open(self) -> tuple[Part, ...]:
        """The parts on which this member may still say something."""
        parts = [Part.WHOLE] + ([Part.SAFEGUARDING] if self.review.safeguarding else [])
        if self.review.request is None:
            return ()
        return tuple(part for part in parts if not self.review.why_not(part, self.member))

    def said(self, part: Part) -> bool:
        """Whether this member has given a verdict on a part of this very draft."""
        given = (each for each in self.review.said if each.part == part.value)
        return any(each.by_id == self.member.pk for each in given)

    @property
    def lead(self) -> SafeguardingLead | None:
        return SafeguardingLead.objects.now_at(self.pathway.locality).first()

    @cached_property
    def checklist(self) -> tuple[CheckLine, ...]:
        """From the check to ready, in order."""
        return (self._checked, self._asked, self._approved, self._signed, self._ready)

    @property
    def sections(self) -> list[ChangedSection]:
        """What changed since the last edition; nothing where there is none."""
        last = self.review.last
        if last is None or not last.is_whole:
            return []
        draft = shown_draft(self.pathway, on=self.on).document
        return changed_sections(changes(last.document, draft))

    @property
    def to_sign(self) -> list[ToSign]:
        """The safeguarding parts that differ from the last edition's."""
        now = self.pathway.local.pathway
        return safeguarding_parts_to_sign(self.review.before, now, self.review.safeguarding)

    @property
    def newer(self) -> NewerBase | None:
        """What is newer where the pathway came from."""
        return newer_base(self.pathway)

    @property
    def sent_back(self) -> Iterator[Approval]:
        """What reviewers asked to be changed, with their words."""
        return (each for each in self.review.said if each.words)

    @property
    def _checked(self) -> CheckLine:
        if not self.blocking:
            return CheckLine(_("Checked"), _("Nothing stands in the way."), _("Done"), "good")
        count = len(self.blocking)
        text = ngettext("%(n)s thing to mend first.", "%(n)s things to mend first.", count)
        return CheckLine(_("Checked"), text % {"n": count}, _("Mend"), "careful")

    @property
    def _asked(self) -> CheckLine:
        title, request = _("Review asked for"), self.review.request
        if request is None:
            text = _("Nobody has been asked to review this draft yet.")
            return CheckLine(title, text, _("Not yet"), "plain")
        return CheckLine(title, _("By %(name)s.") % {"name": request.by.name}, _("Done"), "good")

    @property
    def _approved(self) -> CheckLine:
        text = _("A lead, commissioner or team manager who wrote none of it approves the draft.")
        return self._part(_("Approved"), Part.WHOLE, text)

    @property
    def _signed(self) -> CheckLine:
        title = _("Safeguarding parts signed")
        if not self.review.safeguarding:
            return CheckLine(title, _("They are as in the last edition."), _("Not needed"), "plain")
        if self.lead is None:
            text = _("Nobody is named as safeguarding lead yet.")
            return CheckLine(title, text, _("Name somebody"), "careful")
        named = {"name": self.lead.member.name}
        return self._part(title, Part.SAFEGUARDING, _("%(name)s signs them.") % named)

    @property
    def _ready(self) -> CheckLine:
        if self.ready:
            text = _("An edition never changes once it is published.")
            return CheckLine(_("Ready to publish"), text, _("Ready"), "good")
        return CheckLine(_("Ready to publish"), "", _("Not yet"), "plain")

    def _part(self, title: str, part: Part, waiting: str) -> CheckLine:
        if self.review.request is None:
            return CheckLine(title, waiting, _("Not yet"), "plain")
        stands = self.review.stands(part)
        said = [each.by.name for each in self.review.said if each.part == part.value]
        text = _("By %(names)s.") % {"names": ", ".join(dict.fromkeys(said))} if said else waiting
        return CheckLine(title, text, _state(stands), MOODS[stands])


def _state(outcome: Outcome) -> str:
    return {
        Outcome.WAITING: _("Waiting"),
        Outcome.APPROVED: _("Done"),
        Outcome.SENT_BACK: _("Sent back"),
    }[outcome]
