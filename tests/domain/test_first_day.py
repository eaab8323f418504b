"""A lead's first day: what is done is what is there, and any step may be skipped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.first_day import Step, StepState, WhatIsThere
from attune.domain.refusals import Refused

COUNT = st.integers(0, 2)
THERE = st.builds(
    WhatIsThere,
    authority=st.booleans(),
    population=st.booleans(),
    estimates=COUNT,
    services=COUNT,
    rounds=COUNT,
    invited=COUNT,
    checks=COUNT,
    pathways=COUNT,
    actions=COUNT,
)


def test_a_new_area_begins_with_its_authority() -> None:
    nothing = WhatIsThere()
    assert nothing.nothing_yet
    assert nothing.next_step() is Step.AUTHORITY
    waits = [step for step in Step if nothing.state(step) is StepState.WAITS]
    assert waits == [Step.POPULATION, Step.NEED, Step.PHONE_ROUND]


def test_step_by_step_it_leads_to_the_brief() -> None:
    there, walked = {}, []
    adds = {
        Step.AUTHORITY: {"authority": True},
        Step.POPULATION: {"population": True},
        Step.NEED: {"estimates": 1},
        Step.DIRECTORY: {"services": 9},
        Step.SECTORS: {"rounds": 1, "invited": 3},
        Step.PHONE_ROUND: {"checks": 1},
        Step.PATHWAY: {"pathways": 1},
        Step.ACTIONS: {"actions": 4},
    }
    while (step := WhatIsThere(**there).next_step()) is not Step.BRIEF:
        walked.append(step)
        there |= adds[step]
    assert walked == list(adds)


def test_a_round_without_anybody_invited_is_begun() -> None:
    assert WhatIsThere(rounds=1).state(Step.SECTORS) is StepState.BEGUN


@given(THERE, st.sets(st.sampled_from(Step)))
def test_what_comes_next_can_be_done_and_was_not_skipped(
    there: WhatIsThere, skipped: set[Step]
) -> None:
    step = there.next_step(skipped)
    if step is not Step.BRIEF:
        assert step not in skipped
        assert there.state(step) in (StepState.TO_DO, StepState.BEGUN)


@given(THERE)
def test_who_skips_everything_has_the_brief(there: WhatIsThere) -> None:
    assert there.next_step(tuple(Step)) is Step.BRIEF


@given(THERE)
def test_what_is_neither_done_nor_the_brief_waits(there: WhatIsThere) -> None:
    done = {step for step in Step if there.state(step) is StepState.DONE}
    assert {*there.waiting, *done, Step.BRIEF} == set(Step)
    assert not done.intersection(there.waiting)


def test_there_is_never_less_than_nothing() -> None:
    with pytest.raises(Refused):
        WhatIsThere(services=-1)
