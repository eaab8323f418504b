"""Charts: picture and table agree, tones tell apart, wrong figures are refused."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from attune.kit import colours
from attune.kit.charts import Bar, BarChart, StackedBar, StackedChart
from tests.kit import gallery

SVG = "{http://www.w3.org/2000/svg}"


def parts(chart: BarChart | StackedChart, name: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(str(chart.svg("k"))).iter(SVG + name))  # noqa: S314  our own


def share(element: ElementTree.Element, name: str = "width") -> float:
    return float(element.attrib[name].rstrip("%"))


def test_every_figure_of_the_table_is_in_the_picture() -> None:
    chart = gallery.bars()
    shown = {element.text for element in parts(chart, "text")}
    for row in chart.table.rows:
        assert chart.table.columns[1].shown(row[1]) in shown


def test_a_range_reaches_the_table() -> None:
    assert gallery.bars().table.rows[-1] == ("Specialist help in all", 2418, 1500, 3600)


def test_a_picture_is_named_and_described() -> None:
    svg = str(gallery.bars().svg("levels"))
    assert 'role="img" aria-labelledby="levels-title" aria-describedby="levels-desc"' in svg
    assert "Longest bar: Universal support for every family, 15,336. Shortest:" in svg


@given(st.lists(st.floats(0, 1e9), min_size=1, max_size=8))
def test_bars_are_as_long_as_their_figures_and_stay_inside(values: list[float]) -> None:
    chart = BarChart("T", tuple(Bar(f"b{n}", v) for n, v in enumerate(values)), "Families")
    widths = [share(rect) for rect in parts(chart, "rect")]
    assert max(widths) <= 72.01
    for width, value in zip(widths, values, strict=True):
        assert abs(width - max(value / (max(values) or 1) * 72, 0.2)) < 0.011


@given(st.lists(st.integers(1, 1000), min_size=3, max_size=3))
def test_shares_fill_the_bar_and_follow_one_another(weights: list[int]) -> None:
    shares = tuple(weight / sum(weights) * 100 for weight in weights)
    chart = StackedChart("T", ("a", "b", "c"), (StackedBar("x", shares),))
    blocks = parts(chart, "rect")[3:]
    ends = [share(block, "x") + share(block) for block in blocks]
    assert ends[-1] <= 100.3
    assert all(abs(end - share(n, "x")) < 0.25 for end, n in zip(ends, blocks[1:], strict=False))


def test_bars_grow_from_the_right_where_the_page_reads_from_there() -> None:
    with translation.override("ur"):
        first = parts(gallery.bars(), "rect")[0]
        assert abs(share(first, "x") + share(first) - 100) < 0.02


def test_a_label_is_text_and_never_markup() -> None:
    svg = str(BarChart("<i>T</i>", (Bar('"><script>', 1),), "Families").svg("k"))
    assert "<script" not in svg and "<i>" not in svg


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Bar("a", -1),
        lambda: Bar("a", float("nan")),
        lambda: Bar("a", float("inf")),
        lambda: Bar("a", 5, 6, 7),
        lambda: Bar("a", 5, 4),
        lambda: BarChart("T", (), "Families"),
        lambda: StackedBar("a", (50, 40)),
        lambda: StackedChart("T", ("a", "b"), (StackedBar("x", (50, 30, 20)),)),
        lambda: StackedChart("T", ("a",), (StackedBar("x", (100,)),)),
    ],
)
def test_a_wrong_figure_is_refused_where_it_is_made(wrong: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        wrong()


def test_neighbouring_tones_differ_three_to_one_and_carry_readable_figures() -> None:
    for one, other in zip(colours.SHARES, colours.SHARES[1:], strict=False):
        assert colours.contrast(one, other) >= 3
    for tone in colours.SHARES:
        assert colours.contrast(tone, colours.readable_on(tone)) >= 4.5
    assert colours.contrast(colours.BAR, colours.PAPER) >= 3


def test_contrast_is_as_the_standard_defines_it() -> None:
    assert round(colours.contrast("#000000", "#ffffff"), 2) == 21
    assert round(colours.contrast("#777777", "#ffffff"), 2) == 4.48


def test_a_long_label_is_broken_into_lines_that_fit_a_phone() -> None:
    long = "Long-term specialist work with parent and baby together, in the home or at a centre"
    lines = [text.text or "" for text in parts(BarChart("T", (Bar(long, 1),), "F"), "text")][:-1]
    assert " ".join(lines) == long and max(map(len, lines)) <= 36
    assert re.search(r'height="\d{3}"', str(BarChart("T", (Bar(long, 1),), "F").svg("k")))
