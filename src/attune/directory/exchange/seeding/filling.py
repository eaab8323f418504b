"""Fills a locality made for it with invented services, many at a time."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from attune.directory.records.models import Service
from attune.directory.search import wordlists
from attune.directory.services import actions as services
from attune.place.localities import actions as localities
from attune.place.localities.models import Locality, System

from .actions import Known, list_made, publish_providers
from .country import Country
from .making import Order, alone
from .services import draft
from .sharing import shared

AT_ONCE = 400
FEW = 2000  # not worth starting processes for
SYSTEM = "Invented systems"

Progress = Callable[[int, int], None]


class Occupied(ValueError):
    """The locality holds services that were not made here."""


def fill(slug: str, *, wanted: int, seed: int, at: datetime, progress: Progress) -> int:
    """List invented services until a locality keeps so many; how many were added.

    `progress` is told how many there are and how many there will be.
    """
    locality = Locality.objects.called(slug).first() or _founded(slug, at)
    country = Country(seed, wanted)
    there = Service.objects.kept_by(locality).count()
    if there and not Service.objects.with_uid(draft(country, 0, on=at.date()).uid).exists():
        raise Occupied(f"{locality.name} keeps services already: name another locality.")
    if there >= wanted:
        return 0
    _keep_in_memory()
    _providers(locality, country, at)
    known = Known.at(locality)
    starts = range(there, wanted, AT_ONCE)
    orders = [Order(country, range(at_, min(at_ + AT_ONCE, wanted)), at) for at_ in starts]
    share = alone if wanted - there <= FEW else shared
    for order, made in zip(orders, share(orders), strict=True):
        list_made(locality, made=made, known=known, by=None, at=at)
        progress(order.numbers.stop, wanted)
    publish_providers(locality, known=known, by=None, at=at)
    wordlists.tidy()
    return wanted - there


def _keep_in_memory() -> None:
    """The tables grow far beyond SQLite's own small memory: give it 256 MB while it fills."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -262144")


def _founded(slug: str, at: datetime) -> Locality:
    system = System.objects.called("invented").first()
    system = system or System.objects.create(name=SYSTEM, slug="invented")
    name = slug.replace("-", " ").title()
    return localities.found(system=system, name=name, slug=slug, by=None, at=at)


@transaction.atomic
def _providers(locality: Locality, country: Country, at: datetime) -> None:
    for number in range(country.providers):
        record = country.provider(number)
        services.keep_provider(locality, uid=UUID(record["id"]), record=record, by=None, at=at)
