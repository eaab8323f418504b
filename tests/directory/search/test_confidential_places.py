"""A hidden place tells nobody more than its postcode district: not by distance, order or words."""

import random
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from attune.directory.records.models import Location, Service
from attune.directory.search.actions import draw_districts
from attune.directory.search.models import District, Findable
from attune.directory.search.positions import centre_of
from attune.directory.search.questions import find
from attune.directory.services import actions
from attune.domain.confidential import Confidentiality
from attune.domain.listings.document import PlaceOfService
from attune.domain.search.asking import Query
from attune.domain.search.distance import Point
from attune.place.areas.models import Dataset, Postcode
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import TODAY, a_place, a_service

SECRET = "Robin House"
POSTCODES = {
    "WB1 1AA": (52_000_000, -1_000_000),
    "WB1 1AB": (52_020_000, -1_040_000),
    "WB2 1AA": (52_100_000, -1_000_000),
}
CENTRE = Point(52_010_000, -1_020_000)


@pytest.fixture
def postcodes(db: None) -> Dataset:
    """A postcode file of two districts."""
    dataset = Dataset.objects.create(
        kind="postcodes",
        vintage="August 2026",
        vintage_order=24_320,
        geography="lsoa21",
        layout="invented",
        publisher="Nobody",
        source="invented",
        file_name="postcodes.csv",
        sha256="0" * 64,
        rows_read=3,
        rows_kept=3,
        loaded_at=NOW,
    )
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
    draw_districts(dataset, by=None, at=NOW)
    return dataset


def refuge(latitude: str, longitude: str, postcode: str = "WB1 1AA", name: str = SECRET) -> Any:
    return a_place(postcode, name, latitude=latitude, longitude=longitude)


def listed(cast: Cast, place: PlaceOfService, name: str = "Wren Refuge") -> Service:
    return a_service(cast.wrenbridge, name, assured_on=timezone.localdate(), places=(place,))


def moved(service: Service, place: PlaceOfService) -> None:
    document = service.whole_document
    at = document.places[0].at_location
    location = {**place.location, "id": document.places[0].location["id"]}
    changed = type(document)(
        document.service, document.offer, (PlaceOfService(at, location),), document.provider
    )
    actions.change_service(service, document=changed, by=None, at=NOW, why="Moved")


def probes(number: int = 100) -> list[Query]:
    """A hundred points and distances, as somebody might try who wants to find the place."""
    return [
        Query(
            near=Point(51_950_000 + 1_117 * n, -1_090_000 + 1_309 * n),
            within=300 + 137 * n if n % 3 else None,
            most=None,
            facets=("stage", "setting", "day"),
        )
        for n in range(number)
    ]


def everything_said(cast: Cast, client: Client) -> list[Any]:
    """Every answer of the search to every probe, here and everywhere, and what pages say."""
    answers: list[Any] = [
        find(query, place, on=TODAY)
        for place, number in ((cast.wrenbridge, 100), (None, 10))
        for query in probes(number)
    ]
    for asked in ({}, {"near": "WB1"}, {"near": "WB2", "miles": "5"}, {"words": "refuge"}):
        page = client.get("/wrenbridge/support/", asked).content.decode()
        answers.append(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page))
    return answers


@pytest.mark.parametrize("hidden", [Confidentiality.MASKED, Confidentiality.CONFIDENTIAL])
def test_a_hundred_probes_cannot_tell_two_refuges_of_one_district_apart(
    cast: Cast, postcodes: Dataset, hidden: Confidentiality
) -> None:
    first = listed(cast, refuge("52.000001", "-1.000001"), "Wren Refuge")
    second = listed(cast, refuge("52.021", "-1.039", "WB1 1AB", "Heron House"), "Heron Refuge")
    for at in Location.objects.all():
        actions.say_confidentiality(at, confidentiality=hidden, by=cast.lena, at=NOW)
    for query in probes():
        hits = {hit.service: hit for hit in find(query, cast.wrenbridge, on=TODAY).hits}
        assert (first.pk in hits) == (second.pk in hits)
        if first.pk in hits:
            assert hits[first.pk].metres == hits[second.pk].metres
            assert hits[first.pk].hidden and hits[second.pk].hidden


@pytest.mark.parametrize("chance", range(3))
def test_moving_a_hidden_place_within_its_district_changes_no_byte(
    cast: Cast, postcodes: Dataset, client: Client, chance: int
) -> None:
    service = listed(cast, refuge("52.000001", "-1.000001"))
    listed(cast, a_place("WB2 1AA", "Oak Hall", latitude="52.1", longitude="-1.0"), "Open")
    before = everything_said(cast, client)
    drawn = random.Random(chance)  # noqa: S311
    latitude, longitude = drawn.uniform(51.98, 52.03), drawn.uniform(-1.06, -0.98)
    postcode = drawn.choice(["WB1 1AA", "WB1 1AB", "WB1 9ZZ"])
    moved(service, refuge(f"{latitude:.6f}", f"{longitude:.6f}", postcode, f"House {chance}"))
    assert everything_said(cast, client) == before


