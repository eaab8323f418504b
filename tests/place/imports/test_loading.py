"""A checked file becomes a dataset, whole or not at all, and is never loaded twice."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from attune.formats.official import Row
from attune.place.areas.models import (
    Area,
    Births,
    Dataset,
    Deprivation,
    Link,
    Population,
    Postcode,
)
from attune.place.audit.models import AuditRow
from attune.place.imports import actions, checking
from attune.place.imports.checking import checked
from attune.place.imports.reading import OfficialFileError, Stop, open_official
from tests.cast import Cast
from tests.formats.layouts import (
    LAYOUTS,
    Written_as,
    deprivation,
    example_rows,
    lookup,
    population,
)
from tests.place.imports.writers import (
    DEPRIVATION,
    PLAIN,
    POPULATION,
    as_csv,
    postcodes,
    write_csv,
)

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
TABLES = {
    "population": Population,
    "deprivation": Deprivation,
    "lookup": Link,
    "births": Births,
    "postcodes": Postcode,
}
AREAS = [f"E0{1_008_881 + n}" for n in range(20)]


def load(path: Path, **how: object) -> Dataset:
    return actions.import_file(path, by=None, at=AT, **how)  # type: ignore[arg-type]


def everything() -> dict[str, int]:
    """How many rows every table of ours has."""
    models = (Dataset, Area, AuditRow, *TABLES.values())
    return {model.__name__: model._default_manager.count() for model in models}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_kind_of_file_fills_its_table(tmp_path: Path, layout: Written_as) -> None:
    rows = example_rows(layout.kind)
    dataset = load(write_csv(tmp_path, layout, rows))
    assert (dataset.kind, dataset.vintage, dataset.geography) == (
        layout.kind,
        layout.vintage,
        layout.geography,
    )
    assert TABLES[layout.kind]._default_manager.filter(dataset=dataset).count() == len(rows)
    assert dataset.rows_kept == len(rows) and dataset.sha256 and dataset.source


def test_a_population_keeps_every_year_it_has(tmp_path: Path) -> None:
    dataset = load(write_csv(tmp_path, POPULATION, [population(AREAS[0], 1, 2, 3, 4, 5, 6)]))
    kept = Population.objects.of(dataset).in_authority("E08000025").get()
    assert (kept.area.code, kept.area.name) == (AREAS[0], "Place 881")
    assert kept.by_age == (kept.age_0, kept.age_1, kept.age_2, kept.age_3, kept.age_4, kept.age_5)
    assert kept.by_age == (1, 2, 3, 4, 5, 6) and kept.total == 21


def test_a_score_is_kept_exactly(tmp_path: Path) -> None:
    dataset = load(write_csv(tmp_path, DEPRIVATION, [deprivation(AREAS[0], 9, "43.521")]))
    kept = Deprivation.objects.of(dataset).get()
    assert Decimal(kept.score_millionths) / 1_000_000 == Decimal("43.521")


def test_a_postcode_is_found_however_it_is_written(tmp_path: Path) -> None:
    dataset = load(write_csv(tmp_path, PLAIN["NSPL"], example_rows("postcodes")))
    found = Postcode.objects.of(dataset).written(" b100ab ").get()
    assert (found.area_code, found.latitude_millionths, found.longitude_millionths) == (
        "W01000003",
        52_480_000,
        -1_900_000,
    )


def test_a_directory_is_streamed_and_its_dropped_rows_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "NSPL_AUG_2026_UK.csv"
    with path.open("w", encoding="ascii", newline="") as file:
        file.writelines(postcodes(5_000))
    dataset = load(path)
    assert dataset.rows_read == 5_000
    assert dataset.dropped == f"{dataset.rows_dropped} terminated postcode"
    assert Postcode.objects.of(dataset).count() == dataset.rows_kept < 4_000


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    path = write_csv(tmp_path, POPULATION, example_rows("population"))
    first = load(path)
    before = everything()
    assert load(path.rename(tmp_path / "renamed_mid2020.csv")) == first
    assert everything() == before


def test_a_corrected_file_supersedes_the_one_before_it(tmp_path: Path) -> None:
    old = load(write_csv(tmp_path, POPULATION, [population(AREAS[0], 1)]))
    new = load(write_csv(tmp_path, POPULATION, [population(AREAS[0], 2)]))
    assert new.supersedes == old
    assert Dataset.objects.get(pk=old.pk).is_superseded and not new.is_superseded
    assert list(Dataset.objects.current("population")) == [new]
    assert {row.age_0 for row in Population.objects.all()} == {1, 2}  # the old one is kept
    assert load(write_csv(tmp_path, POPULATION, [population(AREAS[0], 1)])) == old


def test_another_vintage_stands_beside_and_the_newest_comes_first(tmp_path: Path) -> None:
    for year in (2020, 2019):
        path = write_csv(tmp_path, POPULATION, [population(AREAS[0], year)])
        load(path.rename(tmp_path / f"population_mid{year}.csv"))
    assert [d.vintage for d in Dataset.objects.current("population")] == ["mid-2020", "mid-2019"]


def test_a_part_of_the_country_does_not_correct_the_whole(tmp_path: Path) -> None:
    load(write_csv(tmp_path, POPULATION, [population(area, 1) for area in AREAS]))
    before = everything()
    part = write_csv(tmp_path, POPULATION, [population(area, 2) for area in AREAS[:5]])
    with pytest.raises(OfficialFileError, match="a part cannot correct the whole"):
        load(part)
    assert everything() == before


def test_a_bad_last_row_keeps_nothing(tmp_path: Path) -> None:
    rows: list[Row] = [population(area, 1) for area in (*AREAS, AREAS[0])]
    before = everything()
    with pytest.raises(OfficialFileError, match="row 22: E01008881 stands here a second time"):
        load(write_csv(tmp_path, POPULATION, rows))
    assert everything() == before


def test_stopping_while_writing_keeps_nothing(tmp_path: Path) -> None:
    before = everything()
    path = write_csv(tmp_path, POPULATION, [population(area, 1) for area in AREAS])

    def stop(done: int, total: int) -> None:
        raise Stop

    with checked(open_official(path)) as ready:
        with pytest.raises(Stop):
            actions.load(ready, by=None, at=AT, progress=stop)
        assert everything() == before
        actions.load(ready, by=None, at=AT)  # what was checked can still be loaded
    assert everything() != before


def test_a_dry_run_keeps_nothing_and_says_what_loading_would_do(tmp_path: Path) -> None:
    old = write_csv(tmp_path, POPULATION, [population(AREAS[0], 1)])
    before = everything()
    with checked(open_official(old)) as ready:
        report = ready.report
    assert everything() == before
    assert (report.rows_read, report.rows_kept, report.rows_dropped) == (1, 1, 0)
    load(old)
    with checked(open_official(old)) as ready:
        assert "on 2 November 2026" in ready.report.already
    new = write_csv(tmp_path, POPULATION, [population(AREAS[0], 2)])
    with checked(open_official(new), source="https://example.org/file.csv") as ready:
        assert POPULATION.file_name in ready.report.supersedes
        assert "source:    https://example.org/file.csv" in ready.report.lines()


@pytest.mark.parametrize(
    "source", ["file:///etc/passwd", "x", "https://a\n", "https://" + "x" * 600]
)
def test_a_source_is_an_address(tmp_path: Path, source: str) -> None:
    with pytest.raises(OfficialFileError, match="an address that begins with https"):
        load(write_csv(tmp_path, POPULATION, example_rows("population")), source=source)


def test_who_loaded_what_is_on_the_trail(tmp_path: Path, cast: Cast) -> None:
    path = write_csv(tmp_path, POPULATION, example_rows("population"))
    dataset = actions.import_file(path, by=cast.lena, at=AT)  # type: ignore[arg-type]
    row = AuditRow.objects.get(verb="dataset.load")
    assert (row.who, row.subject) == (cast.lena.pk, f"place.Dataset:{dataset.pk}")  # type: ignore[attr-defined]
    assert dataset.loaded_by == cast.lena


def test_names_are_learnt_from_a_later_file(tmp_path: Path) -> None:
    bare = tmp_path / "mid2019.csv"
    bare.write_bytes(as_csv([["lsoa21_code", "total", "0"], [AREAS[0], "1", "1"]]))
    load(bare)
    assert Area.objects.of("lsoa21").get().name == ""
    load(write_csv(tmp_path, PLAIN["plain lookup"], [lookup(AREAS[0])]))
    assert Area.objects.of("lsoa21").get().name == "A"
    assert Area.objects.of("lad24").get().name == "Birmingham"


def test_areas_that_no_lookup_of_the_geography_knows_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The header may claim 2021 while the areas are those of 2011."""
    monkeypatch.setattr(checking, "KNOWS_ALL", 10)
    load(write_csv(tmp_path, PLAIN["plain lookup"], [lookup(area) for area in AREAS[:-1]]))
    load(write_csv(tmp_path, POPULATION, [population(AREAS[-1], 1)]))
    path = write_csv(
        tmp_path, PLAIN["plain ranks"], [deprivation(AREAS[0], 1), deprivation(AREAS[-1], 2)]
    )
    said = f"row 3: {AREAS[-1]} is not an area of lsoa21: it is one of lsoa11"
    with pytest.raises(OfficialFileError, match=said):
        load(path)


