"""A person at a browser, in sentences: given, when, then."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser import ALL_BUT_COLOURS, HOW, axe_finds, looked_at

SIGNED_IN: dict[str, Any] = {}  # cookies by site and person
PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"


class Visitor:
    """Somebody who uses the site; every `then` fails the journey when it does not hold."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site

    def given_i_am_signed_in_as(self, who: str) -> None:
        self.when_i_open("/")
        self.page.get_by_role("button", name=f"Sign in as {who}").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("My desk")

    def given_i_signed_in_before_as(self, who: str) -> None:
        """With the session of an earlier visit, so that a journey of one page is short."""
        key = f"{self.site} {who}"
        if key not in SIGNED_IN:
            self.given_i_am_signed_in_as(who)
            SIGNED_IN[key] = self.page.context.cookies()
        self.page.context.add_cookies(SIGNED_IN[key])

    def given_the_next_person_comes(self) -> None:
        """Who was signed in has gone, and so has their list."""
        self.page.context.clear_cookies()

    def when_i_open(self, path: str) -> None:
        answer = self.page.goto(f"{self.site}{path}")
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"

    def when_i_follow(self, link: str) -> None:
        self.page.get_by_role("link", name=link, exact=True).first.click()

    def when_i_follow_of(self, link: str, about: str) -> None:
        """A link whose words stand beside what it is about, which is read out but not seen."""
        name = re.compile(rf"^{re.escape(link)}\s?: {re.escape(about)}$")
        self.page.get_by_role("link", name=name).first.click()

    def when_i_press(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).first.click()

    def when_i_open_the_part(self, summary: str) -> None:
        self.page.locator("summary", has_text=summary).first.click()

    def when_i_write(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def when_i_choose(self, label: str) -> None:
        self.page.get_by_label(label).check()

    def then_the_page_is(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(heading)

    def then_i_read(self, text: str) -> None:
        expect(self.page.locator("body")).to_contain_text(text)

    def then_i_do_not_read(self, text: str) -> None:
        expect(self.page.locator("body")).not_to_contain_text(text)

    def then_the_page_is_not_there(self, path: str) -> None:
        self.then_it_answers(404, path)

    def then_it_answers(self, status: int, path: str) -> None:
        answer = self.page.goto(f"{self.site}{path}")
        assert answer is not None
        assert answer.status == status, f"{path}: {answer.status}"

    def then_axe_finds_nothing(self, how: Mapping[str, object] = HOW) -> None:
        found = axe_finds(self.page, how)
        assert not found, "\n".join(found)

    def then_it_fits_a_small_phone(self, how: Mapping[str, object] = HOW) -> None:
        """At 320 px nothing reaches beyond the page, so that nobody scrolls sideways."""
        wide = self.page.viewport_size
        assert wide is not None
        self.page.set_viewport_size({"width": 320, "height": 800})
        beyond = self.reaches_beyond()
        for _ in range(40):  # the menu folds itself a moment after the page has become narrow
            if not beyond:
                break
            self.page.wait_for_timeout(50)
            beyond = self.reaches_beyond()
        assert not beyond, f"{self.page.url} is {beyond} px too wide for a phone of 320 px"
        self.then_axe_finds_nothing(how)
        self.page.set_viewport_size(wide)

    def reaches_beyond(self) -> int:
        """By how many px the page is too wide for the screen."""
        root = "document.documentElement"
        script = f"{root}.scrollWidth - {root}.clientWidth"
        return int(looked_at(self.page, lambda: self.page.evaluate(script)))

    def then_anybody_can_use_it(self) -> None:
        self.then_axe_finds_nothing()
        self.then_it_fits_a_small_phone(ALL_BUT_COLOURS)

    def take_a_picture(self, name: str, *, width: int = 1280, height: int = 1000) -> None:
        """For the README, when ATTUNE_PICTURES asks for new ones."""
        if os.environ.get("ATTUNE_PICTURES"):
            PICTURES.mkdir(parents=True, exist_ok=True)
            clip = {"x": 0, "y": 0, "width": width, "height": height}
            self.page.screenshot(path=PICTURES / f"{name}.png", full_page=True, clip=clip)
