"""The template is whole, and a task moves only as it may."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.assessments.tasks import (
    MOVES,
    Finding,
    Standing,
    TaskMove,
    TaskStanding,
    TaskState,
    moved,
    state_after,
    unsettled,
)
from attune.domain.assessments.template import Phase, Task, read_template
from attune.domain.refusals import Refused
from attune.place.content.files import read

TASK = Task("survey", "Survey", "Ask them")


def shipped() -> dict[str, Any]:
    return deepcopy(read("assessments", "birmingham-2022").data)


def test_the_template_has_the_four_workstreams_of_birmingham_and_its_governance() -> None:
    template = read_template(shipped(), file="x.toml")
    assert [each.key for each in template.workstreams] == [
        "need",
        "mapping",
        "workforce",
        "parents",
    ]
    assert all(each.tasks and each.instruments for each in template.workstreams)
    assert template.governance.timetable[-1].to_week == 26
    assert "Birmingham" in template.source


def test_a_template_that_cannot_be_used_is_refused_with_its_file_entry_and_field() -> None:
    data = shipped()
    del data["workstreams"][1]["tasks"][0]["title"]
    with pytest.raises(Refused, match=r"x\.toml, workstream 2, task 1, field “title”"):
        read_template(data, file="x.toml")
    twice = shipped()
    twice["governance"]["tasks"][0]["key"] = "population"
    with pytest.raises(Refused, match="a key of its own"):
        read_template(twice, file="x.toml")
    with pytest.raises(Refused, match="no such task"):
        read_template(shipped(), file="x.toml").task("nothing")


def test_a_task_is_either_seen_by_attune_or_kept_outside() -> None:
    with pytest.raises(Refused, match="kept outside"):
        Task("a", "A", "", finding="population", outside=True)
    with pytest.raises(Refused, match="weeks"):
        Phase("Late", 4, 3)


@given(st.lists(st.sampled_from(TaskMove), max_size=12))
def test_whatever_people_try_the_state_is_what_the_allowed_moves_lead_to(
    tried: list[TaskMove],
) -> None:
    state, made = TaskState.TO_DO, []
    for move in tried:
        if move in MOVES[state]:
            state = moved(state, move, note="why")
            made.append(move)
        else:
            with pytest.raises(Refused):
                moved(state, move, note="why")
    assert state_after(made) is state


def test_setting_aside_wants_a_reason() -> None:
    with pytest.raises(Refused, match="Say why"):
        moved(TaskState.TO_DO, TaskMove.SET_ASIDE, note="  ")


def test_a_finished_task_is_reopened_before_anything_else() -> None:
    with pytest.raises(Refused, match="This task is finished: reopen it first"):
        moved(TaskState.FINISHED, TaskMove.TAKE_ON)
    with pytest.raises(Refused, match="open already"):
        moved(TaskState.TO_DO, TaskMove.REOPEN)


@pytest.mark.parametrize(
    ("state", "finding", "standing"),
    [
        (TaskState.TO_DO, None, Standing.MISSING),
        (TaskState.TO_DO, Finding(False, "none"), Standing.MISSING),
        (TaskState.TO_DO, Finding(True, "there"), Standing.FOUND),
        (TaskState.TAKEN_ON, Finding(False, "none"), Standing.TAKEN_ON),
        (TaskState.FINISHED, Finding(False, "none"), Standing.FINISHED),
        (TaskState.SET_ASIDE, Finding(True, "there"), Standing.SET_ASIDE),
    ],
)
def test_what_is_found_needs_nobodys_word_but_a_decision_stands(
    state: TaskState, finding: Finding | None, standing: Standing
) -> None:
    at = TaskStanding(TASK, state, finding)
    assert at.standing is standing
    assert bool(unsettled([at])) is (standing in (Standing.MISSING, Standing.TAKEN_ON))


def test_nothing_is_asked_of_people_where_attune_sees_it_already() -> None:
    assert TaskStanding(TASK, TaskState.TO_DO, Finding(True, "there")).moves == ()
    assert TaskMove.FINISH in TaskStanding(TASK, TaskState.TO_DO, None).moves