def test_a_lookup_puts_areas_inside_an_authority(tmp_path: Path) -> None:
    rows = [lookup(AREAS[0]), lookup(AREAS[1]), lookup(AREAS[2], "E08000026")]
    dataset = load(write_csv(tmp_path, PLAIN["ONS lookup"], rows))
    inside = Area.objects.within("E08000025", lookup=dataset)
    assert sorted(inside.values_list("code", flat=True)) == AREAS[:2]
    assert Dataset.objects.linking("lsoa21", "lad").get() == dataset
    assert not Dataset.objects.linking("lsoa11", "lad").exists()
    assert not Dataset.objects.linking("lsoa21", "region").exists()


def test_a_change_of_drawing_links_the_newer_areas_to_authorities(tmp_path: Path) -> None:
    path = tmp_path / "change.csv"
    header = ["LSOA11CD", "LSOA21CD", "CHNGIND", "LAD22CD"]
    path.write_bytes(as_csv([header, ["E01008881", "E01033769", "S", "E08000025"]]))
    dataset = load(path)
    assert Dataset.objects.linking("lsoa21", "lad").get() == dataset
    assert not Dataset.objects.linking("lsoa11", "lad").exists()
    inside = Area.objects.within("E08000025", lookup=dataset)
    assert list(inside.values_list("geography", "code")) == [("lsoa21", "E01033769")]


def test_a_loaded_row_cannot_be_changed_or_deleted(tmp_path: Path) -> None:
    load(write_csv(tmp_path, POPULATION, example_rows("population")))
    for statement in ("UPDATE place_population SET total = 0", "DELETE FROM place_dataset"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(statement)
