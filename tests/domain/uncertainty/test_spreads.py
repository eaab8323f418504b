"""How sure each assumption is: a file with exactly the seven figures, each with its source."""

import copy
from typing import Any

import pytest

from attune.domain.refusals import Refused
from attune.domain.uncertainty.spreads import NAMES, read_spreads
from attune.place.content.files import read
from tests.domain.uncertainty.modelled import SPREADS


@pytest.fixture
def shipped() -> dict[str, Any]:
    data: dict[str, Any] = copy.deepcopy(dict(read("spreads", "expert-2026").data))
    return data


def test_every_spread_is_an_expert_prior_open_to_be_changed() -> None:
    assert tuple(SPREADS.figures) == NAMES
    for figure in SPREADS.figures.values():
        assert figure.kind.value == "expert prior"
        assert figure.source == "Attune proposal, editable"
        assert figure.low < figure.value < figure.high


def test_the_shipped_spreads_are_those_of_the_research() -> None:
    assert [SPREADS[name] for name in NAMES] == [200, 0.25, 0.2, 0.5, 60, 60, 100]


def test_a_file_without_one_of_them_is_refused(shipped: dict[str, Any]) -> None:
    del shipped["figures"]["gradient_sd"]
    with pytest.raises(Refused, match="must be exactly: national_mix_size, gradient_sd"):
        read_spreads(shipped, file="mine.toml")


def test_a_spread_outside_its_range_is_refused(shipped: dict[str, Any]) -> None:
    shipped["figures"]["gradient_sd"]["value"] = 3
    with pytest.raises(Refused, match="gradient_sd"):
        read_spreads(shipped, file="mine.toml")
