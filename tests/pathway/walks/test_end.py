"""The end of a walk: help that is there today, other help one press away, words to take along."""

import re

from django.test import Client

from attune.directory.services import actions as services
from attune.domain.pathways.local import Placement
from attune.domain.pathways.vocabulary import Standing
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import a_service
from tests.pathway.walks.walkable import Walker, published

CALL = [{"phones": [{"number": "01632 960 123"}]}]


def walked(client: Client) -> Walker:
    return Walker(client).begins().answers("yes").goes_on().answers("yes")


def test_the_services_suggested_can_be_rung_today(cast: Cast, client: Client) -> None:
    service = a_service(cast.wrenbridge, "Two of us", contacts=CALL)
    published(cast.wrenbridge, team=(Placement("Two of us", str(service.uid)),))
    said = walked(client).said
    assert f'href="/wrenbridge/support/{service.uid}/"' in said
    assert 'href="tel:01632960123"' in said
    assert 'href="tel:01632960111"' in said  # whom to think it through with


def test_every_other_grouping_is_one_press_away(cast: Cast, client: Client) -> None:
    published(cast.wrenbridge)
    others = walked(client).said.split("Other help, one press away")[1]
    folded = re.findall(r'summary-text">([^<]+)</span></summary>', others)
    named = ["Doing well", "Getting advice", "Getting help", "Getting risk support"]
    assert folded == named
    assert "No help stands behind another" in others


def test_a_closed_service_says_so_and_gives_no_number(cast: Cast, client: Client) -> None:
    service = a_service(cast.wrenbridge, "Two of us", contacts=CALL)
    published(cast.wrenbridge, team=(Placement("Two of us", str(service.uid)),))
    services.end_service(service, by=cast.lena, at=NOW, why="Funding ended")
    said = walked(client).said
    assert "Two of us" in said
    assert "Closed" in said
    assert "01632960123" not in said
    assert str(service.uid) not in said


def test_a_service_nobody_checked_lately_says_so(cast: Cast, client: Client) -> None:
    old = NOW.date().replace(year=2024)
    service = a_service(cast.wrenbridge, "Two of us", contacts=CALL, assured_on=old)
    published(cast.wrenbridge, team=(Placement("Two of us", str(service.uid)),))
    said = walked(client).said
    assert "Not checked lately" in said
    assert "01632960123" not in said


def test_a_wanted_service_and_an_empty_slot_are_told_apart(cast: Cast, client: Client) -> None:
    wanted = Placement("Two of us", "", Standing.ASPIRATIONAL)
    published(cast.wrenbridge, team=(wanted,))
    said = walked(client).said
    assert "Wanted, not here yet" in said
    assert "Nothing here yet: a gap" in said.split("Other help")[1]


def test_the_summary_says_what_was_walked_and_nothing_of_anybody(
    cast: Cast, client: Client
) -> None:
    edition = published(cast.wrenbridge)
    client.force_login(cast.joseph)
    found = re.search(r"<textarea[^>]*>(.*?)</textarea>", walked(client).said, re.DOTALL)
    assert found
    assert found[1].strip().splitlines() == [
        "Walk through “A small pathway”",
        "Place: Wrenbridge",
        "Day: 2 November 2026",
        f"Edition 1, published on 2 November 2026, checksum {edition.sha256[:12]}",
        "",
        "Answers",
        "- Does anything worry you? Yes",
        "- May we share? Yes",
        "",
        "This pathway suggests: Help them",
        "- Getting more help",
        "",
        "A suggestion to think with, not a decision. Attune kept nothing of this.",
    ]
    assert "Joseph" not in found[1]
