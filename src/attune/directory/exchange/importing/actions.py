"""The verbs of importing: receive a delivery, note its check, load it, answer a difference."""

import shutil
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from django.db import transaction

from attune.directory.editing import actions as editing
from attune.directory.editing.finding import found_at
from attune.directory.records.models import Service
from attune.directory.services import actions as services
from attune.domain import canonical
from attune.domain.listings.differences import differences, taken_from
from attune.place.audit import actions as audit
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .deliveries import FeedCheck, ReceivedFeed
from .differences import Difference, DifferenceAnswer
from .naming import checked_line, plain_name
from .planning import Planner
from .reaching import checked_url
from .reading import deliver
from .runs import ImportRun, QuarantinedRow
from .sources import Source
from .taking_in import Progress, TakenIn, no_progress
from .writing import Writer

# A larger directory is looked through when a person asks for it, on the page of duplicates.
MOST_COMPARED = 10_000
MOST_ROWS_KEPT = 10_000  # of those set aside in one reading; the counts are of all
LIMITS = {"where": 300, "table": 60, "field": 200, "reason": 500, "source_id": 200}


class ImportRefused(ValueError):
    """Something that cannot be done with an import; its text is for the person."""


@transaction.atomic
def receive(
    locality: Locality,
    *,
    source_name: str,
    path: Path | None = None,
    name: str = "",
    address: str = "",
    by: Member | None,
    at: datetime,
) -> ReceivedFeed:
    """Take a copy of a file, or note an address to be read; FeedRefused when it is neither."""
    size = deliver(path, name=name).size if path else 0
    if path is None:
        checked_url(address)
    received = ReceivedFeed.objects.create(
        locality=locality,
        source_name=checked_line(source_name or name or address, "A source", 200),
        file_name=plain_name(name) if path else "",
        address="" if path else checked_line(address, "An address", 500),
        size=size,
        received_at=at,
        received_by=by,
    )
    received.folder.mkdir(parents=True, exist_ok=True)
    if path:
        shutil.copyfile(path, received.copy)
    subject = f"directory.ReceivedFeed:{received.pk}"
    audit.record("feed.receive", by=by, at=at, subject=subject, locality=locality)
    return received


@transaction.atomic
def note_check(
    received: ReceivedFeed, *, report: str = "", refused: str = "", by: Member | None, at: datetime
) -> FeedCheck:
    """Keep what a dry run found, or why the delivery was refused."""
    noted = FeedCheck.objects.create(
        received=received, report=report, refused=refused[:2000], checked_at=at
    )
    subject = f"directory.FeedCheck:{noted.pk}"
    audit.record("feed.check", by=by, at=at, subject=subject, locality=received.locality)
    return noted


def discard(received: ReceivedFeed, *, by: Member | None, at: datetime) -> None:
    """Delete our copy of a delivery; that it came, and what was found, stays on record."""
    with transaction.atomic():
        subject = f"directory.ReceivedFeed:{received.pk}"
        audit.record("feed.discard", by=by, at=at, subject=subject, locality=received.locality)
    shutil.rmtree(received.folder, ignore_errors=True)


@transaction.atomic
def load(
    locality: Locality,
    *,
    taken: TakenIn,
    source_name: str,
    address: str = "",
    by: Member | None,
    at: datetime,
    progress: Progress = no_progress,
) -> ImportRun:
    """Load a delivery that was read to its end, whole or not at all.

    The same source again changes only what the source changed; what was edited here stays, and
    the difference is kept for a person. `progress` may raise, which undoes everything.
    """
    source_name = checked_line(source_name, "A source", 200)
    source = _begin(locality, source_name=source_name, address=address, whole=taken.whole, at=at)
    planner = Planner(source, taken, on=at.date())
    writer = Writer(planner, by=by, at=at)
    done = 0
    for plan in planner.slices():
        writer.write(plan)
        done += len(plan.decisions) + len(plan.refused)
        progress(done, taken.shelf.count)
    writer.write_loose()
    writer.mark_refused()
    run = _ended(planner, source, by=by, at=at)
    writer.keep_differences(run)
    _note_likenesses(locality, writer.listed, by=by, at=at)
    audit.record(
        "feed.load", by=by, at=at, subject=f"directory.ImportRun:{run.pk}", locality=locality
    )
    return run


@transaction.atomic
def answer(
    difference: Difference, *, take: Collection[str], by: Member | None, at: datetime
) -> DifferenceAnswer:
    """Take the source's word for some fields, or for none: the others stay as they are here."""
    if not Difference.objects.open().numbered(difference.pk).exists():
        raise ImportRefused("Somebody has answered this already, or the source has changed since.")
    imported, theirs = difference.imported, difference.theirs
    ours = imported.service.whole_document
    taken = [each.field for each in differences(ours, theirs) if each.field in take]
    answered = DifferenceAnswer.objects.create(
        difference=difference, taken=canonical.text(taken), by=by, at=at
    )
    if taken:
        changed = services.change_service(
            imported.service,
            document=taken_from(ours, theirs, fields=taken),
            by=by,
            at=at,
            why=f"Taken from {imported.source.name}"[:200],
        )
        _back_in_step(difference, changed)
    audit.record(
        "difference.answer",
        by=by,
        at=at,
        subject=f"directory.Difference:{difference.pk}",
        locality=imported.source.locality,
    )
    return answered


def _back_in_step(difference: Difference, service: Service) -> None:
    """A record that says all that its source says is no longer one that was edited here."""
    if not differences(service.whole_document, difference.theirs):
        difference.imported.number = service.number
        difference.imported.save(update_fields=["number"])


def _note_likenesses(
    locality: Locality, listed: list[int], *, by: Member | None, at: datetime
) -> None:
    """What is new here and like another record goes into the queue for a person."""
    services = Service.objects.kept_by(locality)
    if listed and services.count() <= MOST_COMPARED:
        found = found_at(locality, among=listed)
        editing.note_likenesses(locality, found=found, by=by, at=at)


def _begin(
    locality: Locality, *, source_name: str, address: str, whole: bool, at: datetime
) -> Source:
    source = Source.objects.named(locality, source_name)
    if source.pk:  # one reading of a source at a time
        source = Source.objects.select_for_update().get(pk=source.pk)
    source.turn += 1
    source.whole_turn = source.turn if whole else source.whole_turn
    source.address = address or source.address
    source.last_read_at = at
    source.save()
    return source


def _ended(planner: Planner, source: Source, *, by: Member | None, at: datetime) -> ImportRun:
    counts, taken = planner.counts, planner.taken
    run = ImportRun.objects.create(
        source=source,
        turn=source.turn,
        file_name=taken.name[:200],
        layout=taken.layout[:80],
        read=counts.read,
        imported=counts.imported,
        merged=counts.merged,
        quarantined=counts.quarantined,
        changed=counts.changed,
        held=counts.held,
        report=canonical.text(counts.found()),
        whole=taken.whole,
        at=at,
        by=by,
    )
    QuarantinedRow.objects.bulk_create(
        (_row(run, parts) for number, parts in enumerate(taken.shelf.aside())
         if number < MOST_ROWS_KEPT),
        batch_size=400,
    )  # fmt: skip
    return run


def _row(run: ImportRun, parts: tuple[object, ...]) -> QuarantinedRow:
    names = ("where", "table", "field", "reason", "source_id", "snippet")
    texts = {name: str(part) for name, part in zip(names, parts, strict=False)}
    fitting = {name: text[: LIMITS.get(name, 2000)] for name, text in texts.items()}
    return QuarantinedRow(run=run, merged=bool(parts[6]), **fitting)
