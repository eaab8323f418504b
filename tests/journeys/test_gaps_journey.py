"""Lena reads the gaps, a sector answers by its letter's link, Lena agrees, and the matrix moves."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
GAPS = "/wrenbridge/directory/gaps/"
CELL = ": Getting risk support, 2 to 5 years"
NEW = "Someone beside you in court"


def state(visitor: Visitor, cell: str) -> str:
    visitor.when_i_open(f"{GAPS}?focus=specialised")
    return visitor.page.get_by_role("link", name=cell).first.inner_text()


def test_from_the_gaps_to_a_cell_to_a_service(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open(GAPS)
    visitor.then_the_page_is("What there is, and what is missing")
    visitor.then_anybody_can_use_it()
    visitor.take_a_picture("gaps", height=1300)
    visitor.page.get_by_role("link", name=": Getting more help, Birth to 6 months").click()
    visitor.then_i_read("Wrenbridge Parent-Infant Team")
    visitor.then_anybody_can_use_it()
    visitor.when_i_follow("Wrenbridge Parent-Infant Team")
    visitor.then_the_page_is("Wrenbridge Parent-Infant Team")
    visitor.then_anybody_can_use_it()


def test_a_sector_answers_by_its_link_and_what_lena_agrees_moves_the_matrix(
    visitor: Visitor, samples: Mapping[str, Mapping[str, str]]
) -> None:
    page = visitor.page
    link = f"/wrenbridge/directory/rounds/answer/{samples['domestic abuse']['token']}/"
    visitor.given_i_am_signed_in_as("Lena Hartley")
    before = state(visitor, CELL)
    assert "Present" not in before
    visitor.given_the_next_person_comes()
    visitor.when_i_open(link)
    visitor.then_the_page_is("Domestic abuse services")
    visitor.then_anybody_can_use_it()
    visitor.when_i_follow("Add a service")
    visitor.when_i_write("Name of the service", NEW)
    visitor.when_i_write("What does it do?", "Sits with you and your child before, during, after.")
    visitor.when_i_choose("Getting risk support")
    visitor.when_i_choose("Specialised in the parent-infant relationship")
    visitor.when_i_choose("2 to 5 years")
    visitor.when_i_choose("Mothers")
    visitor.then_anybody_can_use_it()
    visitor.when_i_press("Save and come back later")
    visitor.then_i_read(NEW)
    visitor.when_i_press("Send my answer")
    visitor.then_i_read("Thank you. Your answer is with the lead.")
    visitor.then_anybody_can_use_it()
    assert page.request.get(f"{visitor.site}{GAPS}").url.count("login")
    visitor.given_i_am_signed_in_as("Lena Hartley")
    assert state(visitor, CELL) == before, "what nobody has agreed moves nothing"
    round_pk = samples["/rounds/<int:pk>/"]["pk"]
    visitor.when_i_open(f"/wrenbridge/directory/rounds/{round_pk}/agree/")
    visitor.when_i_follow_of("Look and agree", NEW)
    visitor.then_anybody_can_use_it()
    visitor.when_i_press("Agree and write it to the directory")
    after = state(visitor, CELL)
    assert after != before
    page.get_by_role("link", name=CELL).first.click()
    expect(page.get_by_role("link", name=NEW)).to_be_visible()
