"""The what-if page: both ways beside each other, what was moved, and how sure it is."""

import pytest
from django.test import Client

from attune.place.localities.models import Locality
from tests.cast import Cast

WHAT_IF = "/wrenbridge/plan/flow/"


@pytest.fixture
def lena(cast: Cast, client: Client, invented: Locality) -> Client:
    client.force_login(cast.lena)
    return client


def shown(client: Client, query: str = "") -> str:
    answer = client.get(f"{WHAT_IF}?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_both_ways_are_answered_at_once(lena: Client) -> None:
    page = shown(lena)
    assert "by an escalator, and about" in page
    assert "From the first 20 of 200 replications." in page
    assert "nothing here says which is right" in page
    assert "of this are not the area's own" in page
    assert "What cannot be concluded from this" in page
    for figure in ("gains", "enough", "flow-1", "flow-2", "ages"):
        assert f'id="{figure}-table-caption"' in page


def test_what_is_moved_is_said_and_stays_in_the_address(lena: Client) -> None:
    page = shown(lena, "accuracy=60&wte_long=7.50&drop=12")
    assert "those sent straight to the help they need: 60%, moved from 85%" in page
    assert "Long-term PAIR: 7.5, moved from" in page
    assert 'action="/wrenbridge/plan/flow/refine/?wte_long=7.5&amp;accuracy=60"' in page


def test_every_rate_says_where_it_comes_from_and_how_good_that_is(lena: Client) -> None:
    page = shown(lena)
    assert "Assumed: 85%. Attune proposal, editable; a judgement; no evidence was found." in page
    assert "Range: 20% to 100%." in page
    assert "0 of its" in page


def test_what_cannot_be_is_said_beside_its_field(lena: Client) -> None:
    page = shown(lena, "accuracy=7&wte_long=-1")
    assert "Enter a figure from 20% to 100%" in page
    assert "Enter 0 or more" in page
    assert "by an escalator, and about" in page


def test_what_cannot_be_simulated_is_refused_in_words(lena: Client) -> None:
    ages = "&".join(
        f"age_{name}=0"
        for name in ("before_birth", "to_3_months", "3_to_5_months", "6_to_11_months")
    )
    page = shown(lena, f"{ages}&age_12_to_22_months=0")
    assert "There is a problem" in page
    assert "weights are 0 or more, and not all of them 0" in page


def test_a_need_can_be_looked_at_more_closely(lena: Client) -> None:
    page = shown(lena, "show=long")
    assert "Of 100 families who need long-term PAIR, about" in page
    assert "Families who need long-term PAIR, families a year on average." in page
    assert 'action="/wrenbridge/plan/flow/refine/?show=long"' in page


def test_a_script_gets_the_parts_that_change(lena: Client) -> None:
    answer = shown(lena, "accuracy=60&part=answer")
    assert 'data-live-query="accuracy=60"' in answer
    assert 'data-live-part="gains"' in answer
    assert "<html" not in answer
    rest = shown(lena, "accuracy=60&part=rest")
    assert 'data-live-part="behind"' in rest
    assert "by an escalator, and about" not in rest


def test_a_move_that_cannot_be_leaves_the_pictures_alone(lena: Client) -> None:
    answer = shown(lena, "accuracy=7&part=answer")
    assert "Not worked out:" in answer
    assert 'data-live-part="gains"' not in answer


def test_without_a_population_it_says_what_is_missing(cast: Cast, client: Client) -> None:
    client.force_login(cast.lena)
    assert "population" in shown(client)


def test_it_is_for_those_who_plan(cast: Cast, client: Client, invented: Locality) -> None:
    client.force_login(cast.joseph)
    assert client.get(WHAT_IF).status_code in (403, 404)
