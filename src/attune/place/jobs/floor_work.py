"""This room's own kinds of job and periodic work; `project` composes them with other rooms'."""

from datetime import timedelta

from attune.domain.schedules import Every
from attune.place.audit import heads, sealing

from . import letters, sweeping
from .kinds import Due, Kind, Periodic

KINDS: tuple[Kind, ...] = (letters.SEND,)


def _seal(due: Due) -> str:
    return f"{sealing.seal_new(at=due.at)} rows sealed"


def _export_head(due: Due) -> str:
    sealing.seal_all(at=due.at)
    written = heads.export(at=due.at)
    return f"Written to {written.name}" if written else "Nothing is sealed yet"


def _sweep(due: Due) -> str:
    return f"{sweeping.sweep(at=due.at)} jobs found without their worker"


def _forget(due: Due) -> str:
    tickets = sweeping.forget_tickets(at=due.at)
    letters = sweeping.forget_letters(at=due.at)
    return f"{tickets} old tickets and {letters} unsent letters removed"


DAY = timedelta(days=1)
PERIODIC: tuple[Periodic, ...] = (
    Periodic("place.seal_audit", Every(timedelta(minutes=1)), _seal),
    Periodic("place.export_audit_head", Every(DAY, offset=timedelta(hours=2)), _export_head),
    Periodic("place.sweep_jobs", Every(timedelta(seconds=15)), _sweep),
    Periodic("place.forget", Every(DAY, offset=timedelta(hours=3)), _forget),
)
