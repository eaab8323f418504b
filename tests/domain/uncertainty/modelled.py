"""The shipped evidence and spreads, and small places, for the tests of estimates in draws."""

from dataclasses import replace
from decimal import Decimal

import numpy as np

from attune.domain.anchors import calibration_on_example
from attune.domain.assumptions import Assumptions
from attune.domain.evidence_reading import read_evidence
from attune.domain.profiles import Profile
from attune.domain.uncertainty.draws import SEED, Draws
from attune.domain.uncertainty.nodes import Collapsed
from attune.domain.uncertainty.spreads import Spreads, read_spreads
from attune.domain.worked_examples import read_example
from attune.place.content.files import read
from tests.domain.places import scattered

EVIDENCE = read_evidence(read("figures", "birmingham-2022").data, file="birmingham-2022.toml")
EXAMPLE = read_example(read("examples", "birmingham").data, file="birmingham.toml")
SPREADS = read_spreads(read("spreads", "expert-2026").data, file="expert-2026.toml")
ASSUMED = Assumptions.of(EVIDENCE)
GRADIENT = calibration_on_example(EXAMPLE, EVIDENCE).gradient
DRAWS = Draws.of(SPREADS, ASSUMED)  # 10,000, at the recorded seed
FEW = Draws.of(SPREADS, ASSUMED, count=500)
BIRMINGHAM = Collapsed.of(EXAMPLE.local)
CITY = scattered(25, 639, leaning=3.0, name="A city")  # one area after another, not in bands


def assumed(**values: str) -> Assumptions:
    """The published assumptions with some changed."""
    return Assumptions.of(EVIDENCE.with_values(values))


def spread(**values: float) -> Spreads:
    """The shipped spreads with some changed."""
    figures = dict(SPREADS.figures)
    for name, value in values.items():
        figures[name] = replace(figures[name], value=Decimal(str(value)))
    return replace(SPREADS, figures=figures)


def drawn(*, seed: int = SEED, count: int = 500, **values: float) -> Draws:
    """Fewer draws, with some spreads changed."""
    return Draws.of(spread(**values), ASSUMED, seed=seed, count=count)


def area_by_area(profile: Profile, draws: Draws) -> np.ndarray:
    """Insecure and disorganised children in every draw, worked out without nodes: (2, count)."""
    secure, insecure, disorganised = draws.mix
    along = profile.ridits[:, None] * draws.gradient
    odds_i = np.exp(GRADIENT.insecure_at_median + GRADIENT.insecure_slope * along)
    odds_d = np.exp(GRADIENT.disorganised_at_median + GRADIENT.disorganised_slope * along)
    odds_i *= insecure / secure
    odds_d *= disorganised / secure
    whole = 1 + odds_i + odds_d
    return np.stack([profile.under_twos @ (odds / whole) for odds in (odds_i, odds_d)])
