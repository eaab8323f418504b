"""Questionnaires in a real browser: axe, a small phone, what a choice opens, no script."""

import functools
import shutil
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from django.template import engines
from playwright.sync_api import Browser, Page

from attune.domain.questionnaires.answers import Answers
from attune.domain.questionnaires.questionnaire import Questionnaire
from attune.kit import assets
from attune.kit.answer_lists import lists
from attune.kit.questionnaires import QuestionnaireForm
from attune.place.content.questionnaires import shipped
from tests.browser import axe_finds
from tests.domain.questionnaires_made_up import SCALE, item, made
from tests.kit.conftest import Quiet
from tests.kit.gallery import STATIC

SOURCE = """{% extends "kit/layout.jinja" %}
{% from "kit/form.jinja" import send %}
{% from "kit/questionnaire.jinja" import answer_lists, questions %}
{% block title %}{{ asked.title }}{% endblock %}
{% block content %}<form method="post" novalidate>{{ questions(form) }}{{ send("Send") }}</form>
{{ answer_lists(lists) }}{% endblock %}"""
OTHER = [*SCALE, {"key": "other", "text": "Something else", "other": True}]
ROWS = [{"key": "sleep", "text": "Sleep"}, {"key": "food", "text": "Food"}]
WHEN = [{"item": "may", "equals": "yes"}]
EVERYTHING = made(
    item("said", "statement"),
    item("inset", "inset"),
    item("text", required=True, help="A word or two."),
    item("long", "long_text"),
    item("email", "email"),
    item("phone", "phone"),
    item("whole", "whole_number", required=True),
    item("amount", "amount"),
    item("date", "date", required=True),
    item("may", "yes_no", required=True),
    item("how", required=True, show_when=WHEN),
    item("shown", "evidence", required=True, show_when=WHEN),
    item("pick", "radios", options=OTHER, required=True),
    item("tick", "checkboxes", options=OTHER, prefer_not_to_say=True, required=True),
    item("choose", "select", options=SCALE, required=True),
    item("why", show_when=[{"item": "choose", "any_of": ["s0", "s1"]}]),
    item("week", "grid", options=SCALE, rows=ROWS, required=True),
)


def page(asked: Questionnaire, data: dict[str, str] | None = None) -> str:
    form = QuestionnaireForm(data, questionnaire=asked)
    listed = lists(Answers(asked, {"may": "yes"})) if asked is EVERYTHING else ()
    context = {"form": form, "asked": asked, "lists": listed}
    return str(engines["jinja2"].from_string(SOURCE).render(context))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("questionnaires")
    for name, html in (
        ("all", page(EVERYTHING)),
        ("faulty", page(EVERYTHING, {"may": "yes", "tick": "other", "email": "no"})),
        ("feedback", page(shipped("service-feedback").questionnaire)),
        ("mark", page(shipped("quality-mark").questionnaire)),
    ):
        (folder / f"{name}.html").write_text(html, "utf-8")
    shutil.copytree(STATIC, folder / "static" / "kit")
    shutil.copytree(assets.SERVED, folder / "static" / "nhsuk")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("name", ["all", "faulty", "feedback", "mark"])
def test_axe_finds_nothing(browser_page: Page, address: str, name: str) -> None:
    browser_page.goto(f"{address}/{name}.html")
    assert axe_finds(browser_page) == []


@pytest.mark.parametrize("name", ["all", "faulty", "feedback"])
def test_nothing_scrolls_sideways_on_a_small_phone(
    browser_page: Page, address: str, name: str
) -> None:
    browser_page.set_viewport_size({"width": 320, "height": 640})
    browser_page.goto(f"{address}/{name}.html")
    assert browser_page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_choice_opens_what_hangs_on_it(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}/all.html")
    assert not browser_page.locator("#id_how").is_visible()
    browser_page.check("#id_may")
    assert browser_page.locator("#id_how").is_visible()
    assert browser_page.locator("#id_shown__link").is_visible()
    browser_page.check("#id_may-2")
    assert not browser_page.locator("#id_how").is_visible()


def test_without_a_script_everything_can_be_answered(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(f"{address}/all.html")
    for name in ("how", "shown", "shown__link", "tick__other", "why"):
        assert bare.locator(f"#id_{name}").is_visible()
    context.close()


def test_not_to_say_clears_the_other_boxes(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}/all.html")
    browser_page.get_by_role("group", name="What about tick?").get_by_label("1 of 3").check()
    browser_page.get_by_label("Prefer not to say").check()
    group = browser_page.get_by_role("group", name="What about tick?")
    assert not group.get_by_label("1 of 3").is_checked()
