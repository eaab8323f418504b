"""Posts the letters about review: to whoever may approve, and to the safeguarding lead."""

from collections.abc import Iterator
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from attune.domain.pathways.approving import Part
from attune.domain.pathways.review_days import ReviewWord
from attune.pathway.records.models import Edition, LocalPathway, ReviewRequest, SafeguardingLead
from attune.place.jobs import actions as jobs
from attune.place.members.models import Member, Membership
from attune.place.members.roles import Role

from . import letters
from .reviews import Review


def post_request(request: ReviewRequest, *, by: Member, at: datetime) -> None:
    """One letter to each who can do something about a request; whoever asked needs none."""
    review = Review.of(request.pathway)
    for member, tasks in reviewers(review):
        if member.pk != by.pk:
            words = _words(request, member, tasks)
            post(request.pathway, member, letters.REQUEST_SUBJECT, letters.REQUEST, words, by, at)


def post_review(edition: Edition, word: ReviewWord, *, at: datetime) -> int:
    """One letter to each lead of the place; how many went."""
    pathway = edition.pathway
    words = {
        "due": _day(edition.review_due),
        "published": _day(edition.published_on),
        "number": str(edition.number),
        "address": address_of(pathway),
    }
    words["sentence"] = letters.SENTENCES[word].format(**words)
    subject = letters.REVIEW_SUBJECTS[word]
    held = Membership.objects.at(pathway.locality)
    leads = [e.member for e in held if e.role == Role.LEAD.value and e.member.is_active]
    return sum(post(pathway, lead, subject, letters.REVIEW, words, None, at) for lead in leads)


def reviewers(review: Review) -> Iterator[tuple[Member, tuple[str, ...]]]:
    """Who may say something to this draft, and what in words."""
    locality = review.pathway.locality
    members = {each.member.pk: each.member for each in Membership.objects.at(locality)}
    named = SafeguardingLead.objects.now_at(locality).first()
    if named:
        members.setdefault(named.member.pk, named.member)
    for member in (members[pk] for pk in sorted(members)):
        tasks = (letters.APPROVE,) if not review.why_not(Part.WHOLE, member) else ()
        if review.safeguarding and not review.why_not(Part.SAFEGUARDING, member):
            tasks = (*tasks, letters.SIGN)
        if tasks and member.is_active:
            yield member, tasks


def post(
    pathway: LocalPathway,
    to: Member,
    subject: str,
    text: str,
    words: dict[str, str],
    by: Member | None,
    at: datetime,
) -> bool:
    """Post one letter; an address that takes none keeps nobody else from theirs."""
    said = {"name": to.name, "place": pathway.locality.name, "title": pathway.title, **words}
    try:
        with transaction.atomic():
            jobs.post(
                to=to.email,
                subject=_line(subject.format(**said)),
                text=text.format(**said),
                by=by,
                at=at,
                locality=pathway.locality,
            )
    except jobs.LetterRefused:
        return False
    return True


def address_of(pathway: LocalPathway) -> str:
    """The whole address of the publishing page, on this server."""
    kept = {"slug": pathway.locality.slug, "key": pathway.key}
    return settings.ATTUNE_ADDRESS + reverse("pathway:publishing_home", kwargs=kept)


def _words(request: ReviewRequest, member: Member, tasks: tuple[str, ...]) -> dict[str, str]:
    return {
        "asker": request.by.name,
        "task": "\n".join(tasks),
        "note": f"\nThey write:\n{request.note}\n" if request.note else "",
        "address": address_of(request.pathway),
    }


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _line(text: str) -> str:
    return " ".join(text.split())[:200]
