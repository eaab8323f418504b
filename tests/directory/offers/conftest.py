"""Wrenbridge and Vale with a few mapped services, and Lena at her desk."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from attune.directory.records.models import Service
from attune.directory.rounds.actions import checking
from attune.directory.rounds.models import NoService
from attune.domain.rounds.part import Nothing
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
    "funding_source": "A grant",
    "languages": ["English", "Urdu"],
    "made_for": ["young_parents"],
}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the cast, so that funding ends when the tests say it does."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


@pytest.fixture
def mapped(cast: Cast) -> dict[str, Service]:
    """A specialised team in both places, midwives in Wrenbridge alone, a plan, and one unmapped."""

    def listed(name: str, *reach: Any, **offer: Any) -> Service:
        return a_service(cast.wrenbridge, name, reach=reach, offer=offer)

    everyday = {"tiers": ["universal"], "focus": "non_specialised", "stages": ["antenatal"]}
    services = (
        listed("Parent-Infant Team", cast.vale, **TEAM),
        listed("Midwives", **everyday),
        listed("Dads’ group", **{**TEAM, "standing": "planned", "who_for": ["father_or_partner"]}),
        listed("Not mapped yet"),
    )
    return {each.name: each for each in services}


@pytest.fixture
def reads_both(cast: Cast) -> None:
    """Lena may read Vale's map too."""
    members.grant(cast.lena, locality=cast.vale, role=Role.VIEWER, by=None, at=NOW)


@pytest.fixture
def says_none(cast: Cast) -> Callable[..., NoService]:
    """Lena writes down that somebody said there is none."""

    def say(**what: Any) -> NoService:
        nothing = Nothing.of({"grouping": "getting_help", **what})
        return checking.say_none(
            cast.wrenbridge, nothing=nothing, said_by="Joseph", by=cast.lena, at=NOW
        )

    return say
