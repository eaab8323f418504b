"""Which id each record of a source has here: its own where that is a free UUID, else one made.

A UUID that another source's record already has, or that a record made here has, is not taken
again: two sources that tell of one service are likenesses for a person to look at. What a record
was given once it keeps, whatever happens around it.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid5

from django.db import models

from attune.directory.records.models import Location, Provider, Service, Taxonomy, TaxonomyTerm
from attune.formats.hsds.shape import SHAPES, TARGETS, Shape, Sort
from attune.formats.listing import Record
from attune.formats.oruk.identifiers import Ids, is_uuid

from .imported import SourceRecord
from .sources import Source

SLICE = 400
LONGEST_KEY = 200
# Records that stand on their own here, and the table whose ids must not be taken twice.
TABLES: dict[str, type[models.Model]] = {
    "organization": Provider,
    "location": Location,
    "taxonomy": Taxonomy,
    "taxonomy_term": TaxonomyTerm,
}


def with_ids(record: Mapping[str, Any], name: str, ids: Ids) -> Record:
    """The record with every id in it, and in all that is nested in it, as `ids` has it."""
    shape = SHAPES[name]
    return {key: _with_ids(shape, name, key, value, record, ids) for key, value in record.items()}


def _with_ids(
    shape: Shape, name: str, key: str, value: Any, record: Mapping[str, Any], ids: Ids
) -> Any:
    if key in shape.fields:
        is_id = shape.fields[key] is Sort.ID and isinstance(value, str | int) and value != ""
        return ids(_target(name, key, record), str(value)) if is_id else value
    if key in shape.children and isinstance(value, list):
        inner = shape.children[key]
        return [with_ids(e, inner, ids) if isinstance(e, Mapping) else e for e in value]
    if key in shape.single and isinstance(value, Mapping):
        return with_ids(value, shape.single[key], ids)
    return value


def _target(name: str, key: str, record: Mapping[str, Any]) -> str:
    if key == "id":
        return name
    if target := TARGETS.get(key):
        return target
    said = str(record.get("link_entity") or record.get("resource_type") or "")
    return said if said in SHAPES else "service"


def key_of(source_id: str) -> str:
    """An id as a key of bounded length, long ones told apart by their digest."""
    if len(source_id) <= LONGEST_KEY:
        return source_id
    digest = hashlib.blake2b(source_id.encode(), digest_size=16).hexdigest()
    return f"{source_id[:160]} {digest}"


class Identities:
    """The ids of one source's records, some of them asked of the database beforehand."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.given: dict[tuple[str, str], UUID] = {}
        self.written: dict[UUID, str] = {}  # what an import wrote last: sha256 by id here
        self.new: list[SourceRecord] = []

    def made(self, name: str, source_id: str) -> UUID:
        """An id made from the source's own, ever the same."""
        return uuid5(self.source.namespace, f"{name}:{source_id}")

    def __call__(self, name: str, source_id: str) -> str:
        """The id here of a record of this source (`attune.formats` calls this `Ids`)."""
        source_id = source_id.strip()
        found = self.given.get((name, key_of(source_id)))
        if found:
            return str(found)
        return source_id.casefold() if is_uuid(source_id) else str(self.made(name, source_id))

    def learn(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Settle the ids of these (shape, source id), new ones too; `new` waits to be written."""
        wanted: dict[str, set[str]] = {}
        for name, source_id in pairs:
            if name in TABLES:
                wanted.setdefault(name, set()).add(source_id.strip())
        self.given.clear()
        self.written.clear()
        self.new.clear()
        for name, source_ids in wanted.items():
            ordered = sorted(source_ids)
            for start in range(0, len(ordered), SLICE):
                self._learn(name, ordered[start : start + SLICE])

    def _learn(self, name: str, source_ids: list[str]) -> None:
        keys = {key_of(source_id): source_id for source_id in source_ids}
        for known in SourceRecord.objects.of(self.source, name).with_keys(keys):
            self.given[name, known.key] = known.uid
            self.written[known.uid] = known.sha256
            del keys[known.key]
        free = {key: self._own(source_id) for key, source_id in keys.items()}
        taken = self._taken(name, [uid for uid in free.values() if uid])
        for key, source_id in keys.items():
            own = free[key]
            uid = own if own and own not in taken else self.made(name, source_id)
            taken.add(uid)
            self.given[name, key] = uid
            self.new.append(SourceRecord(source=self.source, table=name, key=key, uid=uid))

    def _own(self, source_id: str) -> UUID | None:
        return UUID(source_id) if is_uuid(source_id) else None

    def _taken(self, name: str, uids: list[UUID]) -> set[UUID]:
        there = TABLES[name]._default_manager.filter(uid__in=uids).values_list("uid", flat=True)
        kept = SourceRecord.objects.filter(table=name).with_uids(uids)
        return {*there, *kept.values_list("uid", flat=True)}


def service_uids(
    source: Source, identities: Identities, source_ids: Iterable[str]
) -> dict[str, UUID]:
    """The ids of services that are new here, by their ids in the source."""
    own = {each: UUID(each) if is_uuid(each) else None for each in source_ids}
    there = Service.objects.with_uids(uid for uid in own.values() if uid)
    taken = set(there.values_list("uid", flat=True))
    chosen: dict[str, UUID] = {}
    for source_id, uid in own.items():
        chosen[source_id] = (
            uid if uid and uid not in taken else identities.made("service", source_id)
        )
        taken.add(chosen[source_id])
    return chosen
