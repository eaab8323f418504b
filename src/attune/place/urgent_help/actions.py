"""The verb of the urgent-help panel: confirm its lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from attune.place.audit import actions as audit
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .models import HelpLine


@dataclass(frozen=True)
class Line:
    """One line of an urgent-help panel."""

    title: str
    text: str
    phone: str = ""

    def __post_init__(self) -> None:
        for field, limit in (("title", 80), ("text", 300), ("phone", 30)):
            value = getattr(self, field)
            if "\0" in value or len(value) > limit:
                raise ValueError(f"{field}: at most {limit} characters, without control characters")
        if not self.title or not self.text:
            raise ValueError("A help line needs a title and a text")


@transaction.atomic
def confirm(
    locality: Locality, *, lines: Sequence[Line], by: Member, at: datetime
) -> list[HelpLine]:
    """Replace the locality's urgent-help lines by these, confirmed by this member."""
    locality.help_lines.all().delete()
    kept = HelpLine.objects.bulk_create(
        HelpLine(
            locality=locality,
            position=number,
            title=line.title,
            text=line.text,
            phone=line.phone,
            confirmed_by=by,
            confirmed_at=at,
        )
        for number, line in enumerate(lines, start=1)
    )
    audit.record(
        "locality.confirm_help",
        by=by,
        at=at,
        subject=f"place.Locality:{locality.pk}",
        locality=locality,
    )
    return kept
