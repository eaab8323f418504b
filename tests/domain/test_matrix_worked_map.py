"""The published Cwm Taf Morgannwg map reproduces its finding; what is refused of such a file."""

from copy import deepcopy
from typing import Any

import pytest

from attune.domain.levels import Grouping
from attune.domain.offers.cells import Asked
from attune.domain.offers.crosswalk import Vocabulary
from attune.domain.offers.matrix import Matrix, in_vocabulary
from attune.domain.offers.standing import Shortfall, State
from attune.domain.offers.vocabulary import Focus, Stage, Standing, Tier, WhoFor
from attune.domain.offers.worked_map import read_map
from attune.domain.refusals import Refused
from attune.place.content.files import read
from tests.domain.offers_made_up import CROSSWALK

FILE = read("examples", "cwm-taf-morgannwg-map")
MAP = read_map(FILE.data, file="cwm-taf-morgannwg-map.toml")
AREAS = tuple(MAP.areas)
MATRIX = Matrix(CROSSWALK, Vocabulary.TIERS, AREAS, MAP.services, MAP.statements)
# Names that the summary gives its services; the example describes them instead.
NAMES = (
    "baby in mind",
    "supporting change",
    "miskin",
    "flying start",
    "families first",
    "home start",
    "home-start",
    "valleys kids",
    "resilient families",
    "connecting families",
    "grobrain",
    "early years forum",
)


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("vocabulary", [Vocabulary.TIERS, Vocabulary.GROUPINGS])
def test_no_specialised_relationship_service_was_found_in_any_area(
    area: str, vocabulary: Vocabulary
) -> None:
    matrix = in_vocabulary(MATRIX, vocabulary)
    tiers = vocabulary is Vocabulary.TIERS
    specialist = Tier.SPECIALIST if tiers else Grouping.GETTING_MORE_HELP
    for stage in Stage:
        cell = matrix.cell(Asked(specialist, stage, area=area, focus=Focus.SPECIALISED))
        assert cell.state is State.NONE_FOUND
        assert [said.said_by for said in cell.statements] == [
            "Parent-Infant Foundation, in its summary of the map"
        ]
    assert matrix.cell(Asked(area=area, focus=Focus.SPECIALISED)).count == 0


def test_the_three_areas_are_those_of_the_map() -> None:
    assert list(MAP.areas.values()) == ["Bridgend", "Merthyr Tydfil", "Rhondda Cynon Taf"]


@pytest.mark.parametrize("area", AREAS)
def test_specialist_but_not_specialised_is_visible(area: str) -> None:
    found = MATRIX.specialist_not_specialised(area)
    assert found
    assert all(each.offer.focus is not Focus.SPECIALISED for each in found)
    statutory = MATRIX.cell(Asked(Tier.STATUTORY, area=area))
    assert statutory.state.current
    assert {each.service.name for each in statutory.services} <= {each.name for each in found}


def test_perinatal_help_turns_on_the_mother_and_fills_the_cell_only_in_part() -> None:
    cell = MATRIX.cell(Asked(Tier.SPECIALIST, Stage.ANTENATAL, area="bridgend"))
    assert (cell.state, cell.shortfalls) == (State.PARTIAL, (Shortfall.NON_SPECIALISED,))


def test_child_mental_health_is_eligible_and_unseen() -> None:
    cell = MATRIX.cell(Asked(Tier.SPECIALIST, Stage.TO_2_YEARS, area="bridgend"))
    assert cell.state is State.UNSEEN


def test_pregnancy_is_a_particular_gap_in_bridgend() -> None:
    cell = MATRIX.cell(Asked(Tier.STATUTORY, Stage.ANTENATAL, area="bridgend"))
    assert (cell.state, cell.shortfalls) == (State.PARTIAL, (Shortfall.PART_OF_STAGE,))
    assert MATRIX.cell(Asked(Tier.TARGETED, Stage.ANTENATAL, area="bridgend")).state is (
        State.NOT_ASKED
    )


def test_what_was_counted_stays_what_was_counted() -> None:
    assert MATRIX.wte() == MATRIX.cell(Asked()).wte == 12.5


def test_what_the_summary_leaves_open_stays_to_check() -> None:
    queries = [query for each in MAP.services for query in each.offer.queries]
    assert len(queries) >= 10
    assert any("lost its columns" in query for query in queries)


def test_the_services_are_described_and_not_named() -> None:
    said = " ".join([*(each.name for each in MAP.services), *MAP.about.values()]).casefold()
    assert not [name for name in NAMES if name in said]
    assert all(each.offer.standing is Standing.CURRENT for each in MAP.services)


def test_nothing_is_said_of_fathers_that_the_summary_does_not_say() -> None:
    assert {who for each in MAP.services for who in each.whos} == {WhoFor.MOTHER}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d["services"][0].update(areas=["cardiff"]), "service 1, field “areas”: “card"),
        (lambda d: d["services"][1]["offer"].update(focus="broad"), "service 2: focus: “broad”"),
        (lambda d: d["services"][1].update(name="x"), "service 2, field “name”: there is no such"),
        (lambda d: d["services"][2].pop("about"), "service 3, field “about”: it is missing"),
        (lambda d: d["none_found"][0].update(grouping="tier 4"), "statement 1, field “grouping”"),
        (lambda d: d["none_found"][0].update(areas=["x"]), "statement 1, field “areas”"),
        (lambda d: d["none_found"][0].update(on="soon"), "statement 1, field “on”: a date"),
        (lambda d: d["none_found"][0].update(said_by=""), "Say who found"),
        (lambda d: d["services"][0].update(areas=[]), "each area it reaches once"),
        (lambda d: d.update(areas="three"), "a table is expected"),
    ],
)
def test_a_map_that_cannot_be_read_says_where(change: Any, said: str) -> None:
    data = deepcopy(FILE.data)
    change(data)
    with pytest.raises(Refused) as refused:
        read_map(data, file="map.toml")
    assert said in str(refused.value)
