"""Pictures of what both ways come to, where nobody comes, nobody begins, or nobody waits."""

from dataclasses import replace

import pytest

from attune.domain.flow.scenarios.answers import Compared
from attune.domain.flow.scenarios.simulated import Simulated, plan_for
from attune.domain.flow.scenarios.situation import Situation
from attune.domain.flow.scenarios.steps import Step, Way
from attune.planning.flow import sentences
from attune.planning.flow.drawn import drawn
from tests.domain.flow.scenarios.area import an_area


def compared_of(situation: Situation) -> Compared:
    return Simulated.of(situation, plan_for(situation.rates), range(3)).compared


def shown_of(situation: Situation, step: Step | None) -> dict:
    found = drawn(compared_of(situation), step, situation.rates)
    pictures = [found["gains"], found["enough"], *found["flows"], found["ages"], found["waits"]]
    for picture in (*pictures, *found["queues"]):
        if picture is not None:
            assert picture.svg("key")
            assert picture.table.rows
    return found


def test_a_need_that_nobody_has_is_left_out() -> None:
    area = an_area()
    area = replace(area, in_need={**area.in_need, Step.LONG: 0})
    found = shown_of(area, Step.LONG)
    assert found["flows"] == []
    assert found["ages"] is None
    assert [pair.label for pair in found["gains"].pairs] == [
        *(step.title for step in Step if step is not Step.LONG),
        "All families",
    ]
    answer = sentences.answer(compared_of(area), area.rates, Step.LONG)
    assert "no difference can be told" in answer[0]


def test_where_nobody_works_nobody_begins_and_all_is_drawn() -> None:
    area = an_area().with_wte(dict.fromkeys(Step, 0.0))
    found = shown_of(area, None)
    assert found["waits"] is None
    assert len(found["queues"]) == 2  # at the first step, and at the assessment
    answer = sentences.answer(compared_of(area), area.rates)
    assert "about 0 begin the help they need" in answer[0]
    assert answer[1] == "At no level of need is there a clear difference."


def test_where_everybody_works_nobody_waits() -> None:
    found = shown_of(an_area().with_wte(dict.fromkeys(Step, 200.0)), None)
    assert found["waits"] is None
    assert found["queues"] == []


@pytest.mark.parametrize("step", [None, *Step])
def test_every_need_can_be_drawn_and_its_streams_end_somewhere(step: Step | None) -> None:
    found = shown_of(an_area(), step)
    for flow in found["flows"]:
        assert flow.loops == ()
    titles = [flow.title for flow in found["flows"]]
    assert titles == ["Escalator: where families go", "Front door: where families go"]


def test_sentences_name_the_same_winners_as_the_intervals() -> None:
    compared = compared_of(an_area(accuracy=1))
    said = sentences.answer(compared, an_area().rates)[1]
    gain = compared.gain(Step.LONG)
    assert gain.difference is not None
    assert gain.difference.low is not None
    assert gain.difference.low > 0
    assert "more of those who need" in said
    assert "long-term PAIR" in said
    assert sentences.today(None) == ""
    assert all(sentences.today(way) for way in Way)
