"""A pair of anchors tried on a place before it is recorded."""

from attune.domain.calibration import Calibration
from attune.domain.recalibration import on_own_anchors
from attune.domain.shares import AttachmentMix
from attune.planning.footing import Footing


def tried(ground: Footing, *, national: AttachmentMix, local: AttachmentMix) -> Calibration:
    """The gradient between them; Refused where there is none, in words for the person."""
    return on_own_anchors(
        national=ground.england(), here=ground.profile, national_mix=national, own_mix=local
    )
