"""Chance in counting has the mean, spread and ends of exact multinomial counts."""

from dataclasses import replace

import numpy as np
import pytest

from attune.domain.levels import Level
from attune.domain.uncertainty.counting import Division, add_area_effect, count, divide
from attune.domain.uncertainty.draws import Draws
from tests.domain.uncertainty.modelled import DRAWS, FEW, drawn

SHARES = np.array([0.5, 0.2, 0.13, 0.08, 0.02, 0.07])  # in Level's order
WITHIN = ((20 / 30, 8 / 30, 2 / 30), (13 / 20, 7 / 20))


def still(draws: Draws) -> Division:
    """Classes divide as published in every draw, so that only chance is left."""
    return Division.of(
        WITHIN,
        0.1232,
        replace(
            draws,
            insecure=np.ones_like(draws.insecure),
            disorganised=np.ones_like(draws.disorganised),
        ),
    )


def counts(children: float, draws: Draws = DRAWS) -> np.ndarray:
    """Six levels of so many children by chance alone."""
    levels = np.empty((6, draws.count))
    classes = np.outer([0.3 * children, 0.2 * children], np.ones(draws.count))
    count(levels, classes, np.empty_like(classes), children, still(draws))
    return levels


def exact(children: int) -> np.ndarray:
    return np.random.default_rng(5).multinomial(children, SHARES, 10_000).T


def test_counts_go_together_as_multinomial_counts_do() -> None:
    levels = counts(30_671)
    wanted = 30_671 * (np.diag(SHARES) - np.outer(SHARES, SHARES))
    sd = np.sqrt(np.diag(wanted))
    assert levels.mean(axis=1) == pytest.approx(30_671 * SHARES, abs=4 * sd.max() / 100)
    assert np.abs(np.cov(levels) - wanted).max() < 0.05 * wanted.max()
    assert np.corrcoef(levels) == pytest.approx(wanted / np.outer(sd, sd), abs=0.04)


@pytest.mark.parametrize("children", [60, 300, 3_000, 30_671])
def test_the_ends_of_intervals_are_those_of_exact_counts_within_a_family(children: int) -> None:
    found, wanted = counts(children), exact(children)
    for share in (0.025, 0.5, 0.975):
        apart = np.quantile(found, share, axis=1) - np.quantile(wanted, share, axis=1)
        allowed = 1.0 + 0.12 * np.sqrt(children * SHARES)  # and the error of 10,000 draws
        assert (np.abs(apart) < allowed).all()


@pytest.mark.parametrize("children", [1, 2, 7, 60, 30_671])
def test_counts_are_never_below_none_and_add_to_all(children: int) -> None:
    levels = counts(children)
    assert levels.min() >= 0
    assert levels.sum(axis=0) == pytest.approx(np.full(DRAWS.count, children))


def test_a_little_more_need_is_a_little_more_in_every_draw() -> None:
    """What a library's own multinomial draws would not give."""
    before, after = counts(10_000, FEW), counts(10_001, FEW)
    assert np.abs(after - before).max() < 1
    chance = np.random.default_rng(1).multinomial(10_000, SHARES, 500).T
    assert np.abs(counts(10_000, FEW) - chance).max() > 50


def test_without_chance_there_is_what_is_expected() -> None:
    levels, wanted = np.empty((6, 500)), np.empty((6, 500))
    classes = np.full((2, 500), 100.0)
    calm = drawn()
    calm.chance[:] = 0
    division = still(calm)
    divide(wanted, classes.copy(), 400.0, division)
    count(levels, classes, np.empty((2, 500)), 400.0, division)
    assert levels == pytest.approx(wanted)
    assert wanted[list(Level).index(Level.UNIVERSAL)] == pytest.approx(200)


def test_single_areas_move_disorganised_as_far_as_independent_effects_do() -> None:
    division = Division.of(WITHIN, 0.1232, drawn(count=5_000, area_effect_sd=0.2))
    children, turn_i, turn_d = np.array([30.0, 50.0, 20.0]), 0.05, 0.12
    squares = float((children**2).sum())
    classes = np.full((2, 5_000), 40.0)
    spreads = np.stack(
        [np.full(5_000, squares * turn_i * turn_d), np.full(5_000, squares * turn_d**2)]
    )
    add_area_effect(classes, spreads, division)
    sd = 0.2 * np.sqrt(squares)
    assert classes.std(axis=1) == pytest.approx([sd * turn_i, sd * turn_d], rel=0.05)
    assert classes.mean(axis=1) == pytest.approx([40, 40], abs=0.2)
