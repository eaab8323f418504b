"""The fixed cast: who is who in every test that needs people."""

from dataclasses import dataclass
from datetime import UTC, datetime

from attune.place.localities import actions as localities
from attune.place.localities.models import Locality, System
from attune.place.members import actions as members
from attune.place.members.models import Member
from attune.place.members.roles import Role

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Cast:
    """Joseph is a health visitor, Mina a parent-infant therapist, Lena the lead of Wrenbridge.

    The Outsider is a member elsewhere, who must see nothing. Amina (mother) and Ravi (father)
    are families: they do not sign in.
    """

    wrenbridge: Locality
    vale: Locality
    joseph: Member
    mina: Member
    lena: Member
    outsider: Member


def gather() -> Cast:
    """Make the cast in the test's own database."""

    system = System.objects.create(name="Wrenbridge and Vale", slug="wrenbridge-and-vale")
    wrenbridge, vale = (
        localities.found(system=system, name=name, slug=name.lower(), by=None, at=NOW)
        for name in ("Wrenbridge", "Vale")
    )

    def person(name: str, role: Role, at: Locality) -> Member:
        member = members.add(email=f"{name.lower()}@example.org", name=name, by=None, at=NOW)
        members.grant(member, locality=at, role=role, by=None, at=NOW)
        return member

    return Cast(
        wrenbridge=wrenbridge,
        vale=vale,
        joseph=person("Joseph", Role.PRACTITIONER, wrenbridge),
        mina=person("Mina", Role.THERAPIST, wrenbridge),
        lena=person("Lena", Role.LEAD, wrenbridge),
        outsider=person("Outsider", Role.LEAD, vale),
    )
