"""Writes an HSDS 3.0 CSV package, or the same as one JSON file; nothing a record says is left out.

Cells are written exactly as the record has them, also those that start with =, +, - or @: a package
is read by programs, and a quote mark put before a phone number "+44 ..." would come back as part of
the number. Tables made for spreadsheets (kit.downloads) do put it.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from attune.domain import canonical
from attune.formats.listing import Item, Listing, Loose

from .flattening import rows_of
from .row_store import RowStore
from .splitting import full_service

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same records give the same bytes
LINES = 500  # rows encoded at once


def write_package(file: BinaryIO, items: Iterable[Item]) -> dict[str, int]:
    """Write a zip of every table that has rows, and its descriptor; gives rows by table.

    Items come in any order; those set aside come out too when their row is known.
    """
    store = RowStore()
    counts: dict[str, int] = {}
    try:
        _gather(store, items)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for table in store.tables():
                with archive.open(_part(f"{table}.csv"), "w", force_zip64=True) as part:
                    counts[table] = _write_table(part, store, table)
            with archive.open(_part("datapackage.json"), "w") as part:
                part.write(_descriptor(store).encode())
    finally:
        store.close()
    return counts


def tables_of(items: Iterable[Item]) -> dict[str, list[dict[str, str]]]:
    """The tables in memory, for small exports: file name -> rows by column, no empty cells."""
    store = RowStore()
    try:
        _gather(store, items)
        return {
            f"{table}.csv": [
                {name: text for name, text in zip(store.header(table), row, strict=True) if text}
                for row in store.rows(table)
            ]
            for table in store.tables()
        }
    finally:
        store.close()


def _gather(store: RowStore, items: Iterable[Item]) -> None:
    for item in items:
        for table, row in rows_of(item):
            store.keep(table, row)


def _part(name: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name, LONG_AGO)
    part.compress_type = zipfile.ZIP_DEFLATED
    return part


def _write_table(part: io.BufferedIOBase | object, store: RowStore, table: str) -> int:
    sheet = io.StringIO(newline="")
    lines = csv.writer(sheet, lineterminator="\r\n")
    lines.writerow(store.header(table))
    count = 0
    for row in store.rows(table):
        lines.writerow(row)
        count += 1
        if count % LINES == 0:
            _move(sheet, part)
    _move(sheet, part)
    return count


def _move(sheet: io.StringIO, part: object) -> None:
    part.write(sheet.getvalue().encode())  # type: ignore[attr-defined]
    sheet.seek(0)
    sheet.truncate()


def _descriptor(store: RowStore) -> str:
    resources = [
        {
            "name": table,
            "path": f"{table}.csv",
            "profile": "tabular-data-resource",
            "schema": {"fields": [{"name": name} for name in store.header(table)]},
        }
        for table in store.tables()
    ]
    described = {"name": "hsds", "profile": "tabular-data-package", "resources": resources}
    return json.dumps(described, indent=2)


def json_text(services: Iterable[Listing], loose: Iterable[Loose] = ()) -> Iterator[str]:
    """The package as one JSON file in pieces: {"services": [full services], ...}.

    What is part of no service follows under the name of its table.
    """
    yield '{"services":['
    for number, listing in enumerate(services):
        yield (",\n" if number else "\n") + canonical.text(full_service(listing))
    yield "\n]"
    by_table: dict[str, list[Loose]] = {}
    for each in loose:
        by_table.setdefault(each.table, []).append(each)
    for table, rows in sorted(by_table.items()):
        yield f",\n{json.dumps(table)}:["
        yield ",\n".join(canonical.text(each.row) for each in rows)
        yield "]"
    yield "}\n"
