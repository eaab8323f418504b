"""The gradient of a pair of datasets: solved once on all of England, kept, and used ever after."""

from functools import lru_cache
from typing import Any, cast

from django.utils import timezone

from attune.domain import canonical
from attune.domain.anchors import calibration_on_example
from attune.domain.calibration import Calibration
from attune.domain.evidence import EvidenceSet
from attune.domain.profiles import Profile
from attune.domain.refusals import Refused
from attune.domain.solved_gradients import SolvedGradient as Solved
from attune.domain.vintages import Vintages
from attune.place.areas.models import Dataset

from . import actions
from .evidence import example, shipped
from .models import SolvedGradient
from .neighbourhoods import vintages_of


def gradient_of(population: Dataset, deprivation: Dataset, evidence: EvidenceSet) -> Calibration:
    """The gradient for two datasets under some evidence; Refused where none can be had."""
    vintages = vintages_of(population, deprivation)
    if cover_england(population, deprivation):
        return _kept(population, deprivation).under(evidence)
    if vintages == example().national.vintages:
        return calibration_on_example(example(), evidence)
    raise _not_all_of_england(vintages)


def england_of(population: Dataset, deprivation: Dataset) -> Profile:
    """England in bands, on the vintages of two datasets; Refused where it is not known."""
    vintages = vintages_of(population, deprivation)
    if cover_england(population, deprivation):
        return _kept(population, deprivation).national
    if vintages == example().national.vintages:
        return example().national
    raise _not_all_of_england(vintages)


def _not_all_of_england(vintages: Vintages) -> Refused:
    return Refused(
        f"The gradient is solved on all of England, and the files loaded for {vintages.title} do"
        " not hold all of it: load the national files, or use plain percentages"
    )


def cover_england(population: Dataset, deprivation: Dataset) -> bool:
    """Whether both have rows enough for every area that the Indices rank."""
    edition = vintages_of(population, deprivation).deprivation
    return edition is not None and min(population.rows_kept, deprivation.rows_kept) >= edition.areas


def _kept(population: Dataset, deprivation: Dataset) -> Solved:
    solved = SolvedGradient.objects.on(population, deprivation).under(shipped().file.sha256)
    row = solved.first() or actions.solve_gradient(
        population, deprivation=deprivation, by=None, at=timezone.now()
    )
    return _read(row.document, vintages_of(population, deprivation))


@lru_cache(maxsize=8)  # a page that follows a slider asks for the same one again and again
def _read(document: str, vintages: Vintages) -> Solved:
    return Solved.read(cast(dict[str, Any], canonical.value(document)), vintages)
