"""A place's own anchors: solved, recorded, and offered as evidence; refused where too alike."""

import pytest
from django.test import Client

from attune.place.localities.models import Locality
from attune.planning.models import LocalFinding

PAGE = "/birmingham/plan/need/findings/anchors/"
MIXES = {
    "national_secure": "57.5",
    "national_insecure": "27.5",
    "national_disorganised": "15",
    "anchor_secure": "48",
    "anchor_insecure": "30",
    "anchor_disorganised": "22",
}
TOLD = {"reason": "A sample of 210 families", "source": "Study of 2026"}


def test_recorded_anchors_are_offered_and_change_the_estimate(
    birmingham: Locality, lena: Client
) -> None:
    lena.post(PAGE, MIXES | TOLD)
    offered = lena.get("/birmingham/plan/need/").content.decode()
    assert "This area&#39;s own anchors" in offered
    assert "The middle estimate is 2,420." in offered
    shown = lena.get("/birmingham/plan/need/?evidence=area").content.decode()
    assert "A sample of 210 families" in shown
    assert "Birmingham: disorganised attachment" in shown
    # A tenth more disorganised families than the published 20% makes a tenth more of these.
    assert "2,362" in shown  # long-term support: 7/20 of 22% of 30,671


def test_the_page_starts_from_englands_published_mix(birmingham: Locality, lena: Client) -> None:
    shown = lena.get(PAGE).content.decode()
    assert 'value="57.5"' in shown
    assert "Birmingham: secure attachment" in shown


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"anchor_secure": "50"}, "The three shares add to 102%"),
        ({"anchor_secure": ""}, "Enter an answer"),
        (
            {"anchor_secure": "10", "anchor_insecure": "30", "anchor_disorganised": "60"},
            "deprivation for shares so far",
        ),
    ],
)
def test_what_cannot_be_solved_is_refused_in_words(
    birmingham: Locality, lena: Client, changed: dict[str, str], said: str
) -> None:
    answer = lena.post(PAGE, MIXES | TOLD | changed).content.decode()
    assert said in answer
    assert not LocalFinding.objects.exists()


def test_anchors_may_be_taken_back(birmingham: Locality, lena: Client) -> None:
    lena.post(PAGE, MIXES | TOLD)
    withdraw = "/birmingham/plan/need/findings/withdraw/"
    lena.post(withdraw, {"subject": "anchor", "reason": "Too few families"})
    lena.get(PAGE)  # the messages of what was done are read
    shown = lena.get("/birmingham/plan/need/?evidence=area").content.decode()
    assert "This area&#39;s own anchors" not in shown
    assert "The middle estimate is 2,420." in shown
