"""Answers: what is taken, in which words the rest is refused, and that nobody hidden speaks."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from attune.domain import canonical
from attune.domain.questionnaires.answering import AnswersRefused
from attune.domain.questionnaires.answers import Answers
from attune.domain.questionnaires.conditions import hold
from tests.domain.questionnaires_made_up import SCALE, answered, item, made

YES_THEN = (
    item("may", "yes_no"),
    item("how", required=True, show_when=[{"item": "may", "equals": "yes"}]),
    item("more", show_when=[{"item": "may", "any_of": ["yes", "no"]}]),
)


@given(answered())
def test_valid_answers_round_trip_through_their_text(given_: Any) -> None:
    answers = Answers(*given_)
    assert Answers.read(answers.questionnaire, answers.text) == answers
    assert Answers.read(answers.questionnaire, answers.text).text == answers.text


@given(answered())
def test_no_item_is_shown_whose_condition_is_false(given_: Any) -> None:
    answers = Answers(*given_)
    for each in answers.shown:
        assert hold(each.show_when, answers.values)


@given(answered())
def test_every_item_whose_conditions_hold_is_shown(given_: Any) -> None:
    answers = Answers(*given_)
    hidden = set(answers.questionnaire.items) - set(answers.shown)
    assert not [each for each in hidden if hold(each.show_when, answers.values)]


@given(answered())
def test_only_what_was_shown_is_kept(given_: Any) -> None:
    answers = Answers(*given_)
    assert {*answers.values, *answers.other} <= {each.key for each in answers.shown}


@given(answered())
def test_progress_never_passes_what_is_asked(given_: Any) -> None:
    answers = Answers(*given_)
    done, asked = answers.progress
    assert 0 <= done <= asked == sum(each.asks for each in answers.shown)
    assert answers.complete or done < asked


def test_a_hidden_answer_is_dropped_with_what_hangs_on_it() -> None:
    chain = made(
        item("a", "yes_no"),
        item("b", "yes_no", show_when=[{"item": "a", "equals": "yes"}]),
        item("c", show_when=[{"item": "b", "equals": "yes"}]),
    )
    assert dict(Answers(chain, {"a": "no", "b": "yes", "c": "told"}).values) == {"a": "no"}


def test_nothing_wrong_is_said_about_a_question_not_asked() -> None:
    questionnaire = made(YES_THEN[0], YES_THEN[1] | {"kind": "email"})
    assert Answers(questionnaire, {"may": "no", "how": "not an address"}).complete


def test_what_is_required_waits_only_when_it_is_shown() -> None:
    questionnaire = made(*YES_THEN)
    assert Answers(questionnaire, {}).complete
    waiting = Answers(questionnaire, {"may": "yes"})
    assert [each.key for each in waiting.unanswered_required] == ["how"]
    assert Answers(questionnaire, {"may": "yes", "how": "by phone"}).complete


def test_a_grid_is_answered_when_each_line_is() -> None:
    rows = [{"key": "sleep", "text": "Sleep"}, {"key": "food", "text": "Food"}]
    grid = made(item("week", "grid", options=SCALE, rows=rows, required=True))
    assert not Answers(grid, {"week": {"sleep": "s1"}}).complete
    assert Answers(grid, {"week": {"food": "s0", "sleep": "s1"}}).complete


def test_a_required_other_wants_its_words() -> None:
    other = [*SCALE, {"key": "other", "text": "Other", "other": True}]
    asked = made(item("who", "checkboxes", options=other, required=True))
    assert not Answers(asked, {"who": ["other"]}).complete
    assert Answers(asked, {"who": ["other"]}, {"who": "a neighbour"}).complete
    assert not Answers(asked, {"who": ["s1"]}, {"who": "a neighbour"}).other


KINDS: dict[str, dict[str, Any]] = {
    "text": {"longest": 10},
    "long_text": {},
    "email": {},
    "phone": {},
    "whole_number": {"low": 1, "high": 9},
    "amount": {"low": Decimal("0.5"), "high": 9},
    "date": {"low": date(2026, 1, 1), "high": date(2026, 12, 31)},
    "yes_no": {},
    "radios": {"options": SCALE},
    "select": {"options": SCALE},
    "checkboxes": {
        "options": [*SCALE, {"key": "none", "text": "None", "exclusive": True}],
        "most": 2,
    },
    "grid": {"options": SCALE, "rows": [{"key": "r", "text": "R"}]},
    "evidence": {},
}


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        ("text", "  a \n b ", "a b"),
        ("text", "cafe\u0301", "café"),
        ("long_text", "a\r\nb\r\n", "a\nb"),
        ("whole_number", "7", 7),
        ("whole_number", Decimal("7.0"), 7),
        ("amount", "0.50", Decimal("0.5")),
        ("date", "2026-03-27", date(2026, 3, 27)),
        ("checkboxes", ["s2", "s1"], ("s1", "s2")),
        ("grid", {"r": "s1"}, {"r": "s1"}),
        ("evidence", {"note": " seen ", "link": ""}, {"note": "seen"}),
        ("phone", "+44 7700 900001 ext 2", "+44 7700 900001 ext 2"),
    ],
)
def test_an_answer_is_kept_in_one_shape(kind: str, value: Any, kept: Any) -> None:
    assert Answers(made(item("a", kind, **KINDS[kind])), {"a": value}).values["a"] == kept


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("value", [None, "", (), {}])
def test_nothing_is_no_answer(kind: str, value: Any) -> None:
    assert not Answers(made(item("a", kind, **KINDS[kind])), {"a": value}).values


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("text", "x" * 11, "Use 10 characters or fewer. You have used 11"),
        ("text", "a\0b", "Remove the characters"),
        ("text", "\ud800", "Remove the characters"),
        ("text", 3, "Enter text"),
        ("email", "amina at home", "Enter an email address"),
        ("email", "a@b..org", "Enter an email address"),
        ("phone", "call me", "Enter a phone number"),
        ("phone", "12", "Enter a phone number"),
        ("whole_number", "2.5", "Enter a whole number"),
        ("whole_number", True, "Enter a number"),
        ("whole_number", "ten", "is not a number"),
        ("whole_number", 10, "Enter 9 or less"),
        ("amount", "0.4", "Enter 0.5 or more"),
        ("amount", "NaN", "is not a number"),
        ("amount", "1e99", "at most 15 digits"),
        ("date", "2026-02-30", "must be a real date"),
        ("date", "2025-12-31", "must be 1 January 2026 or later"),
        ("date", "2027-01-01", "must be 31 December 2026 or earlier"),
        ("date", 20260327, "Enter a date"),
        ("yes_no", "perhaps", "Choose one of the answers offered"),
        ("radios", ["s1"], "Choose one of the answers offered"),
        ("select", "s9", "Choose one of the answers offered"),
        ("checkboxes", "s1", "Choose one or more"),
        ("checkboxes", ["s9"], "Choose one of the answers offered"),
        ("checkboxes", ["s1", "none"], "Choose “None” or the other answers, not both"),
        ("checkboxes", ["s0", "s1", "s2"], "Choose 2 at most"),
        ("grid", {"q": "s1"}, "Answer the lines offered"),
        ("grid", {"r": "s9"}, "Choose one of the answers offered"),
        ("evidence", "seen", "Enter a note, a link, or both"),
        ("evidence", {"link": "javascript:alert(1)"}, "Enter a web address"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_in_plain_words(
    kind: str, value: Any, said: str
) -> None:
    with pytest.raises(AnswersRefused) as refused:
        Answers(made(item("a", kind, **KINDS[kind])), {"a": value})
    assert said in refused.value.problems["a"]


@pytest.mark.parametrize("kind", ["statement", "inset"])
def test_what_asks_nothing_takes_no_answer(kind: str) -> None:
    with pytest.raises(AnswersRefused, match="takes no answer"):
        Answers(made(item("a"), item("b", kind)), {"b": "x"})


def test_every_wrong_answer_is_named_at_once() -> None:
    asked = made(item("a", "email"), item("b", "phone"))
    with pytest.raises(AnswersRefused) as refused:
        Answers(asked, {"a": "x", "b": "y", "c": "z"})
    assert set(refused.value.problems) == {"a", "b", "c"}


def test_minus_nothing_is_nothing() -> None:
    answers = Answers(made(item("a", "amount")), {"a": "-0"})
    assert answers.text == canonical.text({"answers": {"a": 0}, "other": {}})
