"""Keeps the taxonomies and terms that a source's records name."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from attune.directory.records.models import Taxonomy, TaxonomyTerm
from attune.domain import canonical
from attune.domain.listings.document import exact
from attune.formats.listing import Record

SLICE = 400


def keep_terms(taxonomies: Mapping[UUID, Record], terms: Mapping[UUID, Record]) -> None:
    """List them, or take over what changed; inside the caller's transaction."""
    _keep(Taxonomy, taxonomies, {})
    known = _ids_of(terms)
    _keep(TaxonomyTerm, terms, known)


def _ids_of(terms: Mapping[UUID, Record]) -> dict[str, int]:
    """The taxonomies that terms belong to, as rows."""
    uids = sorted({str(each.get("taxonomy_id") or "") for each in terms.values()} - {""})
    found: dict[str, int] = {}
    for start in range(0, len(uids), SLICE):
        rows = Taxonomy.objects.filter(uid__in=uids[start : start + SLICE])
        found.update((str(uid), pk) for uid, pk in rows.values_list("uid", "pk"))
    return found


def _keep(
    model: type[Taxonomy] | type[TaxonomyTerm],
    records: Mapping[UUID, Record],
    taxonomies: Mapping[str, int],
) -> None:
    uids = sorted(records)
    for start in range(0, len(uids), SLICE):
        part = uids[start : start + SLICE]
        there: dict[UUID, Any] = {
            row.uid: row for row in model._default_manager.filter(uid__in=part)
        }
        for uid in part:
            row = there.get(uid) or model(uid=uid)
            if _settle(row, records[uid], taxonomies):
                row.save()


def _settle(row: Any, record: Record, taxonomies: Mapping[str, int]) -> bool:
    """Take over a record; whether that changed anything."""
    text = canonical.text(exact({**record, "id": str(row.uid)}))
    if row.pk and row.record == text:
        return False
    said = record.get("name") or record.get("term") or record.get("code") or ""
    row.record, row.name = text, " ".join(str(said).split())[:255]
    if isinstance(row, TaxonomyTerm):
        row.taxonomy_id = taxonomies.get(str(record.get("taxonomy_id") or ""))
        row.parent_uid = record.get("parent_id") or None
    return True
