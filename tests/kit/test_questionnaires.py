"""Questionnaires as forms: every item drawn, every answer taken, nothing asked that is hidden."""

import re
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.questionnaires.answers import Answers
from attune.domain.questionnaires.questionnaire import Questionnaire
from attune.domain.questionnaires.reading import read_questionnaire
from attune.domain.questionnaires.translating import in_language
from attune.kit.answer_lists import lists
from attune.kit.forms import form_problems
from attune.kit.questionnaires import QuestionnaireForm
from tests.domain.questionnaires_made_up import (
    FILE,
    SCALE,
    answered,
    item,
    made,
    questionnaires,
    whole,
)

OTHER = [*SCALE, {"key": "other", "text": "Something else", "other": True}]
NEST = made(
    item("may", "yes_no", required=True),
    item("address", "email", required=True, show_when=[{"item": "may", "equals": "yes"}]),
    item("rate", "select", options=SCALE),
    item("why", "long_text", show_when=[{"item": "rate", "any_of": ["s0", "s1"]}]),
)
QUESTIONS = (
    '{% from "kit/questionnaire.jinja" import questions %}'
    '{% from "kit/form.jinja" import error_summary %}'
    "{% set faults = form_problems(form) %}{{ error_summary(faults) if faults }}"
    "{{ questions(form) }}"
)
LISTS = '{% from "kit/questionnaire.jinja" import answer_lists %}{{ answer_lists(lists) }}'


def drawn(form: QuestionnaireForm) -> str:
    return str(engines["jinja2"].from_string(QUESTIONS).render({"form": form}))


def sent(questionnaire: Questionnaire, answers: Answers) -> QueryDict:
    """What a browser sends when these answers are given."""
    data = QueryDict(mutable=True)
    form = QuestionnaireForm(questionnaire=questionnaire, before=answers)
    for name, value in form.initial.items():
        if isinstance(value, date):
            for part in ("day", "month", "year"):
                data[f"{name}-{part}"] = str(getattr(value, part))
        else:
            data.setlist(name, [str(v) for v in value] if isinstance(value, list) else [str(value)])
    return data


@given(answered())
def test_any_questionnaire_renders_and_takes_back_what_was_answered(given_: Any) -> None:
    answers = Answers(*given_)
    questionnaire = answers.questionnaire
    form = QuestionnaireForm(sent(questionnaire, answers), questionnaire=questionnaire, draft=True)
    assert form.is_valid(), form.errors
    assert form.answers.text == answers.text
    html = drawn(form)
    assert all(each.text in html for each in questionnaire.items)


@given(answered())
def test_no_id_is_used_twice_and_each_problem_leads_to_one(given_: Any) -> None:
    form = QuestionnaireForm(sent(given_[0], Answers(*given_)), questionnaire=given_[0])
    html = drawn(form)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert {line["href"].removeprefix("#") for line in form_problems(form)} <= set(ids)


@given(answered())
def test_page_by_page_comes_to_the_same_answers(given_: Any) -> None:
    answers = Answers(*given_)
    questionnaire, data = answers.questionnaire, sent(answers.questionnaire, answers)
    kept = Answers(questionnaire)
    for page in questionnaire.pages:
        form = QuestionnaireForm(
            data, questionnaire=questionnaire, page=page, before=kept, draft=True
        )
        assert form.is_valid(), form.errors
        kept = form.answers
    assert kept == answers


def test_what_a_choice_opens_stands_under_it() -> None:
    html = drawn(QuestionnaireForm(questionnaire=NEST))
    assert 'name="address"' not in html.split('id="conditional-id_may"')[0]
    assert 'data-aria-controls="conditional-id_may"' in html


def test_what_cannot_open_says_when_it_is_asked() -> None:
    html = drawn(QuestionnaireForm(questionnaire=NEST))
    assert "Answer this only if you answered “0 of 3” or “1 of 3” to “What about rate?”" in html


def test_what_is_required_is_asked_for_only_when_it_is_shown() -> None:
    assert QuestionnaireForm({"may": "no"}, questionnaire=NEST).is_valid()
    form = QuestionnaireForm({"may": "yes"}, questionnaire=NEST)
    assert form.errors == {"address": ["Enter an answer"]}
    assert QuestionnaireForm({"may": "yes"}, questionnaire=NEST, draft=True).is_valid()


def test_a_mistake_in_a_question_not_asked_is_no_mistake() -> None:
    form = QuestionnaireForm({"may": "no", "address": "nonsense"}, questionnaire=NEST)
    assert form.is_valid() and dict(form.answers.values) == {"may": "no"}


