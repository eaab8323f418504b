"""The need that other pages start from: by deprivation where it can be had, with intervals."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from attune.domain.evidence import EvidenceSet
from attune.domain.need import Mode, Need
from attune.domain.refusals import Refused
from attune.domain.uncertainty.ranges import RangedNeed

from . import footing
from .evidence import shipped
from .ranges.drawn import ranged_need


@dataclass(frozen=True)
class Needed:
    """One estimate with its interval; `note` says why where it is on plain percentages."""

    ground: footing.Footing
    evidence: EvidenceSet
    need: Need
    interval: RangedNeed
    note: str = ""

    @property
    def limits(self) -> list[str]:
        """What the numbers are not, with a range beside them."""
        return list(self.evidence.limits)

    def with_values(self, values: Mapping[str, Decimal]) -> "Needed":
        """The same place under changed figures; the very same where none is."""
        changed = shipped().evidence.with_values(values)
        return self if changed == self.evidence else needed(self.ground, values)


def needed(ground: footing.Footing, values: Mapping[str, Decimal] | None = None) -> Needed:
    """Under the published figures, some changed; on plain percentages where nothing else can be."""
    evidence = shipped().evidence.with_values(values or {})
    try:
        return _in_mode(ground, Mode.GRADIENT, evidence)
    except Refused as refused:
        return _in_mode(ground, Mode.PLAIN, evidence, note=str(refused))


def _in_mode(ground: footing.Footing, mode: Mode, evidence: EvidenceSet, note: str = "") -> Needed:
    need, interval = ground.need(mode, evidence), ranged_need(ground, mode, evidence)
    return Needed(ground, evidence, need, interval, note)
