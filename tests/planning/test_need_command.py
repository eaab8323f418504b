"""`attune planning need`: the command that a commissioner's analyst runs on official files."""

import argparse
import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from attune.planning.commands import add_commands
from tests.data import OPEN, needs_open_data
from tests.planning import brute_force

POPULATION = OPEN / "population_mid2020_lsoa11_ages0to5.csv"
DEPRIVATION = OPEN / "imd2019_lsoa11_ranks_deciles.csv"
LOOKUP = OPEN / "lookup_lsoa11_lad21.csv"
NATIONAL = (
    *("--population", str(POPULATION)),
    *("--deprivation", str(DEPRIVATION)),
    *("--lookup", str(LOOKUP)),
)
PUBLISHED = {
    "universal": 15336,
    "after_two": 6134,
    "risk_support": 3987,
    "targeted": 2454,
    "short_term_pair": 613,
    "long_term_pair": 2147,
}
# Coefficients published with the model, to six places.
GOLDEN = {
    "insecure_at_median": -0.774345,
    "insecure_slope": 0.871352,
    "disorganised_at_median": -1.481335,
    "disorganised_slope": 1.772615,
}

Asked = tuple[int, str, str]
Ask = Callable[..., Asked]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs the command as its arguments say: exit code, output, errors."""

    def run(*words: str) -> Asked:
        parser = argparse.ArgumentParser()
        add_commands(parser.add_subparsers(required=True))
        args = parser.parse_args(["planning", "need", *words])
        code: int = args.run(args)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def answered(asked: Asked) -> dict[str, Any]:
    code, out, err = asked
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def refused(asked: Asked) -> str:
    code, out, err = asked
    assert (code, out) == (2, "")
    assert err.startswith("attune planning need: ") and err.count("\n") == 1
    return err


def assert_published(need: dict[str, Any], *, within: int) -> None:
    assert need["under_twos"] == 30671
    assert list(need["levels"]) == list(PUBLISHED)
    for level, published in PUBLISHED.items():
        assert abs(need["levels"][level] - published) <= within
    assert need["specialist_gross"] == 2760
    assert need["perinatal_share"] == 340
    assert need["specialist_net"] == 2420
    assert need["most_deprived_decile_percent"] == 49.94
    for each, percent in zip(("secure", "insecure", "disorganised"), (50, 30, 20), strict=True):
        assert need["attachment"][each] == pytest.approx(percent, abs=0.02)


@needs_open_data
def test_plain_percentages_on_the_national_files_give_the_published_table(ask: Ask) -> None:
    need = answered(ask(*NATIONAL, "--locality", "E08000025", "--mode", "plain", "--json"))
    assert need["levels"] == PUBLISHED
    assert need["attachment"] == {"secure": 50.0, "insecure": 30.0, "disorganised": 20.0}
    assert_published(need, within=0)
    assert need["provenance"]["gradient"] is None


@needs_open_data
def test_the_gradient_is_the_default_and_gives_birmingham_back(ask: Ask) -> None:
    need = answered(ask(*NATIONAL, "--locality", "Birmingham", "--json"))
    assert need["mode"] == "gradient"
    assert_published(need, within=1)
    gradient = need["provenance"]["gradient"]
    assert {name: round(gradient[name], 6) for name in GOLDEN} == GOLDEN
    assert gradient["residual"] < 1e-12
    assert gradient["obtained"].startswith("solved on the small areas of England")


@needs_open_data
@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("E08000025", "Birmingham"),
        ("E06000009", "Blackpool"),
        ("E07000089", "Hart"),
        ("E08000012", "Liverpool"),
        ("E06000049", "Cheshire East"),
    ],
)
def test_other_places_come_out_as_by_brute_force(ask: Ask, code: str, name: str) -> None:
    need = answered(ask(*NATIONAL, "--locality", code, "--json"))
    assert need["locality"] == {"code": code, "name": name}
    areas = brute_force.areas_by_authority()[code]
    assert need["under_twos"] == sum(children for _, children in areas)
    assert need["provenance"]["areas"] == len(areas)
    expected = brute_force.percents(areas, list(brute_force.coefficients()))
    found = [need["attachment"][each] for each in ("secure", "insecure", "disorganised")]
    assert found == pytest.approx(expected, abs=1e-4)
    long_term = expected[2] / 100 * need["under_twos"] * 7 / 20
    assert need["levels"]["long_term_pair"] == pytest.approx(long_term, abs=0.51)


@needs_open_data
def test_without_a_lookup_the_population_files_own_column_places_areas(ask: Ask) -> None:
    need = answered(ask(*NATIONAL[:4], "--locality", "E08000025", "--json"))
    assert_published(need, within=1)


@needs_open_data
def test_the_gradient_is_solved_again_for_another_population(ask: Ask) -> None:
    words = list(NATIONAL)
    words[1] = str(OPEN / "population_mid2019_lsoa11_ages0to5.csv")
    need = answered(ask(*words, "--locality", "E08000025", "--json"))
    assert need["under_twos"] == 31602
    assert need["provenance"]["population"] == "mid-2019"
    assert need["attachment"]["disorganised"] == pytest.approx(20, abs=1e-5)
    assert need["provenance"]["gradient"]["insecure_slope"] != pytest.approx(0.871352, abs=1e-3)


@needs_open_data
def test_the_publishers_own_layouts_are_read(ask: Ask) -> None:
    folder = OPEN / "importer-fixtures"
    need = answered(
        ask(
            *("--population", str(folder / "SAPE23DT2_shape_birmingham.xlsx")),
            *("--deprivation", str(folder / "File_7_IoD2019_shape_birmingham.csv")),
            *("--locality", "E08000025", "--json"),
        )
    )
    assert_published(need, within=1)
    assert "tabulated" in need["provenance"]["gradient"]["obtained"]


@needs_open_data
def test_the_answer_says_which_files_it_is_from(ask: Ask) -> None:
    need = answered(ask(*NATIONAL, "--locality", "Hart", "--json"))
    files = need["provenance"]["files"]
    assert [file["kind"] for file in files] == ["population", "deprivation", "lookup"]
    assert [file["name"] for file in files] == [POPULATION.name, DEPRIVATION.name, LOOKUP.name]
    assert all(len(file["sha256"]) == 64 for file in files)
    assert need["provenance"]["evidence"]["id"] == "birmingham-2022"
    assert need["provenance"]["rounding"].startswith("half up")
    assert str(OPEN) not in json.dumps(need)


@needs_open_data
def test_a_welsh_authority_is_refused_by_deprivation_and_answered_plainly(ask: Ask) -> None:
    said = refused(ask(*NATIONAL, "--locality", "Cardiff"))
    assert "they do not cover Wales" in said and "use plain percentages" in said
    need = answered(ask(*NATIONAL, "--locality", "Cardiff", "--mode", "plain", "--json"))
    assert need["under_twos"] > 5000
    assert need["most_deprived_decile_percent"] is None


@needs_open_data
def test_an_unknown_authority_brings_near_names(ask: Ask) -> None:
    assert "Did you mean Blackpool?" in refused(ask(*NATIONAL, "--locality", "Blackpol"))


@needs_open_data
@pytest.mark.parametrize(
    ("replaced", "by", "why"),
    [
        (3, "imd2025_lsoa21_scores_ranks_deciles.csv", "they cannot be mixed. Get Indices"),
        (5, "lookup_lsoa21_ward24_lad24.csv", "get the lookup for LSOA 2011"),
        (1, "imd2019_lsoa11_ranks_deciles.csv", "a population file is needed here"),
        (1, "population_mid2020_lad21_syoa.csv", "the estimate needs small areas"),
        (5, "population_mid2020_lsoa11_ages0to5.csv", "a lookup file is needed here"),
        (1, "births_midyear_lad20_2002to2019.csv", "is a births file"),
        (1, "no-such-file.csv", "no-such-file.csv"),
    ],
)
def test_files_that_do_not_belong_are_refused_in_one_line(
    ask: Ask, replaced: int, by: str, why: str
) -> None:
    words = list(NATIONAL)
    words[replaced] = str(OPEN / by)
    assert why in refused(ask(*words, "--locality", "E08000025"))


@needs_open_data
def test_a_population_that_names_no_authority_asks_for_a_lookup(ask: Ask) -> None:
    words = ("--population", str(OPEN / "population_mid2019_lsoa11_ages0to5.csv"))
    said = refused(ask(*words, "--mode", "plain", "--locality", "Birmingham"))
    assert "give --lookup FILE" in said


def small_files(folder: Path, *, ages: str = "age_0,age_1,age_2") -> tuple[str, ...]:
    """Two areas of an invented authority, in the plain layouts."""
    population = folder / "population_mid2020_lsoa11.csv"
    head = f"lsoa11_code,lsoa11_name,ltla21_code,ltla21_name,total_population,{ages}"
    with population.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(head.split(","))
        writer.writerow(["E01000001", "A", "E09000001", "Wrenbridge", 900, 10, 11, 12])
        writer.writerow(["E01000002", "B", "E09000001", "Wrenbridge", 900, 20, 21, 22])
    return ("--population", str(population))


def test_a_place_of_two_areas_is_worked_out_plainly(ask: Ask, tmp_path: Path) -> None:
    words = (*small_files(tmp_path), "--mode", "plain", "--locality", "Wrenbridge", "--json")
    assert answered(ask(*words))["levels"]["universal"] == 31


def test_a_missing_column_is_named(ask: Ask, tmp_path: Path) -> None:
    words = small_files(tmp_path, ages="age_0,age_7,age_2")
    said = refused(ask(*words, "--mode", "plain", "--locality", "Wrenbridge"))
    assert "population_mid2020_lsoa11.csv" in said and "age" in said


def test_the_gradient_asks_for_a_deprivation_file(ask: Ask, tmp_path: Path) -> None:
    said = refused(ask(*small_files(tmp_path), "--locality", "Wrenbridge"))
    assert "needs --deprivation FILE" in said


@pytest.mark.parametrize("mode", ["plain", "gradient"])
def test_the_example_needs_no_file(ask: Ask, mode: str) -> None:
    need = answered(ask("--example", "birmingham", "--mode", mode, "--json"))
    assert_published(need, within=0 if mode == "plain" else 1)
    assert need["provenance"]["files"][0]["name"] == "examples/birmingham.toml"


def test_a_changed_assumption_changes_the_answer_and_is_named(ask: Ask) -> None:
    words = ("--example", "birmingham", "--json")
    need = answered(ask(*words, "--set", "perinatal_share=20%", "--set", "stock_to_flow=0.5"))
    assert (need["perinatal_share"], need["specialist_net"]) == (552, 2208)
    assert need["in_one_year"]["specialist_net"] == 1104
    assert need["in_one_year"]["meaning"].startswith("0.5 of the families with a child under two")
    assert need["provenance"]["evidence"]["changed"] == ["perinatal_share", "stock_to_flow"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "Give --population FILE and --locality CODE, or --example birmingham"),
        (("--example", "leeds"), "there are: birmingham"),
        (("--example", "../figures/birmingham-2022"), "cannot be the name of a content file"),
        (("--example", "birmingham", "--locality", "E1"), "--example stands alone"),
        (("--example", "birmingham", "--set", "uptake"), "write it as figure=value"),
        (("--example", "birmingham", "--set", "uptake=2"), "outside its range 60% to 100%"),
        (("--example", "birmingham", "--set", "upteke=1"), "is no figure of the evidence set"),
        (("--example", "birmingham", "--set", "uptake=1", "--set", "uptake=0.9"), "set twice"),
        (("--example", "birmingham", "--set", "national_secure=0.6"), "add to 1.025"),
    ],
)
def test_what_cannot_be_done_as_asked_is_refused_in_one_line(
    ask: Ask, words: tuple[str, ...], why: str
) -> None:
    assert why in refused(ask(*words))


def test_a_person_reads_the_sentence_the_table_the_sources_and_the_limits(ask: Ask) -> None:
    code, out, _ = ask("--example", "birmingham", "--set", "uptake=90%")
    assert code == 0
    assert out.startswith("Birmingham: about 2,420 families with a child under two may need")
    for words in (
        "(2,760 in all)",
        "15,336",
        "Rounded half up",
        "Attune proposal, editable",
        "In one year: every family with a child under two now counts once in each year",
        "90% of them take support up",
        "49.94% of children aged 0 to 2",
        "mid-2020 × IoD 2019",
        "changed from the published 100%",
        "What this number is not",
        "not a diagnosis",
    ):
        assert words in out


def test_the_command_needs_neither_django_nor_a_database() -> None:
    code = (
        "import argparse, sys\n"
        "from attune.planning.commands import add_commands\n"
        "parser = argparse.ArgumentParser()\n"
        "add_commands(parser.add_subparsers())\n"
        "args = parser.parse_args(['planning', 'need', '--example', 'birmingham'])\n"
        "assert not hasattr(args, 'needs_django') or not args.needs_django\n"
        "args.run(args)\n"
        "assert 'django' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_json_holds_the_ranges_and_how_to_draw_them_again(ask: Ask) -> None:
    ranges = answered(ask("--example", "birmingham", "--json"))["ranges"]
    net = ranges["specialist_net"]
    assert net["low"] == pytest.approx(1450, abs=60)
    assert net["high"] == pytest.approx(3650, abs=80)
    assert net["mean"] == pytest.approx(2420, rel=0.01)
    assert (ranges["seed"], ranges["draws"]) == (2022, 10_000)
    assert ranges["spreads"]["kind"] == "expert prior"
    assert list(ranges["levels"]) == list(PUBLISHED)


def test_the_text_says_the_likely_range(ask: Ask) -> None:
    _, out, _ = ask("--example", "birmingham")
    assert "Likely range: about 1,500 to 3,600." in out
    assert "expert priors" in out
