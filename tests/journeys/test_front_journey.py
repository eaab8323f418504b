"""The public side, the desk, the map, and doors that stay shut."""

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser


def test_a_stranger_finds_their_area_and_urgent_help(visitor: Visitor) -> None:
    visitor.when_i_open("/")
    visitor.then_i_read("choose the mental health option")
    visitor.then_anybody_can_use_it()
    visitor.when_i_follow("Port Ellery")
    visitor.then_i_read("Ellery Family Line")
    visitor.then_anybody_can_use_it()


@pytest.mark.parametrize(("code", "direction"), [("cy", "ltr"), ("ur", "rtl")])
def test_the_public_side_is_there_in_other_languages(
    visitor: Visitor, code: str, direction: str
) -> None:
    visitor.when_i_open(f"/{code}/wrenbridge/")
    root = visitor.page.locator("html")
    assert root.get_attribute("lang") == code
    assert root.get_attribute("dir") == direction
    visitor.then_anybody_can_use_it()


def test_lena_lands_on_her_desk_and_confirms_the_help_lines(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.then_i_read("Nobody has confirmed the urgent-help lines of Wrenbridge")
    visitor.then_anybody_can_use_it()
    visitor.take_a_picture("desk", height=900)
    visitor.page.get_by_role("link", name="Confirm them").click()
    visitor.then_anybody_can_use_it()
    visitor.when_i_press("Confirm these lines")
    visitor.then_i_read("Tick the box to go on")
    visitor.when_i_choose("I have called or checked each number")
    visitor.when_i_press("Confirm these lines")
    visitor.then_i_read("now show on every public page")


def test_lena_sees_the_map_of_her_place(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    for shown in ("deprivation", "under-twos"):
        visitor.when_i_open(f"/wrenbridge/map/?show={shown}")
        visitor.then_anybody_can_use_it()
    visitor.take_a_picture("map", height=1000)


def test_lena_invites_a_colleague(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open("/wrenbridge/area/")
    visitor.then_anybody_can_use_it()
    visitor.when_i_follow("Invite somebody")
    visitor.then_anybody_can_use_it()
    visitor.when_i_press("Send the invitation")
    visitor.then_i_read("There is a problem")
    visitor.when_i_write("Full name", "Farah Osei")
    visitor.when_i_write("Work e-mail address", "farah.osei@demo.example")
    visitor.when_i_choose("Commissioner")
    visitor.when_i_press("Send the invitation")
    visitor.then_i_read("A letter is on its way")


def test_joseph_and_the_outsider_find_the_planning_door_shut(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Joseph Adeyemi")
    visitor.then_the_page_is_not_there("/wrenbridge/plan/need/")
    visitor.then_anybody_can_use_it()


def test_signing_in_with_a_wrong_password_says_so(visitor: Visitor) -> None:
    visitor.when_i_open("/account/login/")
    visitor.then_anybody_can_use_it()
    visitor.page.locator("[name=login]").fill("lena@demo.example")
    visitor.page.locator("[name=password]").fill("not her password")
    visitor.when_i_press("Sign in")
    visitor.then_i_read("The e-mail address or the password is not right")
    visitor.then_i_do_not_read("<a href")
    visitor.then_anybody_can_use_it()
