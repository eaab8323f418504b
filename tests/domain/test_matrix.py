"""What a cell of the gap matrix says: the truth table of its rule, and what must always hold."""

from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.levels import Grouping
from attune.domain.offers.cells import Asked
from attune.domain.offers.grid import Down, grid
from attune.domain.offers.standing import Funding, Running, Shortfall, State
from attune.domain.offers.vocabulary import Focus, MadeFor, Stage, WhoFor
from attune.domain.refusals import Refused
from tests.domain.offers_made_up import (
    AREAS,
    HERE,
    TODAY,
    WHOLE,
    a_matrix,
    a_service,
    maps,
    nothing,
    questions,
)

# What is said of one service in pregnancy -> what its cell shows, and why it is only partial.
ONE_SERVICE: dict[str, tuple[dict[str, Any], State, tuple[Shortfall, ...]]] = {
    "specialised and open": ({}, State.PRESENT, ()),
    "with an additional focus": ({"focus": "additional"}, State.PRESENT, ()),
    "for all of pregnancy by age": (
        {"stages": None, "ages_eligible": {"from_months": -9, "to_months": 24}},
        State.PRESENT,
        (),
    ),
    "only within a boundary": ({"geography": "North"}, State.PARTIAL, (Shortfall.GEOGRAPHY,)),
    "full": (
        {"capacity": {"value": "0", "on": "2026-11-01"}},
        State.PARTIAL,
        (Shortfall.FULL,),
    ),
    "with room": ({"capacity": {"value": "4", "on": "2026-11-01"}}, State.PRESENT, ()),
    "closed for now": (
        {"running": Running.CLOSED_FOR_NOW},
        State.PARTIAL,
        (Shortfall.CLOSED_FOR_NOW,),
    ),
    "only from 16 to 26 weeks": (
        {"ages_eligible": {"from_months": -6, "to_months": -3}},
        State.PARTIAL,
        (Shortfall.PART_OF_STAGE,),
    ),
    "seeing only the last weeks": (
        {"ages_seen": {"from_months": -2, "to_months": 12}},
        State.PARTIAL,
        (Shortfall.PART_SEEN,),
    ),
    "non-specialised": (
        {"focus": "non_specialised"},
        State.PARTIAL,
        (Shortfall.NON_SPECIALISED,),
    ),
    "of a focus nobody knows": ({"focus": None}, State.PARTIAL, (Shortfall.FOCUS_UNKNOWN,)),
    "non-specialised and within a boundary": (
        {"focus": "non_specialised", "geography": "North"},
        State.PARTIAL,
        (Shortfall.GEOGRAPHY, Shortfall.NON_SPECIALISED),
    ),
    "eligible, but seeing only the over-fives": (
        {"ages_seen": {"from_months": 60, "to_months": 216}},
        State.UNSEEN,
        (),
    ),
    "unseen and within a boundary": (
        {"ages_seen": {"from_months": 60, "to_months": 216}, "geography": "North"},
        State.UNSEEN,
        (),
    ),
    "planned": ({"standing": "planned"}, State.ASPIRATIONAL, ()),
    "aspirational": ({"standing": "aspirational"}, State.ASPIRATIONAL, ()),
    "planned, whatever else": (
        {"standing": "planned", "focus": "non_specialised", "geography": "North"},
        State.ASPIRATIONAL,
        (),
    ),
    "ended": ({"standing": "ended"}, State.NOT_ASKED, ()),
    "no longer running": ({"running": Running.STOPPED}, State.NOT_ASKED, ()),
    "of another stage": ({"stages": ["to_2_years"]}, State.NOT_ASKED, ()),
    "of another level": ({"groupings": ["thriving"]}, State.NOT_ASKED, ()),
    "for somebody else": ({"who_for": ["father_or_partner"]}, State.NOT_ASKED, ()),
    "for nobody named": ({"who_for": None}, State.NOT_ASKED, ()),
    "of no known level": ({"groupings": None}, State.NOT_ASKED, ()),
}


@pytest.mark.parametrize("case", ONE_SERVICE, ids=lambda case: case)
def test_one_service_gives_its_cell_its_state(case: str) -> None:
    changes, state, shortfalls = ONE_SERVICE[case]
    cell = a_matrix(a_service(**changes)).cell(HERE)
    assert (cell.state, cell.shortfalls) == (state, shortfalls)


STATES = {
    State.PRESENT: {},
    State.PARTIAL: {"geography": "North"},
    State.UNSEEN: {"ages_seen": {"from_months": 60, "to_months": 216}},
    State.ASPIRATIONAL: {"standing": "planned"},
}


@pytest.mark.parametrize(("one", "other"), list(product(STATES, STATES)))
@pytest.mark.parametrize("says", [False, True])
def test_the_better_state_prevails_whatever_anybody_said(
    one: State, other: State, says: bool
) -> None:
    services = (a_service("One", **STATES[one]), a_service("Other", **STATES[other]))
    cell = a_matrix(*services, says=(nothing(),) if says else ()).cell(HERE)
    better = min(one, other, key=list(State).index)
    assert cell.state is better
    assert cell.contradicted is (says and better.current)


