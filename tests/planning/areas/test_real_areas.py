"""England's real files: every authority and the nation, and wards that are of another year."""

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
FILES = (
    "population_mid2020_lsoa11_ages0to5.csv",
    "imd2019_lsoa11_ranks_deciles.csv",
    "lookup_lsoa21_ward24_lad24.csv",
    "lookup_lad24_region24.csv",
)


def test_england_its_authorities_and_what_is_of_another_year(cast: Cast, client: Client) -> None:
    for name in FILES:
        imports.import_file(OPEN / name, by=None, at=NOW)
    draw_file(OPEN / "boundaries_lad24_uk_simplified.geojson", by=None, at=NOW)
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
    assert "Not on the map" in shown  # authorities of 2021 that are no more
    wards = client.get("/wrenbridge/plan/areas/?level=ward").content.decode()
    assert "“lsoa21 to ward24, lad24”, which is loaded, begins at areas as drawn in ano" in wards
    regions = client.get("/wrenbridge/plan/areas/?level=region").content.decode()
    assert "Get “Local Authority District (2021) to Region”" in regions
