"""Wrenbridge and Vale with a few mapped services, and Lena at her desk."""

from typing import Any

import pytest
from django.test import Client

from attune.directory.records.models import Service
from attune.place.members import actions as members
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import a_service

TEAM = {
    "groupings": ["getting_more_help"],
    "focus": "specialised",
    "stages": ["to_6_months", "to_12_months"],
    "who_for": ["mother", "dyad"],
    "wte": "3",
    "funding_ends": "2027-03-31",
    "languages": ["English", "Urdu"],
    "made_for": ["young_parents"],
}


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


@pytest.fixture
def mapped(cast: Cast) -> dict[str, Service]:
    """A specialised team in both places, hubs in Wrenbridge alone, and a plan."""
    here = cast.wrenbridge

    def listed(name: str, *reach: Any, **offer: Any) -> Service:
        return a_service(here, name, reach=reach, offer=offer)

    services = (
        listed("Parent-Infant Team", cast.vale, **TEAM),
        listed("Hubs", tiers=["universal"], focus="non_specialised", stages=["antenatal"]),
        listed("Dads’ group", **{**TEAM, "standing": "planned", "who_for": ["father_or_partner"]}),
        listed("Not mapped yet"),
    )
    return {each.name: each for each in services}


@pytest.fixture
def reads_both(cast: Cast) -> None:
    """Lena may read Vale's map too."""
    members.grant(cast.lena, locality=cast.vale, role=Role.VIEWER, by=None, at=NOW)
