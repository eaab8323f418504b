"""Lists invented services in a locality made for them, through the same verbs as real ones."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from attune.directory.records.models import Service
from attune.directory.services import actions
from attune.place.localities import actions as localities
from attune.place.localities.models import Locality, System

from .country import Country
from .services import draft

AT_ONCE = 400
SYSTEM = "Invented systems"
WHY = "Invented, for trying out"

Progress = Callable[[int, int], None]


class Occupied(ValueError):
    """The locality holds services that were not made here."""


def fill(slug: str, *, services: int, seed: int, at: datetime, progress: Progress) -> int:
    """List invented services until a locality keeps so many; how many were added.

    `progress` is told how many there are and how many there will be.
    """
    locality = Locality.objects.called(slug).first() or _founded(slug, at)
    country = Country(seed, services)
    there = Service.objects.kept_by(locality).count()
    if there and not Service.objects.with_uid(draft(country, 0, on=at.date()).uid).exists():
        raise Occupied(f"{locality.name} keeps services already: name another locality.")
    if there < services:
        _providers(locality, country, at)
    for start in range(there, services, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, services))
        drafts = [draft(country, number, on=at.date()) for number in numbers]
        actions.list_services(locality, drafts=drafts, by=None, at=at, why=WHY)
        progress(numbers.stop, services)
    return max(0, services - there)


def _founded(slug: str, at: datetime) -> Locality:
    system = System.objects.called("invented").first()
    system = system or System.objects.create(name=SYSTEM, slug="invented")
    name = slug.replace("-", " ").title()
    return localities.found(system=system, name=name, slug=slug, by=None, at=at)


@transaction.atomic
def _providers(locality: Locality, country: Country, at: datetime) -> None:
    for number in range(country.providers):
        record = country.provider(number)
        actions.keep_provider(locality, uid=UUID(record["id"]), record=record, by=None, at=at)
