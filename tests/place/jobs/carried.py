"""Runs what waits in the queue here and now, in the test's own process."""

import threading
from collections.abc import Callable
from typing import Any

from django_tasks_db.models import DBTaskResult

from attune.place.jobs.carrying import Workplace, carry, working_at
from attune.place.jobs.kinds import Kind
from attune.place.jobs.models import Job


def kind(run: Callable[..., Any], **more: Any) -> Kind:
    """A kind of job for one test."""
    return Kind("trial.work", "Try something", run, **{"idempotent": True, **more})


def carried(job: Job, *kinds: Kind, closing: threading.Event | None = None) -> Job:
    """One attempt at the job, as a worker makes it."""
    ticket = Job.objects.get(pk=job.pk).ticket
    assert ticket is not None, "the job does not wait"
    DBTaskResult.objects.filter(id=ticket).update(status="RUNNING")
    by_name = {each.name: each for each in kinds}
    with working_at(Workplace(by_name, "test worker", closing or threading.Event())):
        carry(job.pk, ticket=ticket)
    return fresh(job)


def fresh(job: Job) -> Job:
    return Job.objects.with_state().get(pk=job.pk)


def history(job: Job) -> str:
    return " ".join(job.events.order_by("number").values_list("state", flat=True))