def test_with_no_service_it_is_said_or_was_never_asked() -> None:
    assert a_matrix().cell(HERE).state is State.NOT_ASKED
    assert a_matrix(says=(nothing(),)).cell(HERE).state is State.NONE_FOUND


def test_a_contradiction_keeps_both_sides() -> None:
    cell = a_matrix(a_service(), says=(nothing(),)).cell(HERE)
    assert cell.state is State.PRESENT
    assert cell.contradicted
    assert [each.service.name for each in cell.services] == ["Baby and You"]
    assert [(each.said_by, each.on) for each in cell.statements] == [("Lena", TODAY)]


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"stage": Stage.TO_2_YEARS},
        {"who": WhoFor.FATHER_OR_PARTNER},
        {"area": "vale"},
        {"grouping": Grouping.THRIVING},
        {"focus": Focus.NON_SPECIALISED},
        {"within": "The northern wards"},
    ],
)
def test_nothing_said_of_one_thing_says_nothing_of_another(elsewhere: dict[str, Any]) -> None:
    said = nothing(**elsewhere)
    assert a_matrix(says=(said,)).cell(HERE).state is State.NOT_ASKED
    assert not a_matrix(a_service(), says=(said,)).cell(HERE).contradicted


def test_a_wide_question_is_answered_only_by_statements_about_all_of_it() -> None:
    anybody = Asked(level=Grouping.GETTING_HELP, stage=Stage.ANTENATAL, area="wrenbridge")
    one_by_one = [nothing(who=who) for who in WhoFor]
    assert a_matrix(says=tuple(one_by_one[1:])).cell(anybody).state is State.NOT_ASKED
    assert a_matrix(says=tuple(one_by_one)).cell(anybody).state is State.NONE_FOUND
    everywhere = Asked(level=Grouping.GETTING_HELP, stage=Stage.ANTENATAL)
    assert a_matrix(says=(nothing(),)).cell(everywhere).state is State.NOT_ASKED
    all_areas = tuple(nothing(area=area) for area in AREAS)
    assert a_matrix(says=all_areas).cell(everywhere).state is State.NONE_FOUND


def test_all_areas_together_are_present_only_where_each_of_them_is() -> None:
    everywhere = Asked(level=Grouping.GETTING_HELP, stage=Stage.ANTENATAL)
    one = a_service("Here only")
    cell = a_matrix(one).cell(everywhere)
    assert (cell.state, cell.shortfalls) == (State.PARTIAL, (Shortfall.SOME_AREAS,))
    others = a_service("Elsewhere", *AREAS[1:])
    assert a_matrix(one, others).cell(everywhere).state is State.PRESENT
    bounded = a_service("Elsewhere", *AREAS[1:], geography="North")
    assert a_matrix(one, bounded).cell(everywhere).state is State.PARTIAL


def test_none_of_one_focus_is_said_only_of_that_focus() -> None:
    said = nothing(focus=Focus.SPECIALISED)
    specialised = Asked(**{**vars(HERE), "focus": Focus.SPECIALISED})
    assert a_matrix(says=(said,)).cell(specialised).state is State.NONE_FOUND
    beside = a_matrix(a_service(focus="non_specialised"), says=(said,))
    assert beside.cell(specialised).state is State.NONE_FOUND
    assert beside.cell(HERE).state is State.PARTIAL
    assert not beside.cell(HERE).contradicted


def test_asking_for_a_focus_makes_it_no_shortfall() -> None:
    wanted = Asked(**{**vars(HERE), "focus": Focus.NON_SPECIALISED})
    cell = a_matrix(a_service(focus="non_specialised")).cell(wanted)
    assert (cell.state, cell.shortfalls) == (State.PRESENT, ())


def test_everyday_levels_ask_for_no_focus() -> None:
    midwives = a_service("Midwives", focus="non_specialised", groupings=["getting_advice"])
    cell = a_matrix(midwives).cell(Asked(**{**vars(HERE), "level": Grouping.GETTING_ADVICE}))
    assert cell.state is State.PRESENT


def test_a_gap_for_one_community_shows_where_others_are_served() -> None:
    matrix = a_matrix(a_service(made_for=["young_parents"]), a_service("For all"))
    shown = grid(
        matrix, Down.MADE_FOR, Asked(level=Grouping.GETTING_HELP, area="wrenbridge"), area_names={}
    )
    states = {row.title: row.cells[0].state for row in shown.rows}
    assert states[MadeFor.YOUNG_PARENTS.title] is State.PRESENT
    assert states[MadeFor.DEAF_FAMILIES.title] is State.NOT_ASKED


def test_languages_are_the_ones_services_name_in_any_case() -> None:
    matrix = a_matrix(
        a_service(languages=["Urdu", "Polish"]), a_service("Other", languages=["urdu"])
    )
    shown = grid(matrix, Down.LANGUAGE, Asked(), area_names={})
    assert [(row.title, row.cells[0].count) for row in shown.rows] == [("Polish", 1), ("Urdu", 2)]


