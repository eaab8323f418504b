"""Waits: bars as long as their weeks, intervals, a target, and the table behind them."""

import re
from typing import Any

import pytest

from attune.kit.band_chart import Target
from attune.kit.wait_chart import FULL, Quantile, WaitChart, Waits

ROWS = (
    Waits("Escalator", Quantile(4, 3, 5), Quantile(16, 14, 19), Quantile(20, 18, 25), "Targeted"),
    Waits("Front door", Quantile(1), Quantile(4), Quantile(5), "Targeted"),
)
CHART = WaitChart("Waits", ROWS, "weeks", Target("Aim", 4))


def widths(chart: WaitChart) -> list[float]:
    found = re.findall(r'<rect x="[\d.]+%" y="[\d.]+" width="([\d.]+)%"', str(chart.svg("k")))
    return [float(each) for each in found]


def test_each_bar_ends_where_nineteen_in_twenty_have_begun() -> None:
    assert sum(widths(CHART)[:3]) == pytest.approx(20 / 25 * FULL, abs=0.02)
    assert widths(CHART)[3] == pytest.approx(1 / 25 * FULL, abs=0.01)


def test_figures_stand_under_their_bar_and_a_group_is_named_once() -> None:
    svg = str(CHART.svg("k"))
    assert ">Half: 4 weeks; 9 in 10: 16;<" in svg.replace("\u00a0", " ")
    assert ">19 in 20: 20<" in svg.replace("\u00a0", " ")
    assert svg.count(">Targeted<") == 1
    assert ">Aim: 4 weeks<" in svg


def test_intervals_are_drawn_only_where_they_are_known() -> None:
    assert str(CHART.svg("k")).count('stroke-linecap="square"') == 2 * 3


def test_the_table_behind_it_says_all_that_the_picture_says() -> None:
    assert CHART.table.rows[0] == ("Targeted, Escalator", 4, 16, 20, 3, 5, 14, 19, 18, 25)
    assert CHART.table.rows[1][4:] == (None,) * 6
    plain = WaitChart("Waits", ROWS[1:], "weeks")
    assert plain.table.rows == (("Targeted, Front door", 1, 4, 5),)


def test_waits_of_nought_are_drawn_without_a_bar() -> None:
    none = WaitChart("T", (Waits("All", Quantile(0), Quantile(0), Quantile(0)),), "weeks")
    assert widths(none) == []
    assert none.longest == 1


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Quantile(-1),
        lambda: Quantile(float("inf")),
        lambda: Quantile(1, low=0),
        lambda: Quantile(1, 3, 2),
        lambda: Waits("A", Quantile(5), Quantile(4), Quantile(6)),
        lambda: WaitChart("T", (), "weeks"),
        lambda: WaitChart("", ROWS, "weeks"),
    ],
)
def test_what_cannot_be_drawn_is_refused(wrong: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        wrong()
