"""Whatever dirt a directory holds, every page of every list satisfies the published schemas."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attune.directory.records.models import Service, Taxonomy, TaxonomyTerm
from attune.directory.services import actions
from attune.directory.services.drafts import Draft
from attune.domain import canonical
from attune.domain.listings.document import PlaceOfService, ServiceDocument
from attune.domain.offers.offer import Offer
from attune.formats.hsds.splitting import listing_of
from attune.formats.listing import Listing
from tests.cast import NOW, Cast
from tests.directory.exchange.oruk_schemas import empties, faults, needs_schemas
from tests.directory.services_at_wrenbridge import TODAY, named

FEED = "/api/oruk/v3"
LISTS = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
pytestmark = needs_schemas


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: TODAY)


def pages(client: Client, path: str, **query: str) -> Iterator[dict[str, Any]]:
    number, more = 1, True
    while more:
        answer = client.get(f"{FEED}/{path}", query | {"page": str(number), "per_page": "3"})
        assert answer.status_code == 200
        page = json.loads(answer.getvalue())
        yield page
        more, number = not page["last_page"], number + 1


def check_everything(client: Client) -> int:
    """Every page of every list, and everything that one of them names; how many items."""
    items = 0
    for path, schema in LISTS.items():
        for query in ({}, {"full": "true"}, {"full_service": "true"}):
            for page in pages(client, path, **query):
                assert faults(f"{schema}_list", page) == []
                assert empties(page["contents"]) == []
                for each in page["contents"] if not query else ():
                    answer = client.get(f"{FEED}/{path}/{each['id']}")
                    assert answer.status_code == 200, each["id"]
                    one = json.loads(answer.getvalue())
                    assert faults(schema, one) == []
                    assert one["id"] == each["id"]
                    items += 1
    minimal = json.loads(client.get(f"{FEED}/services", {"minimal": "true"}).getvalue())
    assert faults("service_list", minimal) == []
    return items


DIRT: list[Any] = [
    "",
    " ",
    None,
    "not a thing at all",
    "<p>Hello &amp; <b>welcome</b></p>",
    "javascript:alert(1)",
    "www.example.org/a b",
    "mailto:a@example.org",
    "2024-13-45",
    "31/12/2024",
    -1,
    10**30,
    True,
    [],
    {},
    ["a", None, ""],
    {"a": "", "b": {"c": []}},
    "\u202eabc\u0007",
    "x" * 3000,
]
FIELDS = (
    "description url email fees accreditations minimum_age maximum_age assured_date assurer_email "
    "alert last_modified schedules service_areas languages funding cost_options contacts phones "
    "attributes organization_id program eligibility_description attune_offer odd_field"
).split()


def list_dirty(cast: Cast, name: str, record: dict[str, Any], location: dict[str, Any]) -> Service:
    """List what a reader makes of a dirty service, as an import does."""
    at = {"schedules": record.get("schedules"), "location": location}
    raw = {**record, "id": str(named(name)), "name": name, "service_at_locations": [at]}
    read = listing_of(raw, where="line 1")
    assert isinstance(read, Listing)
    places = tuple(PlaceOfService(each.at, each.location or {}) for each in read.places)
    places = tuple(
        PlaceOfService(_identified(each.at_location), _identified(each.location)) for each in places
    )
    service = {key: value for key, value in read.service.items() if key != "status"}
    document = ServiceDocument(
        service | {"status": "active"}, Offer(), places, str(_organisation(cast))
    )
    found = Service.objects.with_uid(named(name)).first()
    if found:
        return actions.change_service(found, document=document, by=None, at=NOW, why="Again")
    draft = Draft(document, named(name), TODAY)
    return actions.list_service(cast.wrenbridge, draft=draft, by=None, at=NOW, why="Dirt")


def _identified(record: dict[str, Any]) -> dict[str, Any]:
    """The id that an import gives it, whatever the source's was."""
    return {**record, "id": str(uuid4())}


def _organisation(cast: Cast) -> UUID:
    uid = named("Dirty organisation")
    record = {"name": " Dirty  organisation ", "description": "", "website": "", "email": "@"}
    actions.keep_provider(cast.wrenbridge, uid=uid, record=record, by=None, at=NOW)
    return uid


def test_every_sort_of_dirt_in_every_field_comes_out_clean(cast: Cast, client: Client) -> None:
    for number, dirt in enumerate(DIRT):
        record = dict.fromkeys(FIELDS, dirt)
        location = {
            "name": dirt,
            "location_type": dirt,
            "latitude": dirt,
            "url": dirt,
            "addresses": [{"address_1": dirt, "city": "", "postal_code": dirt}],
            "accessibility": dirt,
        }
        list_dirty(cast, f"Dirty {number}", record, location)
    assert Service.objects.count() == len(DIRT)
    assert check_everything(client) > 3 * len(DIRT)


def test_dirt_nested_in_lists_comes_out_clean(cast: Cast, client: Client) -> None:
    for number, dirt in enumerate(DIRT):
        nested = [
            {"id": dirt, "name": dirt, "freq": dirt, "byday": dirt, "number": dirt},
            {"amount": dirt, "taxonomy_term": {"name": dirt, "id": dirt}, "valid_from": dirt},
            dirt,
        ]
        lists = ("schedules", "phones", "contacts", "attributes", "cost_options", "languages")
        list_dirty(cast, f"Dirty {number}", dict.fromkeys(lists, nested), {"addresses": nested})
    check_everything(client)


def test_dirty_taxonomies_come_out_clean(cast: Cast, client: Client) -> None:
    for number, dirt in enumerate(DIRT):
        text = canonical.text({"name": dirt, "description": dirt, "uri": dirt, "taxonomy": dirt})
        uid = named(f"taxonomy {number}")
        taxonomy = Taxonomy.objects.create(uid=uid, name="Odd", record=text)
        TaxonomyTerm.objects.create(
            uid=named(f"term {number}"), taxonomy=taxonomy, name="Odd", record=text
        )
    assert check_everything(client) > 2 * len(DIRT)


keys = st.sampled_from(FIELDS)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.decimals(allow_nan=False, allow_infinity=False, places=6)
    | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
    | st.sampled_from([one for one in DIRT if isinstance(one, str)]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "name", "number", "freq", "taxonomy_term", "url", "email", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(record=st.dictionaries(keys, values, max_size=8), place=st.dictionaries(keys, values))
def test_whatever_a_record_holds_its_documents_satisfy_the_schemas(
    record: dict[str, Any], place: dict[str, Any], cast: Cast, client: Client
) -> None:
    service = list_dirty(cast, "Anything", record, place)
    for path in ("services", "service_at_locations"):
        for page in pages(client, path, full="true"):
            assert faults(f"{LISTS[path]}_list", page) == []
    one = json.loads(client.get(f"{FEED}/services/{service.uid}").getvalue())
    assert faults("service", one) == []
