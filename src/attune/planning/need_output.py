"""A need estimate as a document for other programs."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from attune.domain.calibration import Calibration
from attune.domain.evidence import EvidenceSet, Kind
from attune.domain.gradients import AttachmentPercents
from attune.domain.need import Need, Specialist
from attune.domain.uncertainty.ranges import RangedNeed

from .ranges.drawn import spreads


@dataclass(frozen=True)
class Provenance:
    """Where an estimate comes from, beside what the estimate itself knows."""

    authority: str
    evidence: EvidenceSet
    evidence_sha256: str
    files: tuple[Mapping[str, str], ...]
    on: date  # the day for which the age of the data is told
    choice: str = ""  # which other evidence on attachment was chosen, if any


def document(need: Need, provenance: Provenance, ranged: RangedNeed) -> dict[str, Any]:
    """The estimate with all that is needed to check it."""
    most = need.most_deprived_decile_percent
    return {
        "under_twos": need.under_twos,
        "levels": {level.value: count for level, count in need.levels.items()},
        **_specialist(need.specialist),
        "most_deprived_decile_percent": None if most is None else float(most),
        "attachment": _percents(need.attachment),
        "attachment_by_decile": [
            {"decile": row.decile, "under_twos": row.under_twos, **_percents(row.attachment)}
            for row in need.by_decile
        ],
        "in_one_year": {
            "meaning": year_in_words(provenance.evidence),
            **_specialist(need.year),
        },
        "ranges": _ranges(ranged),
        "mode": need.mode.value,
        "locality": {"code": provenance.authority, "name": need.place},
        "provenance": _provenance(need, provenance),
    }


def _ranges(ranged: RangedNeed) -> dict[str, Any]:
    """95% intervals, not rounded, and what is needed to draw them again."""
    sure = spreads()
    return {
        "levels": {level.value: asdict(interval) for level, interval in ranged.levels.items()},
        "specialist_gross": asdict(ranged.gross),
        "specialist_net": asdict(ranged.net),
        "in_one_year": {
            "specialist_gross": asdict(ranged.year_gross),
            "specialist_net": asdict(ranged.year_net),
        },
        "seed": ranged.seed,
        "draws": ranged.draws,
        "spreads": {
            "id": sure.id,
            "version": sure.version,
            "kind": Kind.EXPERT_PRIOR.value,
            "values": {name: sure[name] for name in sure.figures},
        },
    }


def year_in_words(evidence: EvidenceSet) -> str:
    """What the year's figure says, which is not what the figure for now says."""
    flow, uptake = evidence.value("stock_to_flow"), evidence.figure("uptake")
    if flow == 1:
        come = "every family with a child under two now counts once in each year, as published"
    else:
        come = f"{flow:f} of the families with a child under two now come anew in one year"
    taken = evidence.value(uptake.id)
    return come if taken == 1 else f"{come}; {uptake.shown(taken)} of them take support up"


def _specialist(families: Specialist) -> dict[str, int]:
    return {
        "specialist_gross": families.gross,
        "perinatal_share": families.perinatal,
        "specialist_net": families.net,
    }


def _percents(percents: AttachmentPercents) -> dict[str, float]:
    return {name: float(value) for name, value in asdict(percents).items()}


def _provenance(need: Need, provenance: Provenance) -> dict[str, Any]:
    population, deprivation = need.vintages.population, need.vintages.deprivation
    return {
        "files": [dict(file) for file in provenance.files],
        "population": population.name,
        "population_day": population.day.isoformat(),
        "population_years_old": population.years_old(on=provenance.on),
        "deprivation": deprivation.name if deprivation else None,
        "deprivation_published": deprivation.published.isoformat() if deprivation else None,
        "geography": population.geography.value,
        "areas": need.areas,
        "gradient": _gradient(need.calibration) if need.calibration else None,
        "evidence": {
            "id": provenance.evidence.id,
            "version": provenance.evidence.version,
            "choice": provenance.choice or None,
            "sha256": provenance.evidence_sha256,
            "values": {
                each: float(provenance.evidence.value(each)) for each in provenance.evidence.figures
            },
            "changed": [change.figure.id for change in provenance.evidence.changed],
        },
        "rounding": need.rounding.value,
    }


def _gradient(calibration: Calibration) -> dict[str, Any]:
    return {
        **asdict(calibration.gradient),
        "obtained": calibration.obtained.value,
        "anchor": calibration.anchor,
        "residual": calibration.residual,
    }
