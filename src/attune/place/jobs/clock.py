"""Periodic work: each due time is claimed by one worker, however many there are."""

import logging
import threading
from collections.abc import Sequence
from datetime import datetime

from django.db import OperationalError, connections
from django.db.models import Q
from django.utils import timezone

from attune.place.audit.origin import WORKER, acting_from

from .kinds import Due, Periodic
from .models import PeriodicJob
from .moves import fitting

log = logging.getLogger(__name__)
SECONDS_BETWEEN_LOOKS = 1.0


def set_up(periodic: Sequence[Periodic], *, at: datetime) -> None:
    """A row for each, due at its next time; rows that are there keep theirs."""
    PeriodicJob.objects.bulk_create(
        [PeriodicJob(name=work.name, next_due=work.every.next_due(after=at)) for work in periodic],
        ignore_conflicts=True,
    )


def tick(periodic: Sequence[Periodic], *, at: datetime, who: str) -> list[str]:
    """Run what is due and nobody else has claimed; the names of what ran."""
    by_name = {work.name: work for work in periodic}
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lt=at)
    due = PeriodicJob.objects.filter(free, next_due__lte=at, name__in=by_name)
    return [row.name for row in due if _run_once(by_name[row.name], row, at=at, who=who)]


def claim(work: Periodic, row: PeriodicJob, *, at: datetime, who: str) -> bool:
    """Take one due time, unless somebody who saw the same row was quicker."""
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lt=at)
    this_time = PeriodicJob.objects.filter(free, name=row.name, next_due=row.next_due)
    row.claimed_by, row.claimed_until = who, at + work.claim
    return bool(this_time.update(claimed_by=who, claimed_until=row.claimed_until))


def _run_once(work: Periodic, row: PeriodicJob, *, at: datetime, who: str) -> bool:
    if not claim(work, row, at=at, who=who):
        return False
    try:
        said = work.run(Due(due_at=row.next_due, at=at))
    except Exception:
        log.exception("%s failed; it is tried again after %s", row.name, work.claim)
        return False
    mine = PeriodicJob.objects.filter(
        name=row.name, claimed_by=who, claimed_until=row.claimed_until
    )
    mine.update(
        next_due=work.every.next_due(after=max(row.next_due, at)),
        claimed_by="",
        claimed_until=None,
        ran_at=at,
        sentence=fitting(said or "", 300),
    )
    return True


class Clock(threading.Thread):
    """Looks for due work beside a worker's jobs, so that a long job does not hold it up."""

    def __init__(self, periodic: Sequence[Periodic], *, who: str, closing: threading.Event) -> None:
        super().__init__(name="clock", daemon=True)
        self._periodic = periodic
        self._who = who
        self._closing = closing

    def run(self) -> None:
        with acting_from(WORKER):
            set_up_done = False
            while not self._closing.is_set():
                try:
                    if not set_up_done:
                        set_up(self._periodic, at=timezone.now())
                        set_up_done = True
                    tick(self._periodic, at=timezone.now(), who=self._who)
                except OperationalError:
                    log.warning("The database was busy or away; the clock looks again shortly")
                    connections.close_all()
                self._closing.wait(SECONDS_BETWEEN_LOOKS)
        connections.close_all()
