"""Puts a checked file's rows into the tables, inside the caller's transaction."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import connection

from attune.formats.official.vintages import order
from attune.place.areas.models import Area, Dataset

from .checking import Checked, current_like
from .fillings import FILLINGS, Ids, Values
from .reading import Progress
from .writing import insert

SQLITE_BATCH = 2_000


def take_turn() -> None:
    """One load at a time: on SQLite a transaction already is, on PostgreSQL a lock makes it so."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE place_dataset IN SHARE ROW EXCLUSIVE MODE")


def new_dataset(checked: Checked, *, by: Any, at: datetime) -> Dataset:
    """The row that says what was loaded, from where, when and by whom."""
    report = checked.report
    return Dataset.objects.create(
        kind=report.kind,
        vintage=report.vintage,
        vintage_order=order(report.vintage),
        geography=report.geography,
        authority_geography=checked.official.authority_geography,
        layout=report.layout,
        publisher=report.publisher,
        source=report.source,
        file_name=report.file_name[:200],
        sheet=report.sheet[:80],
        sha256=report.sha256,
        rows_read=report.rows_read,
        rows_kept=report.rows_kept,
        dropped="\n".join(f"{count} {reason}" for reason, count in report.dropped),
        notes="\n".join(report.notes),
        loaded_at=at,
        loaded_by=by,
        supersedes=current_like(checked.official),
    )


def write_rows(checked: Checked, dataset: Dataset, progress: Progress) -> None:
    """Every staged row, and the areas it names."""
    filling = FILLINGS[dataset.kind]
    ids = {geography: area_ids(geography, names) for geography, names in checked.names.items()}
    rows = _stored(checked, dataset, ids, progress)
    insert(filling.model, ("dataset_id", *filling.columns), rows)


def _stored(checked: Checked, dataset: Dataset, ids: Ids, progress: Progress) -> Iterator[Values]:
    stored = FILLINGS[dataset.kind].stored
    done, total = 0, checked.stage.count
    for batch in checked.stage.batches():
        for values in batch:
            yield (dataset.pk, *stored(values, ids, dataset.geography))
        done += len(batch)
        progress(done, total)


def area_ids(geography: str, names: dict[str, str]) -> dict[str, int]:
    """The id of every area named, new ones made; names learnt where they were unknown."""
    known = {code: (pk, name) for code, pk, name in _areas(geography)}
    new = [
        Area(geography=geography, code=code, name=name)
        for code, name in names.items()
        if code not in known
    ]
    learnt = [
        (name, known[code][0])
        for code, name in names.items()
        if name and code in known and not known[code][1]
    ]
    if learnt:
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE place_area SET name = %s WHERE id = %s", learnt)
    if new:
        Area.objects.bulk_create(new, ignore_conflicts=True, batch_size=SQLITE_BATCH)
        known = {code: (pk, name) for code, pk, name in _areas(geography)}
    return {code: pk for code, (pk, _) in known.items()}


def _areas(geography: str) -> Any:
    return Area.objects.of(geography).values_list("code", "id", "name")
