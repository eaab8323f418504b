"""Whole-time equivalents divided over the matrix: exact, and never more than there are."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.levels import Grouping
from attune.domain.offers.cells import Asked
from attune.domain.offers.crosswalk import Vocabulary
from attune.domain.offers.fields import key_of
from attune.domain.offers.grid import Down, grid
from attune.domain.offers.matrix import Matrix, in_vocabulary
from attune.domain.offers.standing import Mapped, Running
from attune.domain.offers.vocabulary import MadeFor, Stage, WhoFor
from tests.domain.offers_made_up import AREAS, OFFERS, a_matrix, a_service, maps


def every_cell(matrix: Matrix, **asked: object) -> Fraction:
    """The sum over all the smallest cells that have one person each."""
    cells = product(matrix.vocabulary.words, Stage, WhoFor, matrix.areas)
    return sum(
        (
            matrix.cell(Asked(level, stage, who, area, **asked)).wte  # type: ignore[arg-type]
            for level, stage, who, area in cells
        ),
        start=Fraction(0),
    )


def test_stated_shares_divide_the_time_and_the_rest_equally() -> None:
    service = a_service(
        groupings=["getting_help", "getting_more_help"],
        stages=["antenatal", "to_6_months", "to_12_months"],
        who_for=["mother", "dyad"],
        wte="6",
        wte_shares={"getting_help": "0.75", "getting_more_help": "0.25"},
    )
    matrix = a_matrix(service)
    assert matrix.cell(Asked(level=Grouping.GETTING_HELP)).wte == Fraction("4.5")
    assert matrix.cell(Asked(stage=Stage.ANTENATAL)).wte == 2
    assert matrix.cell(Asked(who=WhoFor.DYAD)).wte == 3
    one = Asked(Grouping.GETTING_MORE_HELP, Stage.TO_6_MONTHS, WhoFor.MOTHER, "wrenbridge")
    assert matrix.cell(one).wte == Fraction(1, 4)


def test_an_unstated_service_divides_equally_and_exactly() -> None:
    service = a_service(groupings=["thriving", "getting_advice", "getting_help"], wte="1")
    cell = a_matrix(service).cell(Asked(level=Grouping.THRIVING))
    assert cell.wte == Fraction(1, 3)


def test_shares_below_the_whole_leave_a_rest_that_is_shown() -> None:
    """A team that also sees older children says which part of it is for these families."""
    service = a_service(wte="12.5", wte_shares={"getting_help": "0.2"})
    matrix = a_matrix(service)
    assert matrix.cell(Asked()).wte == Fraction("2.5")
    assert matrix.wte() == Fraction("12.5")
    assert matrix.wte_unplaced() == 10


def test_time_is_not_laid_where_nobody_is_seen() -> None:
    seen = {"from_months": 12, "to_months": 60}
    service = a_service(stages=[each.value for each in Stage], ages_seen=seen, wte="4")
    row = grid(a_matrix(service), Down.LEVEL, Asked(), area_names={}).rows[2]
    assert [cell.wte for cell in row.cells] == [0, 0, 0, 2, 2]


def test_a_service_that_sees_none_of_its_stages_places_nothing() -> None:
    service = a_service(ages_seen={"from_months": 120, "to_months": 200}, wte="4")
    matrix = a_matrix(service)
    assert (matrix.cell(Asked()).wte, matrix.wte_unplaced()) == (0, 4)


def test_areas_beyond_the_map_keep_their_part() -> None:
    service = a_service("Far and wide", "wrenbridge", "vale", "elsewhere", "further", wte="8")
    matrix = a_matrix(service)
    assert matrix.cell(Asked(area="vale")).wte == 2
    assert matrix.cell(Asked()).wte == matrix.wte() == 4


@pytest.mark.parametrize("standing", ["planned", "aspirational", "ended"])
def test_what_is_not_there_has_no_time(standing: str) -> None:
    matrix = a_matrix(a_service(wte="5", standing=standing))
    assert matrix.cell(Asked()).wte == matrix.wte() == 0


@given(maps())
def test_all_cells_together_never_exceed_what_the_services_have(matrix: Matrix) -> None:
    whole = sum((each.wte for each in matrix.services), start=Fraction(0))
    assert every_cell(matrix) <= matrix.cell(Asked()).wte <= matrix.wte() <= whole
    assert matrix.wte_unplaced() >= 0


@given(maps(), st.sampled_from(Down), st.sampled_from([None, *AREAS]))
def test_no_table_shows_more_than_its_area_has(matrix: Matrix, down: Down, area: str) -> None:
    shown = grid(matrix, down, Asked(area=area), area_names={})
    assert sum((row.wte for row in shown.rows), start=Fraction(0)) <= matrix.wte(
        None if down is Down.AREA else area
    )


@given(maps(), st.sampled_from(MadeFor))
def test_a_slice_for_one_community_never_exceeds_the_whole(
    matrix: Matrix, community: MadeFor
) -> None:
    assert every_cell(matrix, made_for=community) <= matrix.cell(Asked()).wte


PLACED = OFFERS.map(
    lambda offer: replace(
        offer,
        groupings=offer.groupings or (Grouping.THRIVING,),
        stages=offer.stages or (Stage.ANTENATAL,),
        who_for=offer.who_for or (WhoFor.BABY,),
        ages_seen=None,
        wte_shares=(),
    )
)


@given(maps(offers=PLACED))
def test_what_is_fully_placed_adds_to_exactly_the_whole(matrix: Matrix) -> None:
    inside = tuple(
        replace(each, areas=tuple(set(each.areas) & set(AREAS)) or AREAS[:1])
        for each in matrix.services
    )
    matrix = replace(matrix, services=inside)
    whole = sum((each.wte for each in inside), start=Fraction(0))
    assert every_cell(matrix) == matrix.cell(Asked()).wte == matrix.wte() == whole
    assert matrix.wte_unplaced() == 0


@given(maps(), st.sampled_from(Vocabulary))
def test_another_vocabulary_neither_makes_nor_loses_time(
    matrix: Matrix, vocabulary: Vocabulary
) -> None:
    services = tuple(
        replace(each, offer=replace(each.offer, wte_shares=())) for each in matrix.services
    )
    matrix = replace(matrix, services=services)
    assert in_vocabulary(matrix, vocabulary).cell(Asked()).wte == matrix.cell(Asked()).wte


def test_closed_for_now_keeps_its_staff_and_stopped_has_none() -> None:
    def wte(running: Running) -> Fraction:
        return a_matrix(a_service(running=running, wte="3")).wte()

    assert (wte(Running.CLOSED_FOR_NOW), wte(Running.STOPPED)) == (3, 0)


def test_a_service_of_no_known_size_adds_nothing() -> None:
    service: Mapped = a_service()
    assert service.offer.wte is None
    assert a_matrix(service, a_service("Other", wte=str(Decimal("0.1")))).wte() == Fraction("0.1")


def seconds_for(count: int) -> float:
    """Time of the processor, so that a busy machine does not count."""
    groupings = [key_of(each) for each in Grouping]
    services = [
        a_service(
            f"Service {number}",
            *AREAS[: 1 + number % 3],
            groupings=[groupings[number % 5], groupings[(number + 1) % 5]],
            stages=[each.value for each in Stage][number % 3 :],
            who_for=["mother", "dyad"],
            wte=str(number % 20),
        )
        for number in range(count)
    ]
    start = process_time()
    shown = grid(a_matrix(*services), Down.LEVEL, Asked(area="wrenbridge"), area_names={})
    took = process_time() - start
    assert sum(shown.tally.values()) == 25
    return took


def test_a_table_of_two_thousand_services_takes_as_long_as_its_services_are_many() -> None:
    """Four times as many take four times as long and a little, on any machine."""
    assert seconds_for(2_000) < 8 * seconds_for(500)
