"""Verbs on local findings: record one, take one back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from attune.domain import canonical
from attune.domain.local_findings import ANCHOR as ANCHORS
from attune.domain.local_findings import LocalFigure, anchors_document
from attune.domain.refusals import Refused
from attune.domain.shares import AttachmentMix
from attune.place.audit import actions as audit
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.planning.models import LocalFinding

LONGEST = {"reason": 1000, "source": 300}


@transaction.atomic
def record_figure(
    locality: Locality,
    *,
    figure: LocalFigure,
    reason: str,
    source: str,
    by: Member,
    at: datetime,
) -> LocalFinding:
    """An area's own figure, from now on shown beside the estimate's."""
    return _record(locality, figure.subject, figure.document(), reason, source, by, at)


@transaction.atomic
def record_anchors(
    locality: Locality,
    *,
    national: AttachmentMix,
    local: AttachmentMix,
    reason: str,
    source: str,
    by: Member,
    at: datetime,
) -> LocalFinding:
    """England's mix and the area's own, from now on offered as evidence."""
    return _record(locality, ANCHORS, anchors_document(national, local), reason, source, by, at)


@transaction.atomic
def withdraw(
    locality: Locality, *, subject: str, reason: str, by: Member, at: datetime
) -> LocalFinding:
    """What was recorded no longer stands; the record of it stays."""
    newest = LocalFinding.objects.of(locality).on(subject).newest_first().first()
    if newest is None or not newest.document:
        raise Refused("There is nothing recorded to take back")
    return _record(locality, subject, None, reason, newest.source, by, at)


def _record(
    locality: Locality,
    subject: str,
    document: dict[str, Any] | None,
    reason: str,
    source: str,
    by: Member,
    at: datetime,
) -> LocalFinding:
    finding = LocalFinding.objects.create(
        locality=locality,
        subject=subject,
        document=canonical.text(document) if document else "",
        reason=_checked("reason", reason),
        source=_checked("source", source),
        recorded_by=by,
        recorded_at=at,
    )
    verb = "finding.record" if document else "finding.withdraw"
    audit.record(
        verb, by=by, at=at, locality=locality, subject=f"planning.LocalFinding:{finding.pk}"
    )
    return finding


def _checked(name: str, text: str) -> str:
    text = " ".join(text.split())
    if not text or "\0" in text or len(text) > LONGEST[name]:
        raise Refused(f"The {name} has 1 to {LONGEST[name]:,} characters")
    return text
