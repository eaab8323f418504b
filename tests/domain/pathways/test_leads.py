"""Where each answer leads: every way a walk can take is told, in the order it is tried."""

from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain.pathways.leads import closed_answers, leads
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.steps import Step
from attune.domain.pathways.walking import Said, walk
from tests.domain.pathways.small_pathway import plain, small
from tests.pathways_drawn import sound_pathways


def step_with(routes: list[dict[str, object]]) -> tuple[Pathway, Step]:
    steps = [
        each | {"routes": routes} if each["key"] == "ask" else each for each in plain()["steps"]
    ]
    pathway = small(steps=steps)
    return pathway, pathway.step("ask")


@given(sound_pathways(15), st.data())
@settings(max_examples=30)
def test_every_step_of_a_walk_follows_a_lead(pathway: Pathway, data: st.DataObject) -> None:
    at = walk(pathway)
    while at.offered:
        said = Said(at.step.key, data.draw(st.sampled_from(at.offered)))
        told = leads(pathway, at.step)
        at = walk(pathway, (*at.gone, said))
        here = [
            lead.to.key for lead in told if (lead.answer.key if lead.answer else "") == said.answer
        ]
        assert at.step.key in here


def test_a_condition_is_told_with_its_step_and_answers() -> None:
    when = [{"step": "ask", "any_of": ["yes"]}]
    pathway, step = step_with([{"to": "look", "when": when}, {"to": "well"}])
    first, second, *_ = leads(pathway, step)
    assert [(n.step.key, [a.text for a in n.answers]) for n in first.needed] == [("ask", ["Yes"])]
    assert (first.to.key, second.to.key) == ("look", "well")
    assert second.needed == ()


def test_what_stands_behind_an_open_way_is_not_told() -> None:
    pathway, step = step_with([{"to": "well"}, {"to": "look"}])
    assert {lead.to.key for lead in leads(pathway, step)} == {"well"}


def test_a_way_back_and_what_follows_it_are_both_told() -> None:
    pathway, step = step_with([{"to": "look", "again": True}, {"to": "well"}])
    assert [(lead.to.key, lead.again) for lead in leads(pathway, step)][:2] == [
        ("look", True),
        ("well", False),
    ]


def test_an_answer_that_no_way_takes_is_named() -> None:
    _pathway, step = step_with([{"answers": ["no", "yes"], "to": "well"}])
    assert [answer.key for answer in closed_answers(step)] == ["unsafe"]
