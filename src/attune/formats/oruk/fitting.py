"""Any record as the Open Referral UK 3.0 schema takes it: nothing empty, nothing unfit."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from attune.formats.hsds.shape import SHAPES, TARGETS, Shape, Sort
from attune.formats.listing import Record

from .completing import completed
from .identifiers import Ids
from .schema_values import NARROWER, Unfit, Unsafe, fit


def fitted(record: Mapping[str, Any], shape: str, *, ids: Ids, under: str = "") -> Record | None:
    """The record's document, with all that is nested in it.

    A value that its field cannot hold goes out as `original_<field>`; what must not leave (an
    address that would run a script) is left out. `under` tells apart objects that have no id.
    None when the schema wants something that the record has not (a phone without a number).
    """
    return _Fitting(ids).object(record, shape, under)


def blank(value: Any) -> bool:
    """Whether nothing is left of a value once it is pruned; looks no further than it must."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, dict | Mapping):
        return all(blank(each) for each in value.values())
    if isinstance(value, list | tuple):
        return all(blank(each) for each in value)
    return value is None


def pruned(value: Any) -> Any:
    """The value without anything empty; None when nothing is left."""
    if isinstance(value, Mapping):
        inner = {key: pruned(each) for key, each in value.items()}
        return {key: each for key, each in inner.items() if each is not None} or None
    if isinstance(value, list | tuple):
        return [each for given in value if (each := pruned(given)) is not None] or None
    if isinstance(value, str) and not value.strip():
        return None
    return value


class _Fitting:
    def __init__(self, ids: Ids) -> None:
        self.ids = ids

    def object(self, record: Mapping[str, Any], name: str, under: str) -> Record | None:
        shape = SHAPES[name]
        own_id = self._own_id(record, name, under)
        document: Record = {"id": own_id}
        for key, value in record.items():
            if key == "id" or blank(value):
                continue
            if key in shape.fields:
                self._field(document, name, key, value, record)
            elif key in shape.children or key in shape.single:
                self._nested(document, shape, key, value, own_id)
            else:
                document.setdefault(key, pruned(value))
        return completed(name, document)

    def _own_id(self, record: Mapping[str, Any], name: str, under: str) -> str:
        found = record.get("id")
        if isinstance(found, str | int) and not isinstance(found, bool) and str(found).strip():
            return self.ids(name, str(found))
        words = json.dumps(record, sort_keys=True, default=str)
        digest = hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=12).hexdigest()
        return self.ids(name, f"{under}/{digest}")

    def _field(
        self, document: Record, name: str, key: str, value: Any, record: Mapping[str, Any]
    ) -> None:
        sort = SHAPES[name].fields[key]
        try:
            if sort is Sort.ID:
                document[key] = self._points_to(key, value, record)
            else:
                narrower = NARROWER.get((name, key))
                document[key] = narrower(value) if narrower else fit(sort, value)
        except Unsafe:
            return
        except Unfit:
            document.setdefault(f"original_{key}", pruned(value))

    def _points_to(self, key: str, value: Any, record: Mapping[str, Any]) -> str:
        target = TARGETS.get(key, "")
        if not target:  # link_id, resource_id: another field says what they point to
            said = str(record.get("link_entity") or record.get("resource_type") or "")
            target = said if said in SHAPES else "service"
        return self.ids(target, str(fit(Sort.ID, value)))

    def _nested(self, document: Record, shape: Shape, key: str, value: Any, own_id: str) -> None:
        if key in shape.single:
            if isinstance(value, Mapping):
                inner = self.object(value, shape.single[key], f"{own_id}/{key}")
                if inner is not None:
                    document[key] = inner
            else:
                document.setdefault(f"original_{key}", pruned(value))
            return
        entries = [value] if isinstance(value, Mapping) else value
        if not isinstance(entries, list | tuple):
            document.setdefault(f"original_{key}", pruned(value))
            return
        self._list(document, shape.children[key], key, list(entries), own_id)

    def _list(self, document: Record, name: str, key: str, entries: list[Any], own_id: str) -> None:
        fits, others = [], []
        for entry in entries:
            usable = isinstance(entry, Mapping) and not blank(entry)
            inner = self.object(entry, name, f"{own_id}/{key}") if usable else None
            if inner is not None:
                fits.append(inner)
            elif (left := pruned(entry)) is not None:
                others.append(left)
        if fits:
            document[key] = fits
        if others:
            document.setdefault(f"original_{key}", others)
