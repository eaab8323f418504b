"""Two sets of assumptions in the same draws."""

from dataclasses import replace

import numpy as np
import pytest

from attune.domain.levels import Level
from attune.domain.refusals import Refused
from attune.domain.uncertainty.ranges import NeedDraws, counted, expected
from attune.domain.uncertainty.scenarios import difference
from tests.domain.uncertainty.modelled import (
    ASSUMED,
    BIRMINGHAM,
    DRAWS,
    FEW,
    GRADIENT,
    assumed,
    drawn,
)


@pytest.fixture(scope="module")
def before() -> NeedDraws:
    return counted(BIRMINGHAM, ASSUMED, GRADIENT, DRAWS)


def test_nothing_changed_is_no_difference_in_any_draw(before: NeedDraws) -> None:
    found = difference(before, counted(BIRMINGHAM, ASSUMED, GRADIENT, DRAWS))
    assert (found.net.change.low, found.net.change.mean, found.net.change.high) == (0, 0, 0)
    assert (found.net.lower, found.net.higher) == (0, 0)


def test_more_seen_by_perinatal_teams_leaves_less_in_every_draw(before: NeedDraws) -> None:
    after = counted(BIRMINGHAM, assumed(perinatal_share="0.15"), GRADIENT, DRAWS)
    found = difference(before, after)
    assert found.net.change.high < 0
    assert (found.net.lower, found.net.higher) == (1, 0)
    assert found.gross.change.mean == 0
    assert found.levels[Level.LONG_TERM_PAIR].change.mean == 0


def test_a_difference_is_surer_than_two_estimates_apart(before: NeedDraws) -> None:
    """Common random numbers, beside draws of another seed."""
    changed = assumed(perinatal_share="0.15")
    together = difference(before, counted(BIRMINGHAM, changed, GRADIENT, DRAWS)).net.change
    other = drawn(seed=7, count=DRAWS.count)
    apart = counted(BIRMINGHAM, changed, GRADIENT, other).net - before.net
    width = np.quantile(apart, 0.975) - np.quantile(apart, 0.025)
    assert together.high - together.low < width / 10
    assert together.mean == pytest.approx(apart.mean(), abs=30)


def test_chance_in_counting_hardly_blurs_a_difference(before: NeedDraws) -> None:
    changed = assumed(national_secure="0.57", national_disorganised="0.155")
    line = replace(GRADIENT, disorganised_at_median=GRADIENT.disorganised_at_median + 0.03)
    with_chance = difference(before, counted(BIRMINGHAM, changed, line, DRAWS)).gross.change
    without = difference(
        expected(BIRMINGHAM, ASSUMED, GRADIENT, DRAWS), expected(BIRMINGHAM, changed, line, DRAWS)
    ).gross.change
    assert with_chance.mean == pytest.approx(without.mean, rel=0.02)
    wide = without.high - without.low
    assert with_chance.high - with_chance.low == pytest.approx(wide, rel=0.1)


def test_differences_of_levels_add_to_none(before: NeedDraws) -> None:
    values = {"share_universal": "0.49", "share_long_term_pair": "0.08"}
    found = difference(before, counted(BIRMINGHAM, assumed(**values), GRADIENT, DRAWS))
    assert sum(each.change.mean for each in found.levels.values()) == pytest.approx(0, abs=1e-6)
    assert found.levels[Level.LONG_TERM_PAIR].change.mean > 0
    assert found.gross.higher == pytest.approx(1, abs=0.01)


def test_the_years_difference_is_that_of_the_years_figures(before: NeedDraws) -> None:
    after = counted(BIRMINGHAM, assumed(uptake="0.6"), GRADIENT, DRAWS)
    found = difference(before, after)
    assert found.net.change.mean == 0
    assert found.year_net.change.mean == pytest.approx(-0.4 * before.net.mean())


def test_other_draws_cannot_be_compared(before: NeedDraws) -> None:
    with pytest.raises(Refused, match="same number of draws"):
        difference(before, counted(BIRMINGHAM, ASSUMED, GRADIENT, FEW))
