"""Verbs on localities: found one, choose its authorities, move it to another address."""

import re
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

AUTHORITY = re.compile(r"[ENSWX]\d{8}")
MOST_AUTHORITIES = 40


class AuthorityRefused(ValueError):
    """Authorities that a locality cannot have; its text is for the person."""


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
def choose_authorities(
    locality: Locality, *, authorities: Sequence[str], by: "Member | None", at: datetime
) -> Locality:
    """The local authorities whose population a locality's figures stand on, by their ONS codes."""
    codes = list(dict.fromkeys(authorities))
    if not 0 < len(codes) <= MOST_AUTHORITIES or not all(map(AUTHORITY.fullmatch, codes)):
        raise AuthorityRefused(f"Choose 1 to {MOST_AUTHORITIES} authorities by codes of the ONS")
    if locality.example:
        raise AuthorityRefused("A worked example shows the figures that were published for it")
    locality.authorities = ",".join(codes)
    locality.save(update_fields=["authorities"])
    audit.record(
        "locality.choose_authorities",
        by=by,
        at=at,
        subject=f"place.Locality:{locality.pk}",
        locality=locality,
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
