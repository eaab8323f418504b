"""Whether the intervals hold what the model itself would bring forth: simulation-based calibration.

Truths are simulated another way: from numpy's own distributions, area by area with an effect of
each area's own, and with exact multinomial counts. A 95% interval has to hold 93% to 97% of them.
This checks the computation. It says nothing about whether families are as the model has them.
"""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pytest

from attune.domain.levels import Level
from attune.domain.profiles import Profile
from attune.domain.uncertainty.nodes import Collapsed
from attune.domain.uncertainty.ranges import NeedDraws, counted, ranged
from tests.domain.places import scattered
from tests.domain.uncertainty.modelled import ASSUMED, DRAWS, GRADIENT

TRUTHS = 4_000
PLACES = {
    "a city": scattered(1, 60, leaning=3.0, name="A city"),
    "a leafy district": scattered(2, 40, leaning=0.5, name="A leafy district"),
    "a ward": scattered(3, 6, leaning=1.0, name="A ward"),
}
OUTCOMES = [*Level, "gross", "net"]


@dataclass(frozen=True)
class Truths:
    """Simulated counts: six levels (6, truths), gross and net (truths,)."""

    levels: np.ndarray
    gross: np.ndarray
    net: np.ndarray

    def of(self, outcome: Level | str) -> np.ndarray:
        if isinstance(outcome, Level):
            return self.levels[list(Level).index(outcome)]
        found: np.ndarray = getattr(self, outcome)
        return found


@cache
def simulated(name: str) -> Truths:
    """The hierarchical model as it is written down, with the recorded spreads."""
    here, chance = PLACES[name], np.random.default_rng(94)
    mix = chance.dirichlet(200 * np.array([0.575, 0.275, 0.15]), TRUTHS)
    steepness = np.exp(chance.normal(-(0.25**2) / 2, 0.25, TRUTHS))
    of_insecure = chance.dirichlet([40, 16, 4], TRUTHS)
    risk = chance.beta(39, 21, TRUTHS)
    seen = chance.beta(12.32, 87.68, TRUTHS)
    levels = np.zeros((TRUTHS, 6))
    for ridit, children in zip(here.ridits, here.under_twos, strict=True):
        effect = chance.normal(0, 0.2, TRUTHS)
        odds_i = np.exp(-0.774345 + 0.871352 * steepness * ridit + 0.5 * effect)
        odds_d = np.exp(-1.481335 + 1.772615 * steepness * ridit + effect)
        odds_i *= (mix[:, 1] / mix[:, 0]) / (0.275 / 0.575)
        odds_d *= (mix[:, 2] / mix[:, 0]) / (0.15 / 0.575)
        after_two, targeted, short = odds_i * of_insecure.T
        odds = np.stack(
            [np.ones(TRUTHS), after_two, odds_d * risk, targeted, short, odds_d * (1 - risk)],
            axis=1,
        )
        levels += chance.multinomial(children, odds / odds.sum(axis=1, keepdims=True))
    gross = levels[:, 4] + levels[:, 5]
    return Truths(levels.T, gross, gross * (1 - seen))


@cache
def estimated(name: str) -> NeedDraws:
    return counted(Collapsed.of(PLACES[name]), ASSUMED, GRADIENT, DRAWS)


@pytest.mark.parametrize("outcome", OUTCOMES, ids=str)
@pytest.mark.parametrize("name", PLACES)
def test_a_95_percent_interval_holds_93_to_97_percent_of_truths(
    name: str, outcome: Level | str
) -> None:
    found = ranged(estimated(name), DRAWS)
    interval = found.levels[outcome] if isinstance(outcome, Level) else getattr(found, outcome)
    truths = simulated(name).of(outcome)
    # Truths are whole and draws are not: each whole number stands for all that round to it.
    truths = truths + np.random.default_rng(6).uniform(-0.5, 0.5, TRUTHS)
    inside = (truths >= interval.low) & (truths <= interval.high)
    assert 0.93 <= inside.mean() <= 0.97


@pytest.mark.parametrize("name", PLACES)
def test_truths_fall_anywhere_among_the_draws_alike(name: str) -> None:
    """Each tenth of the draws of net need holds about a tenth of the truths."""
    ends = np.quantile(estimated(name).net, np.linspace(0, 1, 11))
    tenth = np.searchsorted(ends[1:-1], simulated(name).net)
    assert np.bincount(tenth, minlength=10) / TRUTHS == pytest.approx(np.full(10, 0.1), abs=0.02)


def test_a_computation_that_forgets_a_source_of_doubt_is_found_out() -> None:
    """The check itself can fail: without the splits' uncertainty the interval is too narrow."""
    sure = replace(
        DRAWS,
        insecure=np.ones_like(DRAWS.insecure),
        disorganised=np.ones_like(DRAWS.disorganised),
    )
    here: Profile = PLACES["a city"]
    narrow = ranged(counted(Collapsed.of(here), ASSUMED, GRADIENT, sure), sure).gross
    truths = simulated("a city").gross
    assert ((truths >= narrow.low) & (truths <= narrow.high)).mean() < 0.9
