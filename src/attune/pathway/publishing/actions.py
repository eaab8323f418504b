"""The verbs of publishing: name who signs, ask, give a verdict, publish, take what is newer."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from attune.domain.pathways.approving import (
    ApprovalRefused,
    Outcome,
    Part,
    Verdict,
    checked_review_due,
    checked_words,
)
from attune.domain.pathways.edition import checksum
from attune.domain.pathways.merging import Choice
from attune.domain.pathways.review_days import ReviewWord
from attune.pathway.drafts import actions as drafts
from attune.pathway.editions import actions as editions
from attune.pathway.records.models import (
    Approval,
    DraftChange,
    Edition,
    LocalPathway,
    ReviewLetter,
    ReviewRequest,
    SafeguardingLead,
)
from attune.place.audit import actions as audit
from attune.place.content import actions as content
from attune.place.localities.models import Locality
from attune.place.members.models import Member, Membership
from attune.place.members.roles import Role

from .checked import blocking
from .newer import newer_base
from .posting import post_request, post_review
from .reviews import Review

MOVED_ON = "The draft has changed since this review was asked for. Ask for a new review"
WAITS = {
    None: "Nobody has been asked to review this draft yet",
    Outcome.WAITING: "This draft is not approved yet",
    Outcome.SENT_BACK: "This draft was sent back. Change it, or ask again with a note",
}


@transaction.atomic
def name_safeguarding_lead(
    locality: Locality, *, member: Member, by: Member | None, at: datetime
) -> SafeguardingLead:
    """From now on this member signs the safeguarding parts here; twice is as once."""
    Locality.objects.select_for_update().get(pk=locality.pk)
    roles = Membership.objects.of(member).at(locality).roles()
    if not roles - {Role.PROVIDER} or not member.is_active:
        raise ApprovalRefused(f"{member.name} does not work in {locality.name}: invite them first")
    standing = SafeguardingLead.objects.now_at(locality).first()
    if standing and standing.member_id == member.pk:
        return standing
    if standing:
        standing.until = at
        standing.save(update_fields=["until"])
    named = SafeguardingLead.objects.create(locality=locality, member=member, by=by, at=at)
    subject = f"pathway.SafeguardingLead:{named.pk}"
    audit.record("pathway.safeguarding_lead", by=by, at=at, subject=subject, locality=locality)
    return named


@transaction.atomic
def ask_for_review(
    pathway: LocalPathway, *, note: str = "", by: Member, at: datetime
) -> ReviewRequest:
    """Ask those who may approve, and the safeguarding lead, to look at the draft as it is now."""
    held = _held(pathway)
    review = Review.of(held)
    if review.outcome in (Outcome.WAITING, Outcome.APPROVED):
        raise ApprovalRefused("A review of this very draft has been asked for already")
    _check_blocking(held, at)
    request = ReviewRequest.objects.create(
        pathway=held,
        draft_number=held.number,
        draft_sha256=checksum(held.draft),
        note=checked_words(note, what="The note", must=False),
        by=by,
        at=at,
    )
    _audit("pathway.ask_review", request, by, at)
    post_request(request, by=by, at=at)
    return request


@transaction.atomic
def give_verdict(
    request: ReviewRequest,
    *,
    part: Part,
    verdict: Verdict,
    words: str = "",
    by: Member,
    at: datetime,
) -> Approval:
    """Approve one part of exactly this draft, or send it back with words."""
    review = Review.of(_held(request.pathway))
    if review.request is None or review.request.pk != request.pk:
        raise ApprovalRefused(MOVED_ON)
    if part is Part.SAFEGUARDING and not review.safeguarding:
        raise ApprovalRefused("The safeguarding parts are as they were: there is nothing to sign")
    if why := review.why_not(part, by):
        raise ApprovalRefused(why)
    back = verdict is Verdict.SEND_BACK
    given: Approval = Approval.objects.create(
        request=request,
        part=part.value,
        verdict=verdict.value,
        words=checked_words(words, what="What should change", must=back),
        by=by,
        at=at,
    )
    _audit("pathway.send_back" if back else "pathway.approve", request, by, at)
    return given


@transaction.atomic
def publish(
    pathway: LocalPathway, *, change_note: str, review_due: date, by: Member, at: datetime
) -> Edition:
    """Make the approved draft the next edition; if anything fails, the last edition goes on."""
    held = _held(pathway)
    outcome = Review.of(held).outcome
    if outcome is not Outcome.APPROVED:
        raise ApprovalRefused(WAITS[outcome])
    _check_blocking(held, at)
    note = checked_words(change_note, what="What has changed", must=True)
    due = checked_review_due(review_due, on=timezone.localdate(at))
    return editions.issue(held, change_note=note, review_due=due, by=by, at=at)


@transaction.atomic
def take_from_base(
    pathway: LocalPathway,
    *,
    choices: Mapping[str, Choice],
    seen: int,
    newer: str = "",
    by: Member,
    at: datetime,
) -> DraftChange | None:
    """Take what is chosen of the newer template or edition; the draft is then level with it.

    `seen` is the number of the draft that was compared, `newer` the checksum of what it was
    compared with. Where nothing is taken, the same news is not told again.
    """
    held = _held(pathway)
    base = newer_base(held)
    if base is None:
        raise ApprovalRefused("There is nothing newer: the draft is level with what it came from")
    if newer and newer != base.sha256:
        raise ApprovalRefused("Something newer still has come meanwhile. Look at it again")
    local = base.comparison().take(choices)
    change = drafts.keep_draft(held, local=local, what="take", seen=seen, by=by, at=at)
    held.template = content.keep(base.template.file, at=at, by=by) if base.template else None
    held.parent = base.edition
    held.save(update_fields=["template", "parent"])
    subject = f"pathway.LocalPathway:{held.pk}"
    audit.record("pathway.level", by=by, at=at, subject=subject, locality=held.locality)
    return change


@transaction.atomic
def write_about_review(edition: Edition, *, word: ReviewWord, by: None, at: datetime) -> int:
    """Tell the leads once that a review is coming, due or overdue; how many letters went."""
    letter = ReviewLetter.objects.create(edition=edition, sort=word.value, at=at)
    sent = post_review(edition, word, at=at)
    audit.record(
        "pathway.review_letter",
        by=by,
        at=at,
        subject=f"pathway.ReviewLetter:{letter.pk}",
        locality=edition.pathway.locality,
    )
    return sent


def _held(pathway: LocalPathway) -> LocalPathway:
    """The pathway as it stands now; nobody changes its draft until this transaction ends."""
    return LocalPathway.objects.select_for_update(of=("self",)).with_place().get(pk=pathway.pk)


def _check_blocking(pathway: LocalPathway, at: datetime) -> None:
    if found := blocking(pathway, on=timezone.localdate(at)):
        raise ApprovalRefused(f"The check found something to mend first: {found[0]}")


def _audit(verb: str, request: ReviewRequest, by: Member, at: datetime) -> None:
    subject = f"pathway.ReviewRequest:{request.pk}"
    audit.record(verb, by=by, at=at, subject=subject, locality=request.pathway.locality)
