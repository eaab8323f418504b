"""Verbs of a workshop: put a card on the triangle, a dot on a card, and what becomes of it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from attune.directory.rounds.models import CardEvent, CardVote, MappingRound, WorkshopCard
from attune.domain.rounds.part import Nothing
from attune.domain.rounds.states import RoundRefused, checked_text
from attune.domain.rounds.triangle import MOST_CARDS, Card, CardKind, check_can_vote
from attune.place.audit import actions as audit
from attune.place.members.models import Member

from .checking import raise_query, say_none


@transaction.atomic
def add_card(
    mapping_round: MappingRound, *, card: Card, by: Member | None, at: datetime, on: date
) -> WorkshopCard:
    """Put a card on the triangle; no name is asked. `on` is today where people are."""
    _check_open(mapping_round, on)
    if mapping_round.cards.count() >= MOST_CARDS:
        raise RoundRefused(f"A triangle holds {MOST_CARDS:,} cards.")
    row = WorkshopCard.objects.create(
        mapping_round=mapping_round,
        kind=card.kind.value,
        text=checked_text(card.text, most=200, what="A card"),
        level=card.level.value,
        stage=card.stage.value if card.stage else "",
        by=by,
        at=at,
    )
    _audit("card.add", row, by, at)
    return row


@transaction.atomic
def put_dot(
    card: WorkshopCard, *, voter: str, by: Member | None, at: datetime, on: date
) -> CardVote:
    """A dot on a card from somebody without a name; `voter` is a hash that tells people apart."""
    mapping_round = MappingRound.objects.select_for_update().get(pk=card.mapping_round_id)
    _check_open(MappingRound.objects.standing().get(pk=mapping_round.pk), on)
    if not WorkshopCard.objects.of(mapping_round).with_pk(card.pk).exists():
        raise RoundRefused("This card has left the wall.")
    spent = CardVote.objects.spent(mapping_round, voter)
    check_can_vote(spent.count(), card.votes.filter(voter=voter).exists())
    vote = CardVote.objects.create(card=card, voter=voter, at=at)
    # Whose dot it is must not stand in the trail either.
    _audit("card.dot", card, None, at)
    return vote


@transaction.atomic
def merge_card(card: WorkshopCard, *, into: WorkshopCard, by: Member, at: datetime) -> CardEvent:
    """Two cards say the same: the dots of one go to the other, each person's once."""
    if card.pk == into.pk or card.mapping_round_id != into.mapping_round_id:
        raise RoundRefused("Choose another card of the same workshop.")
    there = set(into.votes.values_list("voter", flat=True))
    voters = set(card.votes.values_list("voter", flat=True)) - there
    CardVote.objects.bulk_create(CardVote(card=into, voter=each, at=at) for each in sorted(voters))
    return _happen(card, CardEvent.MERGED, by, at, into=into)


@transaction.atomic
def take_off(card: WorkshopCard, *, by: Member, at: datetime) -> CardEvent:
    """The card is no longer shown; that it was there is kept."""
    return _happen(card, CardEvent.TAKEN_OFF, by, at)


@transaction.atomic
def card_to_none(
    card: WorkshopCard, *, nothing: Nothing, said_by: str, by: Member, at: datetime
) -> CardEvent:
    """A gap becomes a statement that there is no service, with whose word it is."""
    if card.kind != CardKind.GAP.value:
        raise RoundRefused("Only a gap can say that there is no service.")
    mapping_round = card.mapping_round
    statement = say_none(
        mapping_round.locality,
        nothing=nothing,
        said_by=said_by,
        by=by,
        at=at,
        mapping_round=mapping_round,
    )
    return _happen(card, CardEvent.NO_SERVICE, by, at, statement=statement)


@transaction.atomic
def card_to_query(card: WorkshopCard, *, text: str, by: Member, at: datetime) -> CardEvent:
    """A card becomes something to check."""
    query = raise_query(card.mapping_round, text=text, about=card.text, by=by, at=at)
    return _happen(card, CardEvent.QUERY, by, at, query=query)


def _check_open(mapping_round: MappingRound, on: date) -> None:
    if not mapping_round.takes_answers(on=on):
        raise RoundRefused("This workshop is not open today.")


def _happen(card: WorkshopCard, kind: str, by: Member, at: datetime, **made: Any) -> CardEvent:
    WorkshopCard.objects.select_for_update().get(pk=card.pk)
    if card.events.filter(kind__in=CardEvent.LEAVES).exists():
        raise RoundRefused("This card has left the wall.")
    event: CardEvent = CardEvent.objects.create(card=card, kind=kind, by=by, at=at, **made)
    _audit(f"card.{kind}", card, by, at)
    return event


def _audit(verb: str, card: WorkshopCard, by: Member | None, at: datetime) -> None:
    audit.record(
        verb,
        by=by,
        at=at,
        subject=f"directory.WorkshopCard:{card.pk}",
        locality=card.mapping_round.locality,
    )
