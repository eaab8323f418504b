"""The verb of fairness: load observed counts."""

import hashlib
from datetime import datetime

from django.db import transaction

from attune.domain.disclosure_policies import DisclosurePolicy
from attune.domain.refusals import Refused
from attune.formats.observed_counts import read_counts
from attune.place.audit import actions as audit
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.planning.records.observed import ObservedCounts

from .kept import Kept


@transaction.atomic
def load_counts(
    locality: Locality,
    *,
    name: str,
    source: str,
    file_name: str,
    data: bytes,
    policy: DisclosurePolicy,
    by: Member | None,
    at: datetime,
) -> ObservedCounts:
    """Keep a file of observed counts under a disclosure policy, for good.

    Refused (nothing is kept) with every fault of the file, or where the very file is kept already:
    under another policy it would show what the first one hides.
    """
    called = _plain("name", name, 80)
    said = _plain("source", source, 300)
    file_name = " ".join("".join(c for c in file_name if c.isprintable()).split())[:200] or "counts"
    observed = read_counts(data, file=file_name)
    sha256 = hashlib.sha256(data).hexdigest()
    if ObservedCounts.objects.of(locality).same(sha256).exists():
        raise Refused(f"{file_name} is loaded already: a file is kept once, under one policy")
    row = ObservedCounts.objects.create(
        locality=locality,
        name=called,
        source=said,
        period=observed.period[:60],
        file_name=file_name,
        document=Kept(observed, policy).document(),
        sha256=sha256,
        loaded_by=by,
        loaded_at=at,
    )
    subject = f"planning.ObservedCounts:{row.pk}"
    audit.record("counts.load", by=by, at=at, locality=locality, subject=subject)
    return row


def _plain(what: str, words: str, most: int) -> str:
    plain = " ".join(words.split())
    if not plain or "\0" in plain or len(plain) > most:
        raise Refused(f"The {what} has 1 to {most} characters")
    return plain
