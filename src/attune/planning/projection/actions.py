"""The verb of looking ahead: load births or a projection."""

import hashlib
from datetime import datetime

from django.db import transaction

from attune.domain import canonical
from attune.domain.refusals import Refused
from attune.place.audit import actions as audit
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.planning.records.projections import LoadedProjection

from . import year_file


@transaction.atomic
def load_projection(
    locality: Locality,
    *,
    kind: str,
    source: str,
    file_name: str,
    data: bytes,
    by: Member,
    at: datetime,
) -> LoadedProjection:
    """Keep a file of births or of a projection; of each kind the newest stands.

    Refused (nothing is kept) with every fault of the file, or where it does not say who made it.
    """
    source, name = " ".join(source.split()), " ".join(file_name.split())[:200]
    if not source or "\0" in source or len(source) > 300:
        raise Refused("Say in 1 to 300 characters who published the figures, and when")
    if not name or "\0" in name:
        raise Refused("A file has a name")
    read = year_file.read(data, kind=kind, name=name)
    row = LoadedProjection.objects.create(
        locality=locality,
        kind=kind,
        source=source,
        file_name=name,
        document=canonical.text({"rows": read.rows}),
        sha256=hashlib.sha256(data).hexdigest(),
        loaded_by=by,
        loaded_at=at,
    )
    audit.record(
        "projection.load",
        by=by,
        at=at,
        locality=locality,
        subject=f"planning.LoadedProjection:{row.pk}",
    )
    return row
