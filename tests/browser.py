"""A real Chromium for browser tests: it meets no other host; a script error fails the test."""

import os
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

# No look-ups, no updates: the browser asks only for the pages we open.
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
]
OURSELVES = {"127.0.0.1", "localhost"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium (or the one named by ATTUNE_CHROMIUM), started once."""
    program = os.environ.get("ATTUNE_CHROMIUM") or shutil.which("chromium")
    if program is None:
        pytest.fail("Chromium is missing: run ./dev setup, or name one in ATTUNE_CHROMIUM")
    # Playwright runs a loop of its own in this thread, which Django would take for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def browser_page(chromium: Browser) -> Iterator[Page]:
    """A fresh page; at the end it must have met no outside host and no script error."""
    asked: list[str] = []
    errors: list[str] = []
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")

    def only_ourselves(route: Route) -> None:
        if urlsplit(route.request.url).hostname in OURSELVES:
            return route.continue_()
        asked.append(route.request.url)
        return route.abort()

    context.set_default_timeout(15_000)
    expect.set_options(timeout=15_000)  # a busy machine is slow, not wrong
    context.route("**/*", only_ourselves)
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not asked, f"the page asked an outside host: {asked}"
    assert not errors, f"a script failed: {errors}"


def axe_finds(page: Page) -> list[str]:
    """What axe finds wrong, in lines that a person can act on."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response
    return [
        f"{fault['id']}: {fault['help']}: {node['html'][:200]}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]
