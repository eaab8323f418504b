"""One course of events, stepped through week by week by links."""

import pytest
from django.test import Client

from attune.place.localities.models import Locality
from tests.cast import Cast

WEEKS = "/wrenbridge/plan/flow/weeks/"


@pytest.fixture
def lena(cast: Cast, client: Client, invented: Locality) -> Client:
    client.force_login(cast.lena)
    return client


def shown(client: Client, query: str = "") -> str:
    answer = client.get(f"{WEEKS}?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_week_is_shown_with_links_to_the_others(lena: Client) -> None:
    page = shown(lena, "week=17&accuracy=60&replication=3")
    assert "Week 17:" in page
    assert "accuracy=60&amp;replication=3&amp;week=18#weeks" in page
    assert "accuracy=60&amp;replication=3&amp;week=16#weeks" in page
    assert "those sent straight to the help they need: 60%, moved from 85%" in page


def test_both_ways_stand_beside_each_other(lena: Client) -> None:
    page = shown(lena)
    assert 'id="weeks-1-table-caption"' in page
    assert 'id="weeks-2-table-caption"' in page
    assert "Assessment" in page


@pytest.mark.parametrize(
    ("week", "said"), [("9999", "Week 259:"), ("-4", "Week 0:"), ("x", "Week 0:")]
)
def test_a_week_that_is_not_there_is_the_nearest_or_the_first(
    lena: Client, week: str, said: str
) -> None:
    assert said in shown(lena, f"week={week}")


def test_a_replication_that_is_not_there_is_said_beside_its_field(lena: Client) -> None:
    assert "Enter 200 or less" in shown(lena, "replication=201")
