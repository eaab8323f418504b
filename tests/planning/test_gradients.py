"""The gradient of loaded files: solved on all of England, kept, and not solved twice."""

from datetime import datetime

import pytest
from django.test import Client

from attune.domain.calibration import Obtained
from attune.domain.refusals import Refused
from attune.place.areas.models import Dataset
from attune.place.imports import actions as imports
from attune.place.jobs.kinds import Due
from attune.place.localities.models import Locality
from attune.planning import footing, jobs
from attune.planning.evidence import shipped
from attune.planning.models import SolvedGradient
from tests.cast import NOW, Cast
from tests.data import OPEN, needs_open_data

FIXTURES = OPEN / "importer-fixtures"


def england(at: datetime = NOW) -> None:
    for name in ("population_mid2020_lsoa11_ages0to5.csv", "imd2019_lsoa11_ranks_deciles.csv"):
        imports.import_file(OPEN / name, by=None, at=at)


@pytest.fixture
def real_birmingham(cast: Cast) -> Locality:
    cast.wrenbridge.authorities = "E08000025"
    cast.wrenbridge.save()
    return cast.wrenbridge


@needs_open_data
def test_on_the_national_files_it_is_solved_once_and_the_page_shows_the_published_need(
    real_birmingham: Locality, cast: Cast, client: Client
) -> None:
    england()
    assert jobs.solve_missing(Due(NOW, NOW)) == "1 gradients solved"
    assert jobs.solve_missing(Due(NOW, NOW)) == "0 gradients solved"
    client.force_login(cast.lena)
    shown = client.get("/wrenbridge/plan/need/").content.decode()
    assert "The middle estimate is 2,420." in shown
    assert "solved on" in shown
    changed = client.get("/wrenbridge/plan/need/?anchor_secure=49&anchor_insecure=31")
    assert "changed from the published 50%" in changed.content.decode()
    assert SolvedGradient.objects.count() == 1


@needs_open_data
def test_files_of_one_city_use_the_tabulated_gradient_of_the_same_vintages(
    real_birmingham: Locality,
) -> None:
    imports.import_file(FIXTURES / "SAPE23DT2_shape_birmingham.xlsx", by=None, at=NOW)
    imports.import_file(FIXTURES / "File_7_IoD2019_shape_birmingham.csv", by=None, at=NOW)
    ground = footing.for_locality(real_birmingham)
    assert ground is not None
    calibration = ground.calibration(shipped().evidence)
    assert calibration.obtained is Obtained.TABULATED
    assert ground.profile.total == 30671


@needs_open_data
def test_deprivation_of_another_drawing_of_the_map_is_never_laid_on_it(
    real_birmingham: Locality,
) -> None:
    imports.import_file(FIXTURES / "SAPE23DT2_shape_birmingham.xlsx", by=None, at=NOW)
    imports.import_file(FIXTURES / "File_7_IoD2025_shape_birmingham.csv", by=None, at=NOW)
    assert footing.for_locality(real_birmingham) is None
    population = Dataset.objects.current("population").get()
    deprivation = Dataset.objects.current("deprivation").get()
    with pytest.raises(Refused, match="cannot be mixed"):
        footing.vintages_of(population, deprivation)
