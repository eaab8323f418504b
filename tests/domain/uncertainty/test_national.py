"""A whole nation at once is each authority by itself, and small areas without drawing them."""

import tracemalloc

import numpy as np
import pytest

from attune.domain.levels import Level
from attune.domain.neighbourhoods import UNRANKED, Neighbourhoods
from attune.domain.refusals import Refused
from attune.domain.uncertainty.draws import Draws
from attune.domain.uncertainty.model import Model
from attune.domain.uncertainty.nation import Nation
from attune.domain.uncertainty.national import NationalNeed, national_need
from attune.domain.uncertainty.nodes import Collapsed, weights
from attune.domain.uncertainty.ranges import RangedNeed, counted, ranged
from attune.domain.uncertainty.small_areas import GROSS, NET, moments
from tests.domain.places import AREAS, VINTAGES
from tests.domain.uncertainty.modelled import ASSUMED, DRAWS, FEW, GRADIENT, SPREADS, assumed

CODES = [f"X{number:02}" for number in range(60)]  # more than one thread takes at a time
CLOSE = 0.01


def made_up() -> Neighbourhoods:
    """60 authorities of 20 areas, mixed up, and five areas without a rank."""
    chance = np.random.default_rng(27)
    authorities = chance.permutation(np.repeat(CODES, 20))
    ranks = chance.choice(np.arange(1, AREAS + 1), len(authorities), replace=False)
    ranks[:5] = UNRANKED
    under_twos = chance.integers(0, 90, len(authorities))
    return Neighbourhoods(
        vintages=VINTAGES,
        names={code: f"Place {code}" for code in CODES},
        authorities=authorities,
        under_twos=under_twos,
        under_threes=under_twos + 20,
        ranks=ranks,
    )


HERE = made_up()
NATION = Nation.of(HERE)


@pytest.fixture(scope="module")
def need() -> NationalNeed:
    return national_need(NATION, ASSUMED, GRADIENT, FEW)


def alone(code: str, *, plain: bool = False) -> RangedNeed:
    ranked = np.flatnonzero(HERE.ranks != UNRANKED)
    kept = Neighbourhoods(
        HERE.vintages,
        HERE.names,
        *(
            column[ranked]
            for column in (HERE.authorities, HERE.under_twos, HERE.under_threes, HERE.ranks)
        ),
    )
    line = None if plain else GRADIENT
    return ranged(counted(Collapsed.of(kept.profile(code)), ASSUMED, line, FEW), FEW)


def assert_alike(one: RangedNeed, other: RangedNeed) -> None:
    pairs = [(one.levels[level], other.levels[level]) for level in Level]
    pairs += [(one.gross, other.gross), (one.net, other.net), (one.year_net, other.year_net)]
    for found, wanted in pairs:
        for end in ("mean", "median", "low", "high"):
            assert getattr(found, end) == pytest.approx(getattr(wanted, end), abs=CLOSE)


@pytest.mark.parametrize("code", [CODES[0], CODES[39], CODES[59]])
def test_each_authority_is_as_by_itself(need: NationalNeed, code: str) -> None:
    assert_alike(need.of(code), alone(code))
    assert (need.of(code).seed, need.of(code).draws) == (FEW.seed, FEW.count)


def test_plain_percentages_work_for_a_nation_too() -> None:
    plain = national_need(NATION, ASSUMED, None, FEW)
    assert_alike(plain.of(CODES[4]), alone(CODES[4], plain=True))


def test_children_in_a_family_count_for_authorities_and_small_areas(need: NationalNeed) -> None:
    more = national_need(NATION, assumed(children_per_family="1.2"), GRADIENT, FEW)
    assert more.mean[GROSS] == pytest.approx(need.mean[GROSS] / 1.2, rel=1e-5)
    assert more.mean[:6] == pytest.approx(need.mean[:6])
    small, usual = more.small_areas, need.small_areas
    assert small.mean[:, NET] == pytest.approx(usual.mean[:, NET] / 1.2)
    assert small.variance[:, NET] == pytest.approx(usual.variance[:, NET] / 1.44)


def test_one_thread_and_three_find_the_same_to_the_last_bit(need: NationalNeed) -> None:
    for threads in (1, 3):
        again = national_need(NATION, ASSUMED, GRADIENT, FEW, threads=threads)
        for name in ("mean", "median", "low", "high"):
            assert (getattr(again, name) == getattr(need, name)).all()


