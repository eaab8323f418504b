"""Made-up places for the tests of the need estimate."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from hypothesis import strategies as st

from attune.domain.profiles import Profile
from attune.domain.shares import AttachmentMix, Share
from attune.domain.vintages import (
    Geography,
    PopulationVintage,
    Vintages,
    deprivation_vintage,
)

VINTAGES = Vintages(
    PopulationVintage("mid-2020", Geography.LSOA11), deprivation_vintage("IoD 2019")
)
UNRANKED = Vintages(PopulationVintage("mid-2020", Geography.LSOA11))
AREAS = 32_844
ENGLAND = AttachmentMix(Share("0.575"), Share("0.275"), Share("0.15"))
BIRMINGHAM = AttachmentMix(Share("0.5"), Share("0.3"), Share("0.2"))

RANKS = st.integers(1, AREAS)
CHILDREN = st.integers(0, 400)


def place(
    under_twos: Sequence[int], ranks: Sequence[int] | None, *, name: str = "Wrenbridge"
) -> Profile:
    """A place with as many two-year-olds as children under one and a half would suggest."""
    return Profile.of_areas(
        name,
        UNRANKED if ranks is None else VINTAGES,
        under_twos=under_twos,
        under_threes=[count + count // 2 for count in under_twos],
        ranks=ranks,
    )


@st.composite
def places(draw: st.DrawFn) -> Profile:
    """Any place of 1 to 30 areas with at least one child."""
    areas = draw(st.lists(st.tuples(CHILDREN, RANKS), min_size=1, max_size=30))
    counts = [count for count, _ in areas]
    counts[0] += 1
    return place(counts, [rank for _, rank in areas])


def scattered(seed: int, areas: int, *, leaning: float, name: str) -> Profile:
    """Many areas whose ranks lean towards the most deprived end the larger `leaning` is."""
    chance = np.random.default_rng(seed)
    ranks = np.ceil(chance.random(areas) ** leaning * AREAS).clip(1, AREAS).astype(int)
    return place(chance.integers(0, 90, areas).tolist(), ranks.tolist(), name=name)


@st.composite
def level_shares(draw: st.DrawFn) -> list[Share]:
    """Six exact shares that add to 1."""
    cuts = sorted(draw(st.lists(st.integers(0, 1000), min_size=5, max_size=5)))
    ends = [0, *cuts, 1000]
    return [Share(f"{(b - a) / 1000:.3f}") for a, b in pairwise(ends)]
