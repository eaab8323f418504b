"""The real open files are recognised and read whole (where they are there)."""

import pytest

from attune.formats.official import DeprivationRow, PopulationRow
from attune.place.imports.reading import Tally, open_official
from tests.data import OPEN, needs_open_data

pytestmark = needs_open_data

FILES = [
    # name, kind, vintage, geography, rows kept
    ("population_mid2020_lsoa11_ages0to5.csv", "population", "mid-2020", "lsoa11", 34_753),
    ("population_mid2019_lsoa11_ages0to5.csv", "population", "mid-2019", "lsoa11", 34_753),
    ("population_mid2020_lad21_syoa.csv", "population", "mid-2020", "lad21", 331),
    ("imd2019_lsoa11_ranks_deciles.csv", "deprivation", "IoD 2019", "lsoa11", 32_844),
    ("imd2025_lsoa21_scores_ranks_deciles.csv", "deprivation", "IoD 2025", "lsoa21", 33_755),
    ("lookup_lsoa11_lad21.csv", "lookup", "lsoa11 to lad21", "lsoa11", 34_753),
    ("lookup_lsoa11_lsoa21_lad22.csv", "lookup", "lsoa11 to lsoa21, lad22", "lsoa11", 35_795),
    ("lookup_lsoa21_ward24_lad24.csv", "lookup", "lsoa21 to ward24, lad24", "lsoa21", 35_672),
    ("lookup_lsoa21_sicbl24_icb24.csv", "lookup", "lsoa21 to sicbl24, icb24", "lsoa21", 33_755),
    ("lookup_lad24_region24.csv", "lookup", "lad24 to region24", "lad24", 296),
    ("births_midyear_lad20_2002to2019.csv", "births", "mid-2002 to mid-2019", "lad20", 379),
    ("MYEB3_summary_components_of_change_series_UK_2019_geog20.csv",
     "births", "mid-2002 to mid-2019", "lad20", 379),
    ("importer-fixtures/SAPE23DT2_shape_birmingham.xlsx", "population", "mid-2020", "lsoa11", 639),
    ("importer-fixtures/File_7_IoD2019_shape_birmingham.csv",
     "deprivation", "IoD 2019", "lsoa11", 639),
    ("importer-fixtures/File_7_IoD2025_shape_birmingham.csv",
     "deprivation", "IoD 2025", "lsoa21", 659),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind", "vintage", "geography", "kept"), FILES, ids=lambda each: str(each)[:40]
)
def test_a_real_file_is_read_whole(
    name: str, kind: str, vintage: str, geography: str, kept: int
) -> None:
    official, tally = open_official(OPEN / name), Tally()
    for _ in official.numbered(tally):
        pass
    assert (official.kind, official.vintage, official.geography) == (kind, vintage, geography)
    assert (tally.read, tally.kept, tally.dropped) == (kept, kept, {})


def test_birmingham_has_30671_children_under_two() -> None:
    """The published base of the Birmingham assessment, from the plain csv and the ONS layout."""
    plain = open_official(OPEN / "population_mid2020_lsoa11_ages0to5.csv")
    sheet = open_official(OPEN / "importer-fixtures" / "SAPE23DT2_shape_birmingham.xlsx")
    for official in (plain, sheet):
        under_twos = sum(
            row.ages[0] + row.ages[1]
            for row in official.rows()
            if isinstance(row, PopulationRow) and row.authority == "E08000025"
        )
        assert under_twos == 30_671


def test_england_has_its_published_population() -> None:
    official = open_official(OPEN / "population_mid2020_lsoa11_ages0to5.csv")
    english = [row for row in official.rows() if row.area.startswith("E")]  # type: ignore[union-attr]
    assert sum(row.total for row in english) == 56_550_138  # type: ignore[union-attr]


def test_264_of_birminghams_areas_are_in_the_most_deprived_tenth() -> None:
    official = open_official(OPEN / "imd2019_lsoa11_ranks_deciles.csv")
    rows = [r for r in official.rows() if isinstance(r, DeprivationRow)]
    assert sum(r.decile == 1 for r in rows if r.authority == "E08000025") == 264


def test_the_plain_file_and_file_7_say_the_same_of_birmingham() -> None:
    plain = open_official(OPEN / "imd2025_lsoa21_scores_ranks_deciles.csv")
    published = open_official(OPEN / "importer-fixtures" / "File_7_IoD2025_shape_birmingham.csv")
    of_birmingham = {
        r.area: r
        for r in plain.rows()
        if isinstance(r, DeprivationRow) and r.authority == "E08000025"
    }
    assert of_birmingham == {r.area: r for r in published.rows()}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("population_mid2020_lsoa11_syoa.parquet", "a Parquet file"),
        (
            "boundaries_lsoa11_birmingham_simplified.geojson",
            "is JSON",
        ),
        ("postcode_outcode_centroids.csv", "not an official file that Attune reads"),
        ("census2021_lsoa21_ethnicity5.csv", "there is no column for"),
    ],
)
def test_other_files_are_refused(name: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as refused:
        open_official(OPEN / name)
    assert name in str(refused.value)
