"""The checker on the steps of a pathway: every class of fault is found, and named by its key."""

from typing import Any

import pytest

from attune.domain.pathways.checking.checker import check
from attune.domain.pathways.checking.exploring import MOST_ANSWERS, MOST_STANDS, explore
from attune.domain.pathways.checking.findings import FindingKind
from attune.domain.pathways.checking.turning import Exactly
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.reading import read_pathway
from tests.pathways_rowed import tangled
from tests.pathways_written import an_act, an_ask, an_outcome, written


def found(pathway: Pathway) -> list[tuple[FindingKind, str]]:
    return [(each.kind, each.path) for each in check(pathway)]


def of(*steps: dict[str, Any], **fields: Any) -> Pathway:
    return read_pathway(written(*steps, **fields), file="test")


def test_a_sound_pathway_has_nothing_to_be_found() -> None:
    assert check(of(an_act("look", "end"), an_outcome("end"))) == ()


def test_a_step_to_which_nothing_leads() -> None:
    pathway = of(an_act("look", "end"), an_act("lost", "end"), an_outcome("end"))
    assert found(pathway) == [(FindingKind.UNREACHABLE, "steps.lost")]


def test_a_step_kept_out_by_conditions_that_never_hold_together() -> None:
    """Whoever says no ends; so nobody is left for whom the condition holds."""
    pathway = of(
        an_ask("well", {"to": "end", "answers": ["no"]}, {"to": "look"}),
        an_act("look", "never", when=[{"step": "well", "any_of": ["no"]}], then="end"),
        an_outcome("never"),
        an_outcome("end"),
    )
    assert found(pathway) == [(FindingKind.UNREACHABLE, "steps.never")]
    assert "“never”" in check(pathway)[0].sentence


def test_a_step_that_can_only_be_come_to_after_going_back() -> None:
    pathway = of(
        an_ask(
            "sure",
            {"to": "watch", "answers": ["no"], "again": True},
            {"to": "second-look", "answers": ["no"]},
            {"to": "end", "answers": ["yes"]},
        ),
        an_act("watch", "sure"),
        an_act("second-look", "end"),
        an_outcome("end"),
    )
    assert check(pathway) == ()


def test_a_step_and_an_answer_without_a_route() -> None:
    pathway = of(
        an_ask("well", {"to": "halt", "answers": ["yes"]}),
        {"key": "halt", "kind": "act", "title": "Halt"},
        an_outcome("end"),
    )
    assert found(pathway) == [
        (FindingKind.DEAD_END, "steps.well.answers.no"),
        (FindingKind.DEAD_END, "steps.halt"),
        (FindingKind.UNREACHABLE, "steps.end"),
    ]


def test_an_answer_whose_route_is_conditional_is_found_with_what_was_said_before() -> None:
    pathway = of(
        an_ask("well", {"to": "calm"}),
        an_ask(
            "calm",
            {"to": "end", "answers": ["yes"]},
            {"to": "end", "answers": ["no"], "when": [{"step": "well", "any_of": ["yes"]}]},
        ),
        an_outcome("end"),
    )
    (only,) = check(pathway)
    assert (only.kind, only.path) == (FindingKind.UNANSWERED, "steps.calm.answers.no")
    assert "“well” was answered otherwise" in only.sentence


def test_conditions_that_cover_every_answer_are_no_fault() -> None:
    pathway = of(
        an_ask("well", {"to": "look"}),
        {
            "key": "look",
            "kind": "act",
            "title": "Look",
            "routes": [
                {"to": "end", "when": [{"step": "well", "any_of": ["yes"]}]},
                {"to": "other", "when": [{"step": "well", "any_of": ["no"]}]},
            ],
        },
        an_outcome("end"),
        an_outcome("other"),
    )
    assert check(pathway) == ()


