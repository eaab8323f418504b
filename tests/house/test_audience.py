"""Every page says who may open it, and the Outsider finds every other door shut."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from tests.addresses import Page, pages
from tests.cast import Cast

SHUT = {302, 403, 404}
EVERY = list(pages(get_resolver()))
CLOSED = [page for page in EVERY if page.audience != "public"]
FOR_ROLES = [page for page in CLOSED if page.audience != "signed in"]


def by_the_dozen(every: list[Page]) -> list[list[Page]]:
    """A few pages to each test: making the cast takes longer than asking for a page."""
    return [every[start : start + 12] for start in range(0, len(every), 12)]


def first_of(some: list[Page]) -> str:
    return some[0].route or "home"


def open_to(client: Client, method: str, some: list[Page]) -> dict[str, int]:
    """Those of these pages that answer something else than a shut door, and what."""
    answers = {page.route: getattr(client, method)(page.address).status_code for page in some}
    return {route: status for route, status in answers.items() if status not in SHUT}


def test_every_page_declares_its_audience() -> None:
    assert EVERY
    assert not [page.route for page in EVERY if not page.audience]


def test_a_page_that_declares_none_would_be_seen() -> None:
    def view() -> None: ...

    class Planted:
        url_patterns = (URLPattern(get_resolver().pattern, view),)

    assert [page.audience for page in pages(Planted())] == [None]  # type: ignore[arg-type]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("some", by_the_dozen(CLOSED), ids=first_of)
def test_nobody_opens_a_closed_page_without_signing_in(
    some: list[Page], method: str, cast: Cast, client: Client
) -> None:
    assert open_to(client, method, some) == {}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("some", by_the_dozen(FOR_ROLES), ids=first_of)
def test_the_outsider_finds_every_door_of_wrenbridge_shut(
    some: list[Page], method: str, cast: Cast, client: Client
) -> None:
    client.force_login(cast.outsider)
    assert open_to(client, method, some) == {}


@pytest.mark.parametrize("some", by_the_dozen(EVERY), ids=first_of)
def test_no_page_breaks_when_somebody_simply_opens_it(
    some: list[Page], cast: Cast, client: Client
) -> None:
    client.force_login(cast.lena)
    answers = {page.route: client.get(page.address).status_code for page in some}
    assert {route: status for route, status in answers.items() if status >= 500} == {}


def test_a_page_that_opens_to_a_stranger_would_be_seen(cast: Cast, client: Client) -> None:
    front = next(page for page in EVERY if page.route == "")
    assert open_to(client, "get", [front]) == {"": 200}


def test_the_doors_are_not_shut_for_everybody(cast: Cast, client: Client) -> None:
    client.force_login(cast.lena)
    answers = {page.route: client.get(page.address).status_code for page in FOR_ROLES}
    assert 200 in answers.values(), answers
