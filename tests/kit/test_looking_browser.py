"""A page that is loaded anew while it is looked at is looked at again: work ends when it ends."""

import pytest
from playwright.sync_api import Error, Page, Route

from tests.browser import axe_finds, looked_at

pytestmark = pytest.mark.browser
SITE = "http://localhost/"
# The first time it is loaded anew in the middle of what axe does; the second time it stays.
PAGE = """<!doctype html><html lang="en"><title>Work</title><main><h1>Work</h1><img src="x"></main>
<script>
if (!sessionStorage.seen) {
  sessionStorage.seen = "yes";
  window.axe = {run: () => { window.location.reload(); return new Promise(() => {}); }};
}
</script></html>"""


def answer(route: Route) -> None:
    route.fulfill(content_type="text/html", body=PAGE)


def test_what_took_its_place_is_looked_at(browser_page: Page) -> None:
    browser_page.route(f"{SITE}**", answer)
    browser_page.goto(SITE)
    assert [fault.split(":")[0] for fault in axe_finds(browser_page)] == ["image-alt"]


def test_any_other_fault_of_a_script_is_told(browser_page: Page) -> None:
    browser_page.route(f"{SITE}**", answer)
    browser_page.goto(SITE)
    with pytest.raises(Error, match="broken"):
        looked_at(browser_page, lambda: browser_page.evaluate("broken"))
