"""Verbs that open a round, keep it open for longer, and close it."""

from datetime import date, datetime

from django.db import transaction

from attune.directory.rounds.models import MappingRound, RoundEvent
from attune.domain.rounds.states import RoundRefused, RoundState, checked_text, checked_window
from attune.place.audit import actions as audit
from attune.place.localities.models import Locality
from attune.place.members.models import Member


@transaction.atomic
def open_round(
    locality: Locality,
    *,
    name: str,
    opens_on: date,
    closes_on: date,
    lead: Member,
    by: Member,
    at: datetime,
) -> MappingRound:
    """Open a round for a window; RoundRefused says what is wrong."""
    name = checked_text(name, most=80, what="The name of a round")
    checked_window(opens_on, closes_on)
    known = (each.name.casefold() for each in MappingRound.objects.at(locality))
    if name.casefold() in known:
        raise RoundRefused(f"There is a round “{name}” already: give this one another name.")
    opened = MappingRound.objects.create(locality=locality, name=name, opens_on=opens_on, lead=lead)
    _happen(opened, RoundState.OPEN, closes_on, by, at)
    return MappingRound.objects.at(locality).get(pk=opened.pk)


@transaction.atomic
def keep_open(mapping_round: MappingRound, *, until: date, by: Member, at: datetime) -> RoundEvent:
    """A new last day for a round, open or closed: it takes answers again until then."""
    if until < at.date():
        raise RoundRefused("The new last day is today or later.")
    checked_window(mapping_round.opens_on, until)
    return _happen(mapping_round, RoundState.OPEN, until, by, at)


@transaction.atomic
def close_round(mapping_round: MappingRound, *, by: Member | None, at: datetime) -> RoundEvent:
    """No more answers; what is still a draft stays a draft, and says so."""
    now = MappingRound.objects.standing().get(pk=mapping_round.pk)
    if now.stands is RoundState.CLOSED:
        raise RoundRefused("This round is closed already.")
    return _happen(mapping_round, RoundState.CLOSED, now.closes_on, by, at)


def _happen(
    mapping_round: MappingRound,
    state: RoundState,
    closes_on: date,
    by: Member | None,
    at: datetime,
) -> RoundEvent:
    MappingRound.objects.select_for_update().get(pk=mapping_round.pk)
    event: RoundEvent = RoundEvent.objects.create(
        mapping_round=mapping_round,
        number=mapping_round.events.count() + 1,
        state=state.value,
        closes_on=closes_on,
        by=by,
        at=at,
    )
    audit.record(
        f"round.{state.value}",
        by=by,
        at=at,
        subject=f"directory.MappingRound:{mapping_round.pk}",
        locality=mapping_round.locality,
    )
    return event
