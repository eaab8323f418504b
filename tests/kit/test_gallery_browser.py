"""The gallery in a real browser: axe, a small phone, right to left, keyboard, paper, no script."""

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import axe_finds

PAGES = ["en-faulty", "ur", "404"]
ALL_PAGES = [*PAGES, "en", "cy", "ur-faulty", "500"]
PHONE = {"width": 320, "height": 640}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser_page: Page, gallery_address: str, name: str) -> None:
    browser_page.goto(f"{gallery_address}/{name}.html")
    assert axe_finds(browser_page) == []


def test_axe_would_find_a_page_broken_on_purpose(browser_page: Page, gallery_address: str) -> None:
    browser_page.goto(f"{gallery_address}/en.html")
    browser_page.evaluate("document.querySelector('label[for=id_families]').remove()")
    assert any(line.startswith("label") for line in axe_finds(browser_page))


@pytest.mark.parametrize("name", ALL_PAGES)
def test_nothing_scrolls_sideways_on_a_small_phone(
    browser_page: Page, gallery_address: str, name: str
) -> None:
    browser_page.set_viewport_size(PHONE)
    browser_page.goto(f"{gallery_address}/{name}.html")
    for closed in browser_page.locator("main details").all():
        closed.evaluate("each => { each.open = true }")
    assert browser_page.evaluate("document.documentElement.scrollWidth") <= 320


def test_no_style_or_script_is_blocked_by_the_policy(
    browser_page: Page, gallery_address: str
) -> None:
    refused: list[str] = []
    browser_page.on("console", lambda said: refused.append(said.text))
    browser_page.goto(f"{gallery_address}/en-faulty.html")
    browser_page.wait_for_selector("body.nhsuk-frontend-supported")
    assert not [line for line in refused if "Content Security Policy" in line]


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(
    browser_page: Page, gallery_address: str
) -> None:
    browser_page.goto(f"{gallery_address}/en-faulty.html")
    browser_page.get_by_role("link", name="When was this agreed?").click()
    assert browser_page.evaluate("document.activeElement.id") == "id_since-day"


def test_a_map_is_walked_with_the_arrow_keys(browser_page: Page, gallery_address: str) -> None:
    browser_page.goto(f"{gallery_address}/en.html")
    areas = browser_page.locator("#hexmap [data-map] > path")
    areas.first.focus()
    first = browser_page.locator("#hexmap [data-map-said]").inner_text()
    browser_page.keyboard.press("ArrowRight")
    second = browser_page.locator("#hexmap [data-map-said]").inner_text()
    assert first.startswith("Port Ellery 1:") and second.startswith("Port Ellery 10:")
    assert browser_page.locator("#hexmap [tabindex='0']").count() == 2  # one area and the table


def test_urdu_reads_from_the_right_with_the_menu_and_help_in_urdu(
    browser_page: Page, gallery_address: str
) -> None:
    browser_page.goto(f"{gallery_address}/ur.html")
    assert browser_page.get_by_role("heading", name="ابھی مدد چاہیے؟").is_visible()
    box = browser_page.locator("h1").bounding_box()
    home = browser_page.locator(".attune-home").bounding_box()
    assert box is not None and home is not None and home["x"] > 640


def test_quick_exit_leaves_and_is_not_in_the_history(
    browser_page: Page, gallery_address: str
) -> None:
    browser_page.goto(f"{gallery_address}/404.html")
    browser_page.goto(f"{gallery_address}/en.html")
    browser_page.evaluate("document.querySelector('[data-quick-exit]').href = '/500.html'")
    browser_page.get_by_role("link", name="Quick exit").click()
    browser_page.wait_for_url("**/500.html")
    browser_page.go_back()
    assert browser_page.url.endswith("/404.html")


def test_everything_is_there_without_javascript(chromium: Browser, gallery_address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{gallery_address}/en-faulty.html")
    assert page.get_by_role("link", name="Quick exit").get_attribute("href")
    assert page.get_by_role("link", name="Area", exact=True).is_visible()
    assert page.get_by_role("progressbar").is_visible()
    assert "http-equiv" in page.content()
    context.close()


def test_paper_shows_the_tables_and_no_menu(browser_page: Page, gallery_address: str) -> None:
    browser_page.goto(f"{gallery_address}/en.html")
    browser_page.emulate_media(media="print")
    assert browser_page.locator("#levels-table-caption").is_visible()
    assert not browser_page.locator(".nhsuk-header__navigation").is_visible()
    assert not browser_page.locator(".attune-exit").is_visible()
    assert re.match(rb"%PDF-", browser_page.pdf(format="A4"))


def test_text_in_a_chart_keeps_its_size_on_a_phone(
    browser_page: Page, gallery_address: str
) -> None:
    browser_page.set_viewport_size(PHONE)
    browser_page.goto(f"{gallery_address}/en.html")
    heights = browser_page.locator("#levels svg text").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().height)"
    )
    widest = browser_page.locator("#levels svg text, #mix svg text").evaluate_all(
        "all => Math.max(...all.map(each => each.getBoundingClientRect().right))"
    )
    assert min(heights) >= 16 and widest <= 320
