"""Which way helps more: the line lies where the difference is nought, and shades agree with it."""

import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.kit.break_even import BreakEvenChart, Here
from attune.kit.contours import finer, nought

SVG = "{http://www.w3.org/2000/svg}"
XS, YS = (20.0, 60.0, 100.0), (0.0, 40.0, 80.0)
PLANE = tuple(tuple(x - y - 30 for x in XS) for y in YS)  # nought where x = y + 30
FIGURES = st.one_of(st.floats(-100, -0.01), st.floats(0.01, 100))


def chart(grid: tuple[tuple[float, ...], ...] = PLANE, **others: Any) -> BreakEvenChart:
    titles = {"x_title": "Accuracy", "y_title": "Resolved", "unit": "more helped"}
    return BreakEvenChart("Which", XS, YS, grid, "Escalator", "Front door", **titles, **others)


def said(picture: BreakEvenChart) -> set[str]:
    drawn = ElementTree.fromstring(str(picture.svg("k")))  # noqa: S314  our own
    return {each.text or "" for each in drawn.iter(f"{SVG}text")}


def test_the_line_lies_where_the_difference_is_nought() -> None:
    pieces = list(nought(XS, YS, PLANE))
    assert pieces
    for x, y in (place for piece in pieces for place in piece):
        assert x == pytest.approx(y + 30)


@given(st.lists(st.lists(FIGURES, min_size=4, max_size=4), min_size=3, max_size=3))
def test_the_line_parts_every_two_neighbours_of_unlike_sign(grid: list[list[float]]) -> None:
    xs, ys = [0.0, 1, 2, 3], [0.0, 1, 2]
    ends = [place for piece in nought(xs, ys, grid) for place in piece]
    turns = 0
    for y, row in enumerate(grid):
        for x, (a, b) in enumerate(pairwise(row)):
            here = sum(x < place[0] < x + 1 and place[1] == y for place in ends)
            inner = 0 < y < len(ys) - 1
            assert here == ((a > 0) != (b > 0)) * (2 if inner else 1)
            turns += here
    assert len(ends) % 2 == 0
    assert all(0 <= x <= 3 and 0 <= y <= 2 for x, y in ends)


def test_two_lines_through_one_cell_never_cross() -> None:
    for grid in (((1, -1), (-1, 3)), ((1, -3), (-1, 1)), ((-1, 1), (1, -3)), ((-3, 1), (1, -1))):
        first, second = nought((0, 1), (0, 1), grid)
        middle = sum(sum(row) for row in grid) > 0
        alone = [(x, y) for y in (0, 1) for x in (0, 1) if (grid[y][x] > 0) != middle]
        for piece in (first, second):  # each cuts off one of the two corners unlike the middle
            assert any(all(abs(x - a) + abs(y - b) < 1 for x, y in piece) for a, b in alone), (
                grid,
                piece,
            )


def test_a_finer_grid_holds_the_figures_known() -> None:
    xs, ys, figures = finer(XS, YS, PLANE, 10)
    assert (xs[0], xs[5], xs[10]) == XS and (ys[0], ys[5], ys[10]) == YS
    assert figures[5][10] == PLANE[1][2]
    assert figures[1][1] == pytest.approx(xs[1] - ys[1] - 30)


def test_both_ways_are_named_and_lined_or_filled() -> None:
    picture = chart()
    assert {"Escalator helps more", "Front door helps more", "Escalator", "Front door"} <= said(
        picture
    )
    svg = str(picture.svg("k"))
    assert svg.count("url(#k-close)") > 1 and svg.count('fill="#d5e5f4"') > 1


def test_what_is_not_clear_is_left_white_and_said() -> None:
    assert "No clear difference" not in said(chart())
    assert "No clear difference" in said(chart(unsure=12))
    none = tuple((False,) * 3 for _ in YS)
    svg = str(chart(clear=none).svg("k"))
    assert svg.count("url(#k-close)") == 1  # in the key alone


def test_one_way_that_always_helps_more_has_no_line() -> None:
    picture = chart(tuple((1.0,) * 3 for _ in YS))
    assert 'd="M0 0"' in str(picture.svg("k"))
    assert "Escalator" not in said(picture)
    assert "Escalator helps more at 0 of 9 pairs, Front door at 9." in str(picture.svg("k"))


def test_here_is_drawn_with_its_ranges_and_only_inside() -> None:
    svg = str(chart(here=Here(70, 30, 60, 200, 20, 45)).svg("k"))
    assert svg.count("<circle") == 1 and "You are here" in svg
    places = [float(each) for each in re.findall(r'x\d="([\d.]+)%"', svg)]
    assert max(places) <= 94.51
    assert "<circle" not in str(chart(here=Here(10, 30)).svg("k"))


def test_long_names_are_told_by_letters() -> None:
    grid = BreakEvenChart("W", XS, YS, PLANE, "The escalator as it is", "B", "x", "y", "more")
    assert {"A", "B"} <= said(grid)


def test_the_table_behind_it_has_a_row_for_each_rate() -> None:
    table = chart(notes=("Few runs.",)).table
    assert table.rows[1] == (40, *PLANE[1])
    assert [str(each.title) for each in table.columns] == ["Resolved", "20%", "60%", "100%"]
    assert "Across: Accuracy. In the cells: Front door minus Escalator, more helped." in table.notes


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: chart(PLANE[:2]),
        lambda: chart(((1.0, 2.0),) * 3),
        lambda: chart(((float("nan"),) * 3,) * 3),
        lambda: chart(clear=((True,),)),
        lambda: BreakEvenChart("T", (1,), (0, 1), ((1,), (1,)), "A", "B", "x", "y", "u"),
        lambda: BreakEvenChart("T", (2, 1), (0, 1), ((1, 1),) * 2, "A", "B", "x", "y", "u"),
        lambda: BreakEvenChart("", XS, YS, PLANE, "A", "B", "x", "y", "u"),
        lambda: Here(float("nan"), 1),
        lambda: Here(1, 1, low_x=0),
        lambda: Here(1, 1, low_y=2, high_y=3),
    ],
)
def test_what_cannot_be_drawn_is_refused(wrong: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        wrong()
