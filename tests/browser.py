"""A real Chromium for browser tests: it meets no other host; a script error fails the test."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import (
    Browser,
    Error,
    Page,
    Route,
    ViewportSize,
    expect,
    sync_playwright,
)

# No look-ups, no updates: the browser asks only for the pages we open.
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
]
DESK: ViewportSize = {"width": 1280, "height": 900}
OURSELVES = {"127.0.0.1", "localhost"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Every rule is run, and what breaks one is told in full. What keeps them all is only counted:
# axe would describe each of its elements, which takes twice as long as the rules.
HOW = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
# What is said of a page that was loaded anew while somebody looked at it, or just before.
ANEW = ("context was destroyed", "axe is not defined")
MOST_LOOKS = 10
# Where a page was tried in full at another width: colours do not change with it, and take longest.
ALL_BUT_COLOURS = HOW | {"rules": {"color-contrast": {"enabled": False}}}


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


@dataclass(frozen=True)
class Watched:
    """A page, what it asked of outside hosts, and the scripts that failed on it."""

    page: Page
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def then_all_was_well(self) -> None:
        asked, errors = self.asked[:], self.errors[:]
        self.asked.clear()
        self.errors.clear()
        assert not asked, f"the page asked an outside host: {asked}"
        assert not errors, f"a script failed: {errors}"


@contextmanager
def watched(chromium: Browser) -> Iterator[Watched]:
    """A fresh page that meets no outside host; at the end all must have been well with it."""
    context = chromium.new_context(viewport=DESK, locale="en-GB")
    found = Watched(context.new_page())

    def only_ourselves(route: Route) -> None:
        if urlsplit(route.request.url).hostname in OURSELVES:
            return route.continue_()
        found.asked.append(route.request.url)
        return route.abort()

    context.set_default_timeout(15_000)
    expect.set_options(timeout=15_000)  # a busy machine is slow, not wrong
    context.route("**/*", only_ourselves)
    found.page.on("pageerror", lambda error: found.errors.append(str(error)))
    yield found
    context.close()
    found.then_all_was_well()


@pytest.fixture
def browser_page(chromium: Browser) -> Iterator[Page]:
    """A fresh page of this test's own."""
    with watched(chromium) as found:
        yield found.page


Seen = TypeVar("Seen")


def looked_at(page: Page, look: Callable[[], Seen]) -> Seen:
    """What somebody sees of the page, or of what took its place: work that ends loads it anew."""
    tried = 0
    while True:
        tried += 1
        page.wait_for_load_state("load")  # one that looks again may be without its styles
        try:
            return look()
        except Error as wrong:
            if tried == MOST_LOOKS or not any(words in str(wrong) for words in ANEW):
                raise
        page.wait_for_timeout(50)  # the old page has gone a moment before the new one has come


def axe_finds(page: Page, how: Mapping[str, object] = HOW) -> list[str]:
    """What axe finds wrong, in lines that a person can act on."""
    return looked_at(page, lambda: _axe_finds(page, how))


def _axe_finds(page: Page, how: Mapping[str, object]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    faults = page.evaluate("how => axe.run(how).then(found => found.violations)", how)
    return [
        f"{fault['id']}: {fault['help']}: {node['html'][:200]}"
        for fault in faults
        for node in fault["nodes"]
    ]
