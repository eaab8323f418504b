"""Population beside deprivation, for one authority or for the whole country."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from attune.formats.official import Row
from attune.place.areas.models import Dataset
from attune.place.areas.small_areas import NotTogether, SmallArea, small_areas
from attune.place.imports import actions
from tests.data import OPEN, needs_open_data
from tests.formats.layouts import deprivation, lookup, population
from tests.place.imports.writers import DEPRIVATION, PLAIN, as_csv, write_csv

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
NEW = PLAIN["new ONS population"]
BIRMINGHAM, COVENTRY = "E08000025", "E08000026"


def load(path: Path) -> Dataset:
    return actions.import_file(path, by=None, at=AT)


def aged(area: str, *first: int) -> Row:
    return population(area, *first, *[0] * (91 - len(first)))


@pytest.fixture
def loaded(tmp_path: Path) -> tuple[Dataset, Dataset]:
    people = [aged("E01008881", 3, 4, 5), aged("E01008882", 6, 7, 8), aged("W01000003", 1, 1, 1)]
    ranks = [deprivation("E01008881", 100), deprivation("E01008882", 33_755)]
    return load(write_csv(tmp_path, NEW, people)), load(write_csv(tmp_path, DEPRIVATION, ranks))


def test_each_area_comes_with_its_rank_and_its_youngest(loaded: tuple[Dataset, Dataset]) -> None:
    assert small_areas(*loaded, authorities=[BIRMINGHAM]) == [
        SmallArea("E01008881", BIRMINGHAM, 100, 1, 3, 4, 5),
        SmallArea("E01008882", BIRMINGHAM, 33_755, 10, 6, 7, 8),
        SmallArea("W01000003", BIRMINGHAM, None, None, 1, 1, 1),
    ]


def test_another_authority_has_none_and_everybody_is_everybody(
    loaded: tuple[Dataset, Dataset],
) -> None:
    assert small_areas(*loaded, authorities=[COVENTRY]) == []
    assert len(small_areas(*loaded, authorities=[COVENTRY, BIRMINGHAM])) == 3
    assert len(small_areas(*loaded)) == 3


def test_vintages_are_never_mixed(loaded: tuple[Dataset, Dataset], tmp_path: Path) -> None:
    old = load(write_csv(tmp_path, PLAIN["old ONS population"], [aged("E01008881", 1, 1, 1)]))
    with pytest.raises(NotTogether, match="areas of lsoa11, but deprivation IoD 2025 for areas"):
        small_areas(old, loaded[1])


def test_a_file_without_authorities_uses_a_lookup(
    loaded: tuple[Dataset, Dataset], tmp_path: Path
) -> None:
    bare = tmp_path / "mid2022.csv"
    bare.write_bytes(
        as_csv([["lsoa21_code", "total", "0", "1", "2"], ["E01008881", "9", "1", "2", "3"],
                ["E01008882", "9", "4", "2", "3"]])
    )  # fmt: skip
    dataset = load(bare)
    with pytest.raises(NotTogether, match="load a lookup from lsoa21 to authorities"):
        small_areas(dataset, loaded[1], authorities=[BIRMINGHAM])
    rows = [lookup("E01008881"), lookup("E01008882", COVENTRY)]
    load(write_csv(tmp_path, PLAIN["ONS lookup"], rows))
    assert small_areas(dataset, loaded[1], authorities=[COVENTRY]) == [
        SmallArea("E01008882", COVENTRY, 33_755, 10, 4, 2, 3)
    ]
    assert [area.authority for area in small_areas(dataset, loaded[1])] == [BIRMINGHAM, COVENTRY]


def test_a_file_without_age_2_is_not_enough(
    loaded: tuple[Dataset, Dataset], tmp_path: Path
) -> None:
    bare = tmp_path / "mid2022.csv"
    bare.write_bytes(as_csv([["lsoa21_code", "total", "0", "1"], ["E01008881", "9", "1", "2"]]))
    with pytest.raises(NotTogether, match="has no column for age 2"):
        small_areas(load(bare), loaded[1])


@needs_open_data
def test_birmingham_has_639_areas_and_30671_children_under_two() -> None:
    people = load(OPEN / "population_mid2020_lsoa11_ages0to5.csv")
    ranks = load(OPEN / "imd2019_lsoa11_ranks_deciles.csv")
    areas = small_areas(people, ranks, authorities=[BIRMINGHAM])
    assert len(areas) == 639 and sum(a.under_ones + a.age_1 for a in areas) == 30_671
    deprived = sum(a.under_ones + a.age_1 + a.age_2 for a in areas if a.decile == 1)
    of_all = sum(a.under_ones + a.age_1 + a.age_2 for a in areas)
    assert round(100 * deprived / of_all, 2) == 49.94
    everywhere = small_areas(people, ranks)
    assert sum(area.rank is not None for area in everywhere) == 32_844
