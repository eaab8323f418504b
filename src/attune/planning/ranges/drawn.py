"""The draws every page shares, and a locality's estimate with its uncertainty."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from attune.domain.assumptions import Assumptions
from attune.domain.evidence import EvidenceSet
from attune.domain.gradients import Gradient
from attune.domain.need import Mode
from attune.domain.uncertainty import scenarios, tornado
from attune.domain.uncertainty.draws import COUNT, SEED, Draws
from attune.domain.uncertainty.nodes import Collapsed
from attune.domain.uncertainty.ranges import NeedDraws, RangedNeed, counted, expected, ranged
from attune.domain.uncertainty.scenarios import Differences
from attune.domain.uncertainty.spreads import Spreads, read_spreads
from attune.domain.uncertainty.tornado import Tornado
from attune.place.content.files import read
from attune.planning.evidence import shipped

if TYPE_CHECKING:  # the command estimates without a database, and so without Django
    from attune.planning.footing import Footing

SPREADS = "expert-2026"
KEPT = 4  # sets of draws at once, of about 1.5 MB for each 10,000


@cache
def spreads() -> Spreads:
    """How sure every assumption is, as shipped."""
    file = read("spreads", SPREADS)
    return read_spreads(file.data, file=f"{file.name}.toml")


@lru_cache(maxsize=KEPT)
def draws(seed: int = SEED, count: int = COUNT) -> Draws:
    """Drawn once in each process, around the published values; the last few sets are kept."""
    middle = Assumptions.of(shipped().evidence.as_published())
    return Draws.of(spreads(), middle, seed=seed, count=count)


def ranged_need(ground: "Footing", mode: Mode, evidence: EvidenceSet) -> RangedNeed:
    """Means and 95% intervals of a locality; Refused where no gradient can be had."""
    return ranged(need_draws(ground, mode, evidence), draws())


def tornado_of(ground: "Footing", mode: Mode, evidence: EvidenceSet) -> Tornado:
    """What moves net families in a year most; Refused where no gradient can be had."""
    here, assumptions, gradient = _asked(ground, mode, evidence)
    need = counted(here, assumptions, gradient, draws())
    return tornado.tornado_of(here, evidence, gradient, draws(), need)


def difference_of(
    ground: "Footing", mode: Mode, before: EvidenceSet, after: EvidenceSet
) -> Differences:
    """What changes where other assumptions hold; Refused where no gradient can be had.

    Of what is expected: chance in counting is the same families before and after.
    """
    one, other = (
        expected(*_asked(ground, mode, evidence), draws()) for evidence in (before, after)
    )
    return scenarios.difference(one, other)


def need_draws(ground: "Footing", mode: Mode, evidence: EvidenceSet) -> NeedDraws:
    """A locality's families in every draw, as they would be counted."""
    return counted(*_asked(ground, mode, evidence), draws())


Asked = tuple[Collapsed, Assumptions, Gradient | None]


def _asked(ground: "Footing", mode: Mode, evidence: EvidenceSet) -> Asked:
    assumptions = Assumptions.of(evidence)
    if mode is Mode.PLAIN:
        return Collapsed.anywhere(ground.profile), assumptions, None
    gradient = ground.calibration(evidence).gradient
    return Collapsed.of(ground.profile), assumptions, gradient
