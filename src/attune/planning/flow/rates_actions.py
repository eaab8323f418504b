"""The verb of rates: load what an area counted itself."""

import hashlib
from datetime import datetime

from django.db import transaction

from attune.domain import canonical
from attune.domain.refusals import Refused
from attune.place.audit import actions as audit
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.planning.records.flow import ObservedRates

from .rates_file import plain, read_rates
from .shipped import shipped_rates


@transaction.atomic
def load_rates(
    locality: Locality, *, file_name: str, data: bytes, by: Member, at: datetime
) -> ObservedRates:
    """Keep a file of observed rates; the newest stands, whole, in place of the one before.

    Refused (nothing is kept) with every fault of the file, or where it is in use already.
    """
    name = " ".join(file_name.split())[:200]
    if not name or "\0" in name:
        raise Refused("A file has a name")
    seen = read_rates(data, name=name, shipped=shipped_rates(), today=at.date())
    sha256 = hashlib.sha256(data).hexdigest()
    before = ObservedRates.objects.of(locality).newest_first().first()
    if before is not None and before.sha256 == sha256:
        raise Refused(f"{name} is in use already: nothing in it has changed")
    row = ObservedRates.objects.create(
        locality=locality,
        file_name=name,
        document=canonical.text({"rows": plain(seen)}),
        sha256=sha256,
        loaded_by=by,
        loaded_at=at,
    )
    subject = f"planning.ObservedRates:{row.pk}"
    audit.record("rates.load", by=by, at=at, locality=locality, subject=subject)
    return row
