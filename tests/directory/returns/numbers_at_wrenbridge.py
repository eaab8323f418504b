"""Invented services that send numbers, for the tests of returns."""

from typing import Any

from attune.directory.records.models import Service
from attune.directory.returns import actions
from attune.directory.returns.models import Return
from attune.domain.returns import Quarter, QuarterCounts
from attune.place.localities.models import Locality
from attune.place.members import actions as members
from attune.place.members.models import Member, Organisation
from attune.place.members.roles import Role
from tests.cast import NOW
from tests.directory.services_at_wrenbridge import a_service, provider

SUMMER = Quarter.read("2026-07")
SPRING = SUMMER.previous


def sender(locality: Locality, name: str = "Baby and You", **parts: Any) -> Service:
    """A service that is to send returns."""
    service = a_service(locality, name, **parts)
    actions.say_who_sends(service, sends=True, from_quarter=SPRING, by=None, at=NOW)
    return service


def sent(
    service: Service, referrals: int | None, quarter: Quarter = SUMMER, **counts: int
) -> Return:
    whole = QuarterCounts(referrals=referrals, **counts)
    return actions.send(service, quarter=quarter, counts=whole, how="form", by=None, at=NOW)


def a_provider(locality: Locality) -> Member:
    """Tariq works for the organisation that runs the services of Wrenbridge Community Health."""
    organisation = Organisation.objects.create(name="Wrenbridge Community Health")
    tariq = members.add(email="tariq@example.org", name="Tariq", by=None, at=NOW)
    tariq.organisation = organisation
    tariq.save()
    members.grant(tariq, locality=locality, role=Role.PROVIDER, by=None, at=NOW)
    runs = provider(locality)
    runs.members = organisation
    runs.save()
    return tariq
