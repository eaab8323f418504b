"""The Urdu family version on a small phone, in a real browser."""

import mimetypes
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, Route

from attune.pathway.languages import actions
from tests.browser import axe_finds
from tests.cast import NOW, Cast
from tests.pathway.languages.spoken_at_wrenbridge import approved
from tests.pathway.pathways_at_wrenbridge import a_pathway, an_edition, with_service

SITE = "http://localhost"
PAGE = "/ur/wrenbridge/pathway/pairs/family/"
LINES = """each => {
  const style = getComputedStyle(each)
  return parseFloat(style.lineHeight) / parseFloat(style.fontSize)
}"""


def test_the_urdu_page_fits_a_small_phone_and_axe_finds_nothing(
    cast: Cast, client: Client, browser_page: Page
) -> None:
    pathway = with_service(a_pathway(cast.wrenbridge), "baby-groups", "Baby and You")
    actions.begin_language(pathway, language="ur", by=cast.lena, at=NOW)
    approved(pathway, cast.lena)
    an_edition(pathway)
    written = client.get(PAGE).content.decode()

    def answer(route: Route) -> None:
        """The page as it was answered; its files as they lie in the program's folders."""
        asked = urlsplit(route.request.url).path
        if asked == PAGE:
            return route.fulfill(content_type="text/html", body=written)
        file = finders.find(asked.removeprefix("/static/"))
        kind = mimetypes.guess_type(asked)[0] or "font/woff2"
        return route.fulfill(content_type=kind, body=Path(str(file)).read_bytes())

    browser_page.set_viewport_size({"width": 320, "height": 640})
    browser_page.route(f"{SITE}/**", answer)
    browser_page.goto(SITE + PAGE, wait_until="networkidle")
    assert browser_page.evaluate("document.documentElement.dir") == "rtl"
    assert browser_page.evaluate("document.documentElement.scrollWidth") <= 320
    assert browser_page.locator(".attune-idea p").first.evaluate(LINES) >= 2.1
    assert browser_page.evaluate("document.fonts.check('16px \"Noto Nastaliq Urdu\"', 'مدد')")
    drawn = browser_page.locator(".attune-idea__picture").first
    assert drawn.evaluate("each => each.complete && each.naturalWidth > 0")
    assert axe_finds(browser_page) == []
