"""The verbs on jobs: ask for one, ask it to stop, try it again, post a letter."""

import inspect
import re
import uuid
from datetime import datetime
from email.utils import make_msgid

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from attune.domain import canonical
from attune.domain.job_moves import JobState, MoveRefused
from attune.place.audit import actions as audit
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from . import letters
from .kinds import Kind
from .models import Job, Letter
from .moves import append, move
from .queue import enqueue

MOST_ARGUMENTS = 20_000
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class JobRefused(ValueError):
    """A job that cannot be asked for, stopped or tried again; its text is for the person."""


class LetterRefused(ValueError):
    """A letter that cannot be sent as asked; its text is for the person."""


@transaction.atomic
def ask(
    kind: Kind,
    *,
    by: Member | None,
    at: datetime,
    locality: Locality | None = None,
    title: str = "",
    **arguments: canonical.Value,
) -> Job:
    """A job that begins once this transaction is kept; nothing is queued if it is not."""
    inspect.signature(kind.run).bind(None, **arguments)
    written = canonical.text(arguments)
    if len(written) > MOST_ARGUMENTS:
        raise JobRefused(f"{kind.title}: too much was asked for at once")
    job_id = uuid.uuid4()
    job = Job.objects.create(
        id=job_id,
        kind=kind.name,
        title=_checked(title or kind.title, 200),
        arguments=written,
        owner=by,
        locality=locality,
        asked_at=at,
        idempotent=kind.idempotent,
        limit=kind.attempts,
        allowed=kind.attempts,
        moves=1,
        ticket=enqueue(job_id),
    )
    append(job, JobState.WAITING, at=at, by=by)
    audit.record("job.ask", by=by, at=at, subject=job.subject, locality=locality)
    return job


@transaction.atomic
def ask_stop(job: Job, *, by: Member | None, at: datetime) -> Job:
    """Stop a job: at once if it waits, otherwise at its next step."""
    job = _locked(job)
    if not job.state.is_open:
        raise JobRefused("This has ended already, so there is nothing to stop.")
    if job.state is JobState.WAITING:
        sentence = "Stopped before it began."
        move(job, JobState.STOPPED, at=at, by=by, sentence=sentence, ticket=None)
    elif job.stop_asked_at is None:
        job.stop_asked_at = at
        job.save(update_fields=["stop_asked_at"])
    audit.record("job.ask_stop", by=by, at=at, subject=job.subject, locality=job.locality)
    return job


@transaction.atomic
def try_again(job: Job, *, by: Member | None, at: datetime) -> Job:
    """Put a job that ended badly back in the queue; steps it has kept are not done again."""
    job = _locked(job)
    try:
        _back_in_queue(job, by=by, at=at)
    except MoveRefused as refused:
        raise JobRefused("This is waiting, running or done, so it is not tried again.") from refused
    audit.record("job.try_again", by=by, at=at, subject=job.subject, locality=job.locality)
    return job


@transaction.atomic
def post(
    *,
    to: str,
    subject: str,
    text: str,
    by: Member | None,
    at: datetime,
    locality: Locality | None = None,
) -> Job:
    """Send a letter by e-mail, once this transaction is kept; a server that is down is retried."""
    letter = Letter.objects.create(
        to=_checked_address(to),
        subject=_checked_heading(subject),
        text=_checked_text(text),
        message_id=make_msgid(domain="attune.invalid"),
        posted_at=at,
    )
    return ask(letters.SEND, by=by, at=at, locality=locality, letter=letter.pk)


def _locked(job: Job) -> Job:
    """The job as it stands now; nobody moves it until this transaction ends."""
    Job.objects.select_for_update().get(pk=job.pk)
    return Job.objects.with_state().get(pk=job.pk)


def _back_in_queue(job: Job, *, by: Member | None, at: datetime) -> None:
    if not job.state.can_be_tried_again:
        raise MoveRefused(job.state.value)
    fresh = {"stop_asked_at": None, "done": job.kept, "total": 0, "sentence": ""}
    allowed = job.attempts + job.limit
    ticket = enqueue(job.pk)
    move(job, JobState.WAITING, at=at, by=by, ticket=ticket, allowed=allowed, **fresh)


def _checked(text: str, most: int) -> str:
    if "\0" in text or not 1 <= len(text) <= most:
        raise JobRefused(f"A title has 1 to {most} characters")
    return text


def _checked_address(address: str) -> str:
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise LetterRefused("That is not an e-mail address") from wrong
    if CONTROL.search(address) or len(address) > 254:
        raise LetterRefused("That is not an e-mail address")
    return address


def _checked_heading(heading: str) -> str:
    if CONTROL.search(heading) or not 1 <= len(heading) <= 200:
        raise LetterRefused("The subject of a letter is one line of 1 to 200 characters")
    return heading


def _checked_text(text: str) -> str:
    if "\0" in text or not 1 <= len(text) <= 100_000:
        raise LetterRefused("A letter has 1 to 100,000 characters")
    return text
