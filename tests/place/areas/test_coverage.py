"""Which loaded files cover a place: an invented one beside England's."""

import pytest

from attune.place.areas.coverage import coverage_of
from attune.place.imports import actions as imports
from attune.project.demo import datasets
from attune.project.demo.places import PLACES, invented_areas
from tests.cast import NOW
from tests.data import OPEN, needs_open_data

FIXTURES = OPEN / "importer-fixtures"
BIRMINGHAM = "E08000025"


@pytest.fixture
def invented(db: None) -> None:
    datasets.load(invented_areas(), at=NOW)


def test_nothing_covers_a_place_that_no_file_counts(invented: None) -> None:
    assert coverage_of([BIRMINGHAM]) is None
    assert coverage_of([]) is None


def test_a_place_is_covered_by_its_own_areas_only(invented: None) -> None:
    for place in PLACES:
        covered = coverage_of([place.code])
        assert covered is not None
        assert len(covered.rows) == place.areas
        assert covered.ranked


@needs_open_data
def test_official_files_loaded_beside_an_invented_world_leave_it_whole(invented: None) -> None:
    for name in ("SAPE23DT2_shape_birmingham.xlsx", "File_7_IoD2019_shape_birmingham.csv"):
        imports.import_file(FIXTURES / name, by=None, at=NOW)
    official, ours = coverage_of([BIRMINGHAM]), coverage_of([PLACES[0].code])
    assert official is not None
    assert ours is not None
    assert official.ranked
    assert ours.ranked
    assert sum(row.under_ones + row.age_1 for row in official.rows) == 30_671
    assert official.population != ours.population
