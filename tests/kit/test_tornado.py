"""The tornado: bars around a middle, with a table behind them."""

import re

import pytest

from attune.kit.tornado import Swing, TornadoChart

CHART = TornadoChart(
    title="What matters most",
    swings=(
        Swing("Uptake", "60% to 100%", 1452, 2420),
        Swing("Seen elsewhere", "6% to 20%", 2595, 2208),
    ),
    middle=2420,
    unit="Families",
)


def test_the_table_behind_it_says_all_that_the_picture_says() -> None:
    assert CHART.table.rows[1] == ("Seen elsewhere", "6% to 20%", 2595, 2208)
    assert CHART.table.stacks


def test_each_bar_reaches_from_its_low_to_its_high_end() -> None:
    svg = str(CHART.svg("x"))
    assert svg.count("<rect") == 2 + 1 + 2  # the legend, one side, both sides
    for shown in ("1,452", "2,420", "2,595", "2,208"):
        assert f">{shown}<" in svg


def test_nothing_is_drawn_outside_the_picture() -> None:
    places = [float(each) for each in re.findall(r'\bx\d?="([\d.]+)%"', str(CHART.svg("x")))]
    assert min(places) >= 0
    assert max(places) <= 80.01


def test_its_description_names_what_moves_the_figure_most() -> None:
    assert "Uptake moves the figure most: from 1,452 to 2,420." in str(CHART.svg("x"))


def test_one_swing_that_moves_nothing_is_drawn_as_a_line() -> None:
    flat = TornadoChart("T", (Swing("A", "1 to 1", 5, 5),), 5, "Families")
    assert "<line" in str(flat.svg("x"))


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_what_is_no_figure_is_refused(bad: float) -> None:
    with pytest.raises(ValueError, match="two figures"):
        Swing("A", "", bad, 1)
    with pytest.raises(ValueError, match="a middle"):
        TornadoChart("T", CHART.swings, bad, "Families")
