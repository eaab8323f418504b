"""Verbs on localities: found one, move it to another address."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from attune.domain.slugs import SlugRefused, checked_slug
from attune.place.audit import actions as audit

from .models import FormerSlug, Locality, System

if TYPE_CHECKING:
    from attune.place.members.models import Member


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
