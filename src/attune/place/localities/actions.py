"""Verbs on localities: found one, rename it, confirm its urgent-help lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from attune.domain.slugs import SlugRefused, checked_slug
from attune.place.audit import actions as audit

from .models import FormerSlug, HelpLine, Locality, System

if TYPE_CHECKING:
    from attune.place.members.models import Member


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


def _free_slug(slug: str) -> str:
    checked = checked_slug(slug, languages=frozenset(code for code, _ in settings.LANGUAGES))
    if FormerSlug.objects.filter(slug=checked).exists() or Locality.objects.called(checked):
        raise SlugRefused(f"“{checked}” is taken, or was once printed for another place")
    return checked


@transaction.atomic
def found(
    *,
    system: System,
    name: str,
    slug: str,
    authorities: Sequence[str] = (),
    example: str = "",
    mark: str = "",
    languages: Sequence[str] = ("en",),
    by: "Member | None",
    at: datetime,
) -> Locality:
    """A new locality; SlugRefused when its address would collide."""
    locality = Locality.objects.create(
        system=system,
        name=name,
        slug=_free_slug(slug),
        authorities=",".join(authorities),
        example=example,
        mark=mark,
        languages=",".join(languages),
        founded_at=at,
    )
    audit.record(
        "locality.found", by=by, at=at, subject=f"place.Locality:{locality.pk}", locality=locality
    )
    return locality


@transaction.atomic
def move(locality: Locality, *, slug: str, by: "Member | None", at: datetime) -> Locality:
    """Give a locality another slug; the old one redirects for ever."""
    FormerSlug.objects.create(slug=locality.slug, locality=locality)
    locality.slug = _free_slug(slug)
    locality.save(update_fields=["slug"])
    audit.record(
        "locality.move", by=by, at=at, subject=f"place.Locality:{locality.pk}", locality=locality
    )
    return locality


@transaction.atomic
def confirm_help(
    locality: Locality, *, lines: Sequence[Line], by: "Member", at: datetime
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
