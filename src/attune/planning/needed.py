"""The need that other pages start from: by deprivation where it can be had, with intervals."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from attune.domain.evidence import EvidenceSet
from attune.domain.need import Mode, Need
from attune.domain.refusals import Refused
from attune.domain.uncertainty.ranges import RangedNeed
from attune.place.localities.models import Locality

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


def needed(locality: Locality, values: Mapping[str, Decimal] | None = None) -> Needed | None:
    """Under the published figures, some changed; None where no population is loaded."""
    ground = footing.for_locality(locality)
    if ground is None:
        return None
    evidence = shipped().evidence.with_values(values or {})
    try:
        return _in_mode(ground, Mode.GRADIENT, evidence)
    except Refused as refused:
        return _in_mode(ground, Mode.PLAIN, evidence, note=str(refused))


def _in_mode(ground: footing.Footing, mode: Mode, evidence: EvidenceSet, note: str = "") -> Needed:
    need, interval = ground.need(mode, evidence), ranged_need(ground, mode, evidence)
    return Needed(ground, evidence, need, interval, note)
