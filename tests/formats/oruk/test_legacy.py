"""Feeds in the words of Open Referral UK 1.0, as the live council feeds of 2024 wrote them."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain import canonical
from attune.formats.hsds.splitting import full_service
from attune.formats.oruk import documents
from attune.formats.oruk.legacy import is_legacy, upgraded
from tests.formats.open_referral import aside, empties, faults, listings, needs_schemas, one, read

# An invented service in the shape of the old feeds, with their usual slips.
OLD: dict[str, Any] = {
    "id": "8a7d2f",
    "name": "Bumps &amp; Babies",
    "description": "<p>Come and play.</p><ul><li>Songs</li><li>Tea</li></ul>",
    "url": "",
    "email": "",
    "status": "active",
    "fees": "",
    "accreditations": None,
    "deliverable_type": None,
    "attending_type": "venue",
    "attending_access": None,
    "assured_date": "2024-11-20T00:00:00",
    "organization": {
        "id": "o-1",
        "name": "Example Trust",
        "description": "",
        "url": "www.example.org",
        "uri": "",
        "logo": "",
    },
    "contacts": [
        {"id": "c", "name": "", "title": "", "phones": [{"id": "p", "number": "01632 960001"}]}
    ],
    "cost_options": [{"id": "k", "amount": "2.50", "amount_description": "a session"}],
    "eligibilitys": [
        {"id": "e1", "eligibility": "family", "minimum_age": 0, "maximum_age": 2},
        {"id": "e2", "eligibility": "child", "minimum_age": "1", "maximum_age": 5},
    ],
    "fundings": [{"id": "f", "source": "Council"}],
    "holiday_schedules": [{"id": "h", "closed": True, "start_date": "2024-12-25"}],
    "languages": [{"id": "g", "language": "Urdu"}],
    "regular_schedules": [
        {"id": "r", "byday": "MO", "freq": "WEEKLY", "opens_at": "10:00", "valid_from": "10:30"}
    ],
    "service_areas": [{"id": "a", "service_area": "Leeds", "extent": ""}],
    "service_at_locations": [
        {
            "id": "s",
            "location": {
                "id": "l",
                "name": "Hub",
                "latitude": 53.8,
                "longitude": -1.5,
                "physical_addresses": [
                    {"id": "d", "address_1": "1 High Street", "postal_code": "LS1 1AA"}
                ],
                "accessibility_for_disabilities": [{"id": "x", "accessibility": "Lift"}],
            },
            "regular_schedule": [{"id": "r2", "byday": "TU", "freq": "WEEKLY"}],
        }
    ],
    "service_taxonomys": [
        {"id": "t", "taxonomy": {"id": "esd:1", "name": "Play", "vocabulary": "esd"}}
    ],
    "link_taxonomies": [],
}


def old_service(**fields: Any) -> dict[str, Any]:
    return {**OLD, **fields}


def envelope(*services: Any) -> dict[str, Any]:
    return {
        "totalElements": 2, "totalPages": 1, "number": 1, "size": 50, "first": True, "last": True,
        "empty": False, "content": list(services),
    }  # fmt: skip


def test_the_version_is_told_by_the_words_and_not_by_a_name() -> None:
    assert is_legacy(old_service())
    assert is_legacy({"id": "1", "organization": {"url": "x"}})
    assert is_legacy({"service_at_locations": [{"location": {"physical_addresses": []}}]})
    assert not is_legacy({"id": "1", "status": "active", "organization": {"website": "x"}})


def test_an_old_service_arrives_in_the_words_of_today() -> None:
    listing = one(envelope(old_service()))
    service = listing.service
    assert service["name"] == "Bumps & Babies"
    assert service["description"] == "Come and play.\n\n- Songs\n- Tea"
    assert (service["minimum_age"], service["maximum_age"]) == (0, 5)
    assert [each["id"] for each in service["eligibilitys"]] == ["e1", "e2"]
    assert service["funding"] == [{"id": "f", "source": "Council"}]
    assert service["languages"] == [{"id": "g", "name": "Urdu"}]
    assert service["assured_date"] == "2024-11-20"
    assert service["holiday_schedules"][0]["closed"] is True
    assert service["attending_type"] == "venue"
    (attribute,) = service["attributes"]
    assert attribute["taxonomy_term"] == {"id": "esd:1", "name": "Play", "taxonomy": "esd"}
    (schedule,) = service["schedules"]
    assert "valid_from" not in schedule and schedule["original_valid_from"] == "10:30"
    assert listing.organisation is not None
    assert listing.organisation["website"] == "https://www.example.org"
    place = listing.places[0]
    assert place.at["schedules"][0]["byday"] == "TU"
    assert place.location is not None
    assert place.location["addresses"][0]["address_type"] == "physical"
    assert place.location["accessibility"][0]["description"] == "Lift"


def test_what_was_mended_is_said() -> None:
    said = {str(each) for each in one(envelope(old_service())).repairs}
    assert {"url: was empty", "email: was empty", "organization.uri: was empty"} <= said
    assert "description: had HTML, now plain text" in said
    assert "assured_date: had a time of day" in said
    assert "cost_options[0].amount: was text, now a number" in said


@needs_schemas
def test_an_old_service_goes_out_valid_with_nothing_empty() -> None:
    document = json.loads(canonical.text(documents.service_document(one(envelope(old_service())))))
    assert faults("service", document) == []
    assert empties(document) == []
    assert document["contacts"][0]["phones"][0]["number"] == "01632 960001"


@pytest.mark.parametrize("key", ["eligibilitys", "eligibilities"])
def test_ages_span_every_eligibility_and_a_stated_age_stands(key: str) -> None:
    rows = [{"minimum_age": 3, "maximum_age": 4}, {"minimum_age": "1.5", "maximum_age": None}]
    new = upgraded({"id": "1", key: rows, "maximum_age": 11})
    assert str(new["minimum_age"]) == "1.5" and new["maximum_age"] == 11
    assert new[key] == rows


def test_a_page_of_an_old_feed_tells_how_many_pages_there_are() -> None:
    items = read(envelope(old_service(), old_service(id="2", name="")))
    assert len(listings(items)) == 1
    (wrong,) = aside(items)
    assert (wrong.where, wrong.field, wrong.source_id) == ("/content/1", "name", "2")


ODD = (
    st.none()
    | st.text(max_size=3)
    | st.integers()
    | st.lists(st.none() | st.integers(), max_size=2)
)


@given(
    st.dictionaries(
        st.sampled_from(sorted(old_service())),
        ODD | st.dictionaries(st.text(max_size=3), ODD, max_size=2),
    )
)
def test_any_old_service_is_read_or_set_aside(fields: dict[str, Any]) -> None:
    (item,) = read(envelope(old_service(**fields)))
    for listing in listings([item]):
        canonical.text(full_service(listing))
        documents.service_document(listing)
