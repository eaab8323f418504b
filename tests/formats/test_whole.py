"""Rows that are right by themselves may still be wrong together."""

from decimal import Decimal

import pytest

from attune.formats.official import BirthsRow, LookupRow, PostcodeRow, Row
from attune.formats.official.refusals import RowRefused
from attune.formats.official.whole import (
    AreasOnce,
    EachYearOnce,
    Links,
    PostcodesOnce,
    Ranks,
    Whole,
)
from tests.formats.layouts import deprivation, lookup, population, postcode


def seen(whole: Whole, rows: list[Row]) -> tuple[str, ...]:
    for number, row in enumerate(rows, start=2):
        whole.see(number, row)
    return whole.finish()


def test_an_area_stands_once() -> None:
    rows: list[Row] = [population("E01008881", 1), population("E01008881", 2)]
    with pytest.raises(RowRefused, match=r"E01008881 stands here a second time .*row 2"):
        seen(AreasOnce("lsoa11"), rows)


def test_the_same_area_may_stand_once_in_each_year() -> None:
    rows: list[Row] = [BirthsRow("E08000025", "B", year, 1) for year in (2018, 2019)]
    assert seen(EachYearOnce("lad20"), rows) == ()
    with pytest.raises(RowRefused, match="E08000025 in 2018"):
        seen(EachYearOnce("lad20"), [rows[0], rows[0]])


def test_a_file_without_rows_is_refused() -> None:
    for whole in (AreasOnce("lsoa11"), Ranks("lsoa11"), Links("lsoa11"), PostcodesOnce()):
        with pytest.raises(RowRefused, match="below the header"):
            whole.finish()


def test_equal_areas_share_a_rank_and_skip_the_next() -> None:
    """So does the published index of 2019, 26 times."""
    tied: list[Row] = [deprivation(f"E0100888{n}", rank) for n, rank in enumerate((7, 7, 9))]
    assert seen(Ranks("lsoa21"), tied)


def test_a_rank_given_twice_is_refused_at_its_row() -> None:
    rows: list[Row] = [deprivation(f"E0100888{n}", rank) for n, rank in enumerate((7, 8, 7))]
    with pytest.raises(RowRefused, match="rank 7 stands here a second time") as refused:
        seen(Ranks("lsoa21"), rows)
    assert refused.value.row == 4


def test_a_part_of_the_country_is_said_to_be_one() -> None:
    assert seen(AreasOnce("lsoa11"), [population("E01008881", 1), population("W01000001", 1)]) == (
        "1 of the 32,844 areas of England (lsoa11)",
        "1 of the 1,909 areas of Wales (lsoa11)",
    )


def test_a_country_without_any_area_drawn_in_2021_is_not_of_2021() -> None:
    whole = AreasOnce("lsoa21")
    old = [population(f"E0{1_000_001 + n}", 1) for n in range(32_844)]
    with pytest.raises(RowRefused, match="the areas are those of 2011"):
        seen(whole, list(old))


def test_an_area_lies_in_one_authority() -> None:
    other = lookup("E01008881", "E08000026")
    with pytest.raises(RowRefused, match="lies in E08000026 here, but in E08000025 on row 2"):
        seen(Links("lsoa21"), [lookup("E01008881"), other])
    with pytest.raises(RowRefused, match="stands here a second time"):
        seen(Links("lsoa21"), [lookup("E01008881"), lookup("E01008881")])


def change(old: str, new: str) -> LookupRow:
    return LookupRow(old, "", new, "", "S", "lsoa11", "lsoa21")


def test_an_area_may_split_into_several_but_not_into_the_same_twice() -> None:
    split: list[Row] = [change("E01008881", new) for new in ("E01033769", "E01033770")]
    assert seen(Links("lsoa11"), split)
    with pytest.raises(RowRefused, match="E01008881 to E01033769 stands here a second time"):
        seen(Links("lsoa11"), [split[0], split[0]])


def test_what_lies_beyond_a_change_is_kept_once() -> None:
    whole = Links("lsoa11")
    assert whole.see(2, lookup("E01033769"))
    assert not whole.see(3, lookup("E01033769"))


def test_a_postcode_stands_once_among_many() -> None:
    rows = [postcode(f"B{n % 90 + 10} {n // 90 % 10}A{chr(65 + n // 900)}") for n in range(9000)]
    whole = PostcodesOnce()
    whole.BLOCK = 64  # type: ignore[misc]
    assert seen(whole, list(rows)) == ("9,000 live postcodes",)
    whole = PostcodesOnce()
    with pytest.raises(RowRefused, match="first on row 5") as refused:
        seen(whole, [*rows, rows[3]])
    assert refused.value.row == 9002


def test_postcodes_that_differ_by_their_space_only_are_one() -> None:
    rows: list[Row] = [
        PostcodeRow(written, "E01008881", "", Decimal(1), Decimal(1), True)
        for written in ("B1 01AA", "B10 1AA")
    ]
    with pytest.raises(RowRefused):
        seen(PostcodesOnce(), rows)
