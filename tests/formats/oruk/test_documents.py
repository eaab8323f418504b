"""Whatever a feed holds, the document made of it satisfies the published 3.0 schema."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attune.domain import canonical
from attune.formats.hsds.shape import SHAPES, Sort
from attune.formats.listing import Listing, Loose
from attune.formats.oruk import documents, envelopes
from attune.formats.oruk.identifiers import ids_of_source, is_uuid, uuid_for
from tests.formats.open_referral import (
    ORUK,
    empties,
    faults,
    listings,
    needs_schemas,
    one,
    read,
    schema,
)

pytestmark = needs_schemas


def published(listing: Listing) -> Any:
    """The document as a client gets it: written and read back."""
    return json.loads(canonical.text(documents.service_document(listing)))


def check(listing: Listing) -> None:
    document = published(listing)
    assert faults("service", document) == []
    assert empties(document) == []
    for name in ("service_list",):
        page = envelopes.page(
            [documents.brief(document)], total_items=1, page_number=1, per_page=50
        )
        assert faults(name, page) == []
    for place in document.get("service_at_locations", []):
        whole = documents.service_at_location_document(document, place)
        assert faults("service_at_location", whole) == []
        page = envelopes.page([documents.brief(whole)], total_items=1, page_number=1, per_page=1)
        assert faults("service_at_location_list", page) == []
        assert empties(page["contents"]) == []
    if listing.organisation:
        services = [documents.service_document(listing)]
        organisation = documents.organisation_document(listing.organisation, services=services)
        assert faults("organization", json.loads(canonical.text(organisation))) == []


@pytest.mark.parametrize("name", ["service_full", "service_at_location_full", "organization_full"])
def test_the_published_examples_come_back_valid_and_whole(name: str) -> None:
    text = (ORUK / "examples" / f"{name}.json").read_text(encoding="utf-8")
    (listing,) = listings(read(text))
    check(listing)
    if name == "service_full":
        document, given = published(listing), json.loads(text)
        for key, value in given.items():
            if key not in ("organization", "service_at_locations"):
                assert document[key] == value
        assert document["organization"] == given["organization"]
        assert document["organization_id"] == given["organization"]["id"]
        place = document["service_at_locations"][0]
        assert place["location"] == given["service_at_locations"][0]["location"]


def test_every_field_that_the_profile_bounds_is_known() -> None:
    for shape, table in SHAPES.items():
        path = ORUK / "schema" / f"{shape}.json"
        if path.is_file():
            known = table.fields.keys() | table.children.keys() | table.single.keys()
            bounded = schema(shape)["properties"].keys()
            assert bounded <= known, shape


def test_what_the_profile_bounds_by_format_is_bounded_here_too() -> None:
    sorts = {"uri": {Sort.URL, Sort.URI}, "email": {Sort.EMAIL}, "date-time": {Sort.MOMENT}}
    for shape, table in SHAPES.items():
        if (ORUK / "schema" / f"{shape}.json").is_file():
            for name, said in schema(shape)["properties"].items():
                if said.get("format") in sorts:
                    assert table.fields[name] in sorts[said["format"]], (shape, name)


DIRTY_TEXTS = (
    *("", " ", "x", "http://", "www.example.org", "http://a b/", "http://[", "a@b", "@", "null"),
    *("http://ex ample.org/ä?q=%zz#é#", "a@example.org", "x" * 300, "javascript:alert(1)"),
    *("5 years", "NaN", "2024-13-45", "10:30", "2024-01-02T10:30", "31/12/2024", "DAILY"),
    *("WEEKLY", "Active", "<p>Hi &amp; bye</p>", "é\u0301", "\ud800", "a\0b", "0", "-1", "urn:x:y"),
    *("http://例え.jp/", "ftp://x", "http://user@host/", "http://h:99999/", "physical", "9am"),
)
DIRTY_TEXT = st.sampled_from(DIRTY_TEXTS) | st.text(max_size=30)
DIRTY_SCALAR = DIRTY_TEXT | st.none() | st.booleans() | st.integers(-(10**25), 10**25) | st.floats()
DIRTY = st.recursive(
    DIRTY_SCALAR,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(DIRTY_TEXT, inner, max_size=3),
    max_leaves=6,
)


def some_of(shape: str) -> st.SearchStrategy[Any]:
    """A dirty object with a few of its fields, chosen anew each time."""
    known = SHAPES[shape]
    names = [*known.fields, *known.children, *known.single]

    def child(name: str) -> st.SearchStrategy[Any]:
        if name in known.children and known.children[name] not in ("service", "metadata"):
            return st.lists(some_of(known.children[name]) | DIRTY, max_size=2) | DIRTY
        if name in known.single and known.single[name] != "service":
            return some_of(known.single[name]) | DIRTY
        return DIRTY

    return st.lists(st.sampled_from(names), max_size=4, unique=True).flatmap(
        lambda chosen: st.fixed_dictionaries({name: child(name) for name in chosen})
    )


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(some_of("service"), st.dictionaries(DIRTY_TEXT, DIRTY, max_size=2))
def test_any_dirty_service_that_reads_gives_a_valid_document(record: Any, extra: Any) -> None:
    given_id = record.get("id") or "12"
    items = read({"contents": [{**extra, **record, "id": given_id, "name": "Baby café"}]})
    assert len(items) == 1
    for listing in listings(items):
        canonical.text([listing.service, listing.organisation, listing.programme])
        check(listing)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(["service", "organization", "location", "schedule", "address", "attribute"]),
    st.data(),
)
def test_a_record_that_no_reader_cleaned_gives_a_valid_document_too(
    shape: str, data: st.DataObject
) -> None:
    record = data.draw(some_of(shape))
    wrapped = {
        "service": Listing("1", {"id": "1", "name": "A", **record}),
        "organization": Listing("1", {"id": "1", "name": "A"}, organisation=record),
    }.get(shape, Listing("1", {"id": "1", "name": "A", f"{shape}s": [record]}))
    document = documents.service_document(wrapped)
    assert faults("service", document) == []
    assert empties(document) == []


def test_what_a_field_cannot_hold_goes_out_under_another_name() -> None:
    listing = one(
        [{"id": "7", "name": "A", "status": "active", "url": "see our page", "email": "call us",
          "organization": {"id": "o", "name": "O"}}]
    )  # fmt: skip
    document = published(listing)
    assert document["original_url"] == "see our page"
    assert document["original_email"] == "call us"
    assert "url" not in document and "email" not in document
    assert (
        document["organization"]["description"] == "This organisation has not described itself yet."
    )
    assert is_uuid(document["id"])


def test_an_address_that_would_run_a_script_does_not_leave_the_house() -> None:
    listing = one([{"id": "7", "name": "A", "status": "active", "url": "JavaScript:alert(1)"}])
    assert "alert" not in canonical.text(published(listing))
    assert listing.service["url"] == "JavaScript:alert(1)"


@pytest.mark.parametrize(
    ("given_url", "sent"),
    [
        ("www.example.org/families", "https://www.example.org/families"),
        (" http://example.org/a b ", "http://example.org/a%20b"),
        ("http:/example.org", "http://example.org"),
        ("https://example.org/?q=é", "https://example.org/?q=%C3%A9"),
        ("example.org", "https://example.org"),
        ("http://bücher.example", "http://xn--bcher-kva.example"),
    ],
)
def test_web_addresses_are_mended_where_that_needs_no_guess(given_url: str, sent: str) -> None:
    listing = one([{"id": "7", "name": "A", "status": "active", "url": given_url}])
    assert published(listing)["url"] == sent


def test_a_british_address_without_a_county_still_satisfies_the_schema() -> None:
    address = {"address_1": "1 High Street", "city": "Leeds", "postal_code": "LS1 1AA"}
    place = {"id": "p", "location": {"id": "l", "addresses": [address]}}
    listing = one([{"id": "7", "name": "A", "status": "active", "service_at_locations": [place]}])
    sent = published(listing)["service_at_locations"][0]
    assert sent["location"]["location_type"] == "physical"
    got = sent["location"]["addresses"][0]
    assert (got["state_province"], got["country"], got["address_type"]) == (
        "Leeds",
        "GB",
        "physical",
    )
    assert sent["location_id"] == sent["location"]["id"]


def test_a_daily_schedule_is_told_as_a_week_of_days() -> None:
    schedule = {"id": "s", "freq": "DAILY", "opens_at": "09:00", "closes_at": "10:00"}
    listing = one([{"id": "7", "name": "A", "status": "active", "schedules": [schedule]}])
    (sent,) = published(listing)["schedules"]
    assert (sent["freq"], sent["byday"]) == ("WEEKLY", "MO,TU,WE,TH,FR,SA,SU")


def test_ids_stay_when_they_are_uuids_and_are_made_the_same_each_time_when_not() -> None:
    own = "AC148810-D857-441C-9679-408F346DE14B"
    assert uuid_for("service", own) == own.lower()
    assert uuid_for("service", "12") == uuid_for("service", "12") != uuid_for("location", "12")
    bristol, leeds = ids_of_source("bristol"), ids_of_source("leeds")
    assert bristol("service", "12") != leeds("service", "12")
    assert bristol("service", own) == own.lower()
    assert is_uuid(bristol("service", "12"))
    assert not is_uuid("00000000-0000-0000-0000-000000000000")


def test_a_moment_goes_out_in_utc_with_milliseconds() -> None:
    listing = one(
        [{"id": "7", "name": "A", "status": "active", "last_modified": "2024-06-01T12:00:00+01:00"}]
    )
    assert published(listing)["last_modified"] == "2024-06-01T11:00:00.000Z"


def test_pages_count_from_one_and_an_empty_list_is_one_empty_page() -> None:
    empty = envelopes.page([], total_items=0, page_number=1, per_page=50)
    assert empty == {
        "total_items": 0, "total_pages": 1, "page_number": 1, "size": 0,
        "first_page": True, "last_page": True, "empty": True, "contents": [],
    }  # fmt: skip
    last = envelopes.page(["x"], total_items=101, page_number=3, per_page=50)
    assert (last["total_pages"], last["first_page"], last["last_page"]) == (3, False, True)


@given(st.lists(st.integers(), max_size=4), st.integers(1, 9))
def test_a_page_of_texts_is_the_page_of_the_documents(numbers: list[int], page: int) -> None:
    documents_ = [{"id": n} for n in numbers]
    told = {"total_items": 40, "page_number": page, "per_page": 4}
    texts = [canonical.text(each) for each in documents_]
    assert json.loads(envelopes.page_text(texts, **told)) == envelopes.page(documents_, **told)


def test_taxonomies_and_their_terms_satisfy_the_schema_when_they_say_little() -> None:
    told = {"id": "b", "name": "Babies", "parent_id": "all", "taxonomy_id": "t"}
    items = read({"taxonomies": [{"id": "t", "name": "Ages"}], "taxonomy_terms": [told]})
    taxonomy, term = (item.row for item in items if isinstance(item, Loose))
    document = documents.taxonomy_document(taxonomy, terms=[term])
    assert faults("taxonomy", document) == []
    assert document["taxonomy_terms"][0]["taxonomy_id"] == document["id"]
    assert faults("taxonomy_term", documents.taxonomy_term_document(term)) == []


def test_exact_numbers_go_out_as_they_came() -> None:
    listing = one(
        '[{"id":"7","name":"A","status":"active","cost_options":[{"id":"c","amount":3.50}]}]'
    )
    assert listing.service["cost_options"][0]["amount"] == Decimal("3.50")
    assert '"amount":3.50' in canonical.text(documents.service_document(listing))
