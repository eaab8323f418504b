"""Verbs of imports: receive a file, check it, load it."""

import shutil
from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction

from attune.place.areas.models import Dataset
from attune.place.audit import actions as audit
from attune.place.members.models import Member

from . import loading
from .checking import Checked, checked, checked_source
from .errors import OfficialFileError
from .models import FileCheck, ReceivedFile
from .reading import Progress, no_progress, official_sheets, open_official
from .sniffing import examine


@transaction.atomic
def receive(
    path: Path,
    *,
    by: Member | None,
    at: datetime,
    name: str = "",
    source: str = "",
    vintage: str = "",
) -> ReceivedFile:
    """Take a copy of a file somebody hands in; refused at once when it cannot be a table."""
    name = _checked_name(name or path.name)
    examined = examine(path, called=name)
    received = ReceivedFile.objects.create(
        file_name=name,
        sha256=examined.sha256,
        size=examined.size,
        form=examined.form,
        source=checked_source(source),
        vintage=vintage.strip()[:80],
        received_at=at,
        received_by=by,
    )
    received.folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, received.copy)
    audit.record("file.receive", by=by, at=at, subject=f"place.ReceivedFile:{received.pk}")
    return received


def _checked_name(name: str) -> str:
    """A file name that is only a name."""
    plain = "".join(c for c in name.replace("\\", "/").rsplit("/", 1)[-1] if c.isprintable())
    if plain in ("", ".", "..") or len(plain.encode()) > 200:
        raise OfficialFileError("the file needs a name of up to 200 characters")
    return plain


def check(
    received: ReceivedFile, *, by: Member | None, at: datetime, progress: Progress = no_progress
) -> list[FileCheck]:
    """A dry run of every sheet: what it holds, or why it is refused."""
    try:
        sheets = official_sheets(received.copy) or ("",)
    except OfficialFileError as wrong:
        return [_noted(received, "", str(wrong), passed=False, by=by, at=at)]
    return [_check_sheet(received, sheet, by=by, at=at, progress=progress) for sheet in sheets]


def _check_sheet(
    received: ReceivedFile, sheet: str, *, by: Member | None, at: datetime, progress: Progress
) -> FileCheck:
    try:
        official = open_official(received.copy, sheet or None, vintage=received.vintage)
        with checked(official, source=received.source, progress=progress) as ready:
            found = "\n".join(ready.report.lines())
    except OfficialFileError as wrong:
        return _noted(received, sheet, str(wrong), passed=False, by=by, at=at)
    return _noted(received, sheet, found, passed=True, by=by, at=at)


@transaction.atomic
def _noted(
    received: ReceivedFile, sheet: str, said: str, *, passed: bool, by: Member | None, at: datetime
) -> FileCheck:
    noted = FileCheck.objects.create(
        received=received, sheet=sheet[:80], passed=passed, report=said, checked_at=at
    )
    audit.record("file.check", by=by, at=at, subject=f"place.FileCheck:{noted.pk}")
    return noted


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


def discard(received: ReceivedFile, *, by: Member | None, at: datetime) -> None:
    """Delete our copy of a file; that it came, and what was found, stays on record."""
    with transaction.atomic():
        audit.record("file.discard", by=by, at=at, subject=f"place.ReceivedFile:{received.pk}")
    shutil.rmtree(received.folder, ignore_errors=True)
