"""Nine nodes stand for every small area."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from attune.domain.profiles import Profile
from attune.domain.refusals import Refused
from attune.domain.uncertainty.classes import on_nodes, turned, turns
from attune.domain.uncertainty.draws import Draws
from attune.domain.uncertainty.nodes import NODES, POINTS, Collapsed, weights
from tests.data import needs_open_data
from tests.domain.places import place, places
from tests.domain.uncertainty.modelled import CITY, DRAWS, FEW, GRADIENT, area_by_area
from tests.planning import brute_force

CLOSE = 0.01  # of a family, in every draw
RIDITS = arrays(np.float64, st.integers(1, 40), elements=st.floats(-0.5, 0.5))


def off(profile: Profile, draws: Draws) -> float:
    on_the_nodes = Collapsed.of(profile).children @ on_nodes(GRADIENT, draws)
    return float(np.abs(on_the_nodes - area_by_area(profile, draws)).max())


@given(RIDITS)
def test_the_weights_of_an_area_add_to_1(ridits: np.ndarray) -> None:
    assert weights(ridits).sum(axis=1) == pytest.approx(np.ones(len(ridits)))


@given(RIDITS, st.lists(st.floats(-5, 5), min_size=NODES, max_size=NODES))
def test_any_polynomial_of_the_eighth_degree_is_exact(
    ridits: np.ndarray, terms: list[float]
) -> None:
    found = weights(ridits) @ np.polyval(terms, POINTS)
    assert found == pytest.approx(np.polyval(terms, ridits), abs=1e-11)


def test_a_node_stands_for_itself() -> None:
    assert (weights(POINTS) == np.eye(NODES)).all()


def test_a_city_on_nine_nodes_is_the_city_area_by_area_in_every_draw() -> None:
    assert CITY.areas == 639
    assert off(CITY, DRAWS) < CLOSE


@needs_open_data
def test_birmingham_on_nine_nodes_is_birmingham_area_by_area_in_every_draw() -> None:
    areas = brute_force.areas_by_authority()["E08000025"]
    ranks = [round(brute_force.RANKED * (0.5 - ridit) + 0.5) for ridit, _ in areas]
    birmingham = place([children for _, children in areas], ranks, name="Birmingham")
    assert birmingham.total == 30_671
    assert off(birmingham, DRAWS) < CLOSE


@given(places())
def test_any_place_on_nine_nodes_is_the_place_area_by_area(here: Profile) -> None:
    assert off(here, FEW) < CLOSE


@given(places(), places())
def test_places_add(one: Profile, other: Profile) -> None:
    both = Collapsed.of(one) + Collapsed.of(other)
    assert one.ranks is not None and other.ranks is not None
    together = place(
        [*one.under_twos.tolist(), *other.under_twos.tolist()],
        [int(rank) for rank in (*one.ranks, *other.ranks)],
    )
    whole = Collapsed.of(together)
    assert both.under_twos == whole.under_twos
    assert both.children == pytest.approx(whole.children, abs=1e-6)
    assert both.squares == pytest.approx(whole.squares, abs=1e-4)


def test_a_place_without_ranks_is_known_by_its_children_alone() -> None:
    cardiff = place([30, 12], None, name="Cardiff")
    here = Collapsed.anywhere(cardiff)
    assert (here.under_twos, here.children.sum(), here.squares.sum()) == (42, 42, 30**2 + 12**2)
    with pytest.raises(Refused, match="they do not cover Wales"):
        Collapsed.of(cardiff)


def test_an_areas_own_effect_turns_its_shares_as_the_logit_does() -> None:
    """The first order, beside a very small effect worked out in full."""
    shares, small, part = on_nodes(GRADIENT, FEW), 1e-6, 0.5
    odds = shares / (1 - shares.sum(axis=0)) * np.exp([[[part * small]], [[small]]])
    moved = odds / (1 + odds.sum(axis=0))
    found = turns(shares, part)
    assert found == pytest.approx((moved - shares) / small, abs=1e-6)
    assert turned(shares, part) == pytest.approx(found * found[1], abs=1e-15)
