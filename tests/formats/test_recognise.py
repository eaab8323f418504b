"""A layout is told by the words of its header, wherever they stand."""

import pytest

from attune.formats.official import DeprivationRow, Dropped, LookupRow, PopulationRow
from attune.formats.official.layouts import Hints, Reading
from attune.formats.official.recognise import recognise
from attune.formats.official.refusals import HeaderRefused
from tests.formats.layouts import LAYOUTS, Written_as, example_rows


def read(header: list[str], **hints: str) -> Reading:
    return recognise([header], Hints(**hints))[1]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_layout_is_recognised_and_says_its_rows_back(layout: Written_as) -> None:
    rows = example_rows(layout.kind)
    written = [layout.written(row) for row in rows]
    reading = read(list(written[0]), file_name=layout.file_name)
    assert (reading.kind, reading.vintage, reading.geography) == (
        layout.kind,
        layout.vintage,
        layout.geography,
    )
    assert [row for cells in written for row in reading.parse(list(cells.values()))] == rows


def test_the_header_is_found_below_lines_of_words() -> None:
    words = ["Population estimates: Mid-2020"], ["", ""], []
    place, reading = recognise(
        [*words, ["LSOA Code", "All Ages", "0", "1", "90+"][:4]], Hints(vintage="mid-2020")
    )
    assert (place, reading.geography) == (3, "lsoa11")


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ("IMD_rank", "no column for “Index of Multiple Deprivation (IMD) Rank” (or “IMD_rank”)"),
        ("IMD_decile", "no column for “Index of Multiple Deprivation (IMD) Decile”"),
        ("lsoa21_code", "no column for the LSOA's code"),
    ],
)
def test_a_missing_column_is_named_with_what_was_found(left_out: str, said: str) -> None:
    header = [h for h in ("lsoa21_code", "IMD_rank", "IMD_decile") if h != left_out]
    with pytest.raises(HeaderRefused) as refused:
        read(header)
    assert said in str(refused.value)
    assert f"Columns found: “{header[0]}”, “{header[1]}”." in str(refused.value)


@pytest.mark.parametrize(
    ("header", "hints", "said"),
    [
        (["lsoa11_code", "total_population", "age_0", "age_2"], {"vintage": "mid-2020"},
         "no column for age 1 (such as “age_1”)"),
        (["lsoa11_code", "total_population", "age_0"], {}, "add it, for example --vintage"),
        (["lsoa11_code", "total_population", "age_0"], {"vintage": "soon"}, "is not a vintage"),
        (["lsoa11_code", "total_population", "age_0"],
         {"vintage": "mid-2019", "file_name": "population_mid2020.csv"},
         "you gave the vintage “mid-2019”, but the file says “mid-2020”"),
        (["lsoa21_code", "total_population", "age_0", "age_0"], {"vintage": "mid-2024"},
         "two columns are for age 0"),
        (["lsoa11_code", "lsoa11_code", "total_population", "0"], {}, "two columns say the same"),
        (["LSOA Code", "Total", "0"], {"vintage": "mid-2024"}, "does not say which year's areas"),
        (["LSOA 2021 Code", "Total", "F0", "F1", "M0"], {"vintage": "mid-2024"},
         "2 columns for women's ages, but 1 for men's"),
        (["LSOA Code", "All Ages", "0"], {"vintage": "mid-2020", "sheet": "Mid-2020 Males"},
         "holds one sex only"),
        (["lsoa11_code", "lad24_code", "IMD_rank", "IMD_decile"], {}, "are neither the Indices"),
        (["lsoa11_code", "IMD_rank", "IMD_decile"], {}, "does not say which index it is"),
        (["lsoa11_code", "IMD_rank", "IMD_decile"], {"vintage": "IoD 2025"},
         "IoD 2025 on areas of lsoa11 is not an index Attune knows"),
        (["lsoa11_code", "lsoa21_code"], {}, "no column for the change"),
        (["lsoa11_code", "lad21_code", "chgind"], {}, "there is no second drawing"),
        (["lsoa11_code", "lad21_code"], {"vintage": "2021"}, "the file is “lsoa11 to lad21”"),
        (["ladcode20", "births_2019"], {"vintage": "2018"}, "mid-2019 to mid-2019"),
        (["pcds", "doterm", "lat", "long", "lsoa21cd", "lad25cd"], {}, "of which month"),
        (["a;b;c"], {}, "separated by semicolons or tabs"),
        (["name", "age"], {}, "not an official file that Attune reads"),
        ([], {}, "Columns found: none"),
    ],
)  # fmt: skip
def test_a_header_that_cannot_be_is_refused(
    header: list[str], hints: dict[str, str], said: str
) -> None:
    with pytest.raises(HeaderRefused) as refused:
        read(header, **hints)
    assert said in str(refused.value)


def test_numbers_as_headers_are_ages() -> None:
    """A spreadsheet program may keep the ages of a header as numbers."""
    reading = read(["LSOA21CD", "Total", 0.0, 1.0], vintage="mid-2024")  # type: ignore[list-item]
    (row,) = reading.parse(["E01008881", 5.0, 2.0, 3.0])
    assert isinstance(row, PopulationRow) and row.ages == (2, 3)


def test_the_newest_authority_is_taken() -> None:
    header = ["LSOA Code", "LA Code (2018 boundaries)", "LA Code (2021 boundaries)", "All Ages"]
    reading = read([*header, "0"], vintage="mid-2020")
    (row,) = reading.parse(["E01008881", "E07000001", "E08000025", "1", "1"])
    assert isinstance(row, PopulationRow) and row.authority == "E08000025"
    assert reading.authority_geography == "lad21"


def test_larger_areas_are_linked_to_the_newer_drawing() -> None:
    reading = read(["LSOA11CD", "LSOA21CD", "CHNGIND", "LAD22CD"])
    links = reading.parse(["E01008881", "E01033769", "S", "E08000025"])
    assert [
        (link.child_geography, link.parent_geography, link.change)
        for link in links  # type: ignore[union-attr]
        if isinstance(link, LookupRow)
    ] == [("lsoa11", "lsoa21", "S"), ("lsoa21", "lad22", "")]


def test_one_file_may_link_areas_to_several_larger_ones() -> None:
    reading = read(["lsoa21_code", "ward24_code", "ltla24_code"])
    links = reading.parse(["E01008881", "E05011118", "E08000025"])
    assert [link.parent_geography for link in links] == ["ward24", "lad24"]  # type: ignore[union-attr]


def test_terminated_and_unplaced_postcodes_are_dropped_with_the_reason() -> None:
    reading = read(
        ["pcds", "doterm", "lat", "long", "lsoa21cd", "lad25cd"], file_name="NSPL_MAY_2025.csv"
    )
    ended = reading.parse(["B1 1AA", "201901", "52.4", "-1.9", "E01008881", "E08000025"])
    nowhere = reading.parse(["JE2 3AB", "", "99.999999", "0", "L99999999", "L99999999"])
    assert ended == Dropped("terminated postcode")
    assert isinstance(nowhere, Dropped) and "Jersey" not in nowhere.reason


def test_the_plain_file_of_2019_is_told_by_its_authorities() -> None:
    reading = read(["lsoa11_code", "lad19_code", "IMD_rank", "IMD_decile"])
    (row,) = reading.parse(["E01008881", "E08000025", "3284", "1"])
    assert reading.vintage == "IoD 2019"
    assert isinstance(row, DeprivationRow) and row.score is None
