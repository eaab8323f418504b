"""Finds jobs whose worker vanished, and gives them back or shows them to a person."""

from datetime import datetime, timedelta

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from attune.domain.job_moves import JobState, after_lost

from .models import Job, Letter
from .moves import HELD_BY_NOBODY, move
from .queue import enqueue

# Between taking a ticket and claiming its job a worker needs milliseconds.
GRACE = timedelta(seconds=60)
KEEP_TICKETS = timedelta(days=7)
KEEP_LETTERS = timedelta(days=30)
VANISHED = "The worker stopped unexpectedly; nothing half-done was kept."


def sweep(*, at: datetime, grace: timedelta = GRACE) -> int:
    """How many jobs were given back, shown to a person, or put in the queue again."""
    lost = [_lost(pk, at) for pk in Job.objects.expired(at=at).values_list("pk", flat=True)]
    stranded = Job.objects.stranded(at=at, grace=grace)
    again = [_queued_again(job) for job in stranded.only("pk", "ticket")]
    return sum(lost) + sum(again)


def forget_tickets(*, at: datetime) -> int:
    """Remove old tickets; what happened to a job is in its own events."""
    old = DBTaskResult.objects.filter(enqueued_at__lt=at - KEEP_TICKETS)
    removed, _ = old.exclude(status=TaskResultStatus.READY).delete()
    return removed


def forget_letters(*, at: datetime) -> int:
    """Remove letters that could not be sent for so long: they hold what is personal."""
    removed, _ = Letter.objects.filter(posted_at__lt=at - KEEP_LETTERS).delete()
    return removed


@transaction.atomic
def _lost(pk: object, at: datetime) -> bool:
    """A row that is locked belongs to a worker in the middle of a step: that one is alive."""
    if not Job.objects.expired(at=at).select_for_update(skip_locked=True).filter(pk=pk).first():
        return False
    job = Job.objects.with_state().get(pk=pk)
    move(job, JobState.LOST, at=at, sentence=VANISHED, **HELD_BY_NOBODY)
    becomes = after_lost(idempotent=job.idempotent, attempts=job.attempts, allowed=job.allowed)
    if becomes is JobState.WAITING and job.stop_asked_at is None:
        move(job, becomes, at=at, sentence="Another worker goes on.", ticket=enqueue(pk))
    return True


@transaction.atomic
def _queued_again(job: Job) -> bool:
    """A new ticket in place of one that nobody holds."""
    same = Job.objects.filter(pk=job.pk, ticket=job.ticket)
    return bool(same.update(ticket=enqueue(job.pk)))
