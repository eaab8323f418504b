"""What an area has today, counted from every room; no step is ever ticked by hand."""

from attune.directory.assurance.models import Assurance, CallAttempt
from attune.directory.records.models import Service
from attune.directory.rounds.models import MappingRound, SectorInvite
from attune.domain.first_day import WhatIsThere
from attune.evaluation.models import Action
from attune.pathway.records.models import LocalPathway
from attune.place.areas.coverage import coverage_of
from attune.place.localities.models import Locality
from attune.planning.models import Estimate


def what_is_there(locality: Locality) -> WhatIsThere:
    """A published example has its authority and its population by its figures."""
    example = bool(locality.example)
    codes = locality.authority_codes
    return WhatIsThere(
        authority=example or bool(codes),
        population=example or coverage_of(codes) is not None,
        estimates=Estimate.objects.of(locality).count(),
        services=Service.objects.kept_by(locality).count(),
        rounds=MappingRound.objects.at(locality).count(),
        invited=SectorInvite.objects.at(locality).count(),
        checks=_checks(locality),
        pathways=LocalPathway.objects.at(locality).count(),
        actions=Action.objects.at(locality).count(),
    )


def _checks(locality: Locality) -> int:
    """A date that came with an imported record is nobody's check of ours."""
    ours = Assurance.objects.at(locality).by_people()
    return ours.count() + CallAttempt.objects.at(locality).count()
