"""How many families of each group may need specialist help: what their reach is measured against.

Need follows children under two and the deprivation of where they live, nothing else. It is never
taken to differ between ethnic groups: no evidence says it does, and to assume it would do harm.
"""

import numpy as np

from attune.domain.assumptions import Assumptions
from attune.domain.deprivation import DECILES, Floats
from attune.domain.gradients import Gradient
from attune.domain.levels import SPECIALIST, Attachment
from attune.domain.profiles import Profile
from attune.domain.uncertainty.nodes import POINTS, Collapsed


def need_per_child(ridits: Floats, gradient: Gradient | None, assumptions: Assumptions) -> Floats:
    """Families in need of specialist help, beyond perinatal teams, for each child under two.

    One per ridit; without a gradient the published share, the same everywhere.
    """
    levels = assumptions.levels
    families = float((1 - assumptions.perinatal_share) / assumptions.children_per_family)
    if gradient is None:
        return (
            np.full(len(ridits), float(sum(levels.shares[each] for each in SPECIALIST))) * families
        )
    of_class = np.zeros(len(Attachment))
    for level in SPECIALIST:
        of_class[list(Attachment).index(level.attachment)] += float(levels.within_class(level))
    return gradient.shares(ridits) @ of_class * families


def need_by_decile(
    profile: Profile, gradient: Gradient | None, assumptions: Assumptions
) -> dict[str, float]:
    """Families by tenth of deprivation, "1" to "10"; Refused where deprivation is not known."""
    ranked = profile.ridits
    need = profile.under_twos * need_per_child(ranked, gradient, assumptions)
    counted = np.bincount(np.asarray(profile.deciles), weights=need, minlength=11)
    return {str(decile): float(counted[decile]) for decile in DECILES}


def need_of(collapsed: Collapsed, gradient: Gradient | None, assumptions: Assumptions) -> float:
    """Families of a place that is known by its children on the nodes."""
    return float(collapsed.children @ need_per_child(POINTS, gradient, assumptions))
