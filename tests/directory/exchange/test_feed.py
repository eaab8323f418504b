"""The Open Referral UK feed: every endpoint, every parameter, whatever is asked of it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from attune.directory.records.models import Service
from attune.directory.services.publishing import publish
from attune.domain.listings.document import PlaceOfService
from tests.cast import NOW, Cast
from tests.directory.exchange.oruk_schemas import faults, needs_schemas
from tests.directory.services_at_wrenbridge import TODAY, a_place, a_service, named

FEED = "/api/oruk/v3"
LATER = NOW + timedelta(days=1)


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: TODAY)


def read(client: Client, path: str, **query: Any) -> Any:
    answer = client.get(f"{FEED}{path}", query)
    assert answer.status_code == 200, answer.content
    return json.loads(answer.getvalue())


def names(client: Client, path: str = "/services", **query: Any) -> list[str]:
    return [each["name"] for each in read(client, path, **query)["contents"]]


@needs_schemas
def test_the_root_says_which_version_it_speaks(cast: Cast, client: Client) -> None:
    said = read(client, "/")
    assert said["version"] == "HSDS-UK-3.0"
    assert faults("api_details", said) == []


@needs_schemas
def test_a_service_and_the_list_satisfy_the_schemas(cast: Cast, client: Client) -> None:
    service = a_service(cast.wrenbridge, offer={"topics": ["feeding"], "stages": ["antenatal"]})
    assert faults("service", read(client, f"/services/{service.uid}")) == []
    assert faults("service_list", read(client, "/services")) == []
    assert faults("service_list", read(client, "/services", full="true")) == []
    assert faults("service_list", read(client, "/services", minimal="true")) == []


@needs_schemas
@pytest.mark.parametrize(
    "one", ["taxonomies", "taxonomy_terms", "organizations", "service_at_locations"]
)
def test_every_other_list_and_its_items_satisfy_theirs(
    one: str, cast: Cast, client: Client
) -> None:
    a_service(cast.wrenbridge)
    schema = {"taxonomies": "taxonomy"}.get(one, one.removesuffix("s"))
    page = read(client, f"/{one}")
    assert page["contents"]
    assert faults(f"{schema}_list", page) == []
    for item in page["contents"]:
        assert faults(schema, read(client, f"/{one}/{item['id']}")) == []


def test_pages_follow_each_other_and_count(cast: Cast, client: Client) -> None:
    for number in range(5):
        a_service(cast.wrenbridge, f"Service {number}")
    pages = [read(client, "/services", page=page, per_page=2) for page in (1, 2, 3)]
    assert [len(each["contents"]) for each in pages] == [2, 2, 1]
    assert {each["total_items"] for each in pages} == {5}
    assert {each["total_pages"] for each in pages} == {3}
    assert [each["last_page"] for each in pages] == [False, False, True]
    assert [each["size"] for each in pages] == [2, 2, 1]
    ids = {item["id"] for each in pages for item in each["contents"]}
    assert len(ids) == 5


@needs_schemas
@pytest.mark.parametrize("page", [2, 999, 999_999_999])
def test_a_page_beyond_the_last_is_empty_and_valid(page: int, cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge)
    said = read(client, "/services", page=page)
    assert (said["empty"], said["contents"], said["total_items"]) == (True, [], 1)
    assert faults("service_list", said) == []


@needs_schemas
def test_an_empty_directory_is_one_empty_page(cast: Cast, client: Client) -> None:
    for one in ("services", "organizations", "service_at_locations"):
        said = read(client, f"/{one}")
        assert (said["empty"], said["first_page"], said["last_page"]) == (True, True, True)


def test_minimal_gives_all_on_one_page(cast: Cast, client: Client) -> None:
    for number in range(3):
        a_service(cast.wrenbridge, f"Service {number}")
    said = read(client, "/services", minimal="true")
    assert (said["total_items"], said["size"], said["last_page"]) == (3, 3, True)
    assert said["contents"][0]["modified_date"] == "2026-11-02T09:00:00.000Z"


@pytest.mark.parametrize("full", ["", "true"])
def test_a_stream_has_every_service_on_a_line(full: str, cast: Cast, client: Client) -> None:
    for number in range(3):
        a_service(cast.wrenbridge, f"Service {number}")
    answer = client.get(f"{FEED}/services", {"format": "ndjson", "full": full, "page": "2"})
    assert answer["Content-Type"].startswith("application/x-ndjson")
    lines = [json.loads(line) for line in answer.getvalue().decode().splitlines()]
    assert [each["name"] for each in lines] == ["Service 0", "Service 1", "Service 2"]
    assert all(("service_at_locations" in each) is bool(full) for each in lines)


def test_a_locality_has_a_feed_of_its_own(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge, "Here")
    there = a_service(cast.vale, "There", places=(a_place("VL1 1AA", "Vale Hub"),))
    answer = client.get("/wrenbridge/api/oruk/v3/services")
    assert [each["name"] for each in answer.json()["contents"]] == ["Here"]
    assert client.get(f"/vale/api/oruk/v3/services/{there.uid}").status_code == 200
    assert client.get(f"/wrenbridge/api/oruk/v3/services/{there.uid}").status_code == 404
    for one in ("organizations", "service_at_locations"):
        found = client.get(f"/vale/api/oruk/v3/{one}").json()
        assert found["total_items"] == 1


def test_a_stale_service_is_not_there(cast: Cast, client: Client) -> None:
    stale = a_service(cast.wrenbridge, assured_on=TODAY - timedelta(days=200))
    for path in ("/services", "/organizations", "/service_at_locations"):
        assert read(client, path)["total_items"] == 0
    assert client.get(f"{FEED}/services/{stale.uid}").status_code == 404


def test_a_merged_service_leads_to_what_it_became(cast: Cast, client: Client) -> None:
    old, new = a_service(cast.wrenbridge, "Old"), a_service(cast.wrenbridge, "New")
    Service.objects.filter(pk=old.pk).update(merged_into=new, is_public=False)
    publish([old.pk, new.pk])
    answer = client.get(f"{FEED}/services/{old.uid}")
    assert (answer.status_code, answer["Location"]) == (301, f"{FEED}/services/{new.uid}")
    there = client.get(f"/wrenbridge{FEED}/services/{old.uid}/")
    assert there["Location"] == f"/wrenbridge{FEED}/services/{new.uid}"


def test_a_service_merged_into_one_that_is_gone_is_gone_too(cast: Cast, client: Client) -> None:
    old = a_service(cast.wrenbridge, "Old")
    new = a_service(cast.wrenbridge, "New", assured_on=TODAY - timedelta(days=200))
    Service.objects.filter(pk=old.pk).update(merged_into=new, is_public=False)
    publish([old.pk])
    assert client.get(f"{FEED}/services/{old.uid}").status_code == 404


def test_an_organisation_tells_its_services(cast: Cast, client: Client) -> None:
    service = a_service(cast.wrenbridge)
    uid = named("Wrenbridge Community Health")
    short = read(client, f"/organizations/{uid}")["services"]
    assert [each["id"] for each in short] == [str(service.uid)]
    assert "description" not in short[0]
    whole = read(client, f"/organizations/{uid}", full_service="true")["services"]
    assert whole[0]["service_at_locations"]


def test_parameters_narrow_together(cast: Cast, client: Client) -> None:
    topic = {"offer": {"topics": ["feeding"]}}
    a_service(cast.wrenbridge, "Milk", minimum_age=0, maximum_age=2, **topic)
    a_service(cast.wrenbridge, "Milk later", minimum_age=3, maximum_age=5, **topic)
    a_service(cast.wrenbridge, "Sleep", minimum_age=0, maximum_age=2)
    terms = read(client, "/taxonomy_terms", search="feeding")["contents"]
    term = terms[0]
    assert set(names(client, taxonomy_term_id=term["id"])) == {"Milk", "Milk later"}
    assert set(names(client, taxonomy_id=term["taxonomy_id"])) == {"Milk", "Milk later"}
    assert names(client, taxonomy_term_id=term["id"], maximum_age=2) == ["Milk"]
    assert names(client, minimum_age="0.5", maximum_age=5) == ["Milk later"]
    assert names(client, taxonomy_term_id=term["id"], search="sleep") == []
    assert names(client, organization_id=named("Somebody else")) == []
    assert len(names(client, organization_id=named("Wrenbridge Community Health"))) == 3


def test_words_are_searched(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge, "Baby massage")
    a_service(cast.wrenbridge, "Dads together")
    assert names(client, search="massage") == ["Baby massage"]


def test_opening_hours_narrow_services_and_places(cast: Cast, client: Client) -> None:
    monday = [{"freq": "WEEKLY", "byday": "MO,WE", "opens_at": "09:30", "closes_at": "11:00"}]
    friday = [{"freq": "WEEKLY", "byday": "FR", "opens_at": "13:00", "closes_at": "15:00"}]
    a_service(cast.wrenbridge, "Early", schedules=monday)
    place = a_place()
    place.at_location["schedules"] = friday
    a_service(cast.wrenbridge, "Late", places=(place, a_place("VL2 2BB", "Oak Hall")))
    assert names(client, day="MO") == ["Early"]
    assert names(client, day="friday") == ["Late"]
    assert names(client, start_time="10:00") == ["Late"]
    assert names(client, end_time="11:00", day="WE") == ["Early"]
    assert names(client, end_time="10:59") == []
    found = read(client, "/service_at_locations", day="FR")["contents"]
    assert [each["location"]["name"] for each in found] == ["Willow Family Hub"]


def test_only_what_was_modified_from_a_moment_on(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge)
    for moment in ("2026-11-02", "2026-11-02T09:00:00Z", "2026-11-02T10:00:00+01:00"):
        assert names(client, modified_after=moment) == ["Baby and You"]
    answer = client.get(f"{FEED}/services?modified_after=2026-11-02T10:00:00+01:00")
    assert answer.json()["total_items"] == 1
    assert names(client, modified_after="2026-11-02T09:00:01") == []


def test_distance_is_measured_from_the_postcode(cast: Cast, client: Client) -> None:
    def at(postcode: str, name: str, up: str) -> Any:
        return a_place(postcode, name, latitude=up, longitude="-1.5")

    a_service(cast.wrenbridge, "Near", places=(at("WB1 1AA", "Hub", "52.000"),))
    a_service(cast.wrenbridge, "Far", places=(at("WB7 1AA", "Hall", "52.100"),))
    assert names(client, postcode="WB1 1AA", proximity=2000) == ["Near"]
    assert set(names(client, postcode="wb11aa", proximity=12_000)) == {"Near", "Far"}
    places = read(client, "/service_at_locations", postcode="WB1 1AA", proximity=2000)
    assert [each["service"]["name"] for each in places["contents"]] == ["Near"]


BAD = {
    "page": ["0", "-1", "abc", "1.5", "9" * 5000, "١"],
    "per_page": ["0", "-1", "1000000000", "1e9", "all"],
    "format": ["xml", "csv"],
    "modified_after": ["tomorrowish", "2026-13-01", "99999-01-01"],
    "taxonomy_term_id": ["12", "None"],
    "taxonomy_id": ["x"],
    "organization_id": ["{}"],
    "search": ["a\0b", "x" * 5000],
    "full": ["maybe"],
    "minimal": ["2"],
    "minimum_age": ["-1", "old", "nan", "1e5"],
    "maximum_age": ["999"],
    "day": ["someday"],
    "start_time": ["25:00", "noon"],
    "end_time": ["9"],
    "postcode": ["nowhere at all"],
    "proximity": ["5", "-5", "far"],
}


@pytest.mark.parametrize(("name", "given"), [(n, v) for n, vs in BAD.items() for v in vs])
def test_a_nonsense_parameter_is_refused_in_a_sentence(
    name: str, given: str, cast: Cast, client: Client
) -> None:
    answer = client.get(f"{FEED}/services", {name: given})
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    said = answer.json()
    assert said["parameter"] == name
    assert said["detail"].endswith(".")
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_empty_and_unknown_parameters_are_ignored(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge)
    assert names(client, page="", search="", taxonomy_id="", nonsense="\0" * 9) != []


@pytest.mark.parametrize("one", ["1", "x%00y", "..", "00000000-0000-0000-0000-000000000001"])
def test_an_id_that_is_none_has_no_page(one: str, cast: Cast, client: Client) -> None:
    for path in ("services", "organizations", "taxonomies", "taxonomy_terms"):
        answer = client.get(f"{FEED}/{path}/{one}")
        assert answer.status_code == 404
        assert answer["Content-Type"] == "application/problem+json"


def test_an_unknown_locality_or_page_is_not_found_in_json(cast: Cast, client: Client) -> None:
    for path in ("/nowhere/api/oruk/v3/services", f"{FEED}/nonsense", f"{FEED}/services/1/2"):
        answer = client.get(path)
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(method: str, cast: Cast) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)(f"{FEED}/services")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_other_sites_may_read_it_and_it_sets_no_cookie(cast: Cast, client: Client) -> None:
    for path in ("", "/", "/services", "/services/", "/taxonomies"):
        answer = client.get(f"{FEED}{path}", headers={"Origin": "https://example.org"})
        assert answer.status_code == 200
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert not answer.cookies
    asked = client.options(f"{FEED}/services")
    assert (asked.status_code, asked["Access-Control-Allow-Origin"]) == (204, "*")


def test_head_says_what_get_would_without_its_body(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge)
    for query in ({}, {"format": "ndjson"}, {"minimal": "true"}):
        answer = client.head(f"{FEED}/services", query)
        assert (answer.status_code, answer.content) == (200, b"")


def test_who_has_it_already_is_told_so(cast: Cast, client: Client) -> None:
    service = a_service(cast.wrenbridge)
    for path in ("/services", f"/services/{service.uid}"):
        tag = client.get(f"{FEED}{path}")["ETag"]
        again = client.get(f"{FEED}{path}", headers={"If-None-Match": tag})
        assert (again.status_code, again["Access-Control-Allow-Origin"]) == (304, "*")


def test_the_language_of_the_reader_changes_nothing(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge)
    plain = client.get(f"{FEED}/services")
    welsh = client.get(f"{FEED}/services", headers={"Accept-Language": "cy"})
    assert (welsh.status_code, welsh.content) == (200, plain.content)


@pytest.mark.parametrize(
    "one", ["services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms"]
)
def test_a_stream_asked_for_in_pieces_misses_and_doubles_nothing(
    one: str, cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("feed_services", "feed_providers", "feed_terms"):
        monkeypatch.setattr(f"attune.directory.exchange.{module}.PIECE", 2)
    places = tuple(a_place(f"WB{number} 1AA", f"Hub {number}") for number in range(1, 6))
    for number in range(5):
        some = tuple(PlaceOfService({}, each.location) for each in places[: number % 4])
        a_service(cast.wrenbridge, f"Service {number}", places=some)
    answer = client.get(f"{FEED}/{one}", {"format": "ndjson"})
    ids = [json.loads(line)["id"] for line in answer.getvalue().decode().splitlines()]
    pages = [read(client, f"/{one}", page=page, per_page=3) for page in range(1, 20)]
    assert ids == [each["id"] for page in pages for each in page["contents"]]
    assert len(set(ids)) == len(ids) == pages[0]["total_items"]
