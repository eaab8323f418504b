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


def test_every_page_declares_its_audience() -> None:
    assert EVERY
    assert not [page.route for page in EVERY if not page.audience]


def test_a_page_that_declares_none_would_be_seen() -> None:
    def view() -> None: ...

    class Planted:
        url_patterns = (URLPattern(get_resolver().pattern, view),)

    assert [page.audience for page in pages(Planted())] == [None]  # type: ignore[arg-type]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("page", CLOSED, ids=lambda page: page.route)
def test_nobody_opens_a_closed_page_without_signing_in(
    page: Page, method: str, cast: Cast, client: Client
) -> None:
    assert getattr(client, method)(page.address).status_code in SHUT


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("page", FOR_ROLES, ids=lambda page: page.route)
def test_the_outsider_finds_every_door_of_wrenbridge_shut(
    page: Page, method: str, cast: Cast, client: Client
) -> None:
    client.force_login(cast.outsider)
    assert getattr(client, method)(page.address).status_code in SHUT


@pytest.mark.parametrize("page", EVERY, ids=lambda page: page.route)
def test_no_page_breaks_when_somebody_simply_opens_it(
    page: Page, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lena)
    assert client.get(page.address).status_code < 500


def test_the_doors_are_not_shut_for_everybody(cast: Cast, client: Client) -> None:
    client.force_login(cast.lena)
    answers = {page.route: client.get(page.address).status_code for page in FOR_ROLES}
    assert 200 in answers.values(), answers
