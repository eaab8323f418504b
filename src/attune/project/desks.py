"""The desks: what needs each role today, oldest first, composed from every room by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from attune.directory import desk as directory_desk
from attune.evaluation import desk as evaluation_desk
from attune.kit.desk import DeskLine, NextUseful
from attune.pathway import desk as pathway_desk
from attune.place import desk as place_desk
from attune.place.localities.models import Locality
from attune.place.members.models import Membership
from attune.place.members.roles import Role
from attune.planning import desk as planning_desk

from .start import desk as start_desk

ROOMS = (
    *(start_desk, place_desk, directory_desk),
    *(pathway_desk, planning_desk, evaluation_desk),
)


@dataclass(frozen=True)
class Desk:
    """One locality's lines for one member, with the next useful thing when there are none."""

    locality: Locality
    roles: tuple[Role, ...]
    lines: tuple[DeskLine, ...]
    next_useful: tuple[NextUseful, ...]

    @property
    def role_titles(self) -> str:
        return ", ".join(role.title for role in self.roles)


def for_memberships(memberships: Iterable[Membership], *, on: date) -> list[Desk]:
    """A desk per locality: those where something waits first, then by name."""
    held: dict[Locality, list[Membership]] = {}
    for membership in memberships:
        held.setdefault(membership.locality, []).append(membership)
    desks = [_desk(locality, own, on) for locality, own in held.items()]
    return sorted(desks, key=lambda desk: (not desk.lines, desk.locality.name.casefold()))


def _desk(locality: Locality, memberships: list[Membership], on: date) -> Desk:
    roles = tuple(Role(each.role) for each in memberships)
    lines = [line for room in ROOMS for line in room.lines(locality, roles, on=on)]
    member = memberships[0].member
    lines += directory_desk.lines_for(member, locality, on=on)
    lines += pathway_desk.lines_for(member, locality, on=on)
    lines += evaluation_desk.lines_for(member, locality, on=on)
    useful = [offer for room in ROOMS for offer in room.next_useful(locality, roles)]
    return Desk(locality, roles, tuple(sorted(lines, key=lambda line: line.since)), tuple(useful))
