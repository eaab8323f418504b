"""The Birmingham example that ships, and what is refused of such a file."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from attune.domain.refusals import Refused
from attune.domain.worked_examples import read_example
from attune.place.content.files import read
from tests.data import OPEN, needs_open_data

FILE = read("examples", "birmingham")


def changed(**changes: Any) -> dict[str, Any]:
    return deepcopy(FILE.data) | changes


def test_the_example_is_birmingham_and_england() -> None:
    example = read_example(FILE.data, file="birmingham.toml")
    assert (example.local.place, example.local.total, example.local.areas) == (
        "Birmingham",
        30671,
        639,
    )
    assert (example.national.total, example.national.areas) == (1_227_389, 32_844)
    ages = [sum(band[age] for band in FILE.data["local_bands"]) for age in ("age_0", "age_1")]
    assert ages == [15125, 15546]


def test_every_band_lies_in_the_decile_it_names() -> None:
    example = read_example(FILE.data, file="birmingham.toml")
    for profile in (example.local, example.national):
        ranks, edition = profile.placed()
        assert profile.deciles is not None
        for rank, decile in zip(ranks, profile.deciles, strict=True):
            assert (decile - 1) / 10 < rank / edition.areas <= decile / 10


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"population": "2020"}, "write it as “mid-2020”"),
        ({"deprivation": "IoD 2025"}, "they cannot be mixed"),
        ({"geography": "parishes"}, "field “geography”: “parishes” is not one of"),
        ({"local_bands": []}, "field “local_bands”: a list of tables is expected"),
        ({"local_bands": [7]}, "local_bands 1: a table is expected here"),
        ({"place": 3}, "field “place”: text is expected"),
    ],
)
def test_a_wrong_example_is_refused_by_name(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused) as refused:
        read_example(changed(**changes), file="birmingham.toml")
    assert str(refused.value).startswith("birmingham.toml") and why in str(refused.value)


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("age_0", -1, "field “age_0”: a whole number, 0 or more"),
        ("age_1", "many", "field “age_1”: a whole number, 0 or more"),
        ("decile", 11, "field “decile”: a number from 1 to 10"),
        ("mean_rank", "first", "field “mean_rank”: “first” is not a number"),
        ("mean_rank", 99_999, "between 1 and 32,844"),
    ],
)
def test_a_wrong_band_is_refused_with_its_number_and_field(
    field: str, value: object, why: str
) -> None:
    data = changed()
    data["local_bands"][2][field] = value
    with pytest.raises(Refused) as refused:
        read_example(data, file="birmingham.toml")
    assert "local_bands" in str(refused.value) and why in str(refused.value)


@needs_open_data
def test_the_example_is_what_the_official_files_give(capsys: pytest.CaptureFixture[str]) -> None:
    from tools.derive_birmingham_example import main

    main(OPEN / "population_mid2020_lsoa11_ages0to5.csv", OPEN / "imd2019_lsoa11_ranks_deciles.csv")
    shipped = Path(__file__).parents[2] / "src/attune/content/examples/birmingham.toml"
    assert capsys.readouterr().out == shipped.read_text(encoding="utf-8")
