"""All small areas of the files, and the authorities they make up."""

import pytest

from attune.domain.neighbourhoods import Neighbourhood, Neighbourhoods
from attune.domain.refusals import Refused
from tests.domain.places import UNRANKED, VINTAGES

NAMES = {"E1": "Wrenbridge", "E2": "Port Ellery", "E3": "Vale, County of", "W1": "Cardiff"}
AREAS = (
    Neighbourhood("E1", 30, 45, 10),
    Neighbourhood("E1", 20, 31, 20_000),
    Neighbourhood("E2", 10, 15, 5),
    Neighbourhood("E3", 0, 0, 6),
    Neighbourhood("W1", 40, 60, None),
    Neighbourhood("", 7, 9, 7),
)
ALL = Neighbourhoods.of(VINTAGES, NAMES, AREAS)


@pytest.mark.parametrize("wanted", ["E1", "e1", "Wrenbridge", " wrenbridge "])
def test_an_authority_is_found_by_code_or_name(wanted: str) -> None:
    assert ALL.authority(wanted) == "E1"


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ("Wrenbrige", "Did you mean Wrenbridge?"),
        ("vale", "Did you mean Vale, County of?"),
        ("port", "Did you mean Port Ellery?"),
    ],
)
def test_an_unknown_name_brings_near_ones(wanted: str, hint: str) -> None:
    with pytest.raises(Refused) as refused:
        ALL.authority(wanted)
    assert str(refused.value).endswith(hint)


@pytest.mark.parametrize("wanted", ["E09999999", "", "zzz"])
def test_an_unknown_code_is_refused_plainly(wanted: str) -> None:
    with pytest.raises(Refused, match=f"No area of these files belongs to “{wanted}”$"):
        ALL.authority(wanted)


def test_an_authority_holds_its_own_areas() -> None:
    here = ALL.profile("E1")
    assert (here.place, here.areas, here.total) == ("Wrenbridge", 2, 50)


def test_several_authorities_make_one_place() -> None:
    both = ALL.profile("E1", "E2")
    assert (both.place, both.total) == ("Wrenbridge and Port Ellery", 60)


def test_an_authority_without_children_is_refused() -> None:
    with pytest.raises(Refused, match="No children under two are counted in Vale, County of"):
        ALL.profile("E3")


def test_an_authority_without_areas_is_refused() -> None:
    with pytest.raises(Refused, match="No area of these files belongs to E9"):
        ALL.profile("E9")


def test_a_welsh_authority_has_no_ranks() -> None:
    assert ALL.profile("W1").ranks is None
    assert ALL.profile("E1", "W1").ranks is None


def test_england_is_every_ranked_area_whatever_its_authority() -> None:
    assert ALL.england().total == 67
    assert ALL.ranked == 5


def test_five_areas_do_not_cover_england() -> None:
    assert not ALL.covers_england


def test_without_deprivation_nothing_covers_england() -> None:
    assert not Neighbourhoods.of(UNRANKED, NAMES, AREAS[4:5]).covers_england
