"""How the review of a draft stands: who wrote it, who was asked, who said what."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from attune.domain.pathways.approving import (
    Outcome,
    Part,
    Reviewer,
    Said,
    Verdict,
    outcome,
    stands,
    why_not,
)
from attune.domain.pathways.edition import checksum
from attune.domain.pathways.local import read_local
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.safeguarding import changed_safeguarding, touches
from attune.pathway.records.models import (
    Approval,
    DraftChange,
    Edition,
    LocalPathway,
    ReviewRequest,
    SafeguardingLead,
)
from attune.place.members.models import Member, Membership


@dataclass(frozen=True)
class Review:
    """The newest request about this very draft, if there is one, and what was said to it.

    `last` is the newest edition: what was written, and what safeguarding parts differ, counts from
    there. An edition that was altered behind the program's back vouches for nothing.
    """

    pathway: LocalPathway
    last: Edition | None
    request: ReviewRequest | None
    said: tuple[Approval, ...]

    @classmethod
    def of(cls, pathway: LocalPathway) -> "Review":
        last = Edition.objects.of(pathway).first()
        newest = ReviewRequest.objects.of(pathway).first()
        asked = newest if newest and _is_of(newest, pathway, last) else None
        said = tuple(Approval.objects.of(asked)) if asked else ()
        return cls(pathway, last, asked, said)

    @cached_property
    def before(self) -> Pathway | None:
        """The pathway of the last edition."""
        return self.last.document.pathway if self.last and self.last.is_whole else None

    @cached_property
    def safeguarding(self) -> tuple[str, ...]:
        """The paths of the safeguarding parts that must be signed."""
        return changed_safeguarding(self.before, self.pathway.local.pathway)

    @property
    def outcome(self) -> Outcome | None:
        """How the review stands; None where nobody has been asked about this draft."""
        if self.request is None:
            return None
        return outcome(self._verdicts(), safeguarding=bool(self.safeguarding))

    def stands(self, part: Part) -> Outcome:
        return stands(part, self._verdicts())

    def why_not(self, part: Part, member: Member) -> str:
        """Why a member may not give a verdict on a part; "" where they may."""
        return why_not(part, self.reviewer(member))

    def reviewer(self, member: Member) -> Reviewer:
        locality = self.pathway.locality
        roles = Membership.objects.of(member).at(locality).roles()
        return Reviewer(
            roles=frozenset(role.value for role in roles),
            safeguarding_lead=SafeguardingLead.objects.is_lead(member, locality),
            wrote=member.pk in self.authors,
            wrote_safeguarding=member.pk in self.safeguarding_authors,
        )

    @cached_property
    def authors(self) -> frozenset[int]:
        """Who changed the draft since the last edition, or began it where there is none."""
        since = DraftChange.objects.of(self.pathway).since(self._published)
        return frozenset(since.writers()) | self._began

    @cached_property
    def safeguarding_authors(self) -> frozenset[int]:
        """Those of them who wrote the safeguarding parts that must be signed."""
        since = DraftChange.objects.of(self.pathway).since(self._published)
        return self._began | {each.by_id for each in since if each.by_id and self._touched(each)}

    def _touched(self, change: DraftChange) -> bool:
        if change.path:
            return touches(change.path, self.safeguarding)
        was, now = (read_local(text).pathway for text in (change.before, change.after))
        return bool(set(changed_safeguarding(was, now)) & set(self.safeguarding))

    @property
    def _published(self) -> int:
        """The number of the last change that is in the last edition; -1 where there is none."""
        return self.last.draft_number if self.last else -1

    @property
    def _began(self) -> frozenset[int]:
        began = self.pathway.begun_by_id
        return frozenset({began}) if began and self.last is None else frozenset()

    def _verdicts(self) -> Iterator[Said]:
        for each in self.said:
            yield Said(each.by_id, Part(each.part), Verdict(each.verdict))


def _is_of(request: ReviewRequest, pathway: LocalPathway, last: Edition | None) -> bool:
    """Whether a request is about the draft as it is now, and no edition came of it already."""
    same = request.draft_number == pathway.number
    fresh = last is None or request.at > last.at
    return same and fresh and request.draft_sha256 == checksum(pathway.draft)
