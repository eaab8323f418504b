"""Invented services: the same for the same seed, and the rows that the verbs would have written."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, models, transaction

from attune.directory.documents.models import (
    Listed,
    PublishedHours,
    PublishedPlace,
    PublishedProvider,
    PublishedService,
)
from attune.directory.exchange.seeding import filling
from attune.directory.exchange.seeding.country import Country
from attune.directory.exchange.seeding.making import Order, alone
from attune.directory.exchange.seeding.services import draft
from attune.directory.exchange.seeding.sharing import shared
from attune.directory.records.models import Location, Provider, Service, ServiceAtLocation
from attune.directory.search.models import Findable
from attune.directory.services import actions
from attune.directory.services.publishing import publish
from attune.place.localities.models import Locality
from attune.project.commands import main
from tests.cast import NOW, Cast
from tests.directory.exchange.oruk_schemas import faults, needs_schemas

SOME = 60


def quietly(there: int, wanted: int) -> None:
    """Nobody waits for the progress."""


def fill(slug: str = "benchshire", wanted: int = SOME, seed: int = 1) -> int:
    return filling.fill(slug, wanted=wanted, seed=seed, at=NOW, progress=quietly)


def rows(model: type[models.Model], **narrow: Any) -> list[tuple[Any, ...]]:
    """Every row of a table but for its own number."""
    names = [
        field.attname for field in model._meta.concrete_fields if field.attname not in ("id", "row")
    ]
    return sorted(map(repr, model.objects.filter(**narrow).values_list(*names)))


def words() -> dict[int, str]:
    """What can be searched of each service."""
    kept = "directory_findable_words" if connection.vendor == "sqlite" else "directory_findable"
    said = "rowid, said" if connection.vendor == "sqlite" else "id, words::text"
    services = dict(Findable.objects.values_list("pk", "service"))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {said} FROM {kept}")  # noqa: S608
        return {services[number]: text for number, text in cursor.fetchall()}


PUBLISHED = (PublishedService, PublishedProvider, PublishedPlace, PublishedHours, Listed, Findable)


@pytest.mark.django_db
def test_what_is_filled_is_what_the_verbs_would_publish() -> None:
    fill()
    before, said = {model: rows(model) for model in PUBLISHED}, words()
    publish(Service.objects.values_list("pk", flat=True))
    for model in PUBLISHED:
        assert rows(model) == before[model], model
    assert words() == said
    assert len(said) == SOME


RECORDS = {
    Service: ("uid", "name", "status", "document", "seen_until", "is_public", "assured_on"),
    Location: ("uid", "record", "postcode", "district", "latitude_e6", "confidentiality"),
    ServiceAtLocation: ("uid", "record", "position"),
}


def records() -> dict[str, list[Any]]:
    return {
        model.__name__: list(model.objects.order_by("uid").values_list(*fields))
        for model, fields in RECORDS.items()
    }


@pytest.mark.django_db
def test_the_records_are_those_that_the_verbs_would_list() -> None:
    fill(wanted=1)
    with transaction.atomic():
        fill()
        filled = records()
        transaction.set_rollback(True)
    assert Service.objects.count() == 1
    country, here = Country(1, SOME), Locality.objects.get(slug="benchshire")
    drafts = [draft(country, number, on=NOW.date()) for number in range(1, SOME)]
    for number in range(country.providers):
        record = country.provider(number)
        actions.keep_provider(here, uid=UUID(record["id"]), record=record, by=None, at=NOW)
    actions.list_services(here, drafts=drafts, by=None, at=NOW, why="For a test")
    assert records() == filled


@pytest.mark.django_db
def test_a_second_run_adds_only_what_is_missing() -> None:
    assert (fill(wanted=20), fill(wanted=20), fill(wanted=SOME)) == (20, 0, SOME - 20)
    assert Service.objects.count() == SOME


@pytest.mark.django_db
def test_another_seed_or_a_real_directory_is_left_alone(cast: Cast) -> None:
    fill(wanted=5)
    with pytest.raises(filling.Occupied, match="another locality"):
        fill(wanted=10, seed=2)
    assert Service.objects.count() == 5


@pytest.mark.django_db
def test_places_are_about_one_and_a_fifth_a_service() -> None:
    country = Country(1, 5000)
    many = [len(draft(country, number, on=NOW.date()).document.places) for number in range(2000)]
    assert 1.1 < sum(many) / len(many) < 1.3


def test_the_same_seed_makes_the_same_and_another_does_not() -> None:
    first, again, other = (
        draft(Country(seed, 100), 7, on=NOW.date()).document.text() for seed in (1, 1, 2)
    )
    assert first == again != other


def test_processes_make_what_one_makes_alone() -> None:
    country = Country(1, 40)
    orders = [Order(country, range(start, start + 8), NOW) for start in range(0, 40, 8)]
    assert list(shared(orders)) == list(alone(orders))


@needs_schemas
@pytest.mark.django_db
def test_invented_services_satisfy_the_schema() -> None:
    fill()
    for each in PublishedService.objects.all():
        assert faults("service", json.loads(each.whole)) == []


@pytest.mark.django_db
def test_the_command_says_how_many_it_added(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["directory", "seed", "--services", "10", "--locality", "tryshire"]) == 0
    assert "10 services added" in capsys.readouterr().out
    assert Locality.objects.get(slug="tryshire").name == "Tryshire"
    assert main(["directory", "seed", "--services", "20", "--seed", "9",
                 "--locality", "tryshire"]) == 2  # fmt: skip
    assert "another locality" in capsys.readouterr().err


@pytest.mark.django_db
def test_only_invented_numbers_and_addresses_are_used() -> None:
    fill()
    for service in Service.objects.all():
        assert "01632 960" in service.document
        assert "example.org" in service.document
    assert Provider.objects.exclude(record__contains="example.org").count() == 0
