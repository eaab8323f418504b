"""The published HSDS 3.0 examples come back field for field, in JSON and as tables."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain import canonical
from attune.formats.feeds import open_feed, open_folder
from attune.formats.hsds.package_writing import json_text, tables_of, write_package
from attune.formats.hsds.splitting import (
    full_organisation,
    full_service,
    full_service_at_location,
)
from attune.formats.listing import Listing
from tests.formats.open_referral import (
    HSDS,
    ORUK,
    aside,
    example,
    listings,
    loose,
    needs_examples,
    one,
    read,
)

pytestmark = needs_examples


@pytest.mark.parametrize("folder", [HSDS, ORUK / "examples"])
def test_a_full_service_comes_back_field_for_field(folder: Path) -> None:
    given_ = json.loads((folder / "service_full.json").read_text(encoding="utf-8"))
    listing = one(given_)
    assert full_service(listing) == given_
    assert listing.repairs == ()


@pytest.mark.parametrize("folder", [HSDS, ORUK / "examples"])
def test_a_full_service_at_location_comes_back_field_for_field(folder: Path) -> None:
    given_ = json.loads((folder / "service_at_location_full.json").read_text(encoding="utf-8"))
    listing = one(given_)
    assert full_service_at_location(listing, listing.places[0]) == given_


@pytest.mark.parametrize("folder", [HSDS, ORUK / "examples"])
def test_a_full_organisation_comes_back_field_for_field(folder: Path) -> None:
    given_ = json.loads((folder / "organization_full.json").read_text(encoding="utf-8"))
    found = listings(read(given_))
    assert found[0].organisation is not None
    assert full_organisation(found[0].organisation, tuple(found)) == given_


@pytest.mark.parametrize("name", ["service_list", "service_at_location_list"])
def test_the_entries_of_a_list_come_back_field_for_field(name: str) -> None:
    page = example(name)
    reading = open_feed(io.BytesIO(json.dumps(page).encode()), name=name)
    (listing,) = listings(reading.items)
    back = (
        full_service(listing)
        if name == "service_list"
        else full_service_at_location(listing, listing.places[0])
    )
    assert [back] == page["contents"]
    told = reading.tally.page
    assert (told.total_items, told.total_pages, told.number, told.size, told.last) == (
        *(page["total_items"], page["total_pages"], page["page_number"], page["size"]),
        page["last_page"],
    )


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("location", "locations"),
        ("taxonomy", "taxonomies"),
        ("taxonomy_term", "taxonomy_terms"),
        ("taxonomy_list", "taxonomies"),
        ("taxonomy_term_list", "taxonomy_terms"),
        ("organization_list", "organizations"),
    ],
)
def test_what_is_no_service_comes_back_field_for_field(name: str, table: str) -> None:
    given_ = example(name)
    (item,) = loose(read(given_))
    assert item.table == table
    assert [item.row] == given_.get("contents", [given_])


def rows_in(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [{k: v for k, v in row.items() if v} for row in csv.DictReader(file)]


EXAMPLE_TABLES = HSDS / "csv"


def same_rows(written: dict[str, list[dict[str, str]]]) -> None:
    """Every row of the example package, in a list of its own as order means nothing there."""
    expected = {path.name: rows_in(path) for path in sorted(EXAMPLE_TABLES.glob("*.csv"))}
    assert written == expected


def test_the_tables_come_back_row_for_row() -> None:
    same_rows(tables_of(open_folder(EXAMPLE_TABLES).items))


def test_a_package_written_reads_as_it_was() -> None:
    items = list(open_folder(EXAMPLE_TABLES).items)
    file = io.BytesIO()
    counts = write_package(file, items)
    assert counts["services"] == 1 and sum(counts.values()) == 21
    file.seek(0)
    again = list(open_feed(file, name="package.zip").items)
    same_rows(tables_of(again))
    assert [full_service(each) for each in listings(again)] == [
        full_service(each) for each in listings(items)
    ]


def test_the_same_records_give_the_same_bytes() -> None:
    files = []
    for _ in range(2):
        file = io.BytesIO()
        write_package(file, open_folder(EXAMPLE_TABLES).items)
        files.append(file.getvalue())
    assert files[0] == files[1]


def test_the_header_keeps_the_order_of_the_standard() -> None:
    file = io.BytesIO()
    write_package(file, open_folder(EXAMPLE_TABLES).items)
    with zipfile.ZipFile(file) as archive:
        for path in EXAMPLE_TABLES.glob("*.csv"):
            expected = path.read_text(encoding="utf-8").splitlines()[0]
            assert archive.read(path.name).decode().splitlines()[0] == expected


def test_rows_that_belong_to_nothing_are_set_aside_and_what_is_on_its_own_is_kept() -> None:
    items = list(open_folder(EXAMPLE_TABLES).items)
    (orphan,) = aside(items)
    assert (orphan.table, orphan.field) == ("attributes", "link_id")
    assert "which is not in any table" in orphan.reason
    assert {each.table for each in loose(items)} == {
        "taxonomies",
        "taxonomy_terms",
        "metadata",
        "meta_table_descriptions",
    }


def test_the_nested_service_and_its_tables_say_the_same() -> None:
    """Dangling ids aside, service_full.json and the CSV folder are one and the same service."""
    (nested,) = listings(open_folder(EXAMPLE_TABLES).items)
    given_ = example("service_full")
    for key in ("phones", "schedules", "service_areas", "languages", "cost_options"):
        assert nested.service[key] == given_[key], key
    assert nested.places[0].location is not None
    given_place = given_["service_at_locations"][0]["location"]
    for key in ("addresses", "accessibility", "phones", "schedules", "languages"):
        assert nested.places[0].location[key] == given_place[key], key


def test_json_becomes_tables_and_tables_json_again() -> None:
    listing = one(example("service_full"))
    tables = tables_of([listing])
    assert tables["phones.csv"] == [
        {**row, "organization_id": listing.organisation["id"]}  # type: ignore[index]
        for row in rows_in(EXAMPLE_TABLES / "phones.csv")
    ]
    file = io.BytesIO()
    write_package(file, [listing])
    file.seek(0)
    (again,) = listings(open_feed(file, name="p.zip").items)
    assert again.service["cost_options"] == listing.service["cost_options"]
    assert again.service["attributes"] == listing.service["attributes"]
    assert again.programme is not None and listing.programme is not None
    assert listing.programme.items() <= again.programme.items()


def test_the_tables_in_one_json_file_read_like_the_csv_files() -> None:
    items = read(example("tabular"))
    assert len(listings(items)) == 1
    assert {each.table for each in aside(items)} == {"attributes"}


def test_a_json_export_reads_as_it_was() -> None:
    items = list(open_folder(EXAMPLE_TABLES).items)
    text = "".join(json_text(listings(items), loose(items)))
    again = read(text)
    assert [full_service(each) for each in listings(again)] == [
        full_service(each) for each in listings(items)
    ]
    assert sorted(canonical.text(each.row) for each in loose(again)) == sorted(
        canonical.text(each.row) for each in loose(items)
    )


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
RUNNABLE = st.sampled_from(["=1+1", "+44 1632 960000", "-5", "@here", "\ttab", '"quoted"', "a\nb"])


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(["wait_time", "own_field", "fees"]), CELLS | RUNNABLE))
def test_every_cell_comes_back_exactly_even_one_a_spreadsheet_would_run(
    fields: dict[str, Any],
) -> None:
    given_ = Listing("1", {"id": "1", "name": "Play", **fields})
    file = io.BytesIO()
    write_package(file, [given_])
    file.seek(0)
    (back,) = listings(open_feed(file, name="p.zip").items)
    if not back.repairs:
        assert canonical.text(back.service) == canonical.text(given_.service)


def test_a_phone_shared_by_two_services_stays_with_both() -> None:
    phone = {"id": "p", "number": "01632 960000"}
    two = [Listing(n, {"id": n, "name": n, "phones": [phone]}) for n in ("a", "b")]
    file = io.BytesIO()
    write_package(file, two)
    file.seek(0)
    back = listings(open_feed(file, name="p.zip").items)
    assert [each.service["phones"] for each in back] == [[phone], [phone]]