def test_birmingham_eligible_but_nobody_under_two_on_the_caseload() -> None:
    """The published finding: some services could see under-twos and have none on their books."""
    service = a_service(
        "A service from birth to 25 years",
        groupings=["getting_more_help"],
        focus="additional",
        stages=None,
        who_for=None,
        ages_eligible={"from_months": 0, "to_months": 300},
        ages_seen={"from_months": 24, "to_months": 300},
        wte="12",
    )
    matrix = a_matrix(service)
    row = grid(matrix, Down.LEVEL, Asked(area="wrenbridge"), area_names={}).rows[3]
    assert [cell.state for cell in row.cells] == [
        State.NOT_ASKED,
        State.UNSEEN,
        State.UNSEEN,
        State.UNSEEN,
        State.PRESENT,
    ]
    assert [cell.wte for cell in row.cells] == [0, 0, 0, 0, 12]


@pytest.mark.parametrize(
    ("ends", "on", "funding"),
    [
        ("2026-11-01", TODAY, Funding.ENDED),
        ("2026-11-02", TODAY, Funding.ENDS_SOON),
        ("2027-03-31", TODAY, Funding.ENDS_SOON),
        ("2027-11-02", TODAY, Funding.ENDS_SOON),
        ("2027-11-03", TODAY, None),
        ("2029-03-01", date(2028, 2, 29), Funding.ENDS_SOON),
        ("2029-03-02", date(2028, 2, 29), None),
        (None, TODAY, None),
    ],
)
def test_funding_that_ends_within_twelve_months_is_marked(
    ends: str | None, on: date, funding: Funding | None
) -> None:
    assert a_service(funding_ends=ends).funding(on=on) is funding


def test_what_is_not_there_has_no_funding_to_lose() -> None:
    assert a_service(standing="planned", funding_ends="2026-12-31").funding(on=TODAY) is None


def test_services_that_no_cell_can_hold_are_told_apart() -> None:
    matrix = a_matrix(
        a_service("Placed"),
        a_service("No level", groupings=None),
        a_service("No stage", stages=None),
        a_service("Ended", groupings=None, standing="ended"),
    )
    assert [each.name for each in matrix.unplaced()] == ["No level", "No stage"]


def test_a_service_reaches_somewhere_and_each_area_once() -> None:
    for areas in ((), ("vale", "vale")):
        with pytest.raises(Refused, match="each area"):
            type(a_service())("x", "x", a_service().offer, areas)


def test_a_statement_has_somebody_who_said_it() -> None:
    with pytest.raises(Refused, match="Say who"):
        nothing(said_by=" ")


@given(st.data())
def test_none_found_is_never_said_where_nobody_said_it(data: st.DataObject) -> None:
    matrix = data.draw(maps())
    asked = data.draw(questions(matrix))
    cell = matrix.cell(asked)
    silent = a_matrix(*matrix.services, vocabulary=matrix.vocabulary).cell(asked)
    assert silent.state is not State.NONE_FOUND
    if cell.state is State.NONE_FOUND:
        assert cell.statements and not cell.services
        assert silent.state is State.NOT_ASKED
    elif cell.state is State.NOT_ASKED:
        assert not cell.services
        widest = {
            (s.grouping, s.area)
            for s in matrix.statements
            if s == nothing(grouping=s.grouping, area=s.area)
        }
        groupings = matrix.crosswalk.groupings_of(asked.level) if asked.level else Grouping
        areas = [asked.area] if asked.area else AREAS
        assert not set(product(groupings, areas)) <= widest
    else:
        assert cell.state is silent.state


@given(st.data())
def test_a_statement_never_hides_a_service(data: st.DataObject) -> None:
    matrix = data.draw(maps())
    asked = data.draw(questions(matrix))
    silent = a_matrix(*matrix.services, vocabulary=matrix.vocabulary)
    assert matrix.cell(asked).services == silent.cell(asked).services


@given(st.data())
def test_a_contradiction_is_a_current_service_and_a_statement(data: st.DataObject) -> None:
    matrix = data.draw(maps())
    cell = matrix.cell(data.draw(questions(matrix)))
    if cell.contradicted:
        assert cell.state.current
        assert cell.statements


@given(st.data())
def test_a_wider_question_never_has_a_worse_state(data: st.DataObject) -> None:
    matrix = data.draw(maps())
    asked = data.draw(questions(matrix))
    wider = Asked(level=asked.level, stage=asked.stage, area=asked.area, focus=asked.focus)
    with_service = matrix.cell(asked).state
    if with_service not in (State.NONE_FOUND, State.NOT_ASKED):
        order = list(State)
        assert order.index(matrix.cell(wider).state) <= order.index(with_service)


def test_the_made_up_service_is_whole() -> None:
    assert a_matrix(a_service()).cell(HERE).state is State.PRESENT
    assert set(WHOLE) == {"groupings", "focus", "stages", "who_for"}
