"""The verbs of the portal: a message that a record is wrong, resources, the locality's promise."""

from datetime import datetime

from django.db import transaction

from attune.directory.records.models import AreaTerms, Service
from attune.domain.listings.resources import ResourceCard
from attune.domain.questionnaires.answers import Answers
from attune.place.audit import actions as audit
from attune.place.content import actions as content
from attune.place.content.files import ContentFile
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .models import Resource, WrongAnswer, WrongMessage


class PortalRefused(ValueError):
    """What cannot be kept as asked; its text is for the person."""


@transaction.atomic
def say_wrong(
    service: Service,
    *,
    locality: Locality,
    asked_with: ContentFile,
    answers: Answers,
    by: Member | None,
    at: datetime,
) -> WrongMessage:
    """Keep what a visitor says is wrong with a record; nobody signs in for it, so `by` is None."""
    message = WrongMessage.objects.create(
        locality=locality,
        service=service,
        asked_with=content.keep(asked_with, at=at),
        answers=answers.text,
        said_at=at,
    )
    audit.record(
        "record.say_wrong",
        by=by,
        at=at,
        subject=f"directory.WrongMessage:{message.pk}",
        locality=locality,
    )
    return message


@transaction.atomic
def answer_wrong(message: WrongMessage, *, what: str, by: Member, at: datetime) -> WrongAnswer:
    """Say what was done about a message."""
    what = " ".join(what.split())
    if not what or len(what) > 500 or "\0" in what:
        raise PortalRefused("Say in 1 to 500 characters what you did")
    if WrongAnswer.objects.filter(message=message).exists():
        raise PortalRefused("Somebody has dealt with this message already")
    answer = WrongAnswer.objects.create(message=message, what=what, answered_by=by, answered_at=at)
    audit.record(
        "record.answer_wrong",
        by=by,
        at=at,
        subject=f"directory.WrongMessage:{message.pk}",
        locality=message.locality,
    )
    return answer


@transaction.atomic
def keep_resource(
    locality: Locality,
    *,
    card: ResourceCard,
    by: Member | None,
    at: datetime,
    resource: Resource | None = None,
) -> Resource:
    """Add a resource to the bank, or change one."""
    resource = resource or Resource(locality=locality)
    plain = ("title", "about", "url", "cost", "evidence", "evidence_source")
    dates = ("evidence_on", "reviewed_on", "review_on")
    for name in (*plain, *dates):
        setattr(resource, name, getattr(card, name))
    resource.kind = card.kind.value
    resource.who_for = _between_commas(card.who_for)
    resource.topics = _between_commas(card.topics)
    resource.save()
    _recorded("resource.keep", resource, by, at)
    return resource


@transaction.atomic
def take_off(resource: Resource, *, by: Member, at: datetime) -> Resource:
    """Families no longer see the resource; the row stays."""
    resource.taken_off_on = at.date()
    resource.save(update_fields=["taken_off_on"])
    _recorded("resource.take_off", resource, by, at)
    return resource


@transaction.atomic
def keep_promise(
    locality: Locality,
    *,
    promise: str,
    promised_by: str,
    reader_name: str,
    reader_email: str,
    mark_required: bool = False,
    by: Member | None,
    at: datetime,
) -> AreaTerms:
    """The locality's promise, who reads "this is wrong", and whether only marked services list."""
    if len(promise) > 3000 or "\0" in promise:
        raise PortalRefused("A promise has at most 3,000 characters")
    terms = AreaTerms.objects.of(locality)
    terms.promise, terms.promised_by = promise.strip(), promised_by.strip()
    terms.reader_name, terms.reader_email = reader_name.strip(), reader_email.strip()
    terms.mark_required = mark_required
    terms.save()
    audit.record(
        "area.keep_promise",
        by=by,
        at=at,
        subject=f"directory.AreaTerms:{terms.pk}",
        locality=locality,
    )
    return terms


def _between_commas(words: tuple) -> str:
    return f",{','.join(word.value for word in words)}," if words else ""


def _recorded(verb: str, resource: Resource, by: Member | None, at: datetime) -> None:
    subject = f"directory.Resource:{resource.pk}"
    audit.record(verb, by=by, at=at, subject=subject, locality=resource.locality)
