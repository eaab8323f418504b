"""A gradient under other evidence: its slopes held, or solved again on a place's own anchors."""

from dataclasses import replace
from math import log

import numpy as np

from .bands import in_bands, of_bands
from .calibration import CLOSE_ENOUGH, Calibration, Obtained, calibrate
from .gradients import Gradient
from .levels import Attachment
from .profiles import Profile
from .refusals import Refused
from .shares import AttachmentMix

MOST_ROUNDS = 200
BANDS = 400  # keep every share to a millionth
# So steep a line multiplies the odds 400 times between the most and the least deprived area.
STEEPEST = 6.0


def with_slopes_held(
    published: Calibration, *, national: Profile, mix: AttachmentMix
) -> Calibration:
    """The two heights at which the published slopes give England another mix.

    Each round moves both heights by how far the odds are off; England's spread of deprivation
    makes that a little too short a step, so that a dozen rounds settle it.
    """
    if 0 in (mix.secure, mix.insecure, mix.disorganised):
        raise Refused("No gradient gives a class a share of exactly 0")
    gradient, off = published.gradient, 1.0
    goal = [float(mix.share(each)) for each in Attachment]
    for _ in range(MOST_ROUNDS):
        got = [gradient.expected(national)[each] / national.total for each in Attachment]
        off = max(abs(one - other) for one, other in zip(got, goal, strict=True))
        if off < CLOSE_ENOUGH:
            break
        gradient = replace(
            gradient,
            insecure_at_median=gradient.insecure_at_median + _apart(goal, got, 1),
            disorganised_at_median=gradient.disorganised_at_median + _apart(goal, got, 2),
        )
    if not off < CLOSE_ENOUGH:
        raise Refused("The published slopes cannot be brought to these shares for England")
    return replace(
        published,
        gradient=gradient,
        obtained=Obtained.SLOPES_HELD,
        national_mix=mix,
        residual=off,
    )


def on_own_anchors(
    *, national: Profile, here: Profile, national_mix: AttachmentMix, own_mix: AttachmentMix
) -> Calibration:
    """Solved so that England and this very place come to their mixes; Refused where too alike."""
    ranks, _ = national.placed()
    if len(ranks) > BANDS:
        national = of_bands(national.place, national.vintages, in_bands(national, BANDS))
    solved = calibrate(
        national=national,
        anchor=here,
        national_mix=national_mix,
        anchor_mix=own_mix,
        obtained=Obtained.OWN_ANCHORS,
    )
    if steepest(solved.gradient) > STEEPEST:
        raise Refused(
            f"{here.place} is too like England in deprivation for shares so far from England's:"
            " the gradient between them would be far steeper than anything published. Bring the"
            " shares nearer together, or keep the published gradient"
        )
    return solved


def steepest(gradient: Gradient) -> float:
    """The steeper of the two slopes, whichever way it runs."""
    return float(np.abs([gradient.insecure_slope, gradient.disorganised_slope]).max())


def _apart(goal: list[float], got: list[float], which: int) -> float:
    return log(goal[which] / goal[0]) - log(got[which] / got[0])
