"""Verbs of planning: solve a gradient, save an estimate."""

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction

from attune.domain import canonical
from attune.domain.solved_gradients import SolvedGradient as Solved
from attune.place.areas.models import Dataset
from attune.place.areas.small_areas import small_areas
from attune.place.audit import actions as audit
from attune.place.content import actions as content
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .evidence import shipped
from .models import Estimate, SolvedGradient
from .neighbourhoods import neighbourhoods, vintages_of


class EstimateRefused(ValueError):
    """An estimate that cannot be saved as asked; its text is for the person."""


@transaction.atomic
def solve_gradient(
    population: Dataset, *, deprivation: Dataset, by: Member | None, at: datetime
) -> SolvedGradient:
    """The gradient for two datasets, solved on every area of England under the shipped anchors."""
    evidence = shipped()
    anchor = evidence.evidence.tabulated
    areas = neighbourhoods(
        small_areas(population, deprivation),
        vintages_of(population, deprivation),
        {anchor.authority: anchor.place},
    )
    solved = Solved.on(areas, evidence.evidence)
    row, new = SolvedGradient.objects.get_or_create(
        population=population,
        deprivation=deprivation,
        evidence=content.keep(evidence.file, at=at, by=by),
        defaults={"document": canonical.text(solved.document()), "solved_at": at},
    )
    if new:
        audit.record("gradient.solve", by=by, at=at, subject=f"planning.SolvedGradient:{row.pk}")
    return row


@transaction.atomic
def save_estimate(
    locality: Locality, *, name: str, document: dict[str, Any], by: Member, at: datetime
) -> Estimate:
    """Keep an estimate under a name, with everything it was worked out from."""
    name = " ".join(name.split())
    if not name or "\0" in name or len(name) > 80:
        raise EstimateRefused("A name has 1 to 80 characters")
    if Estimate.objects.of(locality).filter(name=name).exists():
        raise EstimateRefused(f"There is an estimate called “{name}” already: choose another name")
    text = canonical.text(document)
    estimate = Estimate.objects.create(
        locality=locality,
        name=name,
        evidence=content.keep(shipped().file, at=at, by=by),
        document=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        saved_by=by,
        saved_at=at,
    )
    audit.record(
        "estimate.save", by=by, at=at, locality=locality, subject=f"planning.Estimate:{estimate.pk}"
    )
    return estimate
