"""Families: from a postcode to a call on a small phone, a list of one's own, a hidden address."""

import email
import json
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Served
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
POSTCODE = "WB2 3FH"
REFUGE = "Robin House"
# Written after each letter: without it the worker is still writing.
END_OF_A_LETTER = b"-" * 79 + b"\n"


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A small phone that runs no scripts."""
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 640}, locale="en-GB"
    )
    yield context.new_page()
    context.close()


def rows_with(served: Served, words: str) -> dict[str, int]:
    """How many rows of each table hold these words in any spelling of a postcode."""
    database = sqlite3.connect(f"file:{served.data / 'attune.sqlite3'}?mode=ro", uri=True)
    found = {}
    names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in names:
        compact = words.replace(" ", "").lower()
        rows = database.execute(f'SELECT * FROM "{table}"')  # noqa: S608 (its own tables)
        held = sum(compact in str(row).replace(" ", "").lower() for row in rows)
        found[table] = held
    database.close()
    return found


def test_a_parent_gets_from_a_postcode_to_a_call_without_scripts(
    phone: Page, visitor: Visitor, served: Served
) -> None:
    """Three pages: the area, what is near, the service; each for everybody, none wider than it."""
    before = rows_with(served, POSTCODE)
    addresses: list[str] = []
    phone.on("request", lambda request: addresses.append(request.url))
    phone.on("request", lambda request: addresses.append(request.headers.get("referer", "")))
    phone.goto(f"{served.address}/wrenbridge/")
    pages = [phone.url]
    phone.get_by_label("Your postcode, if you like").fill(POSTCODE)
    phone.get_by_role("button", name="Find support").click()
    pages.append(phone.url)
    expect(phone.get_by_text("The nearest to WB2 come first")).to_be_visible()
    expect(phone.locator("a[href^='tel:01632']").first).to_be_visible()
    Visitor(phone, served.address).take_a_picture("support", width=320, height=1100)
    phone.locator(".attune-result h3 a").first.click()
    pages.append(phone.url)
    expect(phone.locator("main a.attune-call[href^='tel:']").first).to_be_visible()
    spoken = " ".join(addresses) + served.log.read_text()
    assert "WB2" in spoken
    for spelling in (POSTCODE, "WB2%203FH", "WB2+3FH", "WB23FH", "3FH"):
        assert spelling.lower() not in spoken.lower()
    assert rows_with(served, POSTCODE) == before
    assert before["place_postcode"] == 1  # what is looked for would be found
    visitor.page.context.add_cookies(phone.context.cookies())  # type: ignore[arg-type]
    for address in pages:  # axe is itself a script, so the same pages are opened once more
        visitor.when_i_open(address.removeprefix(visitor.site))
        visitor.then_it_fits_a_small_phone()


def test_a_dad_narrows_keeps_two_and_sends_himself_the_list(
    visitor: Visitor, served: Served
) -> None:
    page = visitor.page
    visitor.when_i_open("/wrenbridge/support/")
    visitor.when_i_write("What do you need help with?", "dads")
    visitor.when_i_open_the_part("More choices")
    page.locator("#only-dads").check()
    page.locator("#only-free").check()
    visitor.when_i_press("Find support")
    visitor.then_i_read("You chose:")
    visitor.then_anybody_can_use_it()
    expect(page.get_by_role("link", name="Free (take this off)")).to_be_visible()
    listed = page.locator(".attune-result h3 a")
    names = [listed.nth(number).inner_text() for number in range(2)]
    for name in names:
        visitor.when_i_open("/wrenbridge/support/?words=dads&only=dads&only=free")
        visitor.when_i_follow(name)
        visitor.when_i_press("Put on my list")
        visitor.then_i_read("Added to your list")
    visitor.when_i_follow("See my list")
    for name in names:
        visitor.then_i_read(name)
    visitor.then_anybody_can_use_it()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Send it to yourself")).to_be_hidden()
    expect(page.get_by_role("link", name=names[0])).to_be_visible()
    page.emulate_media(media="screen")
    visitor.when_i_write("Your email address", "dad@example.org")
    visitor.when_i_press("Send my list")
    visitor.then_i_read("Your list is on its way")
    letter = the_letter_to("dad@example.org", served.data / "outbox")
    assert all(name in letter for name in names)


def the_letter_to(address: str, outbox: Path) -> str:
    """The text of the letter that the worker wrote, within some seconds."""
    for _ in range(120):
        for file in outbox.glob("*") if outbox.is_dir() else ():
            written = file.read_bytes()
            letter = email.message_from_bytes(written)
            if address in str(letter["To"]) and written.endswith(END_OF_A_LETTER):
                return letter.get_payload(decode=True).decode()  # type: ignore[union-attr]
        time.sleep(0.25)
    pytest.fail(f"No letter to {address}")


def test_a_quick_exit_leaves_my_list_and_the_way_back_misses_it(visitor: Visitor) -> None:
    page = visitor.page
    page.context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="Weather"))
    visitor.when_i_open("/wrenbridge/support/?words=feeding")
    page.locator(".attune-result h3 a").first.click()
    visitor.when_i_press("Put on my list")
    visitor.when_i_follow("See my list")
    visitor.then_the_page_is("My list")
    page.wait_for_load_state()  # until its script is there it is a link like any other
    page.get_by_role("link", name="Quick exit").click()
    page.wait_for_url("https://www.bbc.co.uk/weather")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("My list")


def test_where_the_refuge_is_stands_nowhere(visitor: Visitor, served: Served) -> None:
    street = the_street_of_the_refuge(served)
    visitor.when_i_open("/wrenbridge/support/?words=refuge")
    visitor.then_i_read("Wren Refuge")
    visitor.then_i_read("The address is kept private")
    visitor.when_i_follow("Wren Refuge")
    said = [visitor.page.content()]
    visitor.when_i_press("Put on my list")
    visitor.when_i_follow("See my list")
    said.append(visitor.page.content())
    uid = visitor.page.locator("main h2 a").first.get_attribute("href").split("/")[-2]  # type: ignore[union-attr]
    for path in (
        f"/api/oruk/v3/services/{uid}",
        f"/api/oruk/v3/service_at_locations?organization_id={uid}",
        "/wrenbridge/api/oruk/v3/services?per_page=100",
        "/wrenbridge/support/?words=robin+house",
    ):
        answer = visitor.page.request.get(f"{visitor.site}{path}")
        said.append(answer.text())
    visitor.given_i_signed_in_before_as("Lena Hartley")
    answer = visitor.page.request.get(f"{visitor.site}/wrenbridge/directory/exports/services.json")
    said.append(answer.text())
    assert "Wren Refuge" in said[0]
    assert "Wren Refuge" in answer.text()
    for text in said[:-1]:
        assert street not in text
        assert REFUGE not in text
    assert street not in said[-1]


def the_street_of_the_refuge(served: Served) -> str:
    """As the record has it, which only staff who keep it may see."""
    database = sqlite3.connect(f"file:{served.data / 'attune.sqlite3'}?mode=ro", uri=True)
    rows = database.execute("SELECT record FROM directory_location").fetchall()
    database.close()
    records = [json.loads(record) for (record,) in rows]
    [refuge] = [each for each in records if each["name"] == REFUGE]
    return str(refuge["addresses"][0]["address_1"])
