"""What this room has to say on a desk, gathered from its parts."""

from collections.abc import Iterator
from datetime import date

from attune.kit.desk import DeskLine, NextUseful
from attune.place.localities.models import Locality
from attune.place.members.roles import Role


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    """What waits for somebody with these roles."""
    yield from ()


def next_useful(locality: Locality, roles: tuple[Role, ...]) -> Iterator[NextUseful]:
    """What to do when nothing waits."""
    yield from ()
