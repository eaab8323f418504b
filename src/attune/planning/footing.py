"""What a locality's estimate stands on: children by deprivation, and a gradient."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from attune.domain.anchors import calibration_on_example
from attune.domain.assumptions import Assumptions
from attune.domain.calibration import Calibration
from attune.domain.evidence import EvidenceSet
from attune.domain.need import Mode, Need, gradient_need, plain_need
from attune.domain.profiles import Profile
from attune.domain.refusals import Refused
from attune.place.areas.coverage import Coverage, coverage_of
from attune.place.areas.models import Dataset
from attune.place.localities.models import Locality

from .evidence import example
from .gradients import england_of, gradient_of
from .neighbourhoods import neighbourhoods, vintages_of


def _unknown() -> Profile:
    raise Refused("England is not known here: load the national files")


@dataclass(frozen=True)
class Footing:
    """Everything an estimate needs beside the assumptions."""

    profile: Profile
    calibration: Callable[[EvidenceSet], Calibration]
    sources: tuple[str, ...]
    files: tuple[Mapping[str, str], ...] = ()
    note: str = ""
    england: Callable[[], Profile] = _unknown  # in bands, for a gradient to be solved again

    def need(self, mode: Mode, evidence: EvidenceSet) -> Need:
        """The estimate; Refused where the assumptions or the place do not allow it."""
        assumptions = Assumptions.of(evidence)
        if mode is Mode.PLAIN:
            return plain_need(self.profile, assumptions)
        return gradient_need(self.profile, assumptions, self.calibration(evidence))


def for_locality(locality: Locality) -> Footing | None:
    """The worked example it shows, or the newest files that cover it; None where there are none."""
    if locality.example:
        return on_example(locality.example)
    covered = coverage_of(locality.authority_codes)
    return on_datasets(locality, covered) if covered else None


def on_example(key: str) -> Footing:
    """What an estimate of a worked example stands on."""
    shown = example(key)
    return Footing(
        profile=shown.local,
        calibration=lambda evidence: calibration_on_example(shown, evidence),
        sources=(shown.source,),
        note=shown.note,
        england=lambda: shown.national,
    )


def on_datasets(locality: Locality, covered: Coverage) -> Footing:
    """What an estimate stands on with these very files, be they the newest or not."""
    population, deprivation = covered.population, covered.deprivation
    codes = locality.authority_codes
    here = neighbourhoods(
        covered.rows,
        vintages_of(population, deprivation),
        dict.fromkeys(codes, locality.name),
    )
    return Footing(
        profile=replace(here.profile(*codes), place=locality.name),
        calibration=lambda evidence: gradient_of(population, deprivation, evidence),
        sources=tuple(_cited(each) for each in (population, deprivation)),
        files=tuple(
            {"name": each.file_name, "vintage": each.vintage, "sha256": each.sha256}
            for each in (population, deprivation)
        ),
        england=lambda: england_of(population, deprivation),
    )


def _cited(dataset: Dataset) -> str:
    return f"{dataset.vintage}: {dataset.publisher}, {dataset.source}"
