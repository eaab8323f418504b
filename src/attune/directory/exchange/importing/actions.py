"""The verbs of importing: load a delivery, answer a difference."""

from datetime import datetime

from django.db import transaction

from attune.directory.services import actions as services
from attune.domain import canonical
from attune.place.audit import actions as audit
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .differences import Difference, DifferenceAnswer
from .planning import Planner
from .runs import ImportRun, QuarantinedRow
from .sources import Source
from .taking_in import Progress, TakenIn, no_progress
from .writing import Writer

MOST_ROWS_KEPT = 10_000  # of those set aside in one reading; the counts are of all
LIMITS = {"where": 300, "table": 60, "field": 200, "reason": 500, "source_id": 200}


class ImportRefused(ValueError):
    """Something that cannot be done with an import; its text is for the person."""


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
    audit.record(
        "feed.load", by=by, at=at, subject=f"directory.ImportRun:{run.pk}", locality=locality
    )
    return run


@transaction.atomic
def answer(
    difference: Difference, *, take_theirs: bool, by: Member | None, at: datetime
) -> DifferenceAnswer:
    """Take the source's word for a record, or keep ours."""
    if not Difference.objects.open().numbered(difference.pk).exists():
        raise ImportRefused("Somebody has answered this already, or the source has changed since.")
    answered = DifferenceAnswer.objects.create(
        difference=difference, took_theirs=take_theirs, by=by, at=at
    )
    imported = difference.imported
    if take_theirs:
        why = f"Taken from {imported.source.name}"
        changed = services.change_service(
            imported.service, document=difference.theirs, by=by, at=at, why=why[:200]
        )
        imported.number = changed.number
        imported.save(update_fields=["number"])
    audit.record(
        "difference.take_theirs" if take_theirs else "difference.keep_ours",
        by=by,
        at=at,
        subject=f"directory.Difference:{difference.pk}",
        locality=imported.source.locality,
    )
    return answered


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
