"""Making a package takes more than a moment: a job does it, and its page gives the file."""

import shutil
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from attune.domain.schedules import Every
from attune.place.jobs.kinds import CannotFinish, Due, Kind, Periodic
from attune.place.jobs.running import Running

from .writing import Export, Form, write_to

FOLDER = "exports"
# No longer: an address that was public yesterday may have to be confidential today.
KEPT_FOR = timedelta(days=1)


def export(job: Running, *, form: str) -> None:
    """Write the package of the job's locality; it is there for a day."""
    if job.locality is None:
        raise CannotFinish("Say whose directory is to be written.")
    leaving = Export(job.locality, timezone.localdate())
    name = f"{FOLDER}/{job.id}/{leaving.name(Form(form))}"
    path = Path(settings.MEDIA_ROOT) / name
    number = write_to(path, leaving, Form(form), progress=job.progress)
    with job.completing(f"{number:,} services written", file=name):
        pass


def forget(due: Due) -> str:
    """Delete packages made more than a day ago; whoever wants one makes it again."""
    forgotten = 0
    folder = Path(settings.MEDIA_ROOT) / FOLDER
    for each in folder.iterdir() if folder.is_dir() else ():
        if due.at.timestamp() - each.stat().st_mtime > KEPT_FOR.total_seconds():
            shutil.rmtree(each, ignore_errors=True)
            forgotten += 1
    return f"{forgotten} packages deleted"


EXPORT = Kind(
    name="directory.export",
    title="Write the directory as a package",
    run=export,
    idempotent=True,
    lease=timedelta(minutes=5),
)
KINDS = (EXPORT,)
PERIODIC = (Periodic("directory.forget_exports", Every(timedelta(hours=1)), forget),)
