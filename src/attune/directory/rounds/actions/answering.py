"""Verbs of a sector's answer: keep a draft, send it, send it back, agree it."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction

from attune.directory.records.models import Service
from attune.directory.rounds.models import (
    Contribution,
    InviteLetter,
    MappingRound,
    NoService,
    NoServiceWithdrawal,
    Query,
    SectorAnswer,
    SectorInvite,
)
from attune.domain import canonical
from attune.domain.rounds.part import Nothing, Part, Said
from attune.domain.rounds.states import AnswerState, RoundRefused, checked_move, checked_text
from attune.place.audit import actions as audit
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .inviting import write_to


@transaction.atomic
def keep_draft(
    invite: SectorInvite,
    *,
    change: Callable[[Part], Part],
    by: Member | None,
    at: datetime,
    on: date,
) -> SectorAnswer:
    """Keep what has been written so far; nobody else sees it. `on` is today where people are.

    `change` turns the part as it stands now into the new one, so that two who share a link and
    write at the same time lose nothing.
    """
    _check_open(invite, on)
    last = _locked(invite).last
    part = change(last.part if last else Part())
    if last and last.state == AnswerState.DRAFT.value and last.document == part.text():
        return last
    return _version(invite, AnswerState.DRAFT, part, by, at)


@transaction.atomic
def send_answer(invite: SectorInvite, *, by: Member | None, at: datetime, on: date) -> SectorAnswer:
    """Send the part to the lead: contributions, statements and queries begin to exist."""
    _check_open(invite, on)
    last = _locked(invite).last
    part = last.part if last else Part()
    if part.empty:
        raise RoundRefused("Say at least one thing: a service you know, or where there is none.")
    answer = _version(invite, AnswerState.SUBMITTED, part, by, at)
    for said in part.said:
        _contribute(answer, said, by, at)
    _state(invite, part.nothing, by, at)
    return answer


@transaction.atomic
def send_back(invite: SectorInvite, *, question: str, by: Member, at: datetime) -> SectorAnswer:
    """Open an answer again, with a question that goes to the sector by letter."""
    question = checked_text(question, most=1000, what="A question")
    last = _locked(invite).last
    part = last.part if last else Part()
    answer = _version(invite, AnswerState.SENT_BACK, part, by, at, question=question)
    write_to(invite, kind=InviteLetter.QUESTION, by=by, at=at, question=question)
    return answer


@transaction.atomic
def agree_answer(invite: SectorInvite, *, by: Member, at: datetime) -> SectorAnswer:
    """The sector's answer is agreed, once each of its contributions is."""
    last = _locked(invite).last
    if Contribution.objects.by_invite(invite).unagreed().exists():
        raise RoundRefused("Agree each of its services first.")
    return _version(invite, AnswerState.AGREED, last.part if last else Part(), by, at)


def _locked(invite: SectorInvite) -> SectorInvite:
    """All who write to one answer wait for each other here."""
    SectorInvite.objects.select_for_update().get(pk=invite.pk)
    return invite


def _check_open(invite: SectorInvite, on: date) -> None:
    mapping_round = MappingRound.objects.standing().get(pk=invite.mapping_round_id)
    if not mapping_round.takes_answers(on=on):
        raise RoundRefused("This round takes no answers today.")


def _version(
    invite: SectorInvite,
    state: AnswerState,
    part: Part,
    by: Member | None,
    at: datetime,
    question: str = "",
) -> SectorAnswer:
    last = invite.last
    checked_move(AnswerState(last.state) if last else None, state)  # type: ignore[call-arg]
    answer: SectorAnswer = SectorAnswer.objects.create(
        invite=invite,
        number=last.number + 1 if last else 1,
        state=state.value,
        document=part.text(),
        question=question,
        by=by,
        at=at,
    )
    if state is not AnswerState.DRAFT:
        audit.record(
            f"sector.{state.value}",
            by=by,
            at=at,
            subject=f"directory.SectorInvite:{invite.pk}",
            locality=invite.mapping_round.locality,
        )
    return answer


def _contribute(answer: SectorAnswer, said: Said, by: Member | None, at: datetime) -> None:
    locality = answer.invite.mapping_round.locality
    service = _record(said, locality)
    Contribution.objects.create(
        answer=answer,
        key=said.key,
        service=service,
        name=said.name[:255],
        document=canonical.text(said.plain()),
    )
    own = answer.invite.queries
    known = set(
        own.filter(about=said.name).asking(said.offer.queries).values_list("text", flat=True)
    )
    for text in said.offer.queries:
        if text not in known:
            Query.objects.create(
                mapping_round=answer.invite.mapping_round,
                invite=answer.invite,
                service=service,
                about=said.name[:255],
                text=text,
                raised_by=_speaker(answer.invite),
                by=by,
                raised_at=at,
            )


def _record(said: Said, locality: Locality) -> Service | None:
    """The record a sector speaks of, or what that has been merged into; only one kept here."""
    service = Service.objects.successor_of(said.service) if said.service else None
    return service if service and service.kept_by_id == locality.pk else None


def _state(
    invite: SectorInvite, nothing: tuple[Nothing, ...], by: Member | None, at: datetime
) -> None:
    """The sector's statements are those of its newest answer; others are taken back."""
    standing = {each.nothing: each for each in NoService.objects.by_invite(invite)}
    for gone in standing.keys() - set(nothing):
        NoServiceWithdrawal.objects.create(
            statement=standing[gone], why="No longer in the sector’s answer", by=by, at=at
        )
    for said in nothing:
        if said not in standing:
            NoService.objects.create(
                locality=invite.mapping_round.locality,
                mapping_round=invite.mapping_round,
                invite=invite,
                sector=invite.sector,
                sector_title=invite.title,
                said_by=invite.name,
                by=by,
                said_at=at,
                **said.plain(),
            )


def _speaker(invite: SectorInvite) -> str:
    return f"{invite.name}, {invite.title}"[:160]
