"""Who reviews at Wrenbridge: Carla commissions, Tom manages a team, Sana leads on safeguarding."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from attune.domain.pathways.approving import Part, Verdict
from attune.pathway.publishing import actions
from attune.pathway.records.models import Edition, LocalPathway, ReviewRequest
from attune.place.members import actions as members
from attune.place.members.models import Member
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.pathway.pathways_at_wrenbridge import DUE, a_pathway


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
    """A pathway of Wrenbridge that Lena began."""
    return a_pathway(cast.wrenbridge, by=cast.lena)


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
