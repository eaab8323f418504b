"""What the code of a job holds while it runs: progress, steps, and the one moment of completion."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from attune.domain.job_moves import JobState

from .models import Job
from .moves import HELD_BY_NOBODY, Outrun, fitting, move

SECONDS_BETWEEN_BEATS = 1.0


class Stopped(Exception):
    """Somebody asked the job to stop."""


class Closing(Exception):
    """The worker was asked to end; another will go on."""


class LeaseLost(Exception):
    """The job was given to somebody else in the meantime: nothing of ours may be kept."""


@dataclass
class Outcome:
    """What came of a job: a sentence, and perhaps a file below the folder of files."""

    sentence: str = ""
    file: str = ""


class Running:
    """One attempt at one job.

    Long reading and reckoning calls `progress`. Effects on the database go either into `step`s,
    each committing its effects together with how far it came (`kept`, where another attempt goes
    on), or into `completing`, committing together with the end of the job. Both refuse an attempt
    that has lost its lease, so that effects happen once. Keep such transactions short: on SQLite
    nobody else can write while one is open, and the lease is not renewed inside it.
    """

    def __init__(
        self, job: Job, *, lease: timedelta, closing: threading.Event | None = None
    ) -> None:
        self._job = job
        self._lease = lease
        self._closing = closing
        self._next_beat = 0.0
        self.completed = False
        # The event that began this attempt: whoever moves the job after it takes it from us.
        self.number = job.moves
        self.by = job.owner
        self.locality = job.locality
        self.attempt = job.attempts
        self.kept = job.kept

    @property
    def id(self) -> Any:
        return self._job.pk

    @property
    def now(self) -> datetime:
        return timezone.now()

    def progress(self, done: int, total: int = 0, sentence: str = "") -> None:
        """Say how far it is; a sign of life; Stopped if somebody asked for it.

        Cheap enough for every row of a file: it writes once a second.
        """
        self._check_closing()
        due = time.monotonic() >= self._next_beat or (total and done >= total)
        if due and not connection.in_atomic_block:
            self._beat(**_progress(done, total, sentence))

    @contextmanager
    def step(self, done: int, total: int = 0, sentence: str = "") -> Iterator[None]:
        """A transaction whose effects are kept together with how far the job has come."""
        self._check_closing()
        with transaction.atomic():
            self._beat(kept=done, **_progress(done, total, sentence))
            yield
        self.kept = done

    @contextmanager
    def completing(self, sentence: str = "", *, file: str = "") -> Iterator[Outcome]:
        """The transaction that ends the job: its effects and its end are kept together."""
        outcome = Outcome(sentence, file)
        with transaction.atomic():
            self._beat()
            yield outcome
            self._end(outcome)
        self.completed = True

    def complete(self, sentence: str = "") -> None:
        """End the job when its code has returned; too late to stop, since all is done."""
        with transaction.atomic():
            self._end(Outcome(sentence))
        self.completed = True

    def _end(self, outcome: Outcome) -> None:
        try:
            move(self._job, JobState.DONE, at=self.now, **vars(outcome), **HELD_BY_NOBODY)
        except Outrun as lost:
            raise LeaseLost from lost

    def _beat(self, **changes: Any) -> None:
        """The heartbeat: renew the lease. In a transaction the row stays locked until it ends."""
        self._next_beat = time.monotonic() + SECONDS_BETWEEN_BEATS
        mine = Job.objects.filter(pk=self._job.pk, moves=self.number)
        going = mine.filter(stop_asked_at__isnull=True)
        if not going.update(lease_until=self.now + self._lease, **changes):
            raise Stopped if mine.exists() else LeaseLost

    def _check_closing(self) -> None:
        if self._closing and self._closing.is_set() and self._job.idempotent:
            raise Closing


def _progress(done: int, total: int, sentence: str) -> dict[str, Any]:
    if not 0 <= done < 2**63 or not 0 <= total < 2**63:
        raise ValueError("Progress is counted from 0")
    return {"done": done, "total": total, "sentence": fitting(sentence, 300)}
