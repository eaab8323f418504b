"""The figures of an evidence set in the places where the need model uses them."""

from dataclasses import dataclass
from decimal import Decimal

from .evidence import EvidenceSet
from .gradients import Gradient
from .levels import Attachment, Level
from .refusals import Refused
from .shares import AttachmentMix, LevelMix, Share

LEVEL = "share_"
NATIONAL = "national_"
ANCHOR = "anchor_"
COEFFICIENTS = (
    "gradient_insecure_at_median",
    "gradient_insecure_slope",
    "gradient_disorganised_at_median",
    "gradient_disorganised_slope",
)


@dataclass(frozen=True)
class Assumptions:
    """Everything the estimate assumes beside the population, checked where it is made."""

    levels: LevelMix
    national_mix: AttachmentMix
    anchor_mix: AttachmentMix
    perinatal_share: Share
    stock_to_flow: Decimal
    uptake: Share
    children_per_family: Decimal

    def __post_init__(self) -> None:
        if self.children_per_family < 1:
            raise Refused("A family with a child under two has at least one child under two")
        if self.stock_to_flow <= 0:
            raise Refused("The stock-to-flow figure must be above 0")

    @classmethod
    def of(cls, evidence: EvidenceSet) -> "Assumptions":
        """From the values in use, changed ones included."""
        return cls(
            levels=LevelMix({level: Share(evidence.value(LEVEL + level.value)) for level in Level}),
            national_mix=_mix(evidence, NATIONAL),
            anchor_mix=_mix(evidence, ANCHOR),
            perinatal_share=Share(evidence.value("perinatal_share")),
            stock_to_flow=evidence.value("stock_to_flow"),
            uptake=Share(evidence.value("uptake")),
            children_per_family=evidence.value("children_per_family"),
        )


def _mix(evidence: EvidenceSet, prefix: str) -> AttachmentMix:
    names = [prefix + each.value for each in Attachment]
    try:
        return AttachmentMix(*(Share(evidence.value(each)) for each in names))
    except Refused as refused:
        raise Refused(f"{', '.join(names)}: {refused}") from None


def tabulated_gradient(evidence: EvidenceSet) -> Gradient:
    """The coefficients that the set itself holds."""
    return Gradient(*(float(evidence.value(each)) for each in COEFFICIENTS))


def anchors_changed(evidence: EvidenceSet) -> bool:
    """Whether somebody changed a figure that the tabulated coefficients were solved from."""
    return any(each.startswith((NATIONAL, ANCHOR)) for each in evidence.changes)
