"""Long work of imports as kinds of job: check a received file, load it, forget old copies."""

from datetime import timedelta

from attune.domain.schedules import Every
from attune.place.jobs.kinds import CannotFinish, Due, Kind, Periodic
from attune.place.jobs.running import Running

from . import actions
from .checking import checked
from .errors import OfficialFileError
from .models import ReceivedFile
from .reading import open_official

DAY = timedelta(days=1)
KEPT_FOR = 30 * DAY  # long enough to look at a refused file again


def _received(number: int) -> ReceivedFile:
    received = ReceivedFile.objects.numbered(number).first()
    if received is None or not received.copy.exists():
        raise CannotFinish("The file is no longer here: hand it in again")
    return received


def check(job: Running, *, received: int) -> str:
    """Dry-run every sheet; what was found is kept as checks of the file."""
    file = _received(received)
    found = actions.check(file, by=job.by, at=job.now, progress=job.progress)
    passed = sum(each.passed for each in found)
    return f"{file.file_name}: {passed} of {len(found)} can be loaded"


def load(job: Running, *, received: int, sheet: str = "") -> None:
    """Read without a transaction, then write in the one that ends the job."""
    file = _received(received)
    official = open_official(file.copy, sheet or None, vintage=file.vintage)
    with checked(official, source=file.source, progress=job.progress) as ready:
        with job.completing() as outcome:
            dataset = actions.load(ready, by=job.by, at=job.now)
            outcome.sentence = (
                f"{dataset.kind} {dataset.vintage}: {dataset.rows_kept:,} rows loaded"
            )


def forget_copies(due: Due) -> str:
    """Delete our copies of files handed in long ago; that they came stays on record."""
    forgotten = 0
    for received in ReceivedFile.objects.older_than(due.at - KEPT_FOR):
        if received.folder.exists():
            actions.discard(received, by=None, at=due.at)
            forgotten += 1
    return f"{forgotten} copies deleted"


CHECK = Kind(
    name="imports.check",
    title="Check an official file",
    run=check,
    idempotent=True,
    explains=(OfficialFileError,),
)
LOAD = Kind(
    name="imports.load",
    title="Load an official file",
    run=load,
    idempotent=True,
    explains=(OfficialFileError,),
)
PERIODIC = (
    Periodic("imports.forget_copies", Every(DAY, offset=timedelta(hours=4)), forget_copies),
)
