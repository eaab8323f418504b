"""Courses over weeks: bands hold their line, and are told apart without colour."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from attune.kit.band_chart import BandChart, BandSeries, Moment, Target
from attune.kit.plane import HEIGHT, Plane, week_step

SVG = "{http://www.w3.org/2000/svg}"
FIRST = BandSeries(
    "Escalator",
    (Moment(0, 0, 0, 0, 0, 0), Moment(26, 9, 4, 7, 11, 15), Moment(52, 20, 9, 15, 25, 40)),
)
SECOND = BandSeries("Front door", (Moment(0, 0), Moment(26, 5), Moment(52, 6)))
CHART = BandChart("Waiting", (FIRST, SECOND), "Families", target=Target("Room", 12))
FIGURES = st.floats(0, 1e6)


def paths(chart: BandChart) -> list[list[tuple[float, float]]]:
    drawn = ElementTree.fromstring(str(chart.svg("k")))  # noqa: S314  our own
    inner = next(each for each in drawn.iter(f"{SVG}svg") if "preserveAspectRatio" in each.attrib)
    places = (re.findall(r"(-?[\d.]+) (-?[\d.]+)", path.attrib["d"]) for path in inner)
    return [[(float(x), float(y)) for x, y in each] for each in places]


def said(chart: BandChart) -> set[str]:
    drawn = ElementTree.fromstring(str(chart.svg("k")))  # noqa: S314  our own
    return {each.text or "" for each in drawn.iter(f"{SVG}text")}


@given(st.lists(st.lists(FIGURES, min_size=5, max_size=5).map(sorted), min_size=2, max_size=20))
def test_the_line_lies_in_its_bands_and_all_in_the_plane(figures: list[list[float]]) -> None:
    moments = (Moment(at, e[2], e[0], e[1], e[3], e[4]) for at, e in enumerate(figures))
    outer, inner, middle = paths(BandChart("T", (BandSeries("One", tuple(moments)),), "Families"))
    for path in (outer, inner, middle):
        assert all(0 <= x <= 1000 and -0.01 <= y <= HEIGHT + 0.01 for x, y in path)
    for number in range(len(figures)):
        high, low = inner[number][1], inner[-1 - number][1]
        assert high - 0.02 <= middle[number][1] <= low + 0.02
        assert outer[number][1] <= high + 0.02 and outer[-1 - number][1] >= low - 0.02


def test_the_second_course_is_dashed_and_lined_and_both_are_named() -> None:
    svg = str(CHART.svg("k"))
    assert svg.count('stroke-dasharray="10 6"') == 2  # its line, and the sample in the key
    assert {"Escalator", "Front door", "Room: 12"} <= said(CHART)
    assert [line for line in said(CHART) if line.startswith("Bands: the middle half")]


def test_the_second_alone_looks_as_it_does_beside_the_first() -> None:
    alone = BandSeries("Front door", SECOND.course, second=True)
    assert 'stroke-dasharray="10 6"' in str(BandChart("T", (alone,), "y").svg("k"))
    assert "stroke-dasharray" not in str(BandChart("T", (SECOND,), "y").svg("k"))


def test_a_long_name_is_told_by_a_letter() -> None:
    long = BandSeries("A single front door with an assessment", SECOND.course)
    words = said(BandChart("T", (FIRST, long), "Families", target=Target("A long aim " * 3, 9)))
    assert {"A", "B", "A. Escalator", "B. A single front door with an"} <= words
    assert not [word for word in words if len(word) > 34]


def test_the_table_behind_it_has_every_week_and_only_known_columns() -> None:
    table = CHART.table
    titles = [str(column.title) for column in table.columns]
    own = [f"Escalator ({share}%)" for share in (5, 25, 75, 95)]
    assert titles[:6] == ["Weeks", "Escalator", *own]
    assert titles[6:] == ["Front door"]
    assert table.rows[1] == (26, 9, 4, 7, 11, 15, 5)


def test_shares_reach_to_a_hundred_and_say_percent() -> None:
    most = BandSeries("Most", (Moment(0, 0), Moment(52, 70)))
    chart = BandChart("T", (most,), "Share", percent=True, upright=Target("Second birthday", 104))
    assert {"0%", "100%", "Second birthday", "104"} <= said(chart)
    assert chart.table.columns[1].shown(5) == "5%"


def test_small_shares_are_not_pressed_upon_the_ground() -> None:
    words = said(
        BandChart("T", (BandSeries("A", (Moment(0, 1), Moment(9, 8))),), "S", percent=True)
    )
    assert {"0%", "2%", "10%"} <= words and "100%" not in words


def test_names_stand_beside_lines_only_where_one_can_tell_which_is_meant() -> None:
    def named(*middles: float) -> int:
        series = (
            BandSeries(name, (Moment(0, 0), Moment(50, each), Moment(100, 100)))
            for name, each in zip("AB", middles, strict=True)
        )
        return str(BandChart("T", tuple(series), "y").svg("k")).count("paint-order")

    assert named(60, 20) == 2
    assert named(60, 58) == 0


def test_no_name_stands_under_the_ground() -> None:
    low = BandSeries("Low", (Moment(0, 0), Moment(50, 0), Moment(100, 0)))
    high = BandSeries("High", (Moment(0, 9), Moment(50, 9), Moment(100, 9)))
    svg = ElementTree.fromstring(str(BandChart("T", (low, high), "y").svg("k")))  # noqa: S314
    names = [each for each in svg.iter(f"{SVG}text") if "paint-order" in each.attrib]
    ground = max(float(each.attrib["y1"]) for each in svg.iter(f"{SVG}line"))
    assert [each.text for each in names] == ["Low", "High"]
    assert all(float(each.attrib["y"]) < ground for each in names)


def test_its_description_says_how_the_courses_begin_and_end() -> None:
    assert "Escalator: 0 in week 0, 20 in week 52." in str(CHART.svg("k"))


def test_nought_and_a_single_week_are_drawn() -> None:
    nought = BandChart("T", (BandSeries("N", (Moment(0, 0), Moment(1, 0))),), "Families")
    assert all(y == HEIGHT for _x, y in paths(nought)[-1])
    single = BandChart("T", (BandSeries("N", (Moment(0, 0),)),), "Families")
    assert 'stroke-linecap="round"' in str(single.svg("k"))


def test_words_keep_their_size_and_lines_their_thickness_while_the_plane_is_stretched() -> None:
    svg = str(CHART.svg("k"))
    assert set(re.findall(r'font-size="(\d+)"', svg)) == {"16"}
    assert svg.count("non-scaling-stroke") == 4
    assert "style=" not in svg


def test_weeks_run_from_the_right_where_one_reads_from_there() -> None:
    plane = Plane(0, 10, 1, 0, 10)
    with translation.override("ur"):
        assert plane.within((0, 0)).startswith("1000.0 ")
    assert plane.within((0, 0)).startswith("0.0 ")


@given(st.floats(0.5, 5000))
def test_figures_under_weeks_are_few(weeks: float) -> None:
    assert 1 <= weeks / week_step(weeks) <= 6.0001


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Moment(0, -1),
        lambda: Moment(0, float("nan")),
        lambda: Moment(0, 1, low90=0),
        lambda: Moment(0, 3, 2, 1, 4, 5),
        lambda: BandSeries("", (Moment(0, 1),)),
        lambda: BandSeries("A", ()),
        lambda: BandSeries("A", (Moment(1, 1), Moment(1, 1))),
        lambda: BandSeries("A", (Moment(0, 1), Moment(1, 1, 0, 0, 2, 2))),
        lambda: Target("", 1),
        lambda: Target("A", float("inf")),
        lambda: BandChart("", (FIRST,), "y"),
        lambda: BandChart("T", (FIRST,) * 3, "y"),
        lambda: BandChart("T", (BandSeries("A", (Moment(0, 101),)),), "y", percent=True),
    ],
)
def test_what_cannot_be_drawn_is_refused(wrong: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        wrong()
