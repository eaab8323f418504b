"""What a moved assumption asks of the server: the answer alone, and the rest a moment later."""

import pytest
from django.test import Client

from attune.place.localities.models import Locality
from tests.cast import Cast

NEED = "/birmingham/plan/need/"


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


def part(client: Client, query: str) -> str:
    answer = client.get(f"{NEED}?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_answer_comes_without_the_page_around_it(birmingham: Locality, lena: Client) -> None:
    shown = part(lena, "perinatal_share=20&part=answer")
    assert "The middle estimate is 2,208." in shown
    assert 'data-live-query="perinatal_share=20"' in shown
    assert "<svg" in shown
    assert "<html" not in shown
    assert "<form" not in shown


def test_the_tables_follow_apart(birmingham: Locality, lena: Client) -> None:
    shown = part(lena, "perinatal_share=20&part=rest")
    assert "changed from the published 12.32%" in shown
    assert "The middle estimate" not in shown


def test_another_evidence_brings_its_fields(birmingham: Locality, lena: Client) -> None:
    shown = part(lena, "evidence=madigan-2023&shown_for=&national_secure=57.5&part=whole")
    assert 'value="51.6"' in shown
    assert 'name="shown_for" value="madigan-2023"' in shown


@pytest.mark.parametrize(
    ("asked", "said"),
    [("perinatal_share=95", "Enter a figure from 6% to 20%"), ("share_universal=60", "add to 1.1")],
)
def test_what_is_wrong_is_said_and_the_figures_stay(
    birmingham: Locality, lena: Client, asked: str, said: str
) -> None:
    shown = part(lena, f"{asked}&part=answer")
    assert "Not worked out:" in shown
    assert said in shown
    assert 'data-live-part="sentence"' not in shown


def test_a_move_asks_the_database_little(
    birmingham: Locality, lena: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(7):
        part(lena, "perinatal_share=18&part=answer")


def test_an_unknown_part_is_the_whole_page(birmingham: Locality, lena: Client) -> None:
    assert "<html" in part(lena, "part=nonsense")