def test_an_answer_that_only_goes_back_leads_nowhere_the_second_time() -> None:
    pathway = of(
        an_act("look", "sure"),
        an_ask(
            "sure",
            {"to": "look", "answers": ["no"], "again": True},
            {"to": "end", "answers": ["yes"]},
        ),
        an_outcome("end"),
    )
    (only,) = check(pathway)
    assert (only.kind, only.path) == (FindingKind.UNANSWERED, "steps.sure.answers.no")
    assert "the second time" in only.sentence


def test_a_circle_is_named_step_by_step() -> None:
    pathway = of(
        an_ask("well", {"to": "look", "answers": ["no"]}, {"to": "end", "answers": ["yes"]}),
        an_act("look", "think"),
        an_act("think", "well"),
        an_outcome("end"),
    )
    (only,) = check(pathway)
    assert (only.kind, only.path) == (FindingKind.ENDLESS, "steps.well")
    assert "“well” → “look” → “think” lead round" in only.sentence


def test_every_circle_is_named_and_a_step_that_leads_to_itself() -> None:
    pathway = of(
        an_ask("one", {"to": "one", "answers": ["no"]}, {"to": "two", "answers": ["yes"]}),
        an_ask("two", {"to": "one", "answers": ["no"]}, {"to": "end", "answers": ["yes"]}),
        an_outcome("end"),
    )
    circles = [each.sentence for each in check(pathway) if each.kind is FindingKind.ENDLESS]
    assert len(circles) == 2
    assert any("leads to itself" in each for each in circles)


def test_an_outcome_that_shares_without_permission_is_named_with_a_walk() -> None:
    pathway = of(
        an_ask("well", {"to": "may-we", "answers": ["no"]}, {"to": "help", "answers": ["yes"]}),
        {**an_act("may-we", "help"), "consent": True},
        {**an_outcome("help"), "shares": True},
    )
    (only,) = check(pathway)
    assert (only.kind, only.path) == (FindingKind.NO_CONSENT, "steps.help")
    assert "“well” (yes) → “help”" in only.sentence


def test_permission_asked_on_every_way_is_enough() -> None:
    pathway = of(
        {**an_act("may-we", "help"), "consent": True}, {**an_outcome("help"), "shares": True}
    )
    assert check(pathway) == ()


@pytest.mark.parametrize(
    ("left_out", "kinds"),
    [
        ("standing_rules", [FindingKind.NO_CONSENT, FindingKind.NO_SAFEGUARDING]),
        ("contacts", [FindingKind.NO_SAFEGUARDING]),
        ("slots", [FindingKind.OUTCOME_WITHOUT_SLOTS]),
    ],
)
def test_what_is_missing_around_the_steps(left_out: str, kinds: list[FindingKind]) -> None:
    pathway = of(an_act("look", "end"), an_outcome("end"), **{left_out: []})
    assert [each.kind for each in check(pathway)] == kinds


def test_no_outcome_for_risk_support() -> None:
    slots = [{"key": "group", "grouping": "Thriving", "title": "A group", "text": "Meet."}]
    end = {**an_outcome("end"), "groupings": ["Thriving"]}
    pathway = of(an_act("look", "end"), end, slots=slots)
    assert found(pathway) == [(FindingKind.NO_SAFEGUARDING, "steps")]


def test_what_is_too_tangled_is_said_and_checked_more_strictly() -> None:
    """Eighteen questions that the last step remembers make a quarter of a million ways."""
    assert [kind for kind, _ in found(tangled(20))] == [FindingKind.TANGLED]


def test_a_tangle_in_which_much_is_remembered_takes_little_memory() -> None:
    """Three hundred answers in mind at each of tens of thousands of stands would fill a machine."""
    pathway = tangled(320, sure=300)
    followed = explore(pathway, Exactly(pathway))
    assert not followed.whole
    assert len(followed.came) < MOST_STANDS
    assert sum(len(stand.given) for stand in followed.came) <= MOST_ANSWERS
