"""Who reviews at Wrenbridge: Carla commissions, Tom manages a team, Sana leads on safeguarding."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from attune.domain import canonical
from attune.domain.pathways.approving import Part, Verdict
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.writing import document
from attune.pathway.drafts.actions import adapt_template
from attune.pathway.publishing import actions
from attune.pathway.records.models import Edition, LocalPathway, ReviewRequest
from attune.pathway.templates.shipped import Template
from attune.place.content.files import ContentFile
from attune.place.members import actions as members
from attune.place.members.models import Member
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.domain.pathways.small_pathway import ready
from tests.pathway.pathways_at_wrenbridge import DUE


@dataclass(frozen=True)
class Reviewers:
    """A commissioner, a team manager, and the named safeguarding lead."""

    carla: Member
    tom: Member
    sana: Member


def reviewers_of(cast: Cast) -> Reviewers:
    def person(name: str, role: Role) -> Member:
        member = members.add(email=f"{name.lower()}@example.org", name=name, by=None, at=NOW)
        members.grant(member, locality=cast.wrenbridge, role=role, by=None, at=NOW)
        return member

    found = Reviewers(
        person("Carla", Role.COMMISSIONER),
        person("Tom", Role.TEAM_MANAGER),
        person("Sana", Role.PRACTITIONER),
    )
    actions.name_safeguarding_lead(cast.wrenbridge, member=found.sana, by=cast.lena, at=NOW)
    return found


def lenas_pathway(cast: Cast) -> LocalPathway:
    """A small pathway of Wrenbridge that Lena began, with nothing to mend."""
    made = as_template(ready())
    return adapt_template(cast.wrenbridge, template=made, key="pairs", by=cast.lena, at=NOW)


def as_template(pathway: Pathway) -> Template:
    """The pathway as if Attune shipped it under its own key."""
    plain = document(pathway)
    written = canonical.text(plain).encode()
    file = ContentFile("pathways", pathway.key, plain, written, sha256(written).hexdigest())
    return Template(file, pathway)


def asked(pathway: LocalPathway, cast: Cast, *, at: datetime = NOW) -> ReviewRequest:
    return actions.ask_for_review(pathway, by=cast.lena, at=at)


def approved(
    pathway: LocalPathway,
    cast: Cast,
    reviewers: Reviewers,
    *,
    at: datetime = NOW,
    sign: bool = True,
) -> ReviewRequest:
    """Asked for by Lena, approved by Carla and signed by Sana."""
    request = asked(pathway, cast, at=at)
    says = {"verdict": Verdict.APPROVE, "at": at}
    actions.give_verdict(request, part=Part.WHOLE, by=reviewers.carla, **says)
    if sign:
        actions.give_verdict(request, part=Part.SAFEGUARDING, by=reviewers.sana, **says)
    return request


def published(
    pathway: LocalPathway, cast: Cast, *, note: str = "First edition", at: datetime = NOW
) -> Edition:
    return actions.publish(pathway, change_note=note, review_due=DUE, by=cast.lena, at=at)


def later(days: int = 1) -> datetime:
    return NOW + timedelta(days=days)
