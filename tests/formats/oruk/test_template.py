"""Rows of our own sheet become services with their offers; every row is one item."""

import json
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain import canonical
from attune.domain.levels import Grouping
from attune.domain.offers.offer import KINDS, Offer
from attune.domain.offers.vocabulary import Route, Stage
from attune.formats.hsds.splitting import full_service
from attune.formats.listing import FormatRefused, Item, Listing, Quarantined
from attune.formats.oruk import documents
from attune.formats.oruk.template import COLUMNS, EXAMPLE, Holds, template
from attune.formats.oruk.template_reading import read
from tests.formats.open_referral import ORUK, faults

TITLES = [column.title for column in COLUMNS]


def sheet(*rows: dict[str, Any], titles: Sequence[str] = TITLES) -> list[Item]:
    return list(read([titles, *([row.get(t) for t in titles] for row in rows)], name="s.xlsx"))


def test_the_example_row_is_a_service_with_an_offer() -> None:
    (item,) = sheet(EXAMPLE)
    assert isinstance(item, Listing)
    assert item.name == "Bumps and Babies"
    assert item.organisation is not None and item.organisation["name"] == "Example Family Trust"
    assert item.places[0].location is not None
    assert item.service["schedules"][0]["byday"] == "TU"
    assert (item.service["minimum_age"], item.service["maximum_age"]) == (0, 1)
    offer = Offer.of(item.offer)
    assert offer.groupings == (Grouping.GETTING_ADVICE, Grouping.GETTING_HELP)
    assert offer.stages == (Stage.ANTENATAL, Stage.TO_6_MONTHS)
    assert offer.routes == (Route.SELF,)
    assert offer.ages_eligible is not None
    assert (offer.ages_eligible.from_months, offer.ages_eligible.to_months) == (-9, 12)
    assert offer.free is True


@pytest.mark.skipif(not ORUK.is_dir(), reason="the Open Referral schemas are not beside us")
def test_the_example_row_gives_a_valid_document() -> None:
    (item,) = sheet(EXAMPLE)
    assert isinstance(item, Listing)
    document = json.loads(canonical.text(documents.service_document(item)))
    assert faults("service", document) == []


def test_every_column_of_the_offer_is_a_field_that_the_offer_has() -> None:
    assert {c.key.split(".")[0] for c in COLUMNS if c.of_offer} <= KINDS.keys()
    assert len({each["title"] for each in template()}) == len(COLUMNS)


def test_a_row_with_every_word_of_every_list_reads() -> None:
    row = dict(EXAMPLE)
    for column in COLUMNS:
        if column.words:
            one = column.holds is Holds.ONE
            row[column.title] = column.words[0] if one else "; ".join(column.words)
    row["Standing"], row["Focus on the relationship"] = "Ended", "Non-specialised"
    row |= {"Staff": "Health visitor 0.5; Psychologist: 1", "Interventions": "Video guidance"}
    row |= {"Wait in weeks": "6", "Wait on": "2026-11-01", "Funding ends": "31/03/2027"}
    (item,) = sheet(row)
    assert isinstance(item, Listing)
    offer = Offer.of(item.offer)
    assert len(offer.groupings) == len(Grouping)
    assert [each.discipline for each in offer.staff] == ["Health visitor", "Psychologist"]
    assert offer.funding_ends == date(2027, 3, 31)
    assert item.service["status"] == "defunct"


def test_the_same_row_has_the_same_ids_and_another_service_has_others() -> None:
    first, again = sheet(EXAMPLE)[0], sheet(EXAMPLE)[0]
    other = sheet({**EXAMPLE, "Service name": "Other"})[0]
    assert isinstance(first, Listing) and isinstance(again, Listing) and isinstance(other, Listing)
    assert full_service(first) == full_service(again)
    assert first.source_id != other.source_id
    assert first.organisation == other.organisation


def test_an_id_that_is_given_stays() -> None:
    (item,) = sheet({**EXAMPLE, "Service id": 12.0})
    assert isinstance(item, Listing) and item.source_id == "12"


def test_the_header_is_known_wherever_it_stands_and_however_it_is_ordered() -> None:
    titles = [*reversed(TITLES), "Our own column"]
    rows = [
        ["List of services"],
        [],
        titles,
        [EXAMPLE.get(t, "x" if t[0] == "O" else None) for t in titles],
    ]
    (item,) = read(rows, name="s.xlsx")
    assert isinstance(item, Listing)
    assert item.service["our_own_column"] == "x"
    assert item.where == "row 4"


def test_hints_and_empty_rows_are_no_services() -> None:
    hints = {column.title: column.hint for column in COLUMNS}
    assert len(sheet(hints, {}, EXAMPLE, {"Service name": "  "})) == 1


def test_a_row_without_a_name_is_set_aside_by_its_number() -> None:
    (item,) = sheet({"Organisation": "Example"})
    assert isinstance(item, Quarantined)
    assert (item.where, item.field) == ("row 2", "name")


def test_a_sheet_of_something_else_is_refused_by_its_name() -> None:
    with pytest.raises(FormatRefused, match=r"births\.xlsx is not our sheet"):
        read([["LSOA", "2020"], ["E01", 3]], name="births.xlsx")


def test_dates_and_times_of_a_spreadsheet_read() -> None:
    row = {**EXAMPLE, "Last checked on": datetime(2026, 11, 1), "Opens at": time(9, 30)}
    (item,) = sheet(row)
    assert isinstance(item, Listing)
    assert item.service["assured_date"] == "2026-11-01"
    assert item.service["schedules"][0]["opens_at"] == "09:30"


CELL = (
    st.none() | st.text(max_size=20) | st.floats() | st.integers() | st.booleans() | st.dates()
    | st.times() | st.datetimes() | st.sampled_from(["Yes", "6 months", "M; x", "\ud800", "a\0"])
)  # fmt: skip


@given(st.lists(st.dictionaries(st.sampled_from(TITLES), CELL, max_size=12), max_size=3))
def test_any_row_is_a_service_or_set_aside(rows: list[dict[str, Any]]) -> None:
    for item in sheet(*rows):
        assert isinstance(item, Listing | Quarantined)
        if isinstance(item, Listing):
            canonical.text(full_service(item))
            documents.service_document(item)
