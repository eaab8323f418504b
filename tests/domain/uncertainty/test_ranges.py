"""Estimates with their uncertainty: Birmingham's published figures, and what always holds."""

import hashlib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from attune.domain.levels import SPECIALIST, Level
from attune.domain.profiles import Profile
from attune.domain.uncertainty.nodes import Collapsed
from attune.domain.uncertainty.ranges import (
    Interval,
    NeedDraws,
    RangedNeed,
    counted,
    expected,
    ranged,
)
from tests.domain.places import place, places
from tests.domain.uncertainty.modelled import (
    ASSUMED,
    BIRMINGHAM,
    DRAWS,
    EXAMPLE,
    FEW,
    GRADIENT,
    assumed,
    drawn,
)

GROSS, NET = 2760, 2420  # as published
# Of the prototype, with other random numbers: mean, low and high of 10,000 draws.
RECORDED = {
    Level.UNIVERSAL: (15_363, 12_750, 17_880),
    Level.AFTER_TWO: (6_115, 4_470, 7_960),
    Level.RISK_SUPPORT: (3_989, 2_550, 5_800),
    Level.TARGETED: (2_446, 1_420, 3_730),
    Level.SHORT_TERM_PAIR: (615, 170, 1_350),
    Level.LONG_TERM_PAIR: (2_143, 1_230, 3_370),
}


@pytest.fixture(scope="module")
def birmingham() -> RangedNeed:
    return ranged(counted(BIRMINGHAM, ASSUMED, GRADIENT, DRAWS), DRAWS)


def test_birminghams_means_are_the_published_figures_within_1_percent(
    birmingham: RangedNeed,
) -> None:
    assert (birmingham.seed, birmingham.draws) == (2022, 10_000)
    assert birmingham.gross.mean == pytest.approx(GROSS, rel=0.01)
    assert birmingham.net.mean == pytest.approx(NET, rel=0.01)


def test_birminghams_net_need_lies_between_about_1450_and_3700(birmingham: RangedNeed) -> None:
    assert 1_400 <= birmingham.net.low <= 1_500
    assert 3_600 <= birmingham.net.high <= 3_780
    assert (round(birmingham.net.low, -2), round(birmingham.net.high, -2)) == (1_500, 3_600)
    assert birmingham.net.low < birmingham.net.median < birmingham.net.mean < birmingham.net.high


@pytest.mark.parametrize(("level", "figures"), RECORDED.items())
def test_birminghams_levels_are_as_another_program_found_them(
    birmingham: RangedNeed, level: Level, figures: tuple[int, int, int]
) -> None:
    mean, low, high = figures
    found = birmingham.levels[level]
    assert found.mean == pytest.approx(mean, rel=0.02)
    assert (found.low, found.high) == (pytest.approx(low, rel=0.04), pytest.approx(high, rel=0.04))


def test_plain_percentages_have_the_published_means_too() -> None:
    here = Collapsed.anywhere(EXAMPLE.local)
    plain = ranged(counted(here, ASSUMED, None, DRAWS), DRAWS)
    assert plain.gross.mean == pytest.approx(GROSS, rel=0.01)
    assert plain.net.mean == pytest.approx(NET, rel=0.01)
    assert plain.levels[Level.UNIVERSAL].mean == pytest.approx(15_336, rel=0.01)


def test_plain_percentages_do_not_ask_where_children_live() -> None:
    one, other = place([400, 100], [1, 2]), place([400, 100], [30_000, 32_844])
    found = [expected(Collapsed.anywhere(each), ASSUMED, None, FEW).levels for each in (one, other)]
    assert (found[0] == found[1]).all()


def test_a_seed_gives_the_same_estimate_to_the_last_bit() -> None:
    def once() -> str:
        need = counted(BIRMINGHAM, ASSUMED, GRADIENT, drawn(seed=7))
        return hashlib.sha256(need.levels.tobytes() + need.net.tobytes()).hexdigest()

    assert once() == once()


def assert_whole(need: NeedDraws, under_twos: int) -> None:
    assert need.levels.sum(axis=0) == pytest.approx(np.full(FEW.count, under_twos))
    assert need.levels.min() >= 0
    assert (need.net <= need.gross).all() and need.net.min() >= 0


@given(places())
def test_levels_add_to_the_children_counted_in_every_draw(here: Profile) -> None:
    collapsed = Collapsed.of(here)
    assert_whole(expected(collapsed, ASSUMED, GRADIENT, FEW), here.total)
    assert_whole(counted(collapsed, ASSUMED, GRADIENT, FEW), here.total)


