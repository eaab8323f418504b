"""What a job is: kinds of work and periodic work, as values that `project` composes into tables."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from attune.domain.schedules import Every

NAME = re.compile(r"[a-z]+(\.[a-z_]+)+")


class CannotFinish(Exception):
    """The work cannot be done as asked; the text is for the person who asked."""


class TryLater(Exception):
    """Something outside is not there now; the text is for the person who asked."""

    def __init__(self, sentence: str, *, wait: timedelta | None = None) -> None:
        super().__init__(sentence)
        self.wait = wait


@dataclass(frozen=True)
class Kind:
    """One kind of job.

    `run(job, **arguments)` does it and may return a sentence saying what came of it. It is
    idempotent when being started again after a crash does no harm: then it is tried again by
    itself, up to `attempts` times. `lease` is the longest it may be silent. Exceptions listed in
    `explains` carry a text for the person; any other is logged and reported as our fault.
    """

    name: str
    title: str
    run: Callable[..., str | None]
    idempotent: bool
    attempts: int = 3
    lease: timedelta = timedelta(seconds=60)
    explains: tuple[type[Exception], ...] = ()
    first_wait: timedelta = timedelta(seconds=30)
    longest_wait: timedelta = timedelta(hours=1)

    def __post_init__(self) -> None:
        _check_name(self.name)
        if not 1 <= self.attempts <= 100:
            raise ValueError(f"{self.name}: between 1 and 100 attempts")
        if not timedelta(seconds=1) <= self.lease <= timedelta(hours=6):
            raise ValueError(f"{self.name}: a lease lasts between a second and six hours")


@dataclass(frozen=True)
class Due:
    """A time at which periodic work fell due, and the time it is now."""

    due_at: datetime
    at: datetime


@dataclass(frozen=True)
class Periodic:
    """Short work that falls due by the clock; long work asks for a job instead.

    A failed run is tried again when its claim has expired.
    """

    name: str
    every: Every
    run: Callable[[Due], str | None]
    claim: timedelta = timedelta(minutes=5)

    def __post_init__(self) -> None:
        _check_name(self.name)


def table(*kinds: Kind) -> dict[str, Kind]:
    """Kinds by name, for a worker; the same name twice is a mistake."""
    named = {kind.name: kind for kind in kinds}
    if len(named) != len(kinds):
        raise ValueError("Two kinds of job have the same name")
    return named


def _check_name(name: str) -> None:
    if not NAME.fullmatch(name) or len(name) > 80:
        raise ValueError(f"“{name}” is not the name of a room, a point and a verb")
