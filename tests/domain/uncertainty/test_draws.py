"""The draws: the stated distributions, streams of their own, and the same again for a seed."""

import hashlib
from dataclasses import fields

import numpy as np
import pytest

from attune.domain.levels import Attachment, Level
from attune.domain.refusals import Refused
from attune.domain.uncertainty.draws import MOST, SEED, STREAMS, Draws, shifted, stream
from tests.domain.uncertainty.modelled import ASSUMED, DRAWS, SPREADS, assumed, drawn

MIX = [float(ASSUMED.national_mix.share(each)) for each in Attachment]


def assert_shares(drawn: np.ndarray, middle: list[float], size: float) -> None:
    """Mean and variance as a Dirichlet (or Beta) of this size has them, within four errors."""
    for values, share in zip(drawn, middle, strict=True):
        variance = share * (1 - share) / (size + 1)
        assert values.mean() == pytest.approx(share, abs=4 * (variance / values.size) ** 0.5)
        assert values.var() == pytest.approx(variance, rel=0.12)


def test_the_national_mix_is_dirichlet_of_size_200() -> None:
    shares = shifted(MIX, DRAWS.mix)
    assert_shares(shares, MIX, 200)
    pair = np.cov(shares[1], shares[2])[0, 1]
    assert pair == pytest.approx(-MIX[1] * MIX[2] / 201, rel=0.15)
    assert shares[2].std() == pytest.approx(0.025, abs=0.001)


def test_levels_within_insecure_are_dirichlet_40_16_4() -> None:
    middle = [2 / 3, 4 / 15, 1 / 15]
    assert_shares(shifted(middle, DRAWS.insecure), middle, 60)


def test_levels_within_disorganised_are_beta_39_21() -> None:
    middle = [0.65, 0.35]
    assert_shares(shifted(middle, DRAWS.disorganised), middle, 60)


def test_the_share_seen_by_perinatal_teams_is_beta_12_and_88() -> None:
    middle = [0.1232, 0.8768]
    assert_shares(shifted(middle, DRAWS.perinatal), middle, 100)


def test_the_gradient_is_log_normal_with_mean_1() -> None:
    assert DRAWS.gradient.mean() == pytest.approx(1, abs=0.01)
    logarithm = np.log(DRAWS.gradient)
    assert logarithm.mean() == pytest.approx(-(0.25**2) / 2, abs=0.01)
    assert logarithm.std() == pytest.approx(0.25, abs=0.006)


@pytest.mark.parametrize("normal", [DRAWS.area, *DRAWS.chance])
def test_effects_of_areas_and_chance_are_standard_normal(normal: np.ndarray) -> None:
    assert normal.mean() == pytest.approx(0, abs=0.04)
    assert normal.std() == pytest.approx(1, abs=0.03)
    assert (np.abs(normal) > 1.96).mean() == pytest.approx(0.05, abs=0.009)


def test_what_is_drawn_goes_together_with_nothing_else() -> None:
    rows = [DRAWS.mix[2], DRAWS.gradient, DRAWS.area, DRAWS.insecure[2], DRAWS.disorganised[1]]
    rows += [DRAWS.perinatal[0], *DRAWS.chance]
    together = np.corrcoef(rows)
    np.fill_diagonal(together, 0)
    assert np.abs(together).max() < 0.045


def checksum(draws: Draws) -> str:
    whole = hashlib.sha256()
    for each in fields(draws):
        whole.update(np.asarray(getattr(draws, each.name)).tobytes())
    return whole.hexdigest()


def test_a_seed_gives_the_same_draws_to_the_last_bit() -> None:
    again = Draws.of(SPREADS, ASSUMED, seed=SEED)
    assert checksum(again) == checksum(DRAWS)
    assert checksum(Draws.of(SPREADS, ASSUMED, seed=SEED + 1)) != checksum(DRAWS)


def changed(one: Draws, other: Draws) -> set[str]:
    return {
        each.name
        for each in fields(one)
        if not np.array_equal(getattr(one, each.name), getattr(other, each.name))
    }


@pytest.mark.parametrize(
    ("name", "value", "moved"),
    [
        ("national_mix_size", 500, {"mix"}),
        ("gradient_sd", 0.4, {"gradient"}),
        ("area_effect_sd", 0.3, {"area_sd"}),
        ("area_effect_insecure", 0.1, {"area_insecure"}),
        ("insecure_split_size", 30, {"insecure"}),
        ("disorganised_split_size", 30, {"disorganised"}),
        ("perinatal_size", 50, {"perinatal"}),
    ],
)
def test_another_spread_leaves_every_other_draw_as_it_was(
    name: str, value: float, moved: set[str]
) -> None:
    assert changed(drawn(), drawn(**{name: value})) == moved


def test_another_middle_leaves_every_other_draw_as_it_was() -> None:
    other = Draws.of(SPREADS, assumed(perinatal_share="0.15"), count=500)
    assert changed(drawn(), other) == {"perinatal"}


def test_each_uncertain_thing_has_a_stream_of_its_own() -> None:
    firsts = {float(stream(SEED, name).standard_normal()) for name in STREAMS}
    assert len(firsts) == len(STREAMS)


def test_shares_around_another_middle_still_add_to_1() -> None:
    moved = shifted([0.5, 0.3, 0.2], DRAWS.mix)
    assert np.abs(moved.sum(axis=0) - 1).max() < 1e-12
    assert moved.mean(axis=1) == pytest.approx([0.5, 0.3, 0.2], abs=0.002)


def test_a_level_that_nobody_is_at_stays_empty() -> None:
    values = {"share_targeted": "0.07", "share_short_term_pair": "0.03"}
    within = assumed(**values).levels.within_class(Level.SHORT_TERM_PAIR)
    assert float(within) == pytest.approx(0.1)
    assert (shifted([0.9, 0.1, 0.0], DRAWS.insecure)[2] == 0).all()


@pytest.mark.parametrize("count", [0, 1, MOST + 1])
def test_too_few_or_too_many_draws_are_refused(count: int) -> None:
    with pytest.raises(Refused, match="from 2 to 100,000 draws"):
        Draws.of(SPREADS, ASSUMED, count=count)


def test_a_seed_below_0_is_refused() -> None:
    with pytest.raises(Refused, match="from 0 up, not -1"):
        Draws.of(SPREADS, ASSUMED, seed=-1)
