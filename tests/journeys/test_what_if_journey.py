"""Lena, the lead, asks what if families came to help another way, keeps two answers, compares."""

import re

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
WHAT_IF = "/wrenbridge/plan/flow/"
SECONDS = 60_000


def answer(visitor: Visitor) -> Locator:
    return visitor.page.locator('[data-live-part="sentence"]')


def when_i_move(visitor: Visitor, slider: str, to: str) -> None:
    """To an end of its range, by the keyboard; the answer is another one then."""
    before = answer(visitor).inner_text()
    visitor.page.get_by_role("slider", name=re.compile(slider)).focus()
    visitor.page.keyboard.press(to)
    expect(answer(visitor)).not_to_have_text(before, use_inner_text=True, timeout=SECONDS)


def then_all_replications_stand_behind_it(visitor: Visitor) -> None:
    """The page looks again by itself until the worker is done."""
    expect(visitor.page.locator("main")).to_contain_text("From 200 replications", timeout=SECONDS)


def when_i_save_it_as(visitor: Visitor, name: str) -> None:
    visitor.when_i_write("Save this what-if under a name", name)
    visitor.when_i_press("Save")
    visitor.then_i_read(f"Saved as “{name}”")


def test_both_ways_redraw_as_staff_and_judgement_move(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open(WHAT_IF)
    visitor.then_the_page_is("What if families came to help another way")
    visitor.then_i_read("nothing here says which is right")
    visitor.page.evaluate("window.neverReloaded = true")
    flows = [visitor.page.locator(f"#flow-{number} svg").first for number in (1, 2)]
    before = [flow.inner_html() for flow in flows]
    when_i_move(visitor, "Long-term PAIR", "Home")
    when_i_move(visitor, "sent straight to the help they need", "Home")
    visitor.then_i_read("sent straight to the help they need: 20%, moved from 85%")
    expect(visitor.page).to_have_url(re.compile(r"\?wte_long=[\d.]+&accuracy=20$"))
    then_all_replications_stand_behind_it(visitor)
    assert all(flow.inner_html() != was for flow, was in zip(flows, before, strict=True))
    assert visitor.page.evaluate("window.neverReloaded")
    visitor.then_anybody_can_use_it()
    visitor.take_a_picture("what-if", height=1300)


def test_lena_saves_two_and_compares_them(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open(WHAT_IF)
    when_i_save_it_as(visitor, "As it stands")
    visitor.when_i_open(f"{WHAT_IF}?wte_targeted=9")
    when_i_save_it_as(visitor, "More targeted help")
    visitor.when_i_follow("More targeted help")
    visitor.then_i_read("By today's engine")
    visitor.then_i_read("Targeted help: 9, moved from")
    visitor.then_anybody_can_use_it()
    visitor.when_i_press("Work it out again")
    visitor.then_i_read("it comes to the same, to the last family")
    visitor.when_i_follow("Compare it with another")
    visitor.page.get_by_label("Second scenario").select_option("As it stands")
    visitor.when_i_press("Compare")
    visitor.then_i_read("What changes against “More targeted help”")
    visitor.then_i_read("Whole-time equivalents: Targeted help")
    visitor.then_anybody_can_use_it()


def test_lena_steps_through_the_weeks(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open(f"{WHAT_IF}weeks/?week=30")
    visitor.then_i_read("Week 30:")
    visitor.then_anybody_can_use_it()


def test_it_all_works_without_javascript(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.get_by_role("button", name="Sign in as Lena Hartley").click()
    page.goto(f"{site}{WHAT_IF}")
    page.locator("#id_wte_long").fill("12")
    page.locator("#id_accuracy").fill("40")
    page.get_by_role("button", name="Work it out", exact=True).click()
    expect(page.locator("main")).to_contain_text("Long-term PAIR: 12, moved from")
    expect(page.locator("main")).to_contain_text("From the first 20 of 200 replications.")
    page.get_by_role("button", name="Work out all 200").click()
    expect(page.locator("main")).to_contain_text("From 200 replications", timeout=SECONDS)
    context.close()