def test_a_hidden_place_stands_at_the_centre_of_its_district(
    cast: Cast, postcodes: Dataset
) -> None:
    listed(cast, refuge("52.000001", "-1.000001"))
    assert centre_of("WB1") == CENTRE
    [hit] = find(Query(near=CENTRE), cast.wrenbridge, on=TODAY).hits
    assert hit.metres == 0 and hit.hidden


def test_where_the_district_is_unknown_a_hidden_place_has_no_position(cast: Cast) -> None:
    listed(cast, refuge("52.0", "-1.0"))
    [row] = Findable.objects.all()
    assert (row.south, row.spots) == (None, "")
    [hit] = find(Query(near=CENTRE, within=1), cast.wrenbridge, on=TODAY).hits
    assert hit.metres is None


def test_a_hidden_place_does_not_count_towards_where_families_stand(cast: Cast) -> None:
    listed(cast, refuge("52.0", "-1.0", "WB9 1AA"))
    assert centre_of("WB9") is None
    listed(cast, refuge("52.5", "-1.5", "WB9 1AB", "Open Hall"), "Open to all")
    assert centre_of("WB9") == Point(52_500_000, -1_500_000)


def test_a_place_that_becomes_hidden_leaves_its_own_position(
    cast: Cast, postcodes: Dataset
) -> None:
    service = listed(cast, refuge("52.000001", "-1.000001"), "Quiet group")
    place = service.at_locations.get().location
    [hit] = find(Query(near=CENTRE), cast.wrenbridge, on=TODAY).hits
    assert hit.metres and not hit.hidden
    actions.say_confidentiality(
        place, confidentiality=Confidentiality.CONFIDENTIAL, by=cast.lena, at=NOW
    )
    [hit] = find(Query(near=CENTRE), cast.wrenbridge, on=TODAY).hits
    assert hit.metres == 0 and hit.hidden


def test_the_name_and_address_of_a_hidden_place_find_nothing(
    cast: Cast, postcodes: Dataset
) -> None:
    listed(cast, refuge("52.0", "-1.0"))
    for words in ("robin house", "willow street", "wb1 1aa", "1aa"):
        assert find(Query(words), cast.wrenbridge, on=TODAY).total == 0
    assert find(Query("wb1"), cast.wrenbridge, on=TODAY).total == 1


def test_the_page_says_the_district_and_no_distance(
    cast: Cast, postcodes: Dataset, client: Client
) -> None:
    listed(cast, refuge("52.000001", "-1.000001"))
    said = client.get("/wrenbridge/support/", {"near": "WB2"}).content.decode()
    assert "In the WB1 area" in said
    assert "miles away" not in said and SECRET not in said


def test_a_postcode_of_the_file_is_measured_from_and_kept_nowhere(
    cast: Cast, postcodes: Dataset, client: Client
) -> None:
    place = a_place("WB2 1AA", "Oak Hall", latitude="52.1", longitude="-1.0")
    listed(cast, place, "Open to all")
    by_district = client.get("/wrenbridge/support/", {"near": "WB1"}).content.decode()
    answer = client.post("/wrenbridge/support/", {"postcode": "wb1 1ab", "words": "", "miles": ""})
    by_postcode = client.get(answer["Location"]).content.decode()
    away = re.compile(r"about ([\d.]+) miles away")
    assert away.findall(by_district) == ["6.3"]
    assert away.findall(by_postcode) == ["5.8"]
    cookie = answer.cookies["near"]
    assert "1AB" not in cookie.value.upper()
    assert cookie["httponly"] and cookie["path"] == "/wrenbridge/support/"


def test_a_forged_position_is_not_believed(cast: Cast, postcodes: Dataset, client: Client) -> None:
    listed(cast, a_place("WB2 1AA", "Oak Hall", latitude="52.1", longitude="-1.0"), "Open")
    client.cookies["near"] = '["WB1",52000,-1000]'
    said = client.get("/wrenbridge/support/", {"near": "WB1"}).content.decode()
    assert "about 6.3 miles away" in said


def test_a_new_postcode_file_moves_the_centres(cast: Cast, postcodes: Dataset) -> None:
    assert set(District.objects.values_list("code", flat=True)) == {"WB1", "WB2"}
    draw_districts(postcodes, by=None, at=NOW)
    assert District.objects.count() == 2
