"""Two mapping rounds of Wrenbridge: last year's, closed and agreed, and one that is open now."""

from typing import Any

from django.conf import settings

from attune.directory.records.models import Service
from attune.directory.rounds.actions import agreeing, answering, checking, inviting, running
from attune.directory.rounds.models import MappingRound, Query, SectorInvite
from attune.domain.offers.offer import Offer
from attune.domain.rounds.part import Nothing, Part, Said
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from . import mapping_answers
from .calendar import Calendar
from .mapping_answers import INVITED, Answer

OPENED_BEFORE, CLOSED_BEFORE = 385, 355
OPENED, CLOSES_IN = 17, 18


def run(place: Locality, people: dict[str, Member], *, calendar: Calendar) -> MappingRound:
    """Both rounds; the open one is given back."""
    _last_year(place, people["lena"], calendar)
    return _this_year(place, people, calendar)


def _last_year(place: Locality, lena: Member, calendar: Calendar) -> None:
    """Three sectors answered, everything was agreed, one question was answered."""
    last = _opened(place, lena, calendar, OPENED_BEFORE, CLOSED_BEFORE)
    for sector in ("health_visiting", "parent_infant", "voluntary"):
        invite = _invited(last, sector, lena, calendar, OPENED_BEFORE - 1)
        _send(invite, mapping_answers.LAST_YEAR[sector], calendar, OPENED_BEFORE - 12)
    agreeing.agree_undisputed(last, by=lena, at=calendar.ago(CLOSED_BEFORE + 2))
    query = Query.objects.of(last).first()
    if query:
        text = "Yes: on Tuesday evenings since the spring."
        checking.answer_query(query, text=text, by=lena, at=calendar.ago(CLOSED_BEFORE + 1))
    running.close_round(last, by=lena, at=calendar.ago(CLOSED_BEFORE - 1))


def _this_year(place: Locality, people: dict[str, Member], calendar: Calendar) -> MappingRound:
    """Invited, drafted, sent, contradicted, sent back, agreed: every way a sector can stand."""
    lena = people["lena"]
    now = _opened(place, lena, calendar, OPENED, -CLOSES_IN)
    invites = {each: _invited(now, each, lena, calendar, OPENED - 1) for each in INVITED}
    for sector, said in mapping_answers.AGREED.items():
        _send(invites[sector], said, calendar, 10)
    agreeing.agree_undisputed(now, by=lena, at=calendar.ago(8))
    for sector, said in mapping_answers.SENT.items():
        _send(invites[sector], said, calendar, 6)
    _draft(invites["early_help"], mapping_answers.DRAFT, calendar, 3)
    answering.send_back(
        _again(invites["gps"]),
        question="Which practices do this today? You wrote “some”.",
        by=lena,
        at=calendar.ago(2),
    )
    checking.raise_query(
        now,
        text="Does the under-fives team see anybody under two this year?",
        about="Under-fives team of Wrenbridge",
        service=Service.objects.kept_by(place).get(name="Under-fives team of Wrenbridge"),
        by=lena,
        at=calendar.ago(4),
    )
    return now


def _opened(
    place: Locality, lena: Member, calendar: Calendar, opened: int, closes: int
) -> MappingRound:
    opens_on = calendar.day(opened)
    return running.open_round(
        place,
        name=f"Round of {opens_on:%B %Y}",
        opens_on=opens_on,
        closes_on=calendar.day(closes),
        lead=lena,
        by=lena,
        at=calendar.ago(opened),
    )


def _invited(
    mapping_round: MappingRound, sector: str, lena: Member, calendar: Calendar, days: int
) -> SectorInvite:
    name, email = INVITED[sector]
    return inviting.invite_sector(
        mapping_round,
        sector=sector,
        name=name,
        email=email,
        site=settings.ATTUNE_ADDRESS,
        by=lena,
        at=calendar.ago(days),
    )


def _send(invite: SectorInvite, answer: Answer, calendar: Calendar, days: int) -> None:
    _draft(invite, answer, calendar, days)
    answering.send_answer(
        _again(invite), by=invite.member, at=calendar.ago(days), on=calendar.day(days)
    )


def _draft(invite: SectorInvite, answer: Answer, calendar: Calendar, days: int) -> None:
    part = _part(invite.mapping_round.locality, answer, calendar)
    answering.keep_draft(
        _again(invite),
        change=lambda _before: part,
        by=invite.member,
        at=calendar.ago(days),
        on=calendar.day(days),
    )


def _again(invite: SectorInvite) -> SectorInvite:
    """As the database has it, with its state."""
    found: SectorInvite = SectorInvite.objects.standing().get(pk=invite.pk)
    return found


def _part(place: Locality, answer: Answer, calendar: Calendar) -> Part:
    """What a sector says; of a record there is already, beside what that says now."""
    said = tuple(
        _said(Service.objects.kept_by(place).filter(name=name).first(), name, fields, calendar)
        for name, fields in answer.said.items()
    )
    return Part(said, tuple(Nothing.of(each) for each in answer.nothing))


def _said(service: Service | None, name: str, fields: dict[str, Any], calendar: Calendar) -> Said:
    own = {each: fields[each] for each in ("about", "provider") if each in fields}
    offer = {each: value for each, value in fields.items() if each not in own}
    if service is None:
        key = name.lower().replace(" ", "-")[:36].strip("-")
        return Said(key=key, name=name, offer=Offer.of(calendar.offer(offer)), **own)
    kept = service.offer.document()
    uid = str(service.uid)
    return Said(
        key=uid, name=name, service=uid, offer=Offer.of({**kept, **calendar.offer(offer)}), **own
    )
