"""A worker: takes tickets from django-tasks, with a clock for periodic work beside it."""

import logging
import os
import socket
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType

from django.db import OperationalError, connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from .carrying import Workplace, working_at
from .clock import Clock
from .kinds import Kind, Periodic

SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_TO_CLOSE = 5
# How long to leave a database alone that did not answer.
SECONDS_TO_WAIT = 2
log = logging.getLogger(__name__)


class TicketTaker(Worker):  # type: ignore[misc]  # django-tasks-db has no type marker
    """Its worker loop, telling the job in hand when it is asked to end."""

    def __init__(self, *, closing: threading.Event, until_empty: bool, name: str) -> None:
        super().__init__(
            queue_names=["*"],
            interval=SECONDS_BETWEEN_LOOKS,
            batch=until_empty,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
            excluded_queue_names=[],
        )
        self._closing = closing

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """The first signal ends between jobs or at the next step; the second ends at once."""
        if self._closing.is_set():
            self.reset_signals()
            sys.exit(1)
        self._closing.set()
        self.running = False
        if not self.running_task:
            sys.exit(0)


def work(
    kinds: Mapping[str, Kind], periodic: Sequence[Periodic], *, until_empty: bool = False
) -> None:
    """Work until asked to end by SIGINT or SIGTERM, or until nothing waits."""
    name = worker_name()
    closing = threading.Event()
    taker = TicketTaker(closing=closing, until_empty=until_empty, name=name)
    taker.configure_signals()
    with _clock(periodic, name, closing), working_at(Workplace(kinds, name, closing)):
        while not _ran_out(taker):
            closing.wait(SECONDS_TO_WAIT)


def _ran_out(taker: TicketTaker) -> bool:
    """Whether the loop came to its end; not when the database was away for a moment."""
    try:
        taker.run()
    except OperationalError:
        log.warning("The database was busy or away; the worker looks again shortly")
        connections.close_all()
        return False
    return True


def worker_name() -> str:
    """Which machine and process, and one of a kind."""
    return f"{socket.gethostname()[:32]}:{os.getpid()}:{get_random_string(8)}"


@contextmanager
def _clock(periodic: Sequence[Periodic], name: str, closing: threading.Event) -> Iterator[None]:
    clock = Clock(periodic, who=name, closing=closing)
    if periodic:
        clock.start()
    try:
        yield
    finally:
        closing.set()
        if clock.is_alive():
            clock.join(SECONDS_TO_CLOSE)
