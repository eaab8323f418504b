"""What this room has to say on a desk, gathered from its parts."""

from collections.abc import Iterator
from datetime import date

from attune.kit.desk import DeskLine, NextUseful
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.place.members.roles import Role

from .checking import desk as checking
from .editing import desk as editing
from .languages import desk as languages
from .publishing import desk as publishing

PARTS = (checking, publishing, editing, languages)


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    """What waits for somebody with these roles."""
    for part in PARTS:
        yield from part.lines(locality, roles, on=on)


def lines_for(member: Member, locality: Locality, *, on: date) -> Iterator[DeskLine]:
    """What waits for this very member: a draft to approve, or to sign."""
    yield from publishing.lines_for(member, locality, on=on)


def next_useful(locality: Locality, roles: tuple[Role, ...]) -> Iterator[NextUseful]:
    """What to do when nothing waits."""
    yield from editing.next_useful(locality, roles)
