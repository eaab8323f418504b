"""Packages with shifted, torn and orphaned rows: each set aside by file, row and field."""

import csv
import io
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain import canonical
from attune.formats.feeds import open_feed
from attune.formats.hsds.splitting import full_service
from attune.formats.hsds.tables import table_named
from attune.formats.listing import FormatRefused, Item, Listing
from tests.formats.open_referral import aside, listings, loose

SERVICES = "id,organization_id,name,status,url,email,minimum_age,assured_date\n"


def package(**tables: str | bytes) -> list[Item]:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in tables.items():
            archive.writestr(f"hsds/{name}.csv", text)
    file.seek(0)
    return list(open_feed(file, name="p.zip").items)


def where_and_field(items: list[Item]) -> list[tuple[str, str]]:
    return [(each.where, each.field) for each in aside(items)]


def test_a_row_with_more_cells_than_columns_is_set_aside() -> None:
    items = package(
        services=SERVICES + "1,,Play,active,,,,\n2,,Tea, and cake,active,,,,2024-01-01\n"
    )
    assert [each.source_id for each in listings(items)] == ["1"]
    (wrong,) = aside(items)
    assert wrong.where == "services.csv, row 3"
    assert "cells are shifted" in wrong.reason
    assert wrong.row is not None and wrong.row["cells_too_many"]


def test_an_id_that_reads_like_a_sentence_gives_a_shifted_row_away() -> None:
    items = package(services=SERVICES + "A group where you can play,1,Play,active,,,,\n")
    assert where_and_field(items) == [("services.csv, row 2", "id")]


def test_two_cells_that_are_not_what_their_columns_say_give_a_shifted_row_away() -> None:
    shifted = "1,,Play,https://example.org,hub@example.org,0,2024-01-01,\n"
    items = package(services=SERVICES + shifted + "2,,Play,active,no page,hub@example.org,0,\n")
    assert where_and_field(items) == [("services.csv, row 2", "status")]
    assert [each.source_id for each in listings(items)] == ["2"]


def test_an_orphaned_row_names_what_it_belongs_to() -> None:
    items = package(
        services=SERVICES + "1,,Play,active,,,,\n",
        service_at_location="id,service_id,location_id\na,1,L\nb,9,M\n",
        locations="id,name\nM,Hub\n",
        schedules="id,service_at_location_id,byday\ns,a,MO\n",
        phones="id,service_id,number\np,,01632 960000\n",
    )
    (listing,) = listings(items)
    assert listing.places == ()
    assert where_and_field(items) == [
        ("phones.csv, row 2", "location_id"),
        ("schedules.csv, row 2", "service_at_location_id"),
        ("service_at_location.csv, row 2", "location_id"),
        ("service_at_location.csv, row 3", "service_id"),
    ]
    assert [each.table for each in loose(items)] == ["locations"]


def test_a_service_of_an_unknown_organisation_is_taken_and_keeps_what_it_said() -> None:
    (listing,) = listings(package(services=SERVICES + "1,gone,Play,active,,,,\n"))
    assert listing.organisation is None
    assert listing.service["organization_id"] == "gone"


def test_rows_without_id_and_ids_met_twice_are_set_aside() -> None:
    items = package(
        services=SERVICES + ",,Play,active,,,,\n1,o,Play,active,,,,\n",
        organizations="id,name\no,Trust\no,Other\n",
    )
    assert where_and_field(items) == [
        ("services.csv, row 2", "id"),
        ("organizations.csv, row 3", "id"),
    ]


def test_old_exports_in_windows_letters_and_with_byte_order_marks_read() -> None:
    text = "\ufeff" + SERVICES + "1,,Café,active,,,,\n"
    (one_,) = listings(package(services=text.encode()))
    (two,) = listings(package(services=(SERVICES + "1,,Café,active,,,,\n").encode("cp1252")))
    assert one_.name == two.name == "Café"


def test_a_services_table_on_its_own_is_read() -> None:
    data = (SERVICES + "1,,Play,active,,,,\n").encode()
    reading = open_feed(io.BytesIO(data), name="services.csv")
    assert [each.source_id for each in listings(reading.items)] == ["1"]


def test_a_zip_without_services_is_refused_by_what_is_inside() -> None:
    with pytest.raises(FormatRefused, match=r"without services\.csv \(inside: phones\)"):
        package(phones="id\n")


@pytest.mark.parametrize(
    ("file", "table"),
    [("Service.csv", "services"), ("x/locations.csv", "locations"), ("phone.csv", "phones"),
     ("service_at_locations.csv", "service_at_location"), ("service-areas.csv", "service_areas"),
     ("taxonomy_term.csv", "taxonomy_terms"), ("other.csv", "other")],
)  # fmt: skip
def test_tables_are_known_by_their_usual_names(file: str, table: str) -> None:
    assert table_named(file) == table


def test_tables_that_nobody_knows_are_kept() -> None:
    items = package(services=SERVICES + "1,,Play,active,,,,\n", capacities="id,places\nc,3\n")
    (kept,) = loose(items)
    assert (kept.table, kept.row) == ("capacities", {"id": "c", "places": "3"})


CELL = st.text(max_size=8) | st.sampled_from(
    ["1", "o", "2024-01-01", "", "x\ny", '"', "\0", "9" * 30]
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(CELL, max_size=10), max_size=5),
    st.lists(st.lists(CELL, max_size=5), max_size=4),
)
def test_any_rows_are_read_or_set_aside(services: Any, phones: Any) -> None:
    def written(header: str, rows: list[list[str]]) -> bytes:
        sheet = io.StringIO(newline="")
        csv.writer(sheet).writerows(rows)
        return (header + sheet.getvalue()).encode("utf-8", "replace")

    items = package(
        services=written(SERVICES, [*services, ["1", "o", "Play", "active"]]),
        phones=written("id,service_id,contact_id,number\n", phones),
        attributes=b"id,link_id,taxonomy_term_id\na,a,t\nb,c,\nc,b,\n",
    )
    for item in items:
        if isinstance(item, Listing):
            canonical.text(full_service(item))
    assert "1" in {each.source_id for each in listings(items)}
