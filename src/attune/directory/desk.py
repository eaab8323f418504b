"""What the directory has to say on a desk, from each of its parts."""

from collections.abc import Iterator
from datetime import date

from attune.kit.desk import DeskLine, NextUseful
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.place.members.roles import Role

from .assurance import desk as assurance
from .editing import desk as editing
from .exchange.importing import desk as importing
from .offers import desk as offers
from .portal import desk as portal
from .quality import desk as quality
from .returns import desk as returns
from .rounds import desk as rounds

PARTS = (assurance, editing, quality, returns, rounds, offers, portal, importing)
WITH_NEXT = (portal, editing, assurance, returns, rounds, offers, importing)


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    for part in PARTS:
        yield from part.lines(locality, roles, on=on)


def lines_for(member: Member, locality: Locality, *, on: date) -> Iterator[DeskLine]:
    """What waits for this very person, whatever their role: their part of a mapping round."""
    yield from rounds.lines_for(member, locality, on=on)


def next_useful(locality: Locality, roles: tuple[Role, ...]) -> Iterator[NextUseful]:
    for part in WITH_NEXT:
        yield from part.next_useful(locality, roles)
