"""What a need page draws of one place: its ranges, and which assumption moves them most."""

from dataclasses import dataclass

from attune.domain.assumptions import Assumptions
from attune.domain.evidence import EvidenceSet
from attune.domain.gradients import Gradient
from attune.domain.need import Need
from attune.domain.profiles import Profile
from attune.domain.uncertainty.nodes import Collapsed
from attune.domain.uncertainty.ranges import RangedNeed, counted, ranged
from attune.domain.uncertainty.tornado import Tornado, tornado_of

from .ranges.drawn import draws


@dataclass(frozen=True, eq=False)
class Drawn:
    """What one estimate came to in the draws, and all that is needed to draw it again."""

    here: Collapsed
    gradient: Gradient | None
    ranged: RangedNeed
    tornado: Tornado


def drawn_of(need: Need, profile: Profile, evidence: EvidenceSet) -> Drawn:
    """Of an estimate and the evidence it was worked out with; without a gradient, plainly."""
    gradient = need.calibration.gradient if need.calibration else None
    here = Collapsed.of(profile) if gradient else Collapsed.anywhere(profile)
    families = counted(here, Assumptions.of(evidence), gradient, draws())
    return Drawn(
        here=here,
        gradient=gradient,
        ranged=ranged(families, draws()),
        tornado=tornado_of(here, evidence, gradient, draws(), families),
    )
