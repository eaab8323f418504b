"""`attune planning national`: every authority of England from the official files."""

import argparse
import csv
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from attune.planning import national_command
from attune.planning.commands import add_commands
from tests.data import OPEN, needs_open_data

POPULATION = OPEN / "population_mid2020_lsoa11_ages0to5.csv"
DEPRIVATION = OPEN / "imd2019_lsoa11_ranks_deciles.csv"
OFFICIAL = ("--population", str(POPULATION), "--deprivation", str(DEPRIVATION))

Asked = tuple[int, str, str]
Ask = Callable[..., Asked]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs the command as its arguments say: exit code, output, errors."""

    def run(*words: str) -> Asked:
        parser = argparse.ArgumentParser()
        add_commands(parser.add_subparsers(required=True))
        args = parser.parse_args(["planning", "national", *words])
        code: int = args.run(args)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@needs_open_data
def test_england_comes_out_authority_by_authority(ask: Ask, tmp_path: Path) -> None:
    out = tmp_path / "need.csv"
    code, said, _ = ask(*OFFICIAL, "--out", str(out), "--draws", "1000", "--json")
    assert code == 0
    whole: dict[str, Any] = json.loads(said)
    assert (whole["seed"], whole["draws"]) == (2022, 1000)
    assert [each["kind"] for each in whole["files"]] == ["population", "deprivation"]
    assert len(whole["limits"]) > 5
    authorities = {each["code"]: each for each in whole["authorities"]}
    assert len(authorities) == 309
    birmingham = authorities["E08000025"]
    assert (birmingham["name"], birmingham["under_twos"]) == ("Birmingham", 30_671)
    net = birmingham["ranges"]["specialist_net"]
    assert net["mean"] == pytest.approx(2_420, rel=0.02)
    assert 1_300 < net["low"] < 1_600 and 3_400 < net["high"] < 3_900
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["authority"]: row for row in csv.DictReader(file)}
    assert set(rows) == set(authorities)
    assert float(rows["E08000025"]["specialist_net_high"]) == net["high"]
    assert sum(int(row["small_areas"]) for row in rows.values()) == 32_844
    assert [each.name for each in tmp_path.iterdir()] == ["need.csv"]


@needs_open_data
def test_files_that_do_not_hold_all_of_england_are_refused_and_nothing_is_written(
    ask: Ask, tmp_path: Path
) -> None:
    part = tmp_path / "population_mid2019_lsoa11_ages0to5.csv"
    lines = POPULATION.read_text("utf-8").splitlines(keepends=True)
    part.write_text("".join(lines[:200]), "utf-8")
    words = ("--population", str(part), "--deprivation", str(DEPRIVATION))
    code, said, errors = ask(*words, "--out", str(tmp_path / "need.csv"))
    assert (code, said) == (2, "")
    assert "solved on all of England" in errors
    assert not (tmp_path / "need.csv").exists()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--population", "nowhere.csv", "--deprivation", "nowhere.csv"), "nowhere.csv"),
        ((*OFFICIAL, "--out", "."), "is a folder"),
    ],
)
def test_what_cannot_be_read_or_written_is_said_in_a_sentence(
    ask: Ask, tmp_path: Path, words: tuple[str, ...], why: str
) -> None:
    given = words if "--out" in words else (*words, "--out", str(tmp_path / "need.csv"))
    code, said, errors = ask(*given)
    assert (code, said) == (2, "")
    assert errors.startswith("attune planning national: ") and why in errors
    assert errors.count("\n") == 1


def test_whoever_waits_over_a_second_is_told_each_step(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(national_command, "PATIENCE", 0.01)
    with national_command._patience() as say:
        say("reading")
        time.sleep(0.1)
        say("working")
    assert capsys.readouterr().err.splitlines() == [
        "attune planning national: reading …",
        "attune planning national: working …",
    ]


def test_whoever_is_served_at_once_hears_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with national_command._patience() as say:
        say("reading")
        say("working")
    assert capsys.readouterr().err == ""


def test_a_name_that_a_spreadsheet_would_run_is_made_plain() -> None:
    assert national_command.plain("=2+2") == "'=2+2"
    assert national_command.plain("Birmingham") == "Birmingham"
