"""England's real files: every authority and the nation, and wards that are of another year."""

import json
from pathlib import Path

import pytest
from django.test import Client

from attune.domain.need import Mode
from attune.domain.need_areas.estimates import Measure
from attune.domain.need_areas.kinds import Ages, AreaKind
from attune.place.imports import actions as imports
from attune.place.imports.boundary_files import draw_file
from attune.planning.areas.found import areas_of
from attune.planning.areas.grounds import FEWER, Ground
from attune.planning.evidence import shipped
from tests.cast import NOW, Cast
from tests.data import OPEN, needs_open_data

pytestmark = [pytest.mark.django_db, needs_open_data]
WHOLE = (
    "population_mid2020_lsoa11_ages0to5.csv",
    "imd2019_lsoa11_ranks_deciles.csv",
    "lookup_lad24_region24.csv",
)
WARDS = "lookup_lsoa21_ward24_lad24.csv"
OUTLINES = "boundaries_lad24_uk_simplified.geojson"


def begun(name: str, folder: Path) -> Path:
    """The first lines of a file, since reading all of it would only take longer."""
    part = folder / name
    part.write_text("".join((OPEN / name).read_text("utf-8").splitlines(True)[:300]), "utf-8")
    return part


def some_outlines(folder: Path) -> Path:
    """The outlines of three authorities."""
    data = json.loads((OPEN / OUTLINES).read_text("utf-8"))
    wanted = ("Birmingham", "Solihull", "Hartlepool")
    data["features"] = [
        each for each in data["features"] if each["properties"]["ltla24_name"] in wanted
    ]
    part = folder / OUTLINES
    part.write_text(json.dumps(data), "utf-8")
    return part


def test_england_its_authorities_and_what_is_of_another_year(
    cast: Cast, client: Client, tmp_path: Path
) -> None:
    for path in (*(OPEN / name for name in WHOLE), begun(WARDS, tmp_path)):
        imports.import_file(path, by=None, at=NOW)
    draw_file(some_outlines(tmp_path), by=None, at=NOW)
    cast.wrenbridge.authorities = "E08000025"  # Birmingham
    cast.wrenbridge.save()
    ground = Ground.of(cast.wrenbridge)
    assert ground is not None
    authorities = areas_of(AreaKind.AUTHORITY, ground, Ages.UNDER_TWO).areas
    nation = areas_of(AreaKind.NATION, ground, Ages.UNDER_TWO).areas

    method = ground.method(Mode.GRADIENT, shipped().evidence, areas=len(authorities))
    rows = {area.name: method.estimate(area, Ages.UNDER_TWO) for area in (*authorities, *nation)}
    gross = {name: row.of(Measure.GROSS) for name, row in rows.items()}
    assert method.draws.count == FEWER
    assert gross["England"].mean == pytest.approx(86_940, rel=0.01)
    assert gross["Birmingham"].mean == pytest.approx(2_760, rel=0.02)
    assert gross["Cardiff"] is None  # the English Indices do not rank it
    english = [interval.mean for name, interval in gross.items() if interval and name != "England"]
    assert len(english) == 309
    assert sum(english) == pytest.approx(gross["England"].mean, rel=3e-3)

    client.force_login(cast.lena)
    shown = client.get("/wrenbridge/plan/areas/?level=authority").content.decode()
    assert "<title>Birmingham: " in shown
    assert "Not on the map, since no outline of these is loaded: " in shown
    wards = client.get("/wrenbridge/plan/areas/?level=ward").content.decode()
    assert "“lsoa21 to ward24, lad24”, which is loaded, begins at areas as drawn in ano" in wards
    regions = client.get("/wrenbridge/plan/areas/?level=region").content.decode()
    assert "Get “Local Authority District (2021) to Region”" in regions
