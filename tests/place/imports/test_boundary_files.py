"""Boundary files: recognised by their properties, drawn, or refused with what is wrong."""

import json
from pathlib import Path

import pytest

from attune.formats.official.outlines import recognise
from attune.place.areas.drawings import drawing_of
from attune.place.areas.outlines import Outline
from attune.place.imports.boundary_files import draw_file
from attune.place.imports.errors import OfficialFileError
from tests.cast import NOW
from tests.data import OPEN, needs_open_data

SQUARE = [[[-1.8, 52.4], [-1.7, 52.4], [-1.7, 52.5], [-1.8, 52.4]]]


def feature(code: str, **properties: str) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"LSOA21CD": code, "LSOA21NM": f"Area {code}"} | properties,
        "geometry": {"type": "Polygon", "coordinates": SQUARE},
    }


def written(folder: Path, *features: object) -> Path:
    path = folder / "boundaries.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


@pytest.mark.parametrize(
    ("properties", "geography"),
    [
        (["LSOA21CD", "LSOA21NM", "LAD24CD", "LAD24NM"], "lsoa21"),
        (["lsoa11_name", "lsoa11_code", "ltla21_code"], "lsoa11"),
        (["LAD24NM", "LAD24CD"], "lad24"),
        (["WD24CD", "WD24NM", "LAD24CD", "LAD24NM"], "ward24"),
    ],
)
def test_a_boundary_file_is_known_by_its_properties(properties: list[str], geography: str) -> None:
    layout = recognise(properties)
    assert layout is not None
    assert layout.geography == geography


def test_loading_twice_draws_an_area_once(db: None, tmp_path: Path) -> None:
    path = written(tmp_path, feature("E01000001"), feature("E01000002"))
    for _ in range(2):
        assert draw_file(path, by=None, at=NOW)[1] == 2
    assert Outline.objects.count() == 2
    drawing = drawing_of("lsoa21", ["E01000001", "E01000002", "E01000003"])
    assert drawing is not None
    assert len(drawing.shapes) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not a GeoJSON file"),
        ("{}", "not a GeoJSON FeatureCollection"),
        ('{"type": "FeatureCollection", "features": []}', "not a GeoJSON FeatureCollection"),
        ("[" * 100_000, "not a GeoJSON file"),
        (json.dumps({"features": [{"properties": {"id": "1"}}]}), "no property gives"),
    ],
)
def test_what_is_no_boundary_file_is_refused_in_words(
    db: None, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "wrong.geojson"
    path.write_text(text)
    with pytest.raises(OfficialFileError, match=said):
        draw_file(path, by=None, at=NOW)
    assert not Outline.objects.exists()


def test_one_bad_area_keeps_the_whole_file_out(db: None, tmp_path: Path) -> None:
    bad = feature("E01000002") | {"geometry": {"type": "Point", "coordinates": [0, 0]}}
    with pytest.raises(OfficialFileError, match="E01000002"):
        draw_file(written(tmp_path, feature("E01000001"), bad), by=None, at=NOW)
    assert not Outline.objects.exists()


@needs_open_data
def test_birmingham_is_drawn_from_its_official_boundaries(db: None) -> None:
    path = OPEN / "boundaries_lsoa11_birmingham_simplified.geojson"
    layout, count = draw_file(path, by=None, at=NOW)
    assert (layout.geography, count) == ("lsoa11", 639)
