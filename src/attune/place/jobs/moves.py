"""The one way a job moves: by somebody who has seen its last event, under the table of moves."""

from datetime import datetime
from typing import Any

from attune.domain.job_moves import JobState, checked_move
from attune.place.members.models import Member

from .models import Job, JobEvent

HELD_BY_NOBODY: dict[str, Any] = {"lease_who": "", "lease_until": None}


class Outrun(Exception):
    """Somebody else moved the job first."""


def move(
    job: Job,
    to: JobState,
    *,
    at: datetime,
    by: Member | None = None,
    sentence: str = "",
    file: str = "",
    **changes: Any,
) -> Job:
    """Append the next event, inside the caller's transaction; Outrun if somebody else did.

    The job's row is locked until the transaction ends, and the number of an event is unique.
    """
    checked_move(job.state, to)
    seen = Job.objects.filter(pk=job.pk, moves=job.moves)
    if not seen.update(moves=job.moves + 1, **changes):
        raise Outrun(job.pk)
    for field, value in changes.items():
        setattr(job, field, value)
    job.moves += 1
    return append(job, to, at=at, by=by, sentence=sentence, file=file)


def append(
    job: Job,
    state: JobState,
    *,
    at: datetime,
    by: Member | None = None,
    sentence: str = "",
    file: str = "",
) -> Job:
    """The event itself."""
    JobEvent.objects.create(
        job=job,
        number=job.moves,
        state=state.value,
        attempt=job.attempts,
        at=at,
        by=by,
        sentence=fitting(sentence, 500),
        file=file,
    )
    job.last_state = state.value
    return job


def fitting(sentence: str, most: int) -> str:
    """A sentence cut to what its column holds, without what PostgreSQL cannot keep."""
    plain = sentence.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return plain if len(plain) <= most else plain[: most - 1] + "…"
