"""What changes a record: its owner's letter, a provider's proposal, a visitor's word, a merge."""

import re
import sqlite3
from collections.abc import Mapping

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Served
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
DIRECTORY = "/wrenbridge/directory/"
NEW_WORDS = "Breakfast, babies and other dads. Nobody asks you to talk."


def counted(served: Served, table: str) -> int:
    database = sqlite3.connect(f"file:{served.data / 'attune.sqlite3'}?mode=ro", uri=True)
    [(rows,)] = database.execute(f"SELECT COUNT(*) FROM {table}").fetchall()  # noqa: S608
    database.close()
    return int(rows)


def test_an_owner_says_still_correct_by_the_link_of_a_letter(
    visitor: Visitor, served: Served, samples: Mapping[str, Mapping[str, str]]
) -> None:
    """Opening the link, as mail scanners do, changes nothing; the press does."""
    address = f"/answer/still-correct/{samples['answer/still-correct/']['token']}/"
    before = counted(served, "directory_assurance")
    for _ in range(3):
        visitor.when_i_open(address)
    assert counted(served, "directory_assurance") == before
    visitor.then_the_page_is("Is this still correct?")
    visitor.then_i_read("Wrenbridge Parent-Infant Team")
    visitor.then_anybody_can_use_it()
    visitor.when_i_press("Still correct")
    visitor.then_the_page_is("Thank you")
    visitor.then_anybody_can_use_it()
    assert counted(served, "directory_assurance") == before + 1
    visitor.when_i_open(address)
    visitor.then_i_read("There is nothing more to do")
    assert counted(served, "directory_assurance") == before + 1


def test_a_provider_proposes_and_families_see_it_once_lena_takes_it_over(
    visitor: Visitor,
) -> None:
    group = "Dads and Babies Saturday group at Willow Street Hall"
    visitor.given_i_am_signed_in_as("Tamsin Vale")
    visitor.when_i_open(f"{DIRECTORY}services/?q=Willow+Street+Hall")
    visitor.when_i_follow_of("Open", group)
    visitor.then_i_read("looked at by somebody before families see it")
    address = visitor.page.url.removeprefix(visitor.site)
    families = address.replace("directory/services", "support")
    visitor.when_i_follow("Change the record")
    visitor.when_i_write("What it does, for families", NEW_WORDS)
    visitor.when_i_press("Send for a look")
    visitor.then_i_read("Sent. Somebody will look at it")
    visitor.then_anybody_can_use_it()
    visitor.when_i_open(families)
    visitor.then_i_do_not_read(NEW_WORDS)
    visitor.given_the_next_person_comes()
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open(f"{DIRECTORY}changes/")
    visitor.when_i_follow_of("Decide", group)
    table = visitor.page.get_by_role("table")
    expect(table).to_contain_text("A Saturday group for dads and their babies")
    expect(table).to_contain_text(NEW_WORDS)
    visitor.then_anybody_can_use_it()
    visitor.when_i_choose("Make this change")
    visitor.when_i_press("Decide")
    visitor.then_i_read("The record says so now")
    visitor.when_i_open(families)
    visitor.then_i_read(NEW_WORDS)


def test_tell_us_this_is_wrong_reaches_a_desk_and_is_answered(visitor: Visitor) -> None:
    name = "Birth reflections at Wrenbridge maternity"
    visitor.when_i_open("/wrenbridge/support/?words=birth+reflections")
    visitor.when_i_follow(name)
    visitor.when_i_follow("Tell us this is wrong")
    visitor.then_i_read("Ife Bankole reads what you write, on working days")
    visitor.then_i_read("Please write only about the service, not about your family")
    visitor.then_anybody_can_use_it()
    visitor.when_i_choose("The days or times")
    visitor.when_i_write("What should it say? (optional)", "Only on Fridays.")
    visitor.when_i_press("Send")
    visitor.then_i_read("Thank you. We have your message.")
    visitor.given_i_am_signed_in_as("Ife Bankole")
    visitor.then_i_read(f"Somebody says that the page of {name} is wrong")
    visitor.when_i_open(f"{DIRECTORY}messages/")
    visitor.when_i_follow_of("Open", name)
    visitor.then_i_read("Only on Fridays.")
    visitor.then_anybody_can_use_it()
    visitor.when_i_write("What did you do?", "Called them, and put Fridays into the record.")
    visitor.when_i_press("This is dealt with")
    visitor.then_i_read("Ife Bankole: Called them, and put Fridays into the record.")
    visitor.then_anybody_can_use_it()


def test_two_records_become_one_and_the_old_address_leads_on(visitor: Visitor) -> None:
    kept, gone = "Rhyme time at Oak Library", "Oak Library rhyme time"
    visitor.when_i_open("/wrenbridge/support/?words=oak+library+rhyme")
    old = visitor.page.get_by_role("link", name=gone, exact=True).get_attribute("href")
    assert old is not None
    visitor.given_i_am_signed_in_as("Ife Bankole")
    visitor.when_i_open(f"{DIRECTORY}duplicates/")
    visitor.when_i_follow_of("Compare", kept)
    visitor.then_the_page_is("Are these one service?")
    visitor.then_anybody_can_use_it()
    visitor.when_i_choose(f"One service: keep “{kept}”")
    visitor.when_i_press("Decide")
    visitor.then_i_read(f"{gone} → {kept}")
    visitor.then_anybody_can_use_it()
    visitor.when_i_open(old)
    visitor.then_the_page_is(kept)
    assert not visitor.page.url.endswith(old)
    visitor.when_i_open(f"{DIRECTORY}duplicates/")
    visitor.when_i_press("Undo")
    visitor.when_i_open(old)
    visitor.then_the_page_is(gone)
    assert re.search(old, visitor.page.url)
