"""Scores: only what was asked counts, what is missing follows its rule, and no total by default."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.questionnaires.answering import QuestionnaireRefused
from attune.domain.questionnaires.answers import Answers
from attune.domain.questionnaires.scoring import scored
from tests.domain.questionnaires_made_up import SCALE, answered, item, made, score

THREE = tuple(item(key, "radios", options=SCALE, prefer_not_to_say=True) for key in "abc")
MARKS = tuple(item(key, "yes_no") for key in "abc")


def value(given_: dict[str, Any], **how: Any) -> Decimal | None:
    items = MARKS if how.get("kind") in ("met", "all_met") else THREE
    return scored(Answers(made(*items, scores=[score(*"abc", **how)]), given_), "score").value


@pytest.mark.parametrize(
    ("how", "given_", "came_to"),
    [
        ({}, {"a": "s1", "b": "s2", "c": "s3"}, 6),
        ({}, {"a": "s1", "b": "s2"}, None),
        ({}, {"a": "s1", "b": "s2", "c": "prefer_not_to_say"}, None),
        ({"missing": "skip"}, {"a": "s1", "b": "s2"}, 3),
        ({"missing": "skip"}, {}, None),
        ({"missing": "skip", "minimum_answered": 3}, {"a": "s1", "b": "s2"}, None),
        ({"missing": "prorate", "minimum_answered": 2}, {"a": "s1", "b": "s2"}, Decimal("4.5")),
        ({"kind": "mean", "missing": "skip"}, {"a": "s1", "b": "s2"}, Decimal("1.5")),
        ({"kind": "mean"}, {"a": "s1", "b": "s1", "c": "s2"}, Decimal("1.33")),
        ({"kind": "mean", "places": 0}, {"a": "s1", "b": "s1", "c": "s2"}, 1),
        ({"kind": "highest", "missing": "skip"}, {"a": "s1", "b": "s3"}, 3),
        ({"kind": "met", "missing": "not_met"}, {"a": "yes", "b": "no"}, 1),
        ({"kind": "met", "missing": "not_met"}, {}, 0),
        ({"kind": "met"}, {"a": "yes", "b": "no"}, None),
        ({"kind": "all_met", "missing": "not_met"}, {"a": "yes", "b": "yes"}, 0),
        ({"kind": "all_met", "missing": "not_met"}, dict.fromkeys("abc", "yes"), 1),
    ],
)
def test_a_score_comes_to_what_its_rule_says(
    how: dict[str, Any], given_: dict[str, str], came_to: Any
) -> None:
    assert value(given_, **how) == came_to


@given(st.dictionaries(st.sampled_from("abc"), st.sampled_from(["s0", "s1", "s2", "s3"])))
def test_prorating_everything_answered_changes_nothing(given_: dict[str, str]) -> None:
    if len(given_) == 3:
        assert value(given_, missing="prorate") == value(given_)
    assert value(given_, missing="skip") is None or len(given_) > 0


@given(answered())
def test_a_hidden_answer_never_scores(given_: Any) -> None:
    questionnaire, values, other = given_
    answers = Answers(questionnaire, values, other)
    shown = {each.key for each in answers.shown}
    only_shown = {key: each for key, each in values.items() if key in shown}
    for each in questionnaire.scores:
        again = scored(Answers(questionnaire, only_shown, other), each.key)
        assert scored(answers, each.key) == again
        assert again.asked <= sum(2 if i.rows else 1 for i in answers.shown if i.key in each.items)


def test_a_hidden_item_is_not_missing() -> None:
    hangs = MARKS[1] | {"show_when": [{"item": "a", "equals": "yes"}]}
    asked = made(MARKS[0], hangs, scores=[score("b", kind="all_met", missing="not_met")])
    assert scored(Answers(asked, {"a": "no"}), "score").value is None
    assert scored(Answers(asked, {"a": "yes", "b": "yes"}), "score").value == 1


def test_each_line_of_a_grid_counts_and_a_reversed_one_from_the_other_end() -> None:
    rows = [{"key": "sleep", "text": "S"}, {"key": "calm", "text": "C", "reversed": True}]
    grid = item("week", "grid", options=SCALE, rows=rows)
    answers = {"week": {"sleep": "s1", "calm": "s1"}}
    whole = made(grid, scores=[score("week")])
    line = made(grid, scores=[score("week.calm")])
    assert scored(Answers(whole, answers), "score").value == 1 + 2
    assert scored(Answers(line, answers), "score").value == 2


def test_ticked_boxes_add_up_and_a_number_counts_as_itself() -> None:
    asked = made(
        item("t", "checkboxes", options=SCALE), item("n", "amount"), scores=[score("t", "n")]
    )
    assert scored(Answers(asked, {"t": ["s1", "s3"], "n": "0.25"}), "score").value == Decimal(
        "4.25"
    )


def test_an_unscored_option_is_missing() -> None:
    options = [*SCALE, {"key": "na", "text": "Does not apply", "unscored": True}]
    asked = made(item("a", "radios", options=options), scores=[score("a")])
    assert scored(Answers(asked, {"a": "na"}), "score").value is None


def test_a_band_is_named_with_its_source() -> None:
    bands = [
        {"low": 0, "high": 4, "label": "Lower", "source": "Nobody, 2026"},
        {"low": 5, "high": 9, "label": "Upper", "source": "Nobody, 2026"},
    ]
    asked = made(*THREE, scores=[score(*"abc", bands=bands)])
    band = scored(Answers(asked, {"a": "s3", "b": "s2", "c": "s0"}), "score").band
    assert band and (band.label, band.source) == ("Upper", "Nobody, 2026")


def test_what_is_never_added_up_gives_no_score() -> None:
    with pytest.raises(QuestionnaireRefused, match="never added up"):
        scored(Answers(made(*THREE, no_total=True), {"a": "s1"}), "score")


def test_there_is_no_score_that_nobody_declared() -> None:
    with pytest.raises(QuestionnaireRefused, match="has no score “total”"):
        scored(Answers(made(*THREE), {"a": "s1"}), "total")
