"""Lines that people write of staff, interventions, criteria and agreements read back as shown."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.offers import lines
from attune.domain.offers.refused import OfferRefused

WORD = st.text("abcdefgh é:-", min_size=1, max_size=12).map(str.strip).filter(bool)
LINE = WORD.filter(lambda said: not said.endswith("|"))


@given(st.lists(st.tuples(WORD, st.decimals(0, 99, places=2)), max_size=4))
def test_staff_read_back_as_shown(staff: list[Any]) -> None:
    parts = [{"discipline": name, "wte": str(wte)} for name, wte in staff]
    assert lines.staff(lines.staff_shown(parts)) == parts


@given(st.lists(st.tuples(LINE, LINE), max_size=4))
def test_interventions_read_back_as_shown(said: list[Any]) -> None:
    parts = [{"name": name, "training": training} for name, training in said]
    assert lines.interventions(lines.interventions_shown(parts)) == parts


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 30)), max_size=4))
def test_rows_of_criteria_read_back_as_shown(said: list[Any]) -> None:
    parts = [{"indicators": many, "domains": of} for many, of in said]
    assert lines.criteria_rows(lines.criteria_rows_shown(parts)) == parts


@given(st.lists(st.tuples(st.sampled_from(["up", "out"]), LINE), max_size=4))
def test_agreements_read_back_as_shown(said: list[Any]) -> None:
    parts = [{"direction": direction, "service": service} for direction, service in said]
    assert lines.agreements(lines.agreements_shown(parts)) == parts


def test_a_gap_in_the_middle_of_a_line_stays_a_gap() -> None:
    parts = [{"name": "VIG", "evidence": "A", "source": "Guide", "on": "2024-05-01"}]
    assert lines.interventions("VIG | | A | Guide | 2024-05-01") == parts
    assert lines.interventions(lines.interventions_shown(parts)) == parts


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (lines.staff, "Nurse"),
        (lines.staff, ": 2"),
        (lines.criteria_rows, "five in three"),
        (lines.criteria_rows, "53"),
        (lines.interventions, "a|b|c|d|e|f"),
        (lines.agreements, "up|x|y|z"),
    ],
)
def test_a_line_that_cannot_be_read_is_quoted(read: Any, said: str) -> None:
    with pytest.raises(OfferRefused, match="“"):
        read(f"\n{said}\n")
