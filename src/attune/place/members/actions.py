"""Verbs on members: invite one, give a role, take it away."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from attune.place.audit import actions as audit
from attune.place.localities.models import Locality

from .models import Member, Membership, Organisation
from .roles import Role


class MemberRefused(ValueError):
    """A member who cannot be made as asked; its text is for the person."""


def _checked_email(email: str) -> str:
    try:
        validate_email(email)
    except ValidationError as wrong:
        raise MemberRefused(f"“{email[:80]}” is not an e-mail address") from wrong
    return email.strip().lower()


def _checked_name(name: str, *, limit: int = 120) -> str:
    name = " ".join(name.split())
    if not name or not name.isprintable() or len(name) > limit:
        raise MemberRefused(f"A name has 1 to {limit} characters")
    return name


@transaction.atomic
def employer(*, name: str, by: Member | None, at: datetime) -> Organisation:
    """The organisation of that name, made if nobody named it before."""
    organisation, new = Organisation.objects.get_or_create(name=_checked_name(name, limit=160))
    if new:
        audit.record(
            "organisation.add", by=by, at=at, subject=f"place.Organisation:{organisation.pk}"
        )
    return organisation


@transaction.atomic
def add(
    *,
    email: str,
    name: str,
    organisation: Organisation | None = None,
    by: Member | None,
    at: datetime,
) -> Member:
    """A member who can sign in once a password is set; the same e-mail gives the same member."""
    email = _checked_email(email)
    member = Member.objects.filter(email__iexact=email).first()
    if member:
        return member
    member = Member(email=email, name=_checked_name(name), organisation=organisation)
    member.set_unusable_password()
    member.save()
    audit.record("member.add", by=by, at=at, subject=f"place.Member:{member.pk}")
    return member


@transaction.atomic
def grant(
    member: Member, *, locality: Locality, role: Role, by: Member | None, at: datetime
) -> Membership:
    """Give a member a role at a locality; giving it twice changes nothing."""
    membership, new = Membership.objects.get_or_create(
        member=member, locality=locality, role=role.value
    )
    if new:
        audit.record(
            "membership.grant",
            by=by,
            at=at,
            locality=locality,
            subject=f"place.Membership:{membership.pk}",
        )
    return membership


@transaction.atomic
def withdraw(membership: Membership, *, by: Member, at: datetime) -> None:
    """Take a role away; a locality keeps at least one lead."""
    locality = membership.locality
    leads = Membership.objects.at(locality).filter(role=Role.LEAD.value)
    if membership.role == Role.LEAD.value and leads.count() == 1:
        raise MemberRefused("A locality keeps at least one lead: make somebody else lead first")
    audit.record(
        "membership.withdraw",
        by=by,
        at=at,
        locality=locality,
        subject=f"place.Membership:{membership.pk}",
    )
    membership.delete()
