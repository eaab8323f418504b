"""`attune directory import` as a person, or a program that reads its JSON, meets it."""

import json
from pathlib import Path
from typing import Any

import pytest

from attune.directory.exchange.importing.models import ImportRun, Source
from attune.directory.records.models import Provider, Service, TaxonomyTerm
from attune.place.localities import actions as localities
from attune.place.localities.models import System
from attune.project.commands import parser
from tests.cast import NOW, Cast
from tests.directory.exchange.importing.feeds_from_elsewhere import a_feed, a_row

Shown = pytest.CaptureFixture[str]


def run(*words: object) -> int:
    args = parser().parse_args(["directory", "import", *map(str, words)])
    return int(args.run(args))


def printed(shown: Shown, *words: object) -> dict[str, Any]:
    assert run(*words, "--json") == 0
    found: dict[str, Any] = json.loads(shown.readouterr().out)
    assert found["read"] == found["imported"] + found["merged"] + found["quarantined"]
    return found


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    rows = [a_row(), a_row(), a_row("svc-2", "Two"), {"name": "No id"}, a_row("svc-2", "Else")]
    return a_feed(tmp_path, rows)


def test_a_second_run_prints_the_same_with_changed_0(cast: Cast, feed: Path, capsys: Shown) -> None:
    first = printed(capsys, feed, "--locality", "wrenbridge")
    assert first["changed"] == 2
    assert first["reasons"] == {"the service has no id": 1}
    second = printed(capsys, feed, "--locality", "wrenbridge")
    assert second == {**first, "changed": 0}


def test_a_dry_run_says_the_same_and_keeps_nothing(cast: Cast, feed: Path, capsys: Shown) -> None:
    dry = printed(capsys, feed, "--locality", "wrenbridge", "--dry-run")
    for model in (Service, Provider, TaxonomyTerm, Source, ImportRun):
        assert not model._default_manager.exists()
    assert printed(capsys, feed, "--locality", "wrenbridge") == dry


def test_without_json_it_says_it_in_words(cast: Cast, feed: Path, capsys: Shown) -> None:
    assert run(feed, "--locality", "wrenbridge", "--source", "Council feed") == 0
    said = capsys.readouterr().out
    assert "Council feed (ORUK 3.0), directory of wrenbridge" in said
    assert "  quarantined         1" in said
    assert "the service has no id" in said


def test_of_several_localities_the_first_that_is_no_worked_example_is_taken(
    cast: Cast, feed: Path, capsys: Shown
) -> None:
    system = System.objects.create(name="Examples", slug="examples")
    localities.found(system=system, name="Aaa", slug="aaa", example="birmingham", by=None, at=NOW)
    assert run(feed, "--json") == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["locality"] == "vale"
    assert "choose with --locality SLUG. There are: aaa, vale, wrenbridge" in shown.err


def test_the_only_locality_needs_no_name(db: None, feed: Path, capsys: Shown) -> None:
    system = System.objects.create(name="Vale", slug="vale")
    localities.found(system=system, name="Vale", slug="vale", by=None, at=NOW)
    assert printed(capsys, feed)["locality"] == "vale"


def test_without_a_locality_one_is_founded_and_said(db: None, feed: Path, capsys: Shown) -> None:
    assert run(feed, "--json") == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["locality"] == "imported-directory"
    assert "founded" in shown.err


def test_a_dry_run_founds_nothing(db: None, feed: Path, capsys: Shown) -> None:
    assert run(feed, "--dry-run") == 2
    assert "attune place found" in capsys.readouterr().err
    assert not System.objects.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Name one FILE"),
        (("x.json", "--url", "https://example.org"), "Name one FILE"),
        (("x.json", "--locality", "nowhere"), "There is no locality “nowhere”"),
    ],
)
def test_what_cannot_be_done_as_asked_is_code_2(
    cast: Cast, capsys: Shown, words: tuple[str, ...], said: str
) -> None:
    assert run(*words) == 2
    assert said in capsys.readouterr().err


def test_a_refused_file_is_code_1_and_still_prints_counts(
    cast: Cast, tmp_path: Path, capsys: Shown
) -> None:
    path = tmp_path / "page.json"
    path.write_text("<!doctype html>", encoding="utf-8")
    assert run(path, "--json") == 1
    shown = capsys.readouterr()
    assert "page.json is a web page" in shown.err
    found = json.loads(shown.out)
    assert (found["read"], found["changed"]) == (0, 0)
    assert "web page" in found["refused"]


def test_an_address_inside_a_network_is_refused(cast: Cast, capsys: Shown) -> None:
    assert run("--url", "http://127.0.0.1:8000/services") == 1
    assert "inside a network" in capsys.readouterr().err


def test_the_source_is_named_after_the_file(cast: Cast, feed: Path, capsys: Shown) -> None:
    for _ in range(2):
        run(feed, "--locality", "wrenbridge")
    assert [each.name for each in Source.objects.all()] == ["council.json"]
    assert ImportRun.objects.count() == 2
