"""Our place in django-tasks: a job waits there as a ticket until a worker takes it."""

import uuid
from datetime import datetime

from django_tasks import TaskContext, task


@task(takes_context=True)
def carry_out(context: TaskContext, job_id: str) -> None:
    """What a worker runs for a ticket."""
    from .carrying import carry

    carry(uuid.UUID(job_id), ticket=uuid.UUID(str(context.task_result.id)))


def enqueue(job_id: uuid.UUID, *, not_before: datetime | None = None) -> uuid.UUID:
    """A ticket for a job, inside the caller's transaction."""
    waiting = carry_out.using(run_after=not_before) if not_before else carry_out
    return uuid.UUID(str(waiting.enqueue(str(job_id)).id))
