"""Invented rounds, invitations and answers for the tests of mapping rounds."""

from datetime import timedelta
from typing import Any

from attune.directory.rounds.actions import answering, inviting, running
from attune.directory.rounds.models import MappingRound, SectorAnswer, SectorInvite
from attune.domain.offers.offer import Offer
from attune.domain.rounds.part import Nothing, Part, Said
from tests.cast import NOW, Cast

TODAY = NOW.date()
SITE = "https://attune.example.org"


def a_round(cast: Cast, name: str = "Autumn 2026", **window: Any) -> MappingRound:
    opens = window.get("opens_on", TODAY - timedelta(days=3))
    closes = window.get("closes_on", TODAY + timedelta(days=30))
    return running.open_round(
        cast.wrenbridge,
        name=name,
        opens_on=opens,
        closes_on=closes,
        lead=cast.lena,
        by=cast.lena,
        at=NOW,
    )


def an_invite(
    cast: Cast,
    mapping_round: MappingRound,
    sector: str = "health_visiting",
    *,
    name: str = "Ann Reed",
    email: str = "ann.reed@example.org",
) -> SectorInvite:
    made = inviting.invite_sector(
        mapping_round, sector=sector, name=name, email=email, site=SITE, by=cast.lena, at=NOW
    )
    return SectorInvite.objects.of(mapping_round).get(pk=made.pk)


def said(name: str = "Listening visits", *, key: str = "", service: str = "", **more: Any) -> Said:
    own = {each: more.pop(each) for each in ("about", "provider") if each in more}
    key = key or service or name.lower().replace(" ", "-")
    return Said(key=key, name=name, service=service, offer=Offer.of(more), **own)


def sent(invite: SectorInvite, *parts: Said | Nothing) -> SectorAnswer:
    """Send an answer that says these things."""
    part = Part(
        tuple(each for each in parts if isinstance(each, Said)),
        tuple(each for each in parts if isinstance(each, Nothing)),
    )
    drafted(invite, part)
    return answering.send_answer(invite, by=None, at=NOW, on=TODAY)


def drafted(invite: SectorInvite, part: Part) -> SectorAnswer:
    """Keep a draft that says all this and no more."""
    return answering.keep_draft(invite, change=lambda _was: part, by=None, at=NOW, on=TODAY)
