"""Carries one job: claims it, runs its kind, and writes down what came of it."""

import logging
import threading
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from attune.domain.job_moves import JobState
from attune.domain.schedules import wait_before
from attune.place.audit.origin import WORKER, acting_from

from .kinds import CannotFinish, Kind, TryLater
from .models import Job
from .moves import HELD_BY_NOBODY, Outrun, move
from .queue import enqueue
from .running import Closing, LeaseLost, Running, Stopped

log = logging.getLogger(__name__)
STOPPED = "Stopped when somebody asked for it."


@dataclass(frozen=True)
class Workplace:
    """What a worker knows: the kinds of job there are, its own name, and whether it is ending."""

    kinds: Mapping[str, Kind]
    name: str
    closing: threading.Event = field(default_factory=threading.Event)


_workplace: ContextVar[Workplace] = ContextVar("workplace")


@contextmanager
def working_at(workplace: Workplace) -> Iterator[Workplace]:
    """Jobs that are carried inside are run with these kinds."""
    token = _workplace.set(workplace)
    try:
        with acting_from(WORKER):
            yield workplace
    finally:
        _workplace.reset(token)


def carry(job_id: uuid.UUID, *, ticket: uuid.UUID) -> None:
    """Run the job of a ticket, unless the ticket no longer counts."""
    workplace = _workplace.get()
    job = Job.objects.called(job_id).waiting_under(ticket).first()
    if job is None:
        return
    kind = workplace.kinds.get(job.kind)
    lease = kind.lease if kind else timedelta(seconds=60)
    try:
        _claim(job, who=workplace.name, lease=lease, at=timezone.now())
    except Outrun:
        return
    if kind is None:
        log.error("job %s: this worker knows no kind %s", job.pk, job.kind)
        _end(job, JobState.FAILED, "This version of Attune cannot do this kind of work any more.")
        return
    _run(kind, Running(job, lease=lease, closing=workplace.closing), job)


@transaction.atomic
def _claim(job: Job, *, who: str, lease: timedelta, at: datetime) -> None:
    move(
        job,
        JobState.RUNNING,
        at=at,
        ticket=None,
        attempts=job.attempts + 1,
        lease_who=who,
        lease_until=at + lease,
    )


def _run(kind: Kind, running: Running, job: Job) -> None:
    running.attempt = job.attempts
    try:
        said = kind.run(running, **job.asked_for)
        if not running.completed:
            running.complete(said or "")
    except LeaseLost:
        log.warning("job %s: attempt %s lost its lease and kept nothing", job.pk, running.attempt)
    except Stopped:
        _end_attempt(running, JobState.STOPPED, STOPPED)
    except Closing:
        _wait_again(running, "The worker was restarted; another goes on.", uncounted=True)
    except TryLater as later:
        _try_later(kind, running, later)
    except (CannotFinish, *kind.explains) as reason:
        _end_attempt(running, JobState.FAILED, str(reason))
    except Exception:
        log.exception("job %s (%s) failed", job.pk, job.kind)
        _end_attempt(running, JobState.FAILED, _our_fault(job))


def _our_fault(job: Job) -> str:
    return (
        "Something went wrong on our side; nothing half-done was kept. It was written down for "
        f"the people who run this service, under {str(job.pk)[:8]}. You can try again."
    )


def _try_later(kind: Kind, running: Running, later: TryLater) -> None:
    job = _held(running)
    if job is None:
        return
    if job.attempts >= job.allowed:
        _end(job, JobState.FAILED, str(later))
        return
    tried = max(1, job.attempts - (job.allowed - job.limit))
    wait = later.wait or wait_before(tried, first=kind.first_wait, most=kind.longest_wait)
    _wait_again(running, str(later), not_before=timezone.now() + wait)


def _end_attempt(running: Running, state: JobState, sentence: str) -> None:
    if job := _held(running):
        _end(job, state, sentence)


def _held(running: Running) -> Job | None:
    """The job as it stands, if this attempt still holds it."""
    job = Job.objects.called(running.id).with_state().filter(moves=running.number).first()
    if job is None and not running.completed:
        log.warning("job %s: attempt %s lost its lease", running.id, running.attempt)
    return job


def _end(job: Job, state: JobState, sentence: str) -> None:
    try:
        with transaction.atomic():
            move(job, state, at=timezone.now(), sentence=sentence, **HELD_BY_NOBODY)
    except Outrun:
        log.warning("job %s was given to somebody else before it ended", job.pk)


def _wait_again(
    running: Running, sentence: str, *, not_before: datetime | None = None, uncounted: bool = False
) -> None:
    job = _held(running)
    if job is None:
        return
    if job.stop_asked_at:
        _end(job, JobState.STOPPED, STOPPED)
        return
    changes: dict[str, Any] = {**HELD_BY_NOBODY, "allowed": job.allowed + int(uncounted)}
    try:
        with transaction.atomic():
            ticket = enqueue(job.pk, not_before=not_before)
            changes["ticket"] = ticket
            move(job, JobState.WAITING, at=timezone.now(), sentence=sentence, **changes)
    except Outrun:
        log.warning("job %s was given to somebody else before it could wait again", job.pk)
