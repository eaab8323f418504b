"""The one verb of the trail: append a row, inside the caller's own transaction."""

from datetime import datetime
from typing import Any

from django.db import transaction

from . import origin as origins
from .models import AuditRow

LIMITS = {"verb": 60, "subject": 120, "role": 200, "origin": 60}


class AuditRefused(ValueError):
    """A row that cannot be written as asked: a fault of the calling code, not of a person."""


def record(
    verb: str,
    *,
    by: Any,
    at: datetime,
    subject: str = "",
    role: str = "",
    locality: Any = None,
    origin: str = "",
) -> AuditRow:
    """Say that somebody did something; `by` is a member, or None for the system.

    `subject` names the row it was done to, such as "place.Membership:12": ids, never values.
    Where no role is given, it is what the member holds at the locality at this moment.
    """
    if not transaction.get_connection().in_atomic_block:
        raise AuditRefused(f"{verb}: an audit row belongs inside the transaction of what was done")
    if at.tzinfo is None:
        raise AuditRefused(f"{verb}: an audit row needs a time with its zone")
    texts = {
        "verb": verb,
        "subject": subject,
        "role": role or _roles_held(by, locality),
        "origin": origin or origins.current(),
    }
    return AuditRow.objects.create(
        at=at,
        who=by.pk if by else None,
        locality=locality.pk if locality else None,
        **{field: _checked(field, text) for field, text in texts.items()},
    )


def recorded_read(
    subject: str, *, by: Any, at: datetime, locality: Any = None, origin: str = ""
) -> AuditRow:
    """Say that somebody opened a personal record."""
    with transaction.atomic():
        return record("read", by=by, at=at, subject=subject, locality=locality, origin=origin)


def _checked(field: str, text: str) -> str:
    if "\0" in text or len(text) > LIMITS[field] or (field == "verb" and not text):
        raise AuditRefused(f"{field}: at most {LIMITS[field]} characters, without NUL")
    return text


def _roles_held(by: Any, locality: Any) -> str:
    if by is None or locality is None:
        return ""
    held = by.memberships.filter(locality=locality.pk).order_by("role")
    return ",".join(held.values_list("role", flat=True))
