"""The draws every page shares, and a locality's estimate with its uncertainty."""

from functools import cache

from attune.domain.assumptions import Assumptions
from attune.domain.evidence import EvidenceSet
from attune.domain.need import Mode
from attune.domain.uncertainty.draws import COUNT, SEED, Draws
from attune.domain.uncertainty.nodes import Collapsed
from attune.domain.uncertainty.ranges import RangedNeed, counted, ranged
from attune.domain.uncertainty.spreads import Spreads, read_spreads
from attune.place.content.files import read
from attune.planning.evidence import shipped
from attune.planning.footing import Footing

SPREADS = "expert-2026"


@cache
def spreads() -> Spreads:
    """How sure every assumption is, as shipped."""
    file = read("spreads", SPREADS)
    return read_spreads(file.data, file=f"{file.name}.toml")


@cache
def draws(seed: int = SEED, count: int = COUNT) -> Draws:
    """Drawn once in each process, around the published values."""
    middle = Assumptions.of(shipped().evidence.as_published())
    return Draws.of(spreads(), middle, seed=seed, count=count)


def ranged_need(ground: Footing, mode: Mode, evidence: EvidenceSet) -> RangedNeed:
    """Means and 95% intervals of a locality; Refused where no gradient can be had."""
    assumptions = Assumptions.of(evidence)
    gradient = None if mode is Mode.PLAIN else ground.calibration(evidence).gradient
    here = Collapsed.of(ground.profile)
    return ranged(counted(here, assumptions, gradient, draws()), draws())