@given(places())
def test_what_is_counted_lies_around_what_is_expected(here: Profile) -> None:
    assume(here.total >= 50)  # in smaller places what would be below 0 is cut off
    collapsed = Collapsed.of(here)
    levels = expected(collapsed, ASSUMED, GRADIENT, FEW).levels
    apart = counted(collapsed, ASSUMED, GRADIENT, FEW).levels - levels
    allowed = 0.15 * (levels.mean(axis=1) ** 0.5 + 1) + 0.02 * levels.mean(axis=1)
    assert (np.abs(apart.mean(axis=1)) < allowed).all()


@settings(max_examples=40)
@given(places(), st.integers(2, 9))
def test_what_is_expected_grows_with_the_place(here: Profile, times: int) -> None:
    ranks, _ = here.placed()
    larger = place((here.under_twos * times).tolist(), ranks.astype(int).tolist())
    small, large = (
        expected(Collapsed.of(each), ASSUMED, GRADIENT, FEW).levels for each in (here, larger)
    )
    assert large == pytest.approx(times * small)


def test_more_spread_in_the_model_makes_a_wider_interval() -> None:
    def width(**spreads: float) -> float:
        net = ranged(counted(BIRMINGHAM, ASSUMED, GRADIENT, drawn(count=2_000, **spreads)), FEW).net
        return net.high - net.low

    usual = width()
    assert width(national_mix_size=50) > usual > width(national_mix_size=2000)
    assert width(disorganised_split_size=20) > usual > width(disorganised_split_size=600)


def test_areas_of_their_own_widen_a_ward_and_hardly_a_city() -> None:
    def width(children: int, areas: int, sd: float) -> float:
        here = Collapsed.of(place([children] * areas, [3_000] * areas))
        need = counted(here, ASSUMED, GRADIENT, drawn(count=2_000, area_effect_sd=sd))
        found = Interval.of(need.levels[2])  # risk support
        return (found.high - found.low) / found.mean

    assert width(400, 1, 0.6) / width(400, 1, 0) > 1.2
    assert width(40, 600, 0.6) / width(40, 600, 0) < 1.01


def test_more_children_in_a_family_make_fewer_families_and_as_many_children() -> None:
    usual, more = (
        expected(BIRMINGHAM, assumed(children_per_family=each), GRADIENT, FEW)
        for each in ("1", "1.2")
    )
    assert more.gross == pytest.approx(usual.gross / 1.2)
    assert (more.levels == usual.levels).all()


def test_the_years_figure_follows_from_stock_to_flow_and_uptake() -> None:
    need = counted(BIRMINGHAM, assumed(stock_to_flow="0.5", uptake="0.6"), GRADIENT, FEW)
    found = ranged(need, FEW)
    assert found.year_net.high == pytest.approx(0.3 * found.net.high)
    assert found.year_gross.mean == pytest.approx(0.3 * found.gross.mean)


def test_gross_counts_the_specialist_levels() -> None:
    need = expected(BIRMINGHAM, ASSUMED, GRADIENT, FEW)
    rows = [list(Level).index(level) for level in SPECIALIST]
    assert need.gross == pytest.approx(need.levels[rows].sum(axis=0))


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=60))
def test_an_intervals_ends_are_values_in_their_places(values: list[float]) -> None:
    found = Interval.of(np.array(values))
    placed, last = sorted(values), len(values) - 1
    assert found.low == placed[round(0.025 * last)]
    assert found.median == placed[round(0.5 * last)]
    assert found.high == placed[round(0.975 * last)]
    assert found.mean == pytest.approx(sum(values) / len(values), abs=1e-6)


def test_looking_at_an_interval_leaves_the_draws_in_their_order() -> None:
    need = expected(BIRMINGHAM, ASSUMED, GRADIENT, FEW)
    before = need.levels.copy()
    ranged(need, FEW)
    assert (need.levels == before).all()


def test_the_middle_of_the_draws_is_the_estimate_itself() -> None:
    """Everything at its middle: no spread anywhere gives the deterministic figures."""
    still = replace(
        FEW,
        mix=np.ones_like(FEW.mix),
        gradient=np.ones_like(FEW.gradient),
        insecure=np.ones_like(FEW.insecure),
        disorganised=np.ones_like(FEW.disorganised),
        perinatal=np.ones_like(FEW.perinatal),
    )
    need = expected(BIRMINGHAM, ASSUMED, GRADIENT, still)
    assert need.gross[0] == pytest.approx(GROSS, abs=1)
    assert need.net[0] == pytest.approx(NET, abs=1)
