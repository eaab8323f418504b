"""What publishing has to say on a desk: reviews, what is ready, what is due, what moved on."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.domain.pathways.approving import Outcome, Part
from attune.domain.pathways.review_days import SOON
from attune.kit.desk import DeskLine
from attune.kit.formats import day
from attune.pathway.records.models import Edition, LocalPathway
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.place.members.roles import Role

from .newer import newer_base
from .reviews import Review


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    """For the lead: what was approved or sent back, what is due, what moved on."""
    if Role.LEAD not in roles:
        return
    for pathway in LocalPathway.objects.at(locality).by_title():
        yield from _reviewed(pathway)
        yield from _moved_on(pathway, on)
    for edition in Edition.objects.at(locality).current().due_by(on + SOON):
        yield _due(edition, on)


def lines_for(member: Member, locality: Locality, *, on: date) -> Iterator[DeskLine]:
    """For whoever may approve or sign, whatever their role: what waits for their word."""
    for pathway in LocalPathway.objects.at(locality).by_title():
        review = Review.of(pathway)
        if review.outcome is not Outcome.WAITING:
            continue
        parts = [Part.WHOLE] + ([Part.SAFEGUARDING] if review.safeguarding else [])
        for part in parts:
            waits = review.stands(part) is Outcome.WAITING
            if waits and not review.why_not(part, member):
                yield _line(timezone.localdate(review.request.at), pathway, *_asked(part))


def _asked(part: Part) -> tuple[str, str]:
    if part is Part.SAFEGUARDING:
        return _("The safeguarding parts of “%(title)s” wait for your signature"), _(
            "Read and sign"
        )
    return _("“%(title)s” waits for your review"), _("Read and approve")


def _reviewed(pathway: LocalPathway) -> Iterator[DeskLine]:
    review = Review.of(pathway)
    if review.outcome is Outcome.APPROVED:
        text, action = _("“%(title)s” is approved and can be published"), _("Publish it")
    elif review.outcome is Outcome.SENT_BACK:
        text, action = _("“%(title)s” was sent back"), _("See what reviewers said")
    else:
        return
    yield _line(timezone.localdate(review.said[-1].at), pathway, text, action)


def _moved_on(pathway: LocalPathway, on: date) -> Iterator[DeskLine]:
    newer = newer_base(pathway)
    if newer is None:
        return
    since = newer.edition.published_on if newer.edition else on
    text = _("There is something new where “%(title)s” came from")
    yield _line(since, pathway, text, _("Compare and take"), page="upgrade")


def _due(edition: Edition, on: date) -> DeskLine:
    late = edition.review_due < on
    said = (
        _("“%(title)s” was due to be reviewed by {day}")
        if late
        else (_("“%(title)s” is due to be reviewed by {day}"))
    )
    text = said.format(day=day(edition.review_due))
    return _line(_since(edition), edition.pathway, text, _("Review it"))


def _since(edition: Edition) -> date:
    """The day on which it came onto the desk."""
    return edition.review_due - SOON


def _line(
    since: date, pathway: LocalPathway, text: str, action: str, page: str = "publishing_home"
) -> DeskLine:
    href = reverse(f"pathway:{page}", kwargs={"slug": pathway.locality.slug, "key": pathway.key})
    return DeskLine(since=since, text=text % {"title": pathway.title}, action=action, href=href)
