"""Verbs by which a person agrees what sectors said, and the directory's record follows."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from attune.directory.assurance.actions import assure
from attune.directory.records.models import Provider, Service
from attune.directory.rounds.models import (
    Contribution,
    ContributionEvent,
    MappingRound,
    Query,
    SectorInvite,
)
from attune.directory.rounds.subjects import Subject, subject_of, subjects
from attune.directory.services.actions import change_service, keep_provider, list_service
from attune.directory.services.drafts import Draft
from attune.directory.services.publishing import published_together
from attune.domain.freshness import HowChecked
from attune.domain.listings.document import DocumentRefused, ServiceDocument
from attune.domain.offers.offer import Offer
from attune.domain.offers.refused import OfferRefused
from attune.domain.offers.vocabulary import Standing
from attune.domain.rounds.sides import OWN, agreed
from attune.domain.rounds.states import AnswerState, RoundRefused
from attune.place.audit import actions as audit
from attune.place.members.models import Member

from .answering import agree_answer


@transaction.atomic
def agree(
    mapping_round: MappingRound,
    *,
    subject: Subject,
    choices: Mapping[str, int],
    by: Member,
    at: datetime,
) -> Service:
    """Write what is agreed of one service to the directory; `choices` settle what is disputed."""
    _lock(mapping_round)
    now = subject_of(mapping_round, subject.pk)
    if now is None or now.agreed or now.sides != subject.sides:
        raise RoundRefused("Somebody has changed this meanwhile. Look at it again.")
    service = _agree(mapping_round, now, choices, by, at)
    _settle([now], by, at)
    return service


@transaction.atomic
def agree_undisputed(mapping_round: MappingRound, *, by: Member, at: datetime) -> int:
    """Agree every service on which nobody contradicts anybody; how many that were."""
    _lock(mapping_round)
    ready = [each for each in subjects(mapping_round) if not each.agreed and not each.disputed]
    with published_together():
        for each in ready:
            _agree(mapping_round, each, {}, by, at)
    _settle(ready, by, at)
    return len(ready)


@transaction.atomic
def link(
    contribution: Contribution, *, service: Service, by: Member, at: datetime
) -> ContributionEvent:
    """Say that a contribution speaks of a record there is already."""
    if contribution.events.filter(kind=ContributionEvent.AGREED).exists():
        raise RoundRefused("This has been agreed already.")
    return _happen(contribution, ContributionEvent.LINKED, service, by, at)


def _lock(mapping_round: MappingRound) -> None:
    """All who agree things of one round wait for each other here."""
    MappingRound.objects.select_for_update().get(pk=mapping_round.pk)


def _agree(
    mapping_round: MappingRound,
    subject: Subject,
    choices: Mapping[str, int],
    by: Member,
    at: datetime,
) -> Service:
    fields = agreed(subject.sides, choices)
    service = _written(mapping_round, subject, fields, by, at)
    _assure(service, subject, by, at)
    for each in subject.contributions:
        if not each.agreed_at:
            _happen(each, ContributionEvent.AGREED, service, by, at)
    return service


def _written(
    mapping_round: MappingRound,
    subject: Subject,
    fields: dict[str, Any],
    by: Member,
    at: datetime,
) -> Service:
    locality = mapping_round.locality
    why = f"Mapping round {mapping_round.name}: agreed from {subject.sectors}"
    try:
        document = _document(mapping_round, subject, fields, by, at)
        if subject.service:
            return change_service(subject.service, document=document, by=by, at=at, why=why)
        return list_service(locality, draft=Draft(document), by=by, at=at, why=why)
    except OfferRefused as refused:
        raise RoundRefused(f"{subject.name}: {refused}") from refused
    except DocumentRefused as refused:
        raise RoundRefused(f"{subject.name}: {refused}") from refused


def _document(
    mapping_round: MappingRound,
    subject: Subject,
    fields: dict[str, Any],
    by: Member,
    at: datetime,
) -> ServiceDocument:
    plain = {name: value for name, value in fields.items() if name not in OWN}
    answered = set(_answered(mapping_round).values_list("text", flat=True))
    plain["queries"] = [each for each in plain.get("queries", ()) if each not in answered]
    offer = Offer.of(plain)
    own = {"name": fields["name"], "description": fields.get("about", "")}
    if offer.standing is Standing.ENDED:
        own["status"] = "inactive"
    provider = _provider(mapping_round, str(fields.get("provider", "")), by, at)
    if subject.service:
        was = subject.service.whole_document
        changed = ServiceDocument(was.service, offer, was.places, provider or was.provider)
        return changed.with_fields(**own)
    new = ServiceDocument({"name": own["name"], "status": "active"}, offer, (), provider)
    return new.with_fields(**own)


def _provider(mapping_round: MappingRound, name: str, by: Member, at: datetime) -> str:
    """The id of the organisation of this name, listed now if it is new; empty without a name."""
    plain = " ".join(name.split())
    if not plain:
        return ""
    # Databases fold letters differently, so names are compared here.
    kept = Provider.objects.kept_by(mapping_round.locality).by_name()
    for uid, known in kept.values_list("uid", "name"):
        if known.casefold() == plain.casefold():
            return str(uid)
    record = {"name": plain}
    return str(keep_provider(mapping_round.locality, uid=uuid4(), record=record, by=by, at=at).uid)


def _assure(service: Service, subject: Subject, by: Member, at: datetime) -> None:
    """Whoever knows the service said it is so, on the day the last of them sent it."""
    if service.offer.standing is Standing.ENDED:
        return
    day = max(timezone.localdate(each.answer.at) for each in subject.contributions)
    said_by = subject.sectors[:120]
    assure(service, how=HowChecked.ROUND, by=by, at=at, on=day, said_by=said_by)


def _answered(mapping_round: MappingRound) -> Any:
    return Query.objects.of(mapping_round).exclude(answer=None)


def _settle(done: Sequence[Subject], by: Member, at: datetime) -> None:
    """A sector whose every contribution is agreed is agreed itself."""
    spoken = {each.answer.invite_id for subject in done for each in subject.contributions}
    for pk in sorted(spoken):
        invite = SectorInvite.objects.standing().get(pk=pk)
        waits = invite.stands is AnswerState.SUBMITTED
        if waits and not Contribution.objects.by_invite(invite).unagreed().exists():
            agree_answer(invite, by=by, at=at)


def _happen(
    contribution: Contribution, kind: str, service: Service, by: Member, at: datetime
) -> ContributionEvent:
    event: ContributionEvent = ContributionEvent.objects.create(
        contribution=contribution, kind=kind, service=service, by=by, at=at
    )
    audit.record(
        f"contribution.{kind}",
        by=by,
        at=at,
        subject=f"directory.Contribution:{contribution.pk}",
        locality=service.kept_by,
    )
    return event
