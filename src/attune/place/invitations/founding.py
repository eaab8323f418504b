"""A locality with its first lead, whole or not at all."""

import argparse

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from attune.domain.slugs import SlugRefused
from attune.place.localities import actions as localities
from attune.place.localities.models import Locality, System
from attune.place.members.roles import Role

from .actions import invite


def found(asked: argparse.Namespace) -> Locality:
    """What the command line asked for; SlugRefused or MemberRefused say what is wrong."""
    for code in asked.authority:
        if not localities.AUTHORITY.fullmatch(code):
            raise SlugRefused(f"“{code}” is not an ONS code such as E08000025")
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        return _found(asked)


def _found(asked: argparse.Namespace) -> Locality:
    now = timezone.now()
    system, _ = System.objects.get_or_create(
        name=asked.system[:120], defaults={"slug": slugify(asked.system)[:60]}
    )
    locality = localities.found(
        system=system,
        name=asked.name[:120],
        slug=asked.slug,
        authorities=asked.authority,
        by=None,
        at=now,
    )
    invite(
        email=asked.lead,
        name=asked.lead_name,
        organisation="",
        locality=locality,
        role=Role.LEAD,
        address=f"{asked.address.rstrip('/')}/account/password/reset/",
        by=None,
        at=now,
    )
    return locality
