"""The verbs of editing: propose a change, take it over or not; merge records, undo, keep apart."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from attune.directory.records.models import Provider, Service
from attune.directory.services import actions as services
from attune.directory.services.drafts import Draft
from attune.directory.services.publishing import publish
from attune.domain.likeness import Likeness
from attune.domain.listings.differences import laid_onto
from attune.domain.listings.document import ServiceDocument
from attune.domain.listings.merging import merged
from attune.place.audit import actions as audit
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .models import LikePair, LikePairApart, Merge, MergeUndone, Proposal, ProposalDecision


class EditRefused(ValueError):
    """An edit that cannot be made as asked; its text is for the person."""


@transaction.atomic
def propose(
    locality: Locality,
    *,
    service: Service | None,
    wanted: ServiceDocument,
    by: Member,
    at: datetime,
    note: str = "",
) -> Proposal:
    """Keep what somebody would have a record say, until a keeper of the directory decides."""
    text = wanted.text()
    if service and text == service.document:
        raise EditRefused("Nothing is different from what the record says now")
    provider = Provider.objects.with_uid(wanted.provider).first() if wanted.provider else None
    proposal = Proposal.objects.create(
        locality=locality,
        service=service,
        provider=provider,
        base=service.document if service else "",
        wanted=text,
        note=_sentence(note),
        proposed_by=by,
        proposed_at=at,
    )
    _recorded("proposal.make", proposal, locality, by, at)
    return proposal


@transaction.atomic
def take_over(proposal: Proposal, *, by: Member, at: datetime, reason: str = "") -> Service:
    """Make the proposed change to the record as it is now; what changed meanwhile stays."""
    _undecided(proposal)
    why = f"Proposed by {proposal.proposed_by.name}"
    wanted, base = proposal.wanted_document, proposal.base_document
    if proposal.service is None or base is None:
        service = services.list_service(
            proposal.locality, draft=Draft(wanted), by=by, at=at, why=why
        )
    else:
        current = Service.objects.get(pk=proposal.service_id)
        document, _conflicts = laid_onto(current.whole_document, base=base, wanted=wanted)
        service = services.change_service(current, document=document, by=by, at=at, why=why)
    _decide(proposal, True, reason, by, at)
    return service


@transaction.atomic
def decline(proposal: Proposal, *, by: Member, at: datetime, reason: str) -> ProposalDecision:
    """Leave the record as it is, and say why."""
    _undecided(proposal)
    if not reason.strip():
        raise EditRefused("Say why, so that whoever proposed it can learn")
    return _decide(proposal, False, reason, by, at)


@transaction.atomic
def note_likenesses(
    locality: Locality, *, found: Sequence[Likeness], by: Member | None, at: datetime
) -> int:
    """Put likely duplicates into the queue, those there already aside; how many are new."""
    known = set(LikePair.objects.at(locality).values_list("first_id", "second_id"))
    fresh = [pair for pair in found if (pair.first, pair.second) not in known]
    LikePair.objects.bulk_create(
        LikePair(
            first_id=pair.first,
            second_id=pair.second,
            points=pair.points,
            reasons="; ".join(pair.reasons)[:300],
            found_at=at,
        )
        for pair in fresh
    )
    if fresh:
        subject = f"directory.LikePair:{len(fresh)} new"
        audit.record("likeness.note", by=by, at=at, subject=subject, locality=locality)
    return len(fresh)


@transaction.atomic
def keep_apart(pair: LikePair, *, by: Member, at: datetime) -> LikePairApart:
    """Say that two records are two services; the pair does not come back."""
    apart, _new = LikePairApart.objects.get_or_create(
        pair=pair, defaults={"said_by": by, "said_at": at}
    )
    _recorded("likeness.keep_apart", pair, pair.first.kept_by, by, at)
    return apart


@transaction.atomic
def merge(kept: Service, *, gone: Service, by: Member, at: datetime) -> Merge:
    """Make two records one. The gone one's id stays alive and leads to the kept one."""
    ids = sorted((kept.pk, gone.pk))
    locked = {each.pk: each for each in Service.objects.select_for_update().filter(pk__in=ids)}
    kept, gone = locked[kept.pk], locked[gone.pk]
    if kept.pk == gone.pk or kept.merged_into_id or gone.merged_into_id:
        raise EditRefused("One of these two records has been merged already")
    before = kept.number
    document = merged(kept.whole_document, gone.whole_document)
    gone.merged_into, gone.is_public = kept, False
    gone.save(update_fields=["merged_into", "is_public"])
    why = f"Merged with “{gone.name}”"
    kept = services.change_service(kept, document=document, by=by, at=at, why=why)
    publish([kept.pk, gone.pk])
    row = Merge.objects.create(
        kept=kept,
        gone=gone,
        number_before=before,
        number_after=kept.number,
        merged_by=by,
        merged_at=at,
    )
    _recorded("service.merge", row, kept.kept_by, by, at)
    return row


@transaction.atomic
def undo_merge(row: Merge, *, by: Member, at: datetime) -> MergeUndone:
    """Make the two records two again.

    The kept one goes back to what it said before, unless somebody has edited it since: then their
    edit stays, and a person takes out what came from the other.
    """
    kept = Service.objects.select_for_update().get(pk=row.kept_id)
    gone = Service.objects.select_for_update().get(pk=row.gone_id)
    if MergeUndone.objects.filter(merge=row).exists() or gone.merged_into_id != kept.pk:
        raise EditRefused("This merge has been undone already")
    gone.merged_into = None
    gone.settle(gone.whole_document)
    gone.save(update_fields=["merged_into", "is_public"])
    if kept.number == row.number_after != row.number_before:
        version = kept.versions.get(number=row.number_before)
        services.restore_version(version, by=by, at=at)
    publish([kept.pk, gone.pk])
    undone = MergeUndone.objects.create(merge=row, undone_by=by, undone_at=at)
    _recorded("service.undo_merge", row, kept.kept_by, by, at)
    return undone


def _undecided(proposal: Proposal) -> None:
    if ProposalDecision.objects.filter(proposal=proposal).exists():
        raise EditRefused("Somebody has decided on this already")


def _decide(
    proposal: Proposal, taken: bool, reason: str, by: Member, at: datetime
) -> ProposalDecision:
    decision = ProposalDecision.objects.create(
        proposal=proposal, taken=taken, reason=_sentence(reason), decided_by=by, decided_at=at
    )
    verb = "proposal.take_over" if taken else "proposal.decline"
    _recorded(verb, proposal, proposal.locality, by, at)
    return decision


def _sentence(text: str) -> str:
    plain = " ".join(text.split())
    if "\0" in plain or len(plain) > 500:
        raise EditRefused("Use at most 500 characters")
    return plain


def _recorded(verb: str, row: Any, locality: Locality, by: Member, at: datetime) -> None:
    subject = f"directory.{type(row).__name__}:{row.pk}"
    audit.record(verb, by=by, at=at, subject=subject, locality=locality)
