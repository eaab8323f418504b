"""The frame of every page: one h1, no NHS logo, safe defaults, and no silent misspelling."""

import re
from typing import Any

import pytest
from django.template import engines
from django.utils import translation
from jinja2 import UndefinedError

from tests.kit import gallery

PAGE = '{% extends "kit/layout.jinja" %}{% block title %}Need in <em>Vale</em>{% endblock %}'


def page(source: str = PAGE, **context: Any) -> str:
    return str(engines["jinja2"].from_string(source).render(context))


def test_a_page_without_any_context_is_whole_and_public() -> None:
    html = page()
    assert "<title>Need in Vale – Attune</title>" in html
    assert 'href="tel:999"' in html and 'href="tel:111"' in html
    assert "data-quick-exit" in html and 'rel="noreferrer' in html


def test_a_page_has_one_h1() -> None:
    assert gallery.render("en", faulty=True).count("<h1") == 1


def test_a_page_behind_sign_in_has_no_quick_exit_and_no_help_panel() -> None:
    html = page(public_page=False)
    assert "data-quick-exit" not in html and "urgent-help" not in html


def test_the_nhs_logo_is_never_drawn() -> None:
    html = gallery.render("en").lower()
    assert "nhsuk-header__logo" not in html and "nhsuk-logo" not in html and ">nhs<" not in html
    assert "nhs england" not in html


def test_a_locality_shows_its_own_name_and_mark() -> None:
    html = page(locality={"name": "Port Ellery", "mark": "PE"})
    assert "– Port Ellery – Attune</title>" in html and ">PE</span>" in html


def test_a_localitys_own_help_lines_take_the_place_of_the_defaults() -> None:
    line = {"title": "Crisis café", "text": "Every night.", "phone": "+44 (0)121 496 0000"}
    html = page(urgent_help=[line])
    assert 'href="tel:+4401214960000"' in html and "tel:999" not in html


def test_no_page_carries_inline_script_or_style() -> None:
    html = gallery.render("en", faulty=True)
    assert not re.search(r"\sstyle=|<style|\son\w+=", html)
    assert re.findall(r"<script(?![^>]*\ssrc=)", html) == []


def test_a_problem_is_named_in_the_title() -> None:
    html = page(problems=[{"text": "The file is empty", "href": "#file"}])
    assert "<title>Error: Need in Vale" in html and 'href="#file"' in html


def test_what_a_person_typed_is_escaped() -> None:
    html = page(locality={"name": "<script>alert(1)</script>", "mark": '"><b>'})
    assert "<script>alert" not in html and "<b>" not in html


@pytest.mark.parametrize("source", ["{{ misspelt }}", "{{ misspelt.name }}", "{{ locality.nmae }}"])
def test_a_misspelt_name_is_an_error_and_not_an_empty_space(source: str) -> None:
    with pytest.raises(UndefinedError):
        page(source, locality=object())


@pytest.mark.parametrize(("code", "direction"), [("en", "ltr"), ("cy", "ltr"), ("ur", "rtl")])
def test_the_page_says_its_language_and_direction(code: str, direction: str) -> None:
    with translation.override(code):
        assert f'<html lang="{code}" dir="{direction}">' in page()


def test_a_draft_translation_says_so() -> None:
    with translation.override("cy"):
        assert "Cyfieithiad drafft" in page()
    assert "Draft translation" not in page()


@pytest.mark.parametrize("code", ["400", "403", "404", "500"])
def test_an_error_page_needs_nothing_and_says_what_happened_and_what_to_do(code: str) -> None:
    html = engines["jinja2"].get_template(f"errors/{code}.jinja").render({})
    assert html.count("<p>") >= 2 and 'href="tel:999"' in html
    assert "Traceback" not in html
