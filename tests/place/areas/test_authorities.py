"""Which local authorities can be chosen: those that a loaded population counts."""

import pytest

from attune.place.areas.authorities import loaded_authorities
from attune.place.imports import actions as imports
from attune.project.demo import datasets
from attune.project.demo.places import PLACES, invented_areas
from tests.cast import NOW
from tests.data import OPEN, needs_open_data

FIXTURES = OPEN / "importer-fixtures"


@pytest.fixture
def invented(db: None) -> None:
    datasets.load(invented_areas(), at=NOW)


def test_nothing_loaded_offers_nothing(db: None) -> None:
    assert loaded_authorities() == []


def test_every_authority_of_the_file_is_offered_once_by_name(invented: None) -> None:
    names = [each.name for each in loaded_authorities()]
    assert names == sorted(place.name for place in PLACES)


@pytest.mark.parametrize(("words", "found"), [("ELLERY", 1), (" x06000001 ", 1), ("nowhere", 0)])
def test_a_name_or_a_code_finds_it_in_any_case(words: str, found: int, invented: None) -> None:
    assert len(loaded_authorities(words)) == found


@needs_open_data
def test_an_official_file_offers_its_authorities_too(db: None) -> None:
    imports.import_file(FIXTURES / "SAPE23DT2_shape_birmingham.xlsx", by=None, at=NOW)
    assert ("E08000025", "Birmingham") in {(e.code, e.name) for e in loaded_authorities("birm")}
