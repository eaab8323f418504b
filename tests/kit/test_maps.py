"""Maps: boundaries drawn quickly, faulty files refused in words, invented maps in one piece."""

import copy
import json
import time
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.kit import boundaries, hexagons
from attune.kit.boundaries import BoundaryRefused
from attune.kit.maps import Classes, ShadedMap
from tests.data import OPEN, needs_open_data

BIRMINGHAM = OPEN / "boundaries_lsoa11_birmingham_simplified.geojson"
SQUARE = [[-1.9, 52.4], [-1.8, 52.4], [-1.8, 52.5], [-1.9, 52.5], [-1.9, 52.4]]
HOLE = [[-1.87, 52.43], [-1.83, 52.43], [-1.83, 52.47], [-1.87, 52.43]]
ISLE = [[-1.7, 52.4], [-1.6, 52.4], [-1.6, 52.5], [-1.7, 52.4]]


def feature(code: str = "E01000001", kind: str = "Polygon", rings: Any = None) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": [SQUARE] if rings is None else rings}
    return {"type": "Feature", "properties": {"c": code, "n": f"Area {code}"}, "geometry": geometry}


def collection(*features: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def read(data: Any) -> tuple[boundaries.Boundary, ...]:
    return boundaries.read(data, code="c", name="n", file="areas.geojson")


def shaded(drawing: boundaries.Drawing, **more: Any) -> ShadedMap:
    figures = {shape.code: 10.0 + place for place, shape in enumerate(drawing.shapes)}
    given: dict[str, Any] = {"figures": figures, "classes": Classes((11, 13)), "unit": "Families"}
    return ShadedMap("Families by area", drawing, **(given | more))


@needs_open_data
def test_birmingham_is_drawn_in_a_tenth_of_a_second() -> None:
    data = json.loads(BIRMINGHAM.read_text("utf-8"))
    took = []
    for _ in range(5):
        began = time.perf_counter()
        areas = boundaries.read(data, code="lsoa11_code", name="lsoa11_name")
        svg = str(shaded(boundaries.draw(areas)).svg("k"))
        took.append(time.perf_counter() - began)
    assert svg.count("<path role=") == 639
    assert min(took) < 0.1


@needs_open_data
def test_a_whole_country_of_islands_is_drawn() -> None:
    data = json.loads((OPEN / "boundaries_lad24_uk_simplified.geojson").read_text("utf-8"))
    drawing = boundaries.draw(boundaries.read(data, code="ltla24_code", name="ltla24_name"))
    assert len(drawing.shapes) == 361 and max(drawing.width, drawing.height) == boundaries.WIDE


def test_a_degree_of_longitude_is_drawn_shorter_than_one_of_latitude() -> None:
    drawing = boundaries.draw(read(collection(feature())))
    assert drawing.height == 2000 and drawing.width == round(2000 * 0.60945)


def test_holes_and_islands_belong_to_their_area() -> None:
    rings = [[SQUARE, HOLE], [ISLE]]
    (shape,) = boundaries.draw(read(collection(feature(kind="MultiPolygon", rings=rings)))).shapes
    assert shape.path.count("M") == shape.path.count("z") == 3
    assert 'fill-rule="evenodd"' in str(shaded(boundaries.Drawing((shape,), 9, 9)).svg("k"))


FAULTS: list[tuple[Any, str]] = [
    ([], "not a GeoJSON FeatureCollection"),
    ({"type": "Topology"}, "not a GeoJSON FeatureCollection"),
    (collection(), "holds no features"),
    (collection("x"), "feature 1: not a GeoJSON Feature"),
    (collection(feature(), feature()), "E01000001 is there twice"),
    (collection(feature(code="")), "feature 1: the property “c” is missing or empty"),
    (collection({"type": "Feature", "properties": None}), "the property “c” is missing or empty"),
    (collection(feature(kind="Point", rings=[0, 0])), r"\(E01000001\): a Polygon .* not Point"),
    (collection(feature(rings="x")), "not lists of rings"),
    (collection(feature(rings=[])), "no outline"),
    (collection(feature(rings=[SQUARE[:3]])), "at least 4 points"),
    (collection(feature(rings=[SQUARE[:4]])), "a ring is not closed"),
    (collection(feature(rings=[[*SQUARE[:3], ["a", 1], SQUARE[0]]])), "not a pair of coordinates"),
    (collection(feature(rings=[[[406000.0, 286000.0]] * 4])), "save the file in WGS 84"),
    (collection(feature(rings=[[[float("nan"), 1.0]] * 4])), "not a longitude and a latitude"),
]


@pytest.mark.parametrize(("data", "said"), FAULTS)
def test_a_faulty_file_is_refused_in_words_that_name_the_place(data: Any, said: str) -> None:
    with pytest.raises(BoundaryRefused, match=said) as refusal:
        read(data)
    assert str(refusal.value).startswith("areas.geojson")


@given(st.data())
def test_whatever_breaks_in_a_file_is_refused_and_never_a_crash(data: st.DataObject) -> None:
    broken: Any = copy.deepcopy(collection(feature(), feature("E01000002")))
    place = broken["features"][0]
    for key in data.draw(
        st.sampled_from([("geometry",), ("geometry", "coordinates"), ("properties",), ("type",)])
    )[:-1]:
        place = place[key]
    junk = st.none() | st.integers() | st.text(max_size=3) | st.lists(st.lists(st.lists(st.none())))
    place[data.draw(st.sampled_from(sorted(place)))] = data.draw(junk)
    try:
        read(broken)
    except BoundaryRefused as refusal:
        assert "areas.geojson, feature 1" in str(refusal)


def test_a_name_from_a_file_is_text_and_never_markup() -> None:
    data = collection(feature())
    data["features"][0]["properties"]["n"] = '"><script>alert(1)</script>'
    assert "<script" not in str(shaded(boundaries.draw(read(data))).svg("k"))


def test_an_area_without_a_figure_says_so_and_is_in_the_key_and_the_table() -> None:
    drawing = boundaries.draw(read(collection(feature(), feature("E01000002", rings=[ISLE]))))
    map_ = shaded(drawing, figures={"E01000001": 12.0})
    assert "Area E01000002: no figure" in str(map_.svg("k"))
    assert map_.legend[-1].hatched and map_.table.rows[1][2] is None


def test_an_area_with_a_page_is_a_link() -> None:
    drawing = boundaries.draw(read(collection(feature())))
    svg = str(shaded(drawing, links={"E01000001": "/a/?x=1&y=2"}).svg("k"))
    assert '<a href="/a/?x=1&amp;y=2" aria-label="Area E01000001: 10">' in svg


@given(
    st.lists(st.integers(-999, 999), min_size=1, max_size=4, unique=True), st.integers(-999, 999)
)
def test_a_figure_has_the_tone_of_the_class_that_says_it(breaks: list[int], value: int) -> None:
    classes = Classes(tuple(sorted(breaks)))
    place = classes.tones.index(classes.tone(value))
    assert place == sum(value >= each for each in breaks)
    assert len(classes.labels) == len(classes.tones) == len(breaks) + 1


def test_whole_figures_are_said_without_under() -> None:
    labels = Classes((3, 5, 6), whole=True).labels
    assert labels == ("2 or less", "3 to 4", "5", "6 or more")


def test_ranks_may_be_darkest_where_they_are_lowest() -> None:
    plain, ranks = Classes((3, 5)), Classes((3, 5), low_is_dark=True)
    assert ranks.tone(1) == plain.tone(9) and ranks.tones == plain.tones[::-1]


@pytest.mark.parametrize("breaks", [(), (2, 1), (1, 1), (1, float("nan")), (1, 2, 3, 4, 5)])
def test_classes_that_cannot_be_are_refused(breaks: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Classes(breaks)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=4), st.integers(0, 10_000))
def test_invented_localities_are_each_in_one_piece_and_overlap_nowhere(
    sizes: list[int], seed: int
) -> None:
    pieces = hexagons.invented(sizes, chance=Random(seed))  # noqa: S311  invented
    assert [len(piece) for piece in pieces] == sizes
    assert len({place for piece in pieces for place in piece}) == sum(sizes)
    for piece in pieces:
        reached, edge = {piece[0]}, [piece[0]]
        while edge:
            near = [p for p in hexagons.around(edge.pop()) if p in piece and p not in reached]
            reached.update(near)
            edge += near
        assert len(reached) == len(piece)


def test_the_same_seed_invents_the_same_map() -> None:
    one, other = (
        hexagons.invented((40, 28, 22), chance=Random(11))  # noqa: S311  invented
        for _ in range(2)
    )
    assert one == other


def test_a_hexagon_map_lies_within_its_sheet_and_refuses_two_in_one_place() -> None:
    cells = [hexagons.Cell(f"c{q}{r}", "n", q, r) for q in range(-2, 3) for r in range(-2, 3)]
    drawing = hexagons.draw(cells)
    numbers = [[int(n) for n in shape.path.strip("Mz").split()] for shape in drawing.shapes]
    assert all(0 <= x <= drawing.width for each in numbers for x in each[::2])
    assert all(0 <= y <= drawing.height for each in numbers for y in each[1::2])
    with pytest.raises(ValueError, match="same place"):
        hexagons.draw([cells[0], cells[0]])
