"""Verbs on what is still to check, and on statements that there is no service."""

from datetime import datetime

from django.db import transaction

from attune.directory.records.models import Service
from attune.directory.rounds.models import (
    ContributionEvent,
    MappingRound,
    NoService,
    NoServiceWithdrawal,
    Query,
    QueryAnswer,
)
from attune.directory.services.actions import change_service
from attune.domain.offers.offer import Offer
from attune.domain.rounds.part import Nothing
from attune.domain.rounds.states import RoundRefused, checked_text
from attune.place.audit import actions as audit
from attune.place.localities.models import Locality
from attune.place.members.models import Member


@transaction.atomic
def raise_query(
    mapping_round: MappingRound,
    *,
    text: str,
    by: Member,
    at: datetime,
    about: str = "",
    service: Service | None = None,
) -> Query:
    """Something to check: it stays visible until somebody answers it."""
    query = Query.objects.create(
        mapping_round=mapping_round,
        service=service,
        about=checked_text(about, most=255, what="What it is about", must=False),
        text=checked_text(text, most=500, what="A question"),
        raised_by=by.name,
        by=by,
        raised_at=at,
    )
    _audit("query.raise", f"directory.Query:{query.pk}", mapping_round.locality, by, at)
    return query


@transaction.atomic
def answer_query(query: Query, *, text: str, by: Member, at: datetime) -> QueryAnswer:
    """Answer a query; the service's record no longer carries it."""
    text = checked_text(text, most=1000, what="An answer")
    Query.objects.select_for_update().get(pk=query.pk)
    if QueryAnswer.objects.filter(query=query).exists():
        raise RoundRefused("Somebody has answered this already.")
    answer: QueryAnswer = QueryAnswer.objects.create(
        query=query, text=text, answered_by=by.name, by=by, answered_at=at
    )
    service = query.service or _agreed_service(query)
    if service and query.text in service.offer.queries:
        plain = service.offer.document()
        plain["queries"] = [each for each in plain["queries"] if each != query.text]
        document = service.whole_document.with_offer(Offer.of(plain))
        why = f"Answered: {query.text}"
        change_service(service, document=document, by=by, at=at, why=why)
    locality = query.mapping_round.locality
    _audit("query.answer", f"directory.Query:{query.pk}", locality, by, at)
    return answer


@transaction.atomic
def say_none(
    locality: Locality,
    *,
    nothing: Nothing,
    said_by: str,
    by: Member,
    at: datetime,
    mapping_round: MappingRound | None = None,
) -> NoService:
    """Keep a statement that there is no service, with whose word it is."""
    statement = NoService.objects.create(
        locality=locality,
        mapping_round=mapping_round,
        said_by=checked_text(said_by, most=160, what="A name"),
        by=by,
        said_at=at,
        **nothing.plain(),
    )
    _audit("no_service.say", f"directory.NoService:{statement.pk}", locality, by, at)
    return statement


@transaction.atomic
def withdraw_none(
    statement: NoService, *, why: str, by: Member, at: datetime
) -> NoServiceWithdrawal:
    """The statement no longer stands; that it was made is kept."""
    why = checked_text(why, most=500, what="A reason")
    NoService.objects.select_for_update(of=("self",)).get(pk=statement.pk)
    if NoServiceWithdrawal.objects.filter(statement=statement).exists():
        raise RoundRefused("This statement has been taken back already.")
    gone: NoServiceWithdrawal = NoServiceWithdrawal.objects.create(
        statement=statement, why=why, by=by, at=at
    )
    subject = f"directory.NoService:{statement.pk}"
    _audit("no_service.withdraw", subject, statement.locality, by, at)
    return gone


def _agreed_service(query: Query) -> Service | None:
    """The record into which the contribution it came with was agreed."""
    found = ContributionEvent.objects.filter(
        kind=ContributionEvent.AGREED,
        contribution__answer__invite=query.invite,
        contribution__name=query.about,
    )
    event = found.order_by("-id").first() if query.invite_id else None
    return event.service if event else None


def _audit(verb: str, subject: str, locality: Locality, by: Member, at: datetime) -> None:
    audit.record(verb, by=by, at=at, subject=subject, locality=locality)
