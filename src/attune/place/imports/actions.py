"""Verbs of imports: receive a file, load it."""

from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction

from attune.place.areas.models import Dataset
from attune.place.audit import actions as audit
from attune.place.members.models import Member

from . import loading
from .checking import Checked, checked
from .errors import OfficialFileError
from .reading import Progress, no_progress, open_official


@transaction.atomic
def load(
    ready: Checked, *, by: Member | None, at: datetime, progress: Progress = no_progress
) -> Dataset:
    """Keep a checked file as a dataset, whole or not at all; the same file again changes nothing.

    The file is checked before (`checking.checked`), so that the transaction is short. `progress`
    is called inside the transaction, and may raise to undo everything.
    """
    loading.take_turn()
    official = ready.official
    if there := Dataset.objects.same(sha256=official.sha256, sheet=official.sheet).first():
        return there
    try:
        dataset = loading.new_dataset(ready, by=by, at=at)
        loading.write_rows(ready, dataset, progress)
    except IntegrityError as wrong:
        raise OfficialFileError(f"{official.place} does not fit together: {wrong}") from wrong
    audit.record("dataset.load", by=by, at=at, subject=f"place.Dataset:{dataset.pk}")
    return dataset


def import_file(
    path: Path,
    *,
    by: Member | None,
    at: datetime,
    sheet: str | None = None,
    vintage: str | None = None,
    source: str = "",
    progress: Progress = no_progress,
) -> Dataset:
    """Check and load one file (one sheet of a workbook)."""
    official = open_official(path, sheet, vintage=vintage)
    with checked(official, source=source, progress=progress) as ready:
        return load(ready, by=by, at=at, progress=progress)
