"""Who gains, who loses: an arrow from the first to the second figure, and honest words."""

import re
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from attune.kit.dumbbell import DumbbellChart, Pair

PAIRS = (
    Pair("Advice", 99, 90, -10, -8),
    Pair("Brief help", 61, 63, -2, 6),
    Pair("Longer help", 23, 67, 40, 48),
)
CHART = DumbbellChart("Who gains", "Escalator", "Front door", PAIRS, "points", percent=True)


def test_it_says_who_gains_and_who_loses_and_where_nobody_can_tell() -> None:
    assert [CHART.said(each) for each in PAIRS] == [
        "loses: 9 points",
        "no clear difference",
        "gains: 44 points",
    ]
    shorter = DumbbellChart("T", "A", "B", PAIRS, "weeks", more_is_better=False)
    assert [shorter.said(each)[:5] for each in PAIRS] == ["gains", "no cl", "loses"]


def test_the_table_behind_it_says_the_same_in_figures_and_words() -> None:
    assert CHART.table.rows[0] == ("Advice", 99, 90, -9, -10, -8, "loses: 9 points")
    assert [str(each.title) for each in CHART.table.columns][:4] == [
        "Group", "Escalator", "Front door", "Difference (points)"
    ]  # fmt: skip


def test_the_arrow_points_to_the_second_figure_on_either_kind_of_page() -> None:
    assert str(CHART.svg("k")).count("M-5 -7L7 0L-5 7Z") == 2
    with translation.override("ur"):
        assert str(CHART.svg("k")).count("M5 -7L-7 0L5 7Z") == 2


def test_the_first_is_a_ring_and_the_second_a_dot() -> None:
    svg = str(CHART.svg("k"))
    rings = len(re.findall(r'<circle [^>]*fill="#ffffff"', svg))
    dots = len(re.findall(r'<circle [^>]*fill="#005eb8"', svg))
    assert rings == dots == 1 + len(PAIRS)


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=1, max_size=8))
def test_dots_stay_where_figures_have_room_beside_them(figures: list[tuple[float, float]]) -> None:
    pairs = tuple(Pair("G", one, other) for one, other in figures)
    svg = str(DumbbellChart("T", "A", "B", pairs, "families").svg("k"))
    places = [float(each) for each in re.findall(r'cx="([\d.]+)%"', svg)][2:]
    assert all(19.99 <= place <= 80.01 for place in places)


def test_no_difference_has_no_arrow() -> None:
    same = DumbbellChart("T", "A", "B", (Pair("G", 4, 4),), "families")
    assert "L7 0" not in str(same.svg("k"))
    assert same.said(same.pairs[0]) == "no clear difference"


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Pair("A", float("nan"), 1),
        lambda: Pair("A", 1, 2, low=0),
        lambda: Pair("A", 1, 2, 3, 2),
        lambda: DumbbellChart("T", "A", "B", (), "families"),
        lambda: DumbbellChart("", "A", "B", PAIRS, "families"),
    ],
)
def test_what_cannot_be_drawn_is_refused(wrong: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        wrong()
