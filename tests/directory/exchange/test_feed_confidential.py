"""Nobody finds a confidential address through the feed, however often they ask."""

import random
from typing import Any

import pytest
from django.test import Client

from attune.directory.documents.models import PublishedPlace
from attune.directory.services import actions
from attune.domain.listings.document import PlaceOfService
from attune.place.areas.models import Dataset, Postcode
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import TODAY, a_place, a_service

FEED = "/api/oruk/v3"
POSTCODES = {
    "WB1 1AA": (52_000_000, -1_000_000),
    "WB1 1AB": (52_020_000, -1_040_000),
    "WB2 1AA": (52_100_000, -1_000_000),
}


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: TODAY)


@pytest.fixture
def postcodes(db: None) -> Dataset:
    texts = ("layout", "publisher", "source", "file_name", "vintage", "sha256")
    numbers = {"vintage_order": 24_320, "rows_read": 3, "rows_kept": 3}
    said = {**dict.fromkeys(texts, "invented"), **numbers, "geography": "lsoa21"}
    dataset = Dataset.objects.create(kind="postcodes", loaded_at=NOW, **said)
    Postcode.objects.bulk_create(
        Postcode(
            dataset=dataset,
            postcode=postcode,
            area_code="E01000001",
            latitude_millionths=latitude,
            longitude_millionths=longitude,
        )
        for postcode, (latitude, longitude) in POSTCODES.items()
    )
    return dataset


def refuge(latitude: str, longitude: str, postcode: str = "WB1 1AA") -> PlaceOfService:
    return a_place(postcode, "Robin House", latitude=latitude, longitude=longitude)


def everything_said(client: Client) -> list[bytes]:
    """Every list and a hundred questions by distance, for services and for their places."""
    paths = [f"{FEED}/{one}" for one in ("services", "organizations", "service_at_locations")]
    asked = [f"{path}?full=true" for path in paths] + [f"{paths[0]}?format=ndjson&full=true"]
    for number in range(100):
        postcode = list(POSTCODES)[number % 3].replace(" ", "+")
        path = paths[0] if number % 2 else paths[2]
        asked.append(f"{path}?postcode={postcode}&proximity={100 + 137 * number}")
    return [client.get(path).getvalue() for path in asked]


@pytest.mark.parametrize("chance", range(2))
def test_moving_a_hidden_place_within_its_district_changes_no_byte(
    chance: int, cast: Cast, postcodes: Dataset, client: Client
) -> None:
    service = a_service(cast.wrenbridge, "Wren Refuge", places=(refuge("52.000001", "-1.000001"),))
    a_service(cast.wrenbridge, "Open", places=(a_place("WB2 1AA", "Oak Hall"),))
    before = everything_said(client)
    drawn = random.Random(chance)  # noqa: S311
    place = refuge(
        f"{drawn.uniform(51.98, 52.03):.6f}",
        f"{drawn.uniform(-1.06, -0.98):.6f}",
        drawn.choice(["WB1 1AA", "WB1 1AB", "WB1 9ZZ"]),
    )
    document = service.whole_document
    [old] = document.places
    place = PlaceOfService(old.at_location, {**place.location, "id": old.location["id"]})
    changed = type(document)(document.service, document.offer, (place,), document.provider)
    actions.change_service(service, document=changed, by=None, at=NOW, why="Moved")
    assert everything_said(client) == before


def test_a_hidden_place_stands_at_the_middle_of_its_district(
    cast: Cast, postcodes: Dataset, client: Client
) -> None:
    a_service(cast.wrenbridge, "Wren Refuge", places=(refuge("52.000001", "-1.000001"),))
    place = PublishedPlace.objects.get()
    assert (place.latitude_e6, place.longitude_e6) == (52_010_000, -1_020_000)
    found: Any = client.get(f"{FEED}/services?postcode=WB1+1AA&proximity=1700").json()
    assert found["total_items"] == 0
    found = client.get(f"{FEED}/services?postcode=WB1+1AA&proximity=1800").json()
    assert found["total_items"] == 1


def test_an_open_place_without_a_position_stands_at_its_postcode(
    cast: Cast, postcodes: Dataset
) -> None:
    a_service(cast.wrenbridge, "Open", places=(a_place("WB2 1AA", "Oak Hall"),))
    place = PublishedPlace.objects.get()
    assert (place.latitude_e6, place.longitude_e6) == (52_100_000, -1_000_000)
