"""Which codes make a footprint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.need_areas.footprints import LEAST_SMALL_AREAS, MOST_CODES, Parts
from attune.domain.refusals import Refused

USABLE = ["ward24", "lad21", "lsoa11"]
KNOWN = {
    "E05000001": {"ward24"},
    "E05000002": {"ward24"},
    "E06000001": {"lad21", "lad24"},
    "E54000001": {"icb24"},
    **{f"E0100000{number}": {"lsoa11", "lsoa21"} for number in range(1, 6)},
}


def test_wards_given_twice_and_in_any_order_are_kept_once_and_sorted() -> None:
    parts = Parts.checked(["E05000002", "E05000001", "E05000002"], KNOWN, USABLE)
    assert parts == Parts("ward24", ("E05000001", "E05000002"))


def test_a_code_of_two_years_counts_in_the_one_that_can_be_summed() -> None:
    assert Parts.checked(["E06000001"], KNOWN, USABLE).geography == "lad21"


def test_unknown_codes_are_named() -> None:
    with pytest.raises(Refused, match="Not in the files loaded: E05999999, NONSENSE"):
        Parts.checked(["E05000001", "NONSENSE", "E05999999"], KNOWN, USABLE)


def test_many_unknown_codes_are_counted() -> None:
    with pytest.raises(Refused, match="X0, X1, X2, X3, X4 and 3 more"):
        Parts.checked([f"X{number}" for number in range(8)], KNOWN, USABLE)


def test_mixed_kinds_are_refused_with_the_reason() -> None:
    with pytest.raises(
        Refused, match=r"would be counted twice: E05000001 is of ward24; E06000001 is of lad21"
    ):
        Parts.checked(["E05000001", "E06000001"], KNOWN, USABLE)


def test_areas_that_cannot_be_summed_are_refused_with_what_can() -> None:
    with pytest.raises(Refused, match=r"E54000001 \(icb24\).* made of ward24 or lad21 or lsoa11"):
        Parts.checked(["E54000001"], KNOWN, USABLE)


def test_a_few_small_areas_are_refused() -> None:
    few = [f"E0100000{number}" for number in range(1, LEAST_SMALL_AREAS)]
    with pytest.raises(Refused, match="no street is singled out"):
        Parts.checked(few, KNOWN, USABLE)
    assert Parts.checked([*few, "E01000004"], KNOWN, USABLE).geography == "lsoa11"


def test_no_code_and_too_many_are_refused() -> None:
    with pytest.raises(Refused, match="at least one"):
        Parts.checked([], KNOWN, USABLE)
    with pytest.raises(Refused, match="at most 2,000"):
        Parts.checked([f"E{number}" for number in range(MOST_CODES + 1)], KNOWN, USABLE)


@given(st.lists(st.text(max_size=12), max_size=30))
def test_whatever_is_pasted_is_taken_or_refused_in_words(codes: list[str]) -> None:
    try:
        parts = Parts.checked(codes, KNOWN, USABLE)
    except Refused as refused:
        assert str(refused)
    else:
        assert set(parts.codes) == set(codes)
