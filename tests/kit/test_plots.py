"""Plots: dots stand where their figures are, limits stay inside, wrong figures are refused."""

from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from attune.kit.plots import (
    HEIGHT,
    Curve,
    DecilePlot,
    FunnelPlot,
    Point,
    Reading,
    nice_step,
    places_of,
)
from attune.kit.tables import Table, text

SVG = "{http://www.w3.org/2000/svg}"
TABLE = Table("T", (text("Group"),), ())
CURVES = (Curve("99.8%", ((1, 0, 9), (50, 0.4, 1.6), (100, 0.6, 1.4))),)


def funnel(*points: Point) -> FunnelPlot:
    return FunnelPlot("Reach", points, CURVES, "Expected", "Ratio", TABLE)


def deciles(*readings: Reading) -> DecilePlot:
    return DecilePlot("Along", readings, "Tenth", "Rate", TABLE, line_title="Fitted")


def parts(plot: FunnelPlot | DecilePlot, name: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(str(plot.svg("k"))).iter(SVG + name))  # noqa: S314  our own


def at(element: ElementTree.Element, name: str) -> float:
    return float(element.attrib[name].rstrip("%"))


FIGURES = st.floats(0, 1e6)


@example([(5e-324, 0.0)])
@given(st.lists(st.tuples(FIGURES, FIGURES), min_size=1, max_size=12))
def test_dots_keep_their_order_and_stay_inside(figures: list[tuple[float, float]]) -> None:
    dots = parts(funnel(*(Point("w", x, y) for x, y in figures)), "circle")
    assert len(dots) == len(figures)
    for dot in dots:
        assert 10.9 <= at(dot, "cx") <= 98.1
    for (x, y), dot in zip(figures, dots, strict=True):
        for (x2, y2), dot2 in zip(figures, dots, strict=True):
            if x < x2:
                assert at(dot, "cx") <= at(dot2, "cx")
            if y < y2:
                assert at(dot, "cy") >= at(dot2, "cy")


def test_only_named_dots_are_numbered_and_listed() -> None:
    plot = funnel(Point("Castle", 10, 1), Point("Lockside", 20, 2.4, named=True))
    said = [each.text or "" for each in parts(plot, "text")]
    assert "1. Lockside: 2.4" in said and not any("Castle" in each for each in said)


def test_text_never_shrinks_so_there_is_no_view_box() -> None:
    for plot in (funnel(Point("a", 1, 1)), deciles(Reading("1", 2, 1, 3), Reading("2", 2, 1, 3))):
        svg = str(plot.svg("k"))
        assert 'width="100%"' in svg and "viewBox" not in svg
        assert 'role="img" aria-labelledby="k-title"' in svg
        sizes = {each.attrib["font-size"] for each in parts(plot, "text")}
        assert sizes == {"16"}


def test_limits_that_would_leave_the_frame_are_not_drawn() -> None:
    plot = FunnelPlot("T", (Point("a", 50, 1),), CURVES, "x", "y", TABLE)
    top = min(at(line, "y1") for line in parts(plot, "line")[1:])
    assert top >= 0
    assert len([line for line in parts(plot, "line") if line.attrib["stroke-width"] == "2"]) == 4


def test_whiskers_hold_their_value_and_the_line_joins_neighbours() -> None:
    plot = deciles(Reading("1", 4, 2, 6, line=5), Reading("2", 8, 6, 10, line=7))
    low, high = (dot for dot in parts(plot, "circle"))
    assert at(low, "cy") > at(high, "cy")
    assert at(low, "cy") - at(high, "cy") == pytest.approx(4 / 10.5 * HEIGHT, abs=0.02)
    said = {each.text for each in parts(plot, "text")}
    assert {"1", "2", "Fitted", "Tenth", "Rate"} <= said


@given(st.floats(1e-3, 1e7))
def test_steps_are_round_and_give_few_lines(highest: float) -> None:
    step = nice_step(highest)
    assert 2 <= highest / step <= 5.0001
    assert f"{step:.{places_of(step)}f}".rstrip("0").strip(".0") in {"1", "2", "5"}


def test_a_label_is_text_and_never_markup() -> None:
    assert "<script" not in str(funnel(Point("<script>", 1, 1, named=True)).svg("k"))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Point("a", -1, 1),
        lambda: Point("a", 1, float("nan")),
        lambda: Reading("a", 5, 6, 7),
        lambda: Reading("a", 5, 1, float("inf")),
        lambda: funnel(),
        lambda: deciles(Reading("1", 1, 1, 1)),
        lambda: FunnelPlot("T", (Point("a", 1, 1),), CURVES * 3, "x", "y", TABLE),
    ],
)
def test_a_wrong_figure_is_refused_where_it_is_made(wrong: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        wrong()