def test_areas_without_a_rank_are_left_out() -> None:
    assert len(NATION.ridits) == len(HERE.ranks) - 5
    assert NATION.totals.sum() == HERE.under_twos[HERE.ranks != UNRANKED].sum()
    assert NATION.areas.sum() == len(NATION.ridits)
    assert (HERE.under_twos[NATION.order] == NATION.under_twos).all()
    assert NATION.codes == tuple(CODES)


def test_a_nation_without_ranks_is_refused() -> None:
    nobody = Neighbourhoods(
        HERE.vintages,
        {},
        *(each[:5] for each in (HERE.authorities, HERE.under_twos, HERE.under_threes, HERE.ranks)),
    )
    with pytest.raises(
        Refused, match="None of these areas has an English deprivation rank and children"
    ):
        Nation.of(nobody)


def test_areas_of_no_authority_and_authorities_without_children_are_left_out() -> None:
    some = np.arange(20, 60)
    authorities = HERE.authorities[some].copy()
    authorities[:3] = ""
    under_twos = HERE.under_twos[some].copy()
    empty = authorities[-1]
    under_twos[authorities == empty] = 0
    here = Neighbourhoods(
        HERE.vintages, {}, authorities, under_twos, under_twos + 20, HERE.ranks[some]
    )
    nation = Nation.of(here)
    assert set(nation.codes) == set(authorities.tolist()) - {"", empty}
    assert nation.totals.min() > 0
    found = national_need(nation, ASSUMED, GRADIENT, FEW)
    assert np.isfinite(found.high).all()


def test_all_authorities_together_are_the_whole() -> None:
    whole = NATION.whole()
    assert whole.under_twos == NATION.totals.sum()
    parts = sum(weights(NATION.ridits).T @ NATION.under_twos)
    assert whole.children.sum() == pytest.approx(parts)


def simulated(ridit: float, children: int, draws: Draws) -> np.ndarray:
    """Six levels, gross and net of one small area in every draw, its own effect included."""
    chance = np.random.default_rng(99)
    effect = chance.normal(0, draws.area_sd, draws.count)
    secure, insecure, disorganised = draws.mix
    along = ridit * draws.gradient
    odds_i = np.exp(
        GRADIENT.insecure_at_median + GRADIENT.insecure_slope * along + draws.area_insecure * effect
    ) * (insecure / secure)
    odds_d = np.exp(
        GRADIENT.disorganised_at_median + GRADIENT.disorganised_slope * along + effect
    ) * (disorganised / secure)
    splits = Model.of(ASSUMED, GRADIENT, draws).division.splits
    odds = np.ones((6, draws.count))
    odds[[1, 3, 4]] = odds_i * splits[[1, 3, 4]]
    odds[[2, 5]] = odds_d * splits[[2, 5]]
    levels = chance.multinomial(children, (odds / odds.sum(axis=0)).T).T
    gross = levels[4] + levels[5]
    unseen = Model.of(ASSUMED, GRADIENT, draws).division.unseen
    return np.stack([*levels, gross, chance.binomial(gross, unseen)])


@pytest.mark.parametrize(("ridit", "children"), [(0.45, 60), (0.0, 33), (-0.45, 14)])
def test_a_small_areas_mean_and_spread_are_those_of_simulated_counts(
    ridit: float, children: int
) -> None:
    found = moments(
        weights(np.array([ridit])),
        np.array([children]),
        1.0,
        Model.of(ASSUMED, GRADIENT, DRAWS),
        DRAWS,
    )
    wanted = simulated(ridit, children, DRAWS)
    sd = wanted.std(axis=1)
    assert np.abs(found.mean[0] - wanted.mean(axis=1)).max() < 0.05 * sd.max()
    assert np.sqrt(found.variance[0]) == pytest.approx(sd, rel=0.04)


def test_small_areas_add_to_their_authority(need: NationalNeed) -> None:
    sums = np.add.reduceat(need.small_areas.mean, NATION.starts)
    assert sums.T == pytest.approx(need.mean, rel=0.03)
    assert need.small_areas.variance.min() >= 0


def test_memory_does_not_grow_with_the_number_of_authorities() -> None:
    """No array of authorities x levels x draws: that alone would be 38 MB here."""
    many = Draws.of(SPREADS, ASSUMED, count=20_000)
    tracemalloc.start()
    try:
        national_need(NATION, ASSUMED, GRADIENT, many, threads=1)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 30e6
