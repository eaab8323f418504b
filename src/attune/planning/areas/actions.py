"""Verb of areas: make a footprint."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from attune.domain import canonical
from attune.domain.refusals import Refused
from attune.place.audit import actions as audit
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.planning.records.footprints import Footprint

from .footprints import checked_parts
from .grounds import Loaded

LONGEST_NAME = 80


@transaction.atomic
def make_footprint(
    locality: Locality,
    *,
    name: str,
    codes: Sequence[str],
    loaded: Loaded,
    by: Member,
    at: datetime,
) -> Footprint:
    """Areas under one name; Refused where the name is taken or the codes do not go together."""
    name = " ".join(name.split())
    if not name or "\0" in name or len(name) > LONGEST_NAME:
        raise Refused(f"A name has 1 to {LONGEST_NAME} characters")
    if Footprint.objects.of(locality).filter(name=name).exists():
        raise Refused(f"There is a footprint called “{name}” already: choose another name")
    parts = checked_parts(codes, loaded)
    made = Footprint.objects.create(
        locality=locality,
        name=name,
        geography=parts.geography,
        codes=canonical.text(list(parts.codes)),
        made_by=by,
        made_at=at,
    )
    audit.record(
        "footprint.make", by=by, at=at, locality=locality, subject=f"planning.Footprint:{made.pk}"
    )
    return made