def test_a_mistake_in_a_question_asked_is_said_once() -> None:
    form = QuestionnaireForm({"may": "yes", "address": "nonsense"}, questionnaire=NEST)
    assert form.errors == {"address": ["Enter an email address, such as name@example.org"]}


def test_the_words_beside_other_are_asked_for() -> None:
    questionnaire = made(item("who", "checkboxes", options=OTHER, required=True))
    form = QuestionnaireForm({"who": ["other"]}, questionnaire=questionnaire)
    assert form.errors == {"who__other": ["Say what"]}
    assert 'id="id_who__other"' in drawn(form)


def test_an_exclusive_box_clears_the_others_where_there_is_a_script() -> None:
    questionnaire = made(item("who", "checkboxes", options=SCALE, prefer_not_to_say=True))
    assert 'data-behaviour="exclusive"' in drawn(QuestionnaireForm(questionnaire=questionnaire))
    data = {"who": ["s1", "prefer_not_to_say"]}
    form = QuestionnaireForm(data, questionnaire=questionnaire)
    assert form.errors == {"who": ["Choose “Prefer not to say” or the other answers, not both"]}


def test_a_required_grid_leads_to_its_first_open_line() -> None:
    rows = [{"key": "sleep", "text": "Sleep"}, {"key": "food", "text": "Food"}]
    questionnaire = made(item("week", "grid", options=SCALE, rows=rows, required=True))
    form = QuestionnaireForm({"week__sleep": "s1"}, questionnaire=questionnaire)
    assert form.errors == {"week__food": ["Choose an answer"]}
    assert "#id_week__food" in drawn(form)


def test_a_later_page_asks_only_what_the_earlier_ones_lead_to() -> None:
    data = whole(item("may", "yes_no"))
    when = [{"item": "may", "equals": "yes"}]
    data["pages"].append({"key": "two", "title": "Two", "items": [item("how", show_when=when)]})
    questionnaire = read_questionnaire(data, file=FILE)
    page = questionnaire.page("two")
    for may, asked in (("yes", ["how"]), ("no", [])):
        form = QuestionnaireForm(
            questionnaire=questionnaire, page=page, before=Answers(questionnaire, {"may": may})
        )
        assert list(form.fields) == asked


def test_answers_are_listed_to_be_checked_with_a_way_to_change_each() -> None:
    questionnaire = made(
        item("who", "checkboxes", options=OTHER),
        item("when", "date"),
        item("note", "evidence"),
        item("none"),
    )
    answers = Answers(
        questionnaire,
        {
            "who": ["s1", "other"],
            "when": date(2026, 3, 27),
            "note": {"note": "<b>", "link": "https://example.org"},
        },
        {"who": "a neighbour"},
    )
    listed = lists(answers, lambda page: f"/ask/{page.key}/")
    html = engines["jinja2"].from_string(LISTS).render({"lists": listed})
    for said in ("1 of 3<br>Something else: a neighbour", "27 March 2026", "Not answered"):
        assert said in html
    assert "&lt;b&gt;" in html and "<b>" not in html
    assert 'href="/ask/page/#id_who"' in html


def test_a_translation_that_is_not_whole_says_so() -> None:
    note = '{% from "kit/questionnaire.jinja" import translation_note %}{{ translation_note(it) }}'
    template = engines["jinja2"].from_string(note)
    assert "not yet translated" in template.render({"it": in_language(NEST, "cy")})
    assert not template.render({"it": in_language(NEST, "en")}).strip()


@pytest.mark.parametrize("required", [True, False])
def test_what_need_not_be_answered_says_so(required: bool) -> None:
    form = QuestionnaireForm(questionnaire=made(item("a", required=required)))
    assert ("(optional)" in drawn(form)) is not required


@given(questionnaires(), st.data())
def test_whatever_is_sent_is_taken_or_asked_about(asked: Questionnaire, data: Any) -> None:
    names = list(QuestionnaireForm(questionnaire=asked).fields)
    junk = st.sampled_from(["", "\0", "\ud800", "x" * 5000, "-1e999", "NaN", "s1", "yes", "9,9"])
    sent = QueryDict(mutable=True)
    for name in names:
        for key in (name, f"{name}-day"):
            sent.setlist(key, data.draw(st.lists(junk | st.text(max_size=9), max_size=3)))
    form = QuestionnaireForm(sent, questionnaire=asked)
    if form.is_valid():
        assert form.answers.complete
    assert {line["href"] for line in form_problems(form) if "href" in line} <= {
        f"#{each}" for each in re.findall(r' id="([^"]+)"', drawn(form))
    }
