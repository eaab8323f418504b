"""An area's own criteria: reworded, left out, added, and always a questionnaire."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.quality_criteria import (
    OWN_PAGE,
    PREFIX,
    Criterion,
    CriterionUse,
    criteria_in,
    with_criteria,
)
from attune.domain.quality_mark import MarkRefused
from attune.domain.questionnaires.reading import read_questionnaire
from attune.place.content.files import read

PROPOSAL = read("questionnaires", "quality-mark").data
SHIPPED = list(criteria_in(PROPOSAL))
OWN = Criterion(
    "own_1", OWN_PAGE, "Tea is offered", "And milk.", "What shows it?", CriterionUse.ASKED
)
SAID = {"version": "1", "label": "Criteria of Wrenbridge", "source": "Wrenbridge", "here": "Here"}


def settled(criteria: list[Criterion]) -> dict[str, Any]:
    return with_criteria(PROPOSAL, criteria, **SAID)


@given(st.lists(st.sampled_from(list(CriterionUse)), min_size=13, max_size=13))
def test_what_is_settled_is_what_is_asked(uses: list[CriterionUse]) -> None:
    criteria = [replace(c, use=use) for c, use in zip([*SHIPPED, OWN], uses, strict=True)]
    asked = [each for each in criteria if each.use is not CriterionUse.LEFT_OUT]
    if not asked:
        with pytest.raises(MarkRefused, match="one criterion at least"):
            settled(criteria)
        return
    data = settled(criteria)
    assert list(criteria_in(data)) == asked
    assert read_questionnaire(data, file="own").label == "Criteria of Wrenbridge"


def test_the_proposal_calls_essential_what_its_words_call_essential() -> None:
    items = {item["key"]: item for page in PROPOSAL["pages"] for item in page["items"]}
    for each in SHIPPED:
        essential = items[each.key]["help"].startswith(PREFIX)
        assert essential is (each.use is CriterionUse.ESSENTIAL)


def test_new_words_are_asked_as_they_are() -> None:
    data = settled([replace(SHIPPED[0], text="Prices are said", use=CriterionUse.ESSENTIAL)])
    item = read_questionnaire(data, file="own").item("standards")
    assert item.text == "Prices are said" and item.help.startswith(PREFIX)


@pytest.mark.parametrize(
    "wrong", [{"text": ""}, {"evidence": ""}, {"text": "x" * 201}, {"help": "a\0b"}]
)
def test_a_criterion_without_words_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(MarkRefused):
        replace(OWN, **wrong)
