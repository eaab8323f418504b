"""Lena, the lead, sees how many families need what, moves an assumption, and keeps it."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
NEED = "/birmingham/plan/need/"
MIDDLE = "The middle estimate is 2,420."


def test_lena_sees_what_the_evidence_supports(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open(NEED)
    visitor.then_the_page_is("How many families need what")
    visitor.then_i_read("About 1,500 to 3,600 of 30,671 families")
    visitor.then_i_read(MIDDLE)
    visitor.then_i_read("Which assumption matters most")
    visitor.then_i_read("What these numbers are not")
    visitor.then_anybody_can_use_it()
    visitor.take_a_picture("need", height=1300)


def test_an_assumption_that_moves_redraws_the_answer_without_a_reload(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open(NEED)
    visitor.page.evaluate("window.neverReloaded = true")
    movers = visitor.page.locator("#movers svg")
    before = movers.inner_html()
    visitor.when_i_open_the_part("From need to a service")
    slider = visitor.page.get_by_role("slider", name=re.compile("likely seen by perinatal"))
    slider.focus()
    visitor.page.keyboard.press("End")
    visitor.then_i_read("The middle estimate is 2,208.")
    visitor.then_i_read("changed from the published 12.32%")
    expect(visitor.page).to_have_url(re.compile(r"\?perinatal_share=20$"))
    assert movers.inner_html() != before
    assert visitor.page.evaluate("window.neverReloaded")
    visitor.then_anybody_can_use_it()
    visitor.when_i_follow("Back to the published values")
    visitor.then_i_read(MIDDLE)


def test_a_slider_moves_the_others_of_its_whole(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open(f"{NEED}?mode=plain")
    visitor.when_i_open_the_part("How families divide")
    visitor.page.get_by_role("slider", name=re.compile("no more than universal")).focus()
    visitor.page.keyboard.press("End")
    expect(visitor.page.locator("#levels svg")).to_contain_text("24,537")  # 80% of 30,671
    parts = visitor.page.locator("[name^=share_]").evaluate_all("all => all.map(e => +e.value)")
    assert round(sum(parts), 2) == 100
    assert parts[0] == 80


def test_lena_chooses_other_evidence(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open(NEED)
    choices = visitor.page.get_by_label("Which evidence on attachment")
    choices.focus()
    choices.select_option("madigan-2023")
    visitor.then_i_read("The slopes of the published gradient are held")
    visitor.then_i_read("The middle estimate is 3,338.")
    expect(visitor.page.locator("#id_national_disorganised")).to_have_value("23.5")
    expect(choices).to_be_focused()


def test_a_figure_that_cannot_be_is_said_beside_its_field(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open(f"{NEED}?perinatal_share=95")
    visitor.then_i_read("There is a problem")
    visitor.then_i_read("Enter a figure from 6% to 20%")
    assert visitor.page.title().startswith("Error:")
    visitor.then_anybody_can_use_it()


def test_lena_saves_an_estimate_and_compares_it_with_todays(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open("/wrenbridge/plan/need/?perinatal_share=20")
    visitor.when_i_write("Save this estimate under a name", "For the spring board")
    visitor.when_i_press("Save")
    visitor.then_i_read("Saved as “For the spring board”")
    visitor.when_i_follow("For the spring board")
    visitor.then_i_read("It stays as it was then")
    visitor.then_anybody_can_use_it()
    visitor.when_i_follow("Compare it with today's")
    visitor.then_i_read("fewer families than “Today”")
    visitor.then_anybody_can_use_it()


def test_lena_knows_a_figure_better(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open("/wrenbridge/plan/need/")
    visitor.when_i_follow("Local figures and anchors")
    visitor.page.get_by_label("Which figure").select_option("specialist_net")
    visitor.when_i_write("Families", "140")
    visitor.when_i_write("Why this is known better here", "Every referral was read again")
    visitor.when_i_write("Source", "Audit, June 2026")
    visitor.when_i_press("Record it")
    visitor.then_i_read("140 families according to Audit, June 2026")
    visitor.then_anybody_can_use_it()
    visitor.when_i_follow("Back to the estimate")
    visitor.then_i_read("140 families according to Audit, June 2026")


def test_it_all_works_without_javascript(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.get_by_role("button", name="Sign in as Lena Hartley").click()
    page.goto(f"{site}{NEED}")
    page.locator("summary", has_text="From need to a service").click()
    page.locator("#id_perinatal_share").fill("20")
    page.get_by_role("button", name="Work it out again").click()
    assert "The middle estimate is 2,208." in page.content()
    page.get_by_label("Which evidence on attachment").select_option("madigan-2023")
    page.get_by_role("button", name="Work it out again").click()
    assert page.locator("#id_national_disorganised").input_value() == "23.5"
    context.close()


def test_the_download_holds_the_changed_figures(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open(f"{NEED}?mode=plain&perinatal_share=20")
    with visitor.page.expect_download() as waiting:
        visitor.when_i_follow("Download as CSV")
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    assert re.search(r"Specialist support now, the rest\"?,2208", text)
