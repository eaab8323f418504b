"""A cell is what its column says, or refused with the column's name."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.formats.official.cells import LARGEST, At, count, decimal, name, text
from attune.formats.official.deprivation import decile_of
from attune.formats.official.geographies import code
from attune.formats.official.refusals import CellRefused
from attune.formats.official.vintages import index_year, mid_year, month, order

AGE = At(0, "age_0")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("0", 0), ("12", 12), (" 7 ", 7), ("1,234", 1234), ("1,234,567", 1234567), (3.0, 3), (4, 4)],
)
def test_counts_as_people_write_them(written: object, meant: int) -> None:
    assert count([written], AGE) == meant


@pytest.mark.parametrize(
    "written",
    ["", "-1", "1.5", "1,23", "x", "1e3", "٣", "²", "100000000", "9" * 5000, -1, 1.5, True,
     float("nan"), float("inf"), 1e300, None],
)  # fmt: skip
def test_what_is_not_a_count_is_refused_by_the_name_of_its_column(written: object) -> None:
    with pytest.raises(CellRefused, match="column “age_0”"):
        count([written], AGE)


@given(st.text() | st.floats() | st.integers() | st.booleans() | st.none() | st.dates())
def test_a_cell_is_a_count_in_range_or_refused(written: object) -> None:
    try:
        assert 0 <= count([written], AGE) <= LARGEST
    except CellRefused as refused:
        assert len(str(refused)) < 160


@given(st.text())
def test_a_name_can_be_kept_by_any_database(written: str) -> None:
    try:
        kept = name([written], At(0, "name"))
    except CellRefused:
        return
    assert "\0" not in kept and len(kept) <= 160 and kept.isprintable()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("E0100888", "is not an ONS code"),
        ("e01008881", "is not an ONS code"),
        ("", "is not an ONS code"),
        ("E02001828", "is the code of another kind of area than LSOA"),
        ("E08000025", "is the code of another kind of area than LSOA"),
        ("E01033769", "the areas are of another vintage than the header says"),
        ("W01001959", "the areas are of another vintage than the header says"),
    ],
)
def test_codes_of_other_areas_are_refused(written: str, said: str) -> None:
    with pytest.raises(CellRefused, match=said):
        code([written], At(0, "LSOA Code"), "lsoa11")


def test_the_same_code_is_welcome_in_the_drawing_it_belongs_to() -> None:
    assert code(["E01033769"], At(0, "LSOA Code"), "lsoa21") == "E01033769"


@pytest.mark.parametrize("written", ["nan", "Infinity", "x", "101", "-0.1", "1e9"])
def test_a_score_out_of_bounds_is_refused(written: str) -> None:
    with pytest.raises(CellRefused, match="is not a number from 0 to 100"):
        decimal([written], At(0, "IMD_score"), low=0, high=100)


def test_a_blank_score_is_none_and_a_given_one_exact() -> None:
    at = At(0, "IMD_score")
    assert decimal([""], at, low=0, high=100) is None
    assert decimal(["43.521"], at, low=0, high=100) == Decimal("43.521")
    assert decimal([], None, low=0, high=100) is None


def test_a_whole_number_of_a_spreadsheet_is_text_without_a_point() -> None:
    assert text([12.0], AGE) == "12"


@pytest.mark.parametrize(
    ("areas", "lasts"),
    [
        (32_844, [3284, 6568, 9853, 13137, 16422, 19706, 22990, 26275, 29559, 32844]),
        (33_755, [3375, 6751, 10126, 13502, 16877, 20253, 23628, 27004, 30379, 33755]),
    ],
)
def test_deciles_end_where_the_published_ones_do(areas: int, lasts: list[int]) -> None:
    for decile, last in enumerate(lasts, start=1):
        assert decile_of(last, areas) == decile
        assert last == areas or decile_of(last + 1, areas) == decile + 1


def test_vintages_are_read_out_of_names() -> None:
    assert mid_year("population_mid2020_lsoa11.csv") == "mid-2020"
    assert mid_year("Mid-2024 LSOA 2021") == "mid-2024"
    assert mid_year("mid2021andmid2022.xlsx") == ""
    assert index_year("imd 2019") == "IoD 2019"
    assert month("NSPL_AUG_2026_UK.csv") == "Aug 2026"


def test_vintages_sort_by_time() -> None:
    for older, newer in [
        ("mid-2020", "mid-2024"),
        ("IoD 2019", "IoD 2025"),
        ("NSPL Nov 2025", "NSPL Aug 2026"),
        ("lsoa11 to lad21", "lsoa21 to ward24, lad24"),
        ("mid-2002 to mid-2018", "mid-2002 to mid-2019"),
    ]:
        assert order(older) < order(newer)
