"""Lena, the lead, sees how many families need what, changes an assumption, and keeps it."""

import re

import pytest
from playwright.sync_api import Browser

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
NEED = "/birmingham/plan/need/"


def test_lena_sees_the_published_need_of_birmingham(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open(NEED)
    visitor.then_the_page_is("How many families need what")
    visitor.then_i_read("About 2,420 of 30,671 families")
    visitor.then_i_read("What these numbers are not")
    visitor.then_anybody_can_use_it()
    visitor.take_a_picture("need", height=1300)


def test_lena_changes_an_assumption_and_sees_the_figures_redrawn(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open(NEED)
    visitor.when_i_open_the_part("From need to a service")
    visitor.page.locator("#id_perinatal_share").fill("20")
    visitor.when_i_press("Work it out again")
    visitor.then_i_read("About 2,208 of 30,671 families")
    visitor.then_i_read("changed from the published 12.32%")
    visitor.then_anybody_can_use_it()
    visitor.when_i_follow("Back to the published values")
    visitor.then_i_read("About 2,420 of 30,671 families")


def test_a_figure_that_cannot_be_is_said_beside_its_field(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open(f"{NEED}?perinatal_share=95")
    visitor.then_i_read("There is a problem")
    visitor.then_i_read("Enter a figure from 6% to 20%")
    assert visitor.page.title().startswith("Error:")
    visitor.then_anybody_can_use_it()


def test_lena_saves_an_estimate_of_her_own_place(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open("/wrenbridge/plan/need/?stock_to_flow=0.5")
    visitor.when_i_write("Save this estimate under a name", "For the spring board")
    visitor.when_i_press("Save")
    visitor.then_i_read("Saved as “For the spring board”")
    visitor.when_i_follow("For the spring board")
    visitor.then_i_read("It stays as it was then")
    visitor.then_anybody_can_use_it()


def test_it_all_works_without_javascript(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.get_by_role("button", name="Sign in as Lena Hartley").click()
    page.goto(f"{site}{NEED}")
    page.locator("summary", has_text="From need to a service").click()
    page.locator("#id_perinatal_share").fill("20")
    page.get_by_role("button", name="Work it out again").click()
    assert "About 2,208 of 30,671 families" in page.content()
    context.close()


def test_the_download_holds_the_changed_figures(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open(f"{NEED}?mode=plain&perinatal_share=20")
    with visitor.page.expect_download() as waiting:
        visitor.when_i_follow("Download as CSV")
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    assert re.search(r"Specialist support now, the rest\"?,2208", text)
