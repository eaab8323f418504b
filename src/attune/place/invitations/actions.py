"""The verb of inviting; it stands above members and jobs, since it needs both."""

from datetime import datetime

from django.db import transaction

from attune.place.jobs import actions as jobs
from attune.place.localities.models import Locality
from attune.place.members import actions as members
from attune.place.members.models import Member, Membership
from attune.place.members.roles import Role

SUBJECT = "You are invited to Attune for {place}"
LETTER = """Hello {name}

{inviter} added you to Attune as {role} for {place}.

To sign in for the first time, set a password here, with this e-mail address:
{address}

If you did not expect this letter you can leave it: nothing happens without you.
"""


@transaction.atomic
def invite(
    *,
    email: str,
    name: str,
    organisation: str,
    locality: Locality,
    role: Role,
    address: str,
    by: Member | None,
    at: datetime,
) -> Membership:
    """A member with a role, who is told so by e-mail; MemberRefused says what is wrong.

    `address` is the page where a password is set. No secret is kept in the letter.
    """
    employer = members.employer(name=organisation, by=by, at=at) if organisation else None
    member = members.add(email=email, name=name, organisation=employer, by=by, at=at)
    membership = members.grant(member, locality=locality, role=role, by=by, at=at)
    words = {
        "name": member.name,
        "inviter": by.name if by else "The person who looks after this server",
        "role": role.title.lower(),
        "place": locality.name,
        "address": address,
    }
    jobs.post(
        to=member.email,
        subject=SUBJECT.format(**words),
        text=LETTER.format(**words),
        by=by,
        at=at,
        locality=locality,
    )
    return membership
