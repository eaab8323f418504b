"""The what-if page: both ways beside each other, what was moved, and how sure it is."""

import pytest
from django.test import Client

from attune.place.localities.models import Locality
from tests.cast import Cast

WHAT_IF = "/birmingham/plan/flow/"


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


def shown(client: Client, query: str = "") -> str:
    answer = client.get(f"{WHAT_IF}?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_both_ways_are_answered_at_once(birmingham: Locality, lena: Client) -> None:
    page = shown(lena)
    assert "by an escalator" in page
    assert "From the first 20 of 200 replications." in page
