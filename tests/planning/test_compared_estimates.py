"""Two estimates compared in the same draws."""

import json

import numpy as np
import pytest
from django.test import Client

from attune.domain.refusals import Refused
from attune.place.localities.models import Locality
from attune.planning import saved
from attune.planning.compared import Compared, Side, signed
from attune.planning.models import Estimate
from attune.planning.need_page import NeedPage
from attune.planning.ranges.drawn import difference_of
from tests.cast import Cast

NEED = "/birmingham/plan/need/"


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


def kept(client: Client, name: str, query: str = "") -> Estimate:
    client.post(f"{NEED}save/?{query}", {"name": name})
    return Estimate.objects.get(name=name)


def test_a_saved_estimate_keeps_its_ranges_seed_and_evidence(
    birmingham: Locality, lena: Client
) -> None:
    estimate = kept(lena, "One", "evidence=madigan-2023")
    document = json.loads(estimate.document)
    assert document["ranges"]["seed"] == 2022
    assert document["ranges"]["draws"] == 10_000
    assert document["ranges"]["spreads"]["id"] == "expert-2026"
    assert document["provenance"]["evidence"]["choice"] == "madigan-2023"
    shown = lena.get(f"{NEED}saved/{estimate.pk}/").content.decode()
    assert "Madigan" in shown
    assert "10,000 draws, seed 2022, spreads expert-2026" in shown


def test_it_is_drawn_again_exactly(birmingham: Locality, lena: Client) -> None:
    estimate = kept(lena, "One", "stock_to_flow=0.5&perinatal_share=15")
    page = NeedPage.of(birmingham, {"stock_to_flow": "0.5", "perinatal_share": "15"})
    assert page
    before = NeedPage.of(birmingham, {})
    assert before
    there = Compared.of(Side.of("Today", saved.document(before)), Side.saved(estimate))
    here = difference_of(before.footing, page.need.mode, before.evidence, page.evidence)
    assert there.changes.net.change.mean == pytest.approx(here.net.change.mean, abs=1e-6)
    assert there.changes.net.change.low == pytest.approx(here.net.change.low, abs=1e-6)


def test_the_difference_is_surer_than_the_two_ranges(birmingham: Locality, lena: Client) -> None:
    estimate = kept(lena, "One", "perinatal_share=20")
    page = NeedPage.of(birmingham, {})
    assert page
    compared = Compared.of(Side.of("Today", saved.document(page)), Side.saved(estimate))
    change = compared.changes.net.change
    assert change.high - change.low < (page.ranged.net.high - page.ranged.net.low) / 4
    assert change.mean < 0


def test_the_page_says_how_many_fewer_and_how_sure(birmingham: Locality, lena: Client) -> None:
    estimate = kept(lena, "Reach", "perinatal_share=20")
    shown = lena.get(f"{NEED}compare/?first=today&second={estimate.pk}").content.decode()
    assert "“Reach” comes to about" in shown
    assert "fewer families than “Today”" in shown
    assert ", in 100% of the draws" in shown


def test_an_estimate_beside_itself_differs_in_nothing(birmingham: Locality, lena: Client) -> None:
    estimate = kept(lena, "Same")
    shown = lena.get(f"{NEED}compare/?first={estimate.pk}&second={estimate.pk}").content.decode()
    assert "the same number of families in every draw" in shown


def test_one_saved_before_there_were_ranges_is_refused_in_words() -> None:
    with pytest.raises(Refused, match="before estimates had a range"):
        Side.of("Old", {"levels": {}})


def test_one_saved_with_other_spreads_is_refused_in_words(
    birmingham: Locality, lena: Client
) -> None:
    document = json.loads(kept(lena, "One").document)
    document["ranges"]["spreads"]["values"]["gradient_sd"] = 0.5
    with pytest.raises(Refused, match="other spreads"):
        Side.of("One", document)


@pytest.mark.parametrize("query", ["first=today", "first=today&second=999999", "first=&second="])
def test_a_pair_that_is_not_there_is_refused_in_words(
    birmingham: Locality, lena: Client, query: str
) -> None:
    kept(lena, "One")
    shown = lena.get(f"{NEED}compare/?{query}").content.decode()
    assert "There is a problem" in shown


@pytest.mark.parametrize(("value", "said"), [(12.4, "+12"), (-1200.0, "−1,200"), (0.2, "0")])
def test_a_difference_carries_its_sign(value: float, said: str) -> None:
    assert signed(np.float64(value)) == said
