"""What an area knows better than the model: which figures, and how they are written down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from .evidence_choices import OwnAnchors
from .levels import Attachment, Level
from .refusals import Refused
from .shares import AttachmentMix, Share

ANCHOR = "anchor"
GROSS, NET = "specialist_gross", "specialist_net"
SUBJECTS: Mapping[str, str] = {
    GROSS: "Specialist help now, all",
    NET: "Specialist help now, beyond perinatal mental health teams",
    **{level.value: level.title for level in Level},
}


@dataclass(frozen=True)
class LocalFigure:
    """So many families, as an area counted or judged them."""

    subject: str
    families: int

    def __post_init__(self) -> None:
        if self.subject not in SUBJECTS:
            raise Refused(f"“{self.subject}” is no figure of the estimate")
        if not 0 <= self.families <= 10_000_000:
            raise Refused("A number of families is 0 or more")

    @property
    def title(self) -> str:
        return SUBJECTS[self.subject]

    def document(self) -> dict[str, Any]:
        """A value with a canonical text."""
        return {"families": self.families}

    @classmethod
    def read(cls, subject: str, document: Mapping[str, Any]) -> "LocalFigure":
        """The same again out of its document."""
        return cls(subject, document["families"])


def anchors_document(national: AttachmentMix, local: AttachmentMix) -> dict[str, Any]:
    """Both mixes as a value with a canonical text."""
    return {
        name: {each.value: Decimal(mix.share(each)) for each in Attachment}
        for name, mix in (("national", national), ("local", local))
    }


def read_anchors(
    document: Mapping[str, Any], *, place: str, source: str, reason: str, on: date
) -> OwnAnchors:
    """The anchors again out of their document, with who stands behind them."""
    national, local = (_mix(document[name]) for name in ("national", "local"))
    return OwnAnchors(place, source, on, reason, national, local)


def _mix(shares: Mapping[str, Any]) -> AttachmentMix:
    return AttachmentMix(*(Share(shares[each.value]) for each in Attachment))
