"""Other evidence on the need page: literature, own figures for England, slopes held."""

import pytest
from django.test import Client

from attune.place.localities.models import Locality
from tests.cast import Cast

NEED = "/birmingham/plan/need/"


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


def page(client: Client, query: str) -> str:
    return client.get(f"{NEED}?{query}").content.decode()


@pytest.mark.parametrize(
    ("key", "middle"),
    [("madigan-2023", "3,338"), ("deneault-2023", "3,120"), ("pif-ten-percent", "1,856")],
)
def test_a_literature_mix_moves_the_estimate(
    birmingham: Locality, lena: Client, key: str, middle: str
) -> None:
    """By hand: 30,671 x (disorganised x 7/20 + insecure x 2/30), less 12.32%, with the classes
    that the moved gradient gives Birmingham (30.46% and 26.29% for the first)."""
    shown = page(lena, f"evidence={key}")
    assert f"The middle estimate is {middle}." in shown
    assert "The slopes of the published gradient are held" in shown
    assert "anchor_secure" not in shown


def test_preschool_and_lowest_figures_are_labelled_as_what_they_are(
    birmingham: Locality, lena: Client
) -> None:
    assert "Preschool children, 97 samples" in page(lena, "")
    assert "A lowest figure, not a middle one" in page(lena, "evidence=pif-ten-percent")


def test_englands_mix_can_be_set_with_the_slopes_held(birmingham: Locality, lena: Client) -> None:
    query = "evidence=own&national_secure=55&national_insecure=25&national_disorganised=20"
    shown = page(lena, query)
    assert "changed from the published 15%" in shown
    assert f"?{query.split('&', 1)[1]}&amp;evidence=own" in shown.replace("&amp;n", "&n")


def test_the_mix_of_the_evidence_before_is_left_behind(birmingham: Locality, lena: Client) -> None:
    """Without a script the button sends the old fields with the new choice."""
    sent = "evidence=madigan-2023&shown_for=&national_secure=57.5&national_insecure=27.5"
    shown = page(lena, f"{sent}&national_disorganised=15&perinatal_share=20")
    assert 'name="national_disorganised" type="text" value="23.5"' in shown
    assert "20%, changed from the published 12.32%" in shown


def test_an_evidence_that_is_not_offered_is_refused_in_words(
    birmingham: Locality, lena: Client
) -> None:
    shown = page(lena, "evidence=nonsense")
    assert "Choose one of the answers offered" in shown
    assert "The middle estimate is 2,420." in shown


def test_each_assumption_says_who_stands_behind_it(birmingham: Locality, lena: Client) -> None:
    shown = page(lena, "")
    assert "Stated by the source: 50%." in shown
    assert "Worked out: 12.32%." in shown
    assert "Expert prior. Attune proposal, editable" in shown
    assert "10,000 draws (seed 2022)" in shown
    assert "expert-2026, version 1" in shown
