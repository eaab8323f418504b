"""Forms: every field an NHS component, every message in plain words, every summary line a link."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from attune.kit.forms import Amount, DateField, Form, WholeNumber, form_problems
from tests.kit.gallery import Everything


def drawn(form: forms.Form) -> str:
    source = '{% from "kit/form.jinja" import fields %}{{ fields(form) }}'
    return str(engines["jinja2"].from_string(source).render({"form": form}))


class Small(Form):
    """The fields that read what people type."""

    whole = WholeNumber(label="Births", min_value=0, max_value=100_000, required=False)
    share = Amount(label="Share", max_value=100, required=False)
    agreed = DateField(label="When was it agreed?", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def test_every_summary_line_leads_to_a_control_on_the_page() -> None:
    form = Everything({})
    ids = set(re.findall(r' id="([^"]+)"', drawn(form)))
    leads = [line["href"].removeprefix("#") for line in form_problems(form)]
    assert len(leads) == 9 and set(leads) <= ids


def test_no_id_is_used_twice() -> None:
    ids = re.findall(r' id="([^"]+)"', drawn(Everything({})))
    assert len(ids) == len(set(ids))


def test_every_control_has_a_label_or_a_legend() -> None:
    html = drawn(Everything())
    labelled = set(re.findall(r'<label[^>]*for="([^"]+)"', html))
    controls = re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', html)
    assert controls and set(controls) <= labelled


def test_a_hidden_field_is_sent_too() -> None:
    assert 'type="hidden" name="secret"' in drawn(Small())


def test_what_was_typed_comes_back_escaped() -> None:
    assert "&lt;b&gt;" in drawn(Small({"whole": "<b>"})) and "<b>" not in drawn(
        Small({"whole": "<b>"})
    )


@pytest.mark.parametrize(
    ("typed", "read"),
    [("30,671", 30671), ("30 671", 30671), (" 12 ", 12), ("1,234,567", None), ("", None)],
)
def test_thousands_are_read_as_people_write_them(typed: str, read: int | None) -> None:
    form = Small({"whole": typed})
    form.is_valid()
    assert form.cleaned_data.get("whole") == read


@pytest.mark.parametrize("typed", ["12,5", "1,23", "12.5.1", "ten", "1e400", "NaN"])
def test_a_number_that_could_be_misread_is_asked_about(typed: str) -> None:
    form = Small({"share": typed})
    assert not form.is_valid()
    assert form.errors["share"] == ["Enter a number, such as 12.5"] or typed == "1e400"


def test_a_percent_sign_is_welcome() -> None:
    form = Small({"share": "12.5%"})
    assert form.is_valid() and form.cleaned_data["share"] == Decimal("12.5")


@given(st.integers(0, 100_000))
def test_a_number_written_with_commas_is_read_back(number: int) -> None:
    form = Small({"whole": f"{number:,}"})
    assert form.is_valid() and form.cleaned_data["whole"] == number


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_date_in_three_boxes_is_read_and_shown_again(day: date) -> None:
    boxes = {"agreed-day": day.day, "agreed-month": day.month, "agreed-year": day.year}
    form = Small({name: str(part) for name, part in boxes.items()})
    assert form.is_valid() and form.cleaned_data["agreed"] == day
    assert f'value="{day.year}"' in drawn(Small(initial={"agreed": day}))


@pytest.mark.parametrize(
    ("boxes", "said"),
    [
        (("", "2", "2026"), "The date must include a day"),
        (("1", "", "2026"), "The date must include a month"),
        (("1", "2", ""), "The date must include a year"),
        (("30", "2", "2026"), "The date must be a real date"),
        (("x", "2", "2026"), "The date must be a real date"),
        (("1", "2", "26"), "The year must have 4 numbers, such as 2026"),
        (("1", "9" * 40, "2026"), "The date must be a real date"),
    ],
)
def test_a_faulty_date_says_which_part(boxes: tuple[str, str, str], said: str) -> None:
    names = ("agreed-day", "agreed-month", "agreed-year")
    form = Small(dict(zip(names, boxes, strict=True)))
    assert form.errors["agreed"] == [said]
    assert form_problems(form) == [
        {"text": f"When was it agreed? {said}", "href": "#id_agreed-day"}
    ]


def test_a_date_may_be_typed_on_an_urdu_keyboard() -> None:
    form = Small({"agreed-day": "۲۷", "agreed-month": "۳", "agreed-year": "۲۰۲۶"})
    assert form.is_valid() and form.cleaned_data["agreed"] == date(2026, 3, 27)


def test_no_message_is_left_in_djangos_words() -> None:
    theirs = {"This field is required.", "Enter a valid value.", "Enter a number."}
    said = {line for errors in Everything({}).errors.values() for line in errors}
    assert said and not said & theirs


def test_a_field_may_keep_words_of_its_own() -> None:
    class Own(Form):
        """A field whose author chose the words."""

        name = forms.CharField(label="Name", error_messages={"required": "Enter the place's name"})

    assert form_problems(Own({})) == [{"text": "Enter the place's name", "href": "#id_name"}]


def test_a_form_not_yet_sent_has_no_problems() -> None:
    assert form_problems(Everything()) == [] and form_problems(None) == []


def test_a_problem_of_the_whole_form_has_no_link() -> None:
    form = Small({})
    form.add_error(None, "The two dates cross")
    assert form_problems(form) == [{"text": "The two dates cross"}]
