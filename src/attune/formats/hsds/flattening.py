"""Turns nested objects into rows of the package's tables: nesting's way back."""

from collections.abc import Iterator, Mapping
from typing import Any

from attune.formats.listing import Item, Listing, Loose, Record

from .shape import SHAPES
from .splitting import full_service
from .tables import COLUMNS, SHAPE_OF

FlatRow = tuple[str, Record]  # table, its cells by column
# The column by which an object names the one object nested in it.
NAMED_BY = {
    "organization": "organization_id",
    "program": "program_id",
    "location": "location_id",
    "service": "service_id",
    "taxonomy_term": "taxonomy_term_id",
    "taxonomy_detail": "taxonomy_id",
}


def rows_of(item: Item) -> Iterator[FlatRow]:
    """Every row that an item stands for; a row once set aside comes out as it was."""
    if isinstance(item, Listing):
        yield from _flat("service", full_service(item), {})
    elif isinstance(item, Loose) and item.table in SHAPE_OF:
        yield from _flat(SHAPE_OF[item.table], item.row, {})
    elif item.row is not None:
        yield item.table, dict(item.row)


def _flat(name: str, record: Mapping[str, Any], links: Record) -> Iterator[FlatRow]:
    shape = SHAPES[name]
    own_id = record.get("id")
    row: Record = {}
    inner: list[FlatRow] = []
    for key, value in record.items():
        if key in shape.single and isinstance(value, Mapping):
            row.setdefault(NAMED_BY[key], value.get("id"))
            inner += _flat(shape.single[key], value, {})
        elif key in shape.children and _objects(value):
            child = shape.children[key]
            for each in value:
                inner += _flat(child, each, _link(name, child, own_id))
        else:
            row[key] = value
    yield shape.table, row | {key: value for key, value in links.items() if not row.get(key)}
    yield from inner


def _objects(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, Mapping) for each in value)


def _link(parent: str, child: str, own_id: Any) -> Record:
    """The column in which a nested object, as a row, names what it hangs under."""
    if child == "attribute":
        return {"link_id": own_id}
    if child == "metadata":
        return {"resource_id": own_id}
    column = f"{parent}_id"
    known = column in SHAPES[child].fields or column in COLUMNS[SHAPES[child].table]
    return {column: own_id} if known else {}
