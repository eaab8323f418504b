"""The flow in a real browser: axe, a small phone, and weeks moved by slider, links and button."""

from playwright.sync_api import Browser, Page, expect

from tests.browser import axe_finds

FIGURE = "#steps"
BAR = f"{FIGURE} [data-step-values]"


def test_the_slider_moves_words_bars_table_and_address(
    browser_page: Page, gallery_address: str
) -> None:
    browser_page.goto(f"{gallery_address}/flow.html")
    slider = browser_page.get_by_role("slider", name="Week")
    slider.focus()
    browser_page.keyboard.press("End")
    said = browser_page.locator(f"{FIGURE} [data-steps-said]")
    expect(said).to_have_text("Week 16: 112 families wait, 116 are in help.")
    assert browser_page.locator(BAR).nth(3).get_attribute("width") == "78%"
    cells = browser_page.locator(f"{FIGURE} tbody td")
    assert (cells.nth(2).text_content() or "").endswith("32")
    assert browser_page.url.endswith("?week=4#steps")
    expect(browser_page.get_by_text("Next week")).to_have_attribute("aria-disabled", "true")
    browser_page.get_by_role("link", name="Previous week").click()
    expect(said).to_contain_text("Week 12:")
    expect(slider).to_have_value("3")


def test_it_plays_to_the_end_and_stops_when_asked(browser_page: Page, gallery_address: str) -> None:
    browser_page.goto(f"{gallery_address}/flow.html")
    browser_page.clock.install()
    said = browser_page.locator(f"{FIGURE} [data-steps-said]")
    browser_page.get_by_role("button", name="Play").click()
    expect(said).to_have_attribute("aria-live", "off")
    browser_page.clock.run_for(600)
    browser_page.get_by_role("button", name="Pause").click()
    expect(said).to_contain_text("Week 12:")
    browser_page.clock.run_for(5000)
    expect(said).to_contain_text("Week 12:")
    browser_page.get_by_role("button", name="Play").click()
    browser_page.clock.run_for(5000)
    expect(said).to_contain_text("Week 16:")
    expect(browser_page.get_by_role("button", name="Play")).to_be_visible()
    assert said.get_attribute("aria-live") is None


def test_nothing_plays_for_who_asked_for_no_motion(
    browser_page: Page, gallery_address: str
) -> None:
    browser_page.emulate_media(reduced_motion="reduce")
    browser_page.goto(f"{gallery_address}/flow.html")
    expect(browser_page.get_by_role("slider", name="Week")).to_be_visible()
    expect(browser_page.get_by_role("button", name="Play")).to_be_hidden()


def test_without_a_script_every_week_is_a_link(chromium: Browser, gallery_address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{gallery_address}/flow.html")
    assert page.get_by_role("link", name="Next week").get_attribute("href") == "?week=3#steps"
    assert not page.locator("[data-steps-play]").is_visible()
    page.get_by_text("Choose a week").click()
    assert page.locator("[data-steps-weeks]").get_by_role("link").count() == 5
    context.close()


def test_the_sankey_shows_the_form_that_there_is_room_for(
    browser_page: Page, gallery_address: str
) -> None:
    browser_page.goto(f"{gallery_address}/flow.html")
    wide, narrow = (
        browser_page.locator(f"#sankey .attune-sankey__{n}") for n in ("wide", "narrow")
    )
    expect(wide).to_be_visible()
    expect(narrow).to_be_hidden()
    browser_page.set_viewport_size({"width": 320, "height": 640})
    expect(narrow).to_be_visible()
    expect(wide).to_be_hidden()
    browser_page.emulate_media(media="print")
    expect(wide).to_be_visible()


def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser_page: Page, gallery_address: str
) -> None:
    browser_page.goto(f"{gallery_address}/flow.html")
    assert axe_finds(browser_page) == []
    browser_page.set_viewport_size({"width": 320, "height": 640})
    assert browser_page.evaluate("document.documentElement.scrollWidth") <= 320
    words = browser_page.locator("figure svg.attune-picture text:visible")
    inside = "all => all.every(each => each.getBoundingClientRect().right <= 312)"
    assert words.evaluate_all(inside)
