"""A health visitor walks the pathway on a phone, signed in nowhere, and takes the summary along."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
WALK = "/wrenbridge/pathway/pairs/walk/"
PHONE = {"width": 320, "height": 800}


def walked_on(page: Page) -> bool:
    """The second answer wherever there are some; whether the walk has come to its end."""
    answers = page.get_by_role("radio")
    if answers.count():
        answers.nth(1).check()
    before = page.locator("input[name=walk]").first.get_attribute("value")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("input[name=walk]").first).not_to_have_attribute("value", before or "")
    return page.locator("#summary").count() > 0


def test_from_the_start_to_the_summary_on_a_phone(visitor: Visitor) -> None:
    page = visitor.page
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    visitor.when_i_open(WALK)
    visitor.then_it_fits_a_small_phone()
    visitor.when_i_press("Begin")
    visitor.when_i_press("Continue")
    visitor.then_i_read("Choose an answer to go on")
    visitor.then_it_fits_a_small_phone()
    looked = set()
    for _step in range(40):
        ended = walked_on(page)
        visitor.then_i_read("Need help now?")
        sort = "end" if ended else "question" if page.get_by_role("radio").count() else "look"
        if sort not in looked:
            looked.add(sort)
            visitor.then_it_fits_a_small_phone()
        if ended:
            break
    assert looked == {"look", "question", "end"}
    visitor.then_i_read("This pathway suggests")
    summary = page.locator("#summary").input_value()
    assert "Attune kept nothing of this." in summary
    assert page.url == f"{visitor.site}{WALK}"
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"csrftoken"}
    page.get_by_role("button", name="Change this answer").first.click()
    expect(page.get_by_role("button", name="Continue")).to_be_visible()
    expect(page.locator("#summary")).to_have_count(0)


def test_it_works_without_javascript(chromium: Browser, site: str) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site}{WALK}")
    page.get_by_role("button", name="Begin").click()
    assert any(walked_on(page) for _step in range(40))
    expect(page.get_by_role("heading", level=1)).to_contain_text("This pathway suggests")
    expect(page.locator("[data-copy]")).to_be_hidden()
    context.close()
