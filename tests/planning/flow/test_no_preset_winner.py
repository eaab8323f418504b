"""The comparison never says which way to choose, whichever helps more."""

import pytest
from django.test import Client

from attune.domain.flow.results import Averaged
from attune.domain.flow.scenarios.answers import Verdict
from attune.place.localities.models import Locality
from tests.cast import Cast

# Front door much the better, and much the worse: assessing takes nearly a third of all time.
MOVED = ("accuracy=100&door_share=2&drop=20", "accuracy=20&door_share=30&drop=0")


@pytest.mark.parametrize("moved", MOVED)
def test_the_page_leaves_the_choice_to_people(
    cast: Cast, client: Client, invented: Locality, moved: str
) -> None:
    client.force_login(cast.lena)
    page = client.get(f"/wrenbridge/plan/flow/?{moved}").content.decode().casefold()
    assert "which way to choose is for you to decide" in page
    assert "what cannot be concluded" in page
    for word in ("recommend", "winner", "should choose", "better way", "risk score"):
        assert word not in page


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (0.01, 0.05, Verdict.HELPS_MORE),
        (-0.05, -0.01, Verdict.HELPS_FEWER),
        (-0.01, 0.05, Verdict.NO_CLEAR_DIFFERENCE),
        (-0.05, 0.01, Verdict.NO_CLEAR_DIFFERENCE),
        (None, None, Verdict.NO_CLEAR_DIFFERENCE),
    ],
)
def test_a_difference_is_clear_only_by_its_whole_interval(
    low: float | None, high: float | None, verdict: Verdict
) -> None:
    assert Verdict.of(Averaged(0.02, low, high)) is verdict
