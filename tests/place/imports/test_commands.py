"""`attune place import | fetch | datasets` as a person meets them."""

from pathlib import Path

import pytest

from attune.place.areas.models import Dataset
from attune.project.commands import parser
from tests.formats.layouts import example_rows, population
from tests.place.imports.publishers import Publisher, publishing
from tests.place.imports.writers import POPULATION, write_csv, write_xlsx

pytestmark = pytest.mark.django_db


def run(*words: object) -> int:
    args = parser().parse_args(["place", *map(str, words)])
    return int(args.run(args))


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return write_csv(tmp_path, POPULATION, example_rows("population"))


def test_importing_reports_and_keeps(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", people, "--source", "https://example.org/x.csv") == 0
    shown = capsys.readouterr()
    assert "rows:      3 read, 3 kept, 0 dropped" in shown.out
    assert "loaded as dataset" in shown.out
    assert "\r" not in shown.err  # no bar where there is no terminal
    assert Dataset.objects.get().source == "https://example.org/x.csv"
    assert run("import", people) == 0
    assert "loading it again changes nothing" in capsys.readouterr().out


def test_a_dry_run_keeps_nothing(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", "--dry-run", people) == 0
    assert "dry run: nothing was kept" in capsys.readouterr().out
    assert not Dataset.objects.exists()


def test_one_bad_file_does_not_keep_the_others_out(
    people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad_mid2020.csv"
    bad.write_text("lsoa11_code,total,age_0\nE01008881,1,2\n", encoding="utf-8")
    assert run("import", bad, people, tmp_path / "gone.csv") == 1
    said = capsys.readouterr().err
    assert "Not loaded: bad_mid2020.csv, row 2, column “total”: the total is 1" in said
    assert "gone.csv: there is no such file" in said
    assert Dataset.objects.count() == 1


def test_every_year_of_a_workbook_is_loaded_or_the_one_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = ["LSOA 2021 Code", "Total", "F0", "M0"]
    years = {f"Mid-{y} LSOA 2021": [head, ["E01008881", 2, 1, 1]] for y in (2022, 2023, 2024)}
    path = write_xlsx(tmp_path / "years.xlsx", {"Notes": [["x"]], **years})
    assert run("import", path, "--sheet", "mid-2023") == 0
    assert [d.vintage for d in Dataset.objects.all()] == ["mid-2023"]
    assert run("import", path) == 0
    assert sorted(d.vintage for d in Dataset.objects.all()) == ["mid-2022", "mid-2023", "mid-2024"]
    assert run("datasets") == 0
    assert "years.xlsx [Mid-2024 LSOA 2021]" in capsys.readouterr().out


def test_datasets_are_listed_with_what_supersedes_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("datasets") == 0
    assert "No official file is loaded yet" in capsys.readouterr().out
    for count in (1, 2):
        run("import", write_csv(tmp_path, POPULATION, [population("E01008881", count)]))
    capsys.readouterr()
    assert run("datasets") == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.endswith("superseded") for line in listed] == [False, True]


def test_a_fetched_file_remembers_its_address(
    tmp_path: Path, people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from attune.place.imports import sources

    with publishing(Publisher(people.read_bytes())) as publisher:
        one = sources.Source(
            "people", "P", "ONS", "population_mid2020.csv", publisher.url, "https://example.org/",
            "", "OGL", "",
        )  # fmt: skip
        monkeypatch.setattr(sources, "official_sources", lambda: [one])
        assert run("fetch", "--to", tmp_path / "official") == 0
        assert run("fetch", "nonsense") == 2
    assert run("import", tmp_path / "official" / "population_mid2020.csv") == 0
    assert Dataset.objects.get().source == publisher.url


def test_a_fetch_that_fails_says_so_with_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("fetch", "postcodes", "--to", tmp_path) == 1
    assert "only its page is known" in capsys.readouterr().err
    assert run("fetch", "--list") == 0
    assert "by hand from" in capsys.readouterr().out
