"""Tables: checked where they are made, written in the reader's language, safe to take away."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.template import engines
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from attune.kit import downloads
from attune.kit.tables import Column, Table, number, percent, text

PLACES = Table(
    "Families by place",
    (text("Place"), number("Families"), percent("Share", 1), text("Checked")),
    (("Wrenbridge", 2418, 11.4, date(2026, 9, 3)), ("=HYPERLINK()", None, Decimal("0.05"), None)),
    ("Invented figures.",),
)


def drawn(table: Table) -> str:
    source = '{% from "kit/table.jinja" import table %}{{ table(it, "t") }}'
    return str(engines["jinja2"].from_string(source).render({"it": table}))


def read_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def sheet(content: bytes, name: str) -> Any:
    return load_workbook(BytesIO(content))[name]


def test_figures_are_written_for_people() -> None:
    html = drawn(PLACES)
    for shown in ("2,418", "11.4%", "3 September 2026", "–", "Invented figures."):
        assert shown in html
    assert html.count("nhsuk-table__cell--numeric") == 4


@pytest.mark.parametrize(("code", "shown"), [("cy", "3 Medi 2026"), ("ur", "3 ستمبر 2026")])
def test_dates_are_written_in_the_readers_language(code: str, shown: str) -> None:
    with translation.override(code):
        assert text("Day").shown(date(2026, 9, 3)) == shown


def test_a_moment_is_shown_on_the_clock_of_the_place() -> None:
    assert text("When").shown(datetime(2026, 7, 1, 12, 30, tzinfo=UTC)) == "1 July 2026, 13:30"


def test_a_wide_table_scrolls_in_a_region_that_the_keyboard_reaches() -> None:
    wide = Table("Years", (text("A"), *(number(str(y)) for y in range(9))), (("a", *range(9)),))
    assert 'role="region" aria-labelledby="t-caption" tabindex="0"' in drawn(wide)
    assert 'role="region"' not in drawn(PLACES)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Table("", (text("A"),), ()),
        lambda: Table("A", (), ()),
        lambda: Table("A", (text("A"),), (("a", "b"),)),
        lambda: Column(""),
        lambda: number("A", 9),
    ],
)
def test_a_wrong_table_is_refused_where_it_is_made(wrong: Any) -> None:
    with pytest.raises(ValueError, match=r"table|column|row|decimal"):
        wrong()


def test_a_csv_opens_in_a_spreadsheet_without_running_anything() -> None:
    rows = read_csv(downloads.as_csv(PLACES))
    assert rows[1] == ["Wrenbridge", "2418", "11.4", "2026-09-03"]
    assert rows[2] == ["'=HYPERLINK()", "", "0.05", ""]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20))
def test_no_words_of_anybody_run_in_a_spreadsheet(words: str) -> None:
    safe = downloads.safe_text(words)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    table = Table("T", (text("Words"), number("N")), ((words, 1),))
    assert sheet(downloads.as_xlsx(table), "Figures")["A2"].data_type in ("s", "n", "inlineStr")
    assert read_csv(downloads.as_csv(table))[1][0] == safe


def test_a_negative_number_stays_a_number() -> None:
    table = Table("Change", (text("A"), number("N")), (("a", -5),))
    assert read_csv(downloads.as_csv(table))[1] == ["a", "-5"]


def test_an_xlsx_holds_numbers_and_says_where_they_are_from() -> None:
    content = downloads.as_xlsx(PLACES, sources=["ONS, mid-2020, OGL v3"])
    figures, notes = sheet(content, "Figures"), sheet(content, "Notes")
    assert figures["B2"].value == 2418 and figures["B2"].number_format == "#,##0"
    assert figures["C2"].number_format == '#,##0.0"%"'
    assert figures["A3"].value == "=HYPERLINK()" and figures["A3"].data_type == "s"
    lines = [row[0] for row in notes.iter_rows(values_only=True)]
    assert lines == ["Families by place", "Invented figures.", "ONS, mid-2020, OGL v3"]


def test_a_time_with_a_zone_can_be_taken_away() -> None:
    table = Table("T", (text("When"),), ((datetime(2026, 7, 1, 12, tzinfo=UTC),),))
    assert sheet(downloads.as_xlsx(table), "Figures")["A2"].value == datetime(2026, 7, 1, 13)


def test_a_download_has_a_plain_name_and_its_own_type() -> None:
    answer = downloads.csv_answer(PLACES, name='Port Ellery"\r\nX: y/../need')
    assert answer["Content-Disposition"] == 'attachment; filename="Port-Ellery-X-y-..-need.csv"'
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert downloads.xlsx_answer(PLACES, name="…")["Content-Disposition"].endswith('"xlsx"')
