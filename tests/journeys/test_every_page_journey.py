"""Every page there is, opened by Lena and by a stranger: anybody can use it, whatever it is."""

import pytest
from django.urls import get_resolver

from tests.addresses import Page, pages
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
EVERY = list(pages(get_resolver()))
# What answers with something else than a page, or needs something that another journey makes first.
ELSEWHERE = (
    "health/",
    "download",
    "jobs/<uuid:job_id>/",
    "/save/",
    "/saved/",
    "/load/",
    "/key/<str:uidb36>-<str:key>/",
    "reauthenticate/",
)


def opened(page: Page) -> bool:
    return not any(part in page.route for part in ELSEWHERE)


@pytest.mark.parametrize(
    "page", [page for page in EVERY if opened(page)], ids=lambda page: page.route or "home"
)
def test_lena_can_use_every_page(visitor: Visitor, page: Page) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open(page.address)
    visitor.then_anybody_can_use_it()


@pytest.mark.parametrize(
    "page",
    [page for page in EVERY if page.audience == "public" and opened(page)],
    ids=lambda page: page.route or "home",
)
def test_a_stranger_can_use_every_public_page(visitor: Visitor, page: Page) -> None:
    visitor.when_i_open(page.address)
    visitor.then_anybody_can_use_it()
    visitor.then_i_read("Need help now?")


def test_no_page_is_left_out_by_mistake() -> None:
    assert {part for part in ELSEWHERE if not any(part in page.route for page in EVERY)} == set()
