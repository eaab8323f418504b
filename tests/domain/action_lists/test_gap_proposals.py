"""Which gaps of a map ask for an action."""

from hypothesis import given

from attune.domain.action_lists.gaps import ASKING, Gap, gaps_of
from attune.domain.levels import Grouping
from attune.domain.offers.standing import Shortfall, State
from attune.domain.offers.vocabulary import Focus, Stage
from tests.domain.offers_made_up import a_matrix, a_service, maps, nothing

EVERY = tuple(Stage)
HELP = Grouping.GETTING_HELP


def gaps(*services: object, **more: object) -> dict[str, Gap]:
    found = gaps_of(a_matrix(*services, **more), "wrenbridge")  # type: ignore[arg-type]
    return {gap.key: gap for gap in found}


def test_an_empty_map_asks_for_one_thing_only() -> None:
    assert gaps_of(a_matrix(), "wrenbridge") == (Gap(None, State.NOT_ASKED, EVERY),)


def test_what_is_there_asks_for_nothing_and_the_stages_beside_it_do() -> None:
    found = gaps(a_service(stages=["antenatal", "to_6_months"]))
    assert found["getting_help.not_asked"].stages == EVERY[2:]
    assert "getting_help.partial" not in found


def test_what_was_looked_for_in_vain_is_a_matter_for_commissioners() -> None:
    gap = gaps(a_service(groupings=["thriving"]), says=(nothing(),))["getting_help.none_found"]
    assert (gap.everywhere, gap.category) == (True, "specialised_support")


def test_what_every_family_lacks_stands_under_universal_services() -> None:
    says = (nothing(grouping=Grouping.THRIVING),)
    assert gaps(a_service(), says=says)["thriving.none_found"].category == "universal_services"


def test_a_partial_cell_says_what_keeps_families_out() -> None:
    gap = gaps(a_service(geography="North"))["getting_help.partial"]
    assert (gap.shortfalls, gap.category) == ((Shortfall.GEOGRAPHY,), "access")


def test_a_planned_service_asks_for_nothing() -> None:
    found = gaps(a_service(standing="planned"))
    assert Stage.ANTENATAL not in found["getting_help.not_asked"].stages


def test_stages_without_anybody_specialised_are_one_gap_and_the_first() -> None:
    first = gaps_of(a_matrix(a_service(stages=["antenatal"])), "wrenbridge")[0]
    assert (first.focus, first.stages) == (Focus.SPECIALISED, EVERY[1:])
    assert (first.key, first.category) == ("specialised.none_found", "specialised_support")


def test_where_somebody_specialises_at_every_stage_there_is_no_such_gap() -> None:
    every = a_service(stages=[stage.value for stage in Stage])
    assert not [each for each in gaps_of(a_matrix(every), "wrenbridge") if each.focus]


@given(maps())
def test_each_cell_that_asks_is_in_exactly_one_gap(matrix: object) -> None:
    found = gaps_of(matrix, "wrenbridge")  # type: ignore[arg-type]
    told = [(gap.grouping, gap.focus, stage) for gap in found for stage in gap.stages]
    assert len(told) == len(set(told))
    assert all(gap.state in ASKING for gap in found)
    assert len({gap.key for gap in found}) == len(found)
