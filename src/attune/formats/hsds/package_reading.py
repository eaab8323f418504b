"""Reads an HSDS 3.0 CSV package: services with all that hangs under them, the rest with reasons."""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import BinaryIO

from attune.formats.cleaning import Spoilt, cleaned
from attune.formats.damaged import DAMAGED
from attune.formats.listing import Item, Loose, Quarantined

from .csv_rows import Row, rows
from .join_store import JoinStore, Kept
from .nesting import Nest
from .splitting import listing_of
from .tables import COLUMNS, SHAPE_OF, TABLE_OF, TOPS, link_columns, table_named

Opener = Callable[[], Iterator[Row | Quarantined]]
Tables = Mapping[str, Opener]
MOST_UNPACKED = 4 << 30
HISTORY = frozenset({"metadata", "meta_table_descriptions"})


def zip_tables(file: BinaryIO) -> Tables:
    """The CSV tables inside a zip archive; ValueError when it claims to unpack beyond reason."""
    archive = zipfile.ZipFile(file)
    parts = [part for part in archive.infolist() if _is_table(part.filename)]
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise ValueError("unpacks to too much")
    return _each_named([(part.filename, lambda p=part: archive.open(p)) for part in parts])  # type: ignore[misc]


def _is_table(name: str) -> bool:
    base = name.rpartition("/")[2]
    return base.casefold().endswith(".csv") and not base.startswith("._")


def _opened(path: Path) -> BinaryIO:
    return path.open("rb")


def _each_named(files: list[tuple[str, Callable[[], BinaryIO]]]) -> Tables:
    tables: dict[str, Opener] = {}
    for name, opener in files:
        table = table_named(name)
        while table in tables:  # two files for one table: the second is kept as it is
            table += "_2"
        tables[table] = partial(_rows_of, opener, table)
    return tables


def folder_tables(folder: Path) -> Tables:
    """The CSV tables of a folder."""
    files = sorted(path for path in folder.iterdir() if path.suffix.casefold() == ".csv")
    return _each_named([(path.name, partial(_opened, path)) for path in files])


def _rows_of(opener: Callable[[], BinaryIO], table: str) -> Iterator[Row | Quarantined]:
    with opener() as file:
        yield from rows(file, table)


def services_alone(file: BinaryIO) -> Tables:
    """A services table that came without the others."""
    return {"services": lambda: rows(file, "services")}


def parsed_tables(members: Mapping[str, list[object]]) -> Tables:
    """The tables of a package written as one JSON object: {"services.csv": [{...}, ...], ...}."""
    named = {table_named(name): (name, entries) for name, entries in members.items()}
    return {table: partial(_entries, *given) for table, given in named.items()}


def _entries(name: str, entries: list[object]) -> Iterator[Row | Quarantined]:
    for number, entry in enumerate(entries):
        where = f"/{name}/{number}"
        if isinstance(entry, dict):
            yield Row(where, entry)
        else:
            yield Quarantined(where, "this entry is no object with fields", table=name)


def is_services_table(start: bytes) -> bool:
    """Whether a file's first bytes are the header of a services table."""
    first = start.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].lower().replace(b'"', b"")
    names = {name.strip() for name in first.split(b",")}
    return {b"id", b"name"} <= names and bool(names & {b"status", b"organization_id", b"url"})


def read(tables: Tables) -> Iterator[Item]:
    """Every item of a package, the services in the order of services.csv."""
    store = JoinStore()
    try:
        for table, opener in tables.items():
            yield from _taken_in(store, table, opener)
        store.complete()
        nest = Nest(store)
        yield from (_service(nest, kept) for kept in store.of_table("services"))
        yield from _tops(store, nest)
        yield from _orphans(store)
    finally:
        store.close()


def _taken_in(store: JoinStore, table: str, opener: Opener) -> Iterator[Quarantined]:
    try:
        for row in opener():
            if isinstance(row, Row):
                store.keep(table, row)
            else:
                yield row
    except (*DAMAGED, RuntimeError) as wrong:  # RuntimeError: it asks for a password
        said = f"the table breaks off: {type(wrong).__name__}"
        yield Quarantined(f"{table}.csv", said, table=table)


def _service(nest: Nest, kept: Kept) -> Item:
    nested = nest.service(kept)
    item = listing_of(nested, where=kept.where)
    nest.settle()
    return item


def _tops(store: JoinStore, nest: Nest) -> Iterator[Item]:
    """What is used by no service, with all that hangs under it."""
    for table in TOPS:
        for kept in store.of_table(table, unused=True):
            first = store.one(SHAPE_OF[table], str(kept.record["id"]))
            if first is not None and first.number != kept.number:
                said = f"its id stands in this table a second time (first: {first.where})"
                yield _aside(kept, said, "id")
                store.mark([kept.number])
            else:
                yield _loose(kept.where, table, nest.object(SHAPE_OF[table], kept))
                nest.settle()


def _loose(where: str, table: str, record: dict[str, object]) -> Item:
    try:
        good, _ = cleaned(record, SHAPE_OF.get(table, "metadata"))
    except Spoilt as wrong:
        return Quarantined(where, str(wrong), field=wrong.field, table=table)
    return Loose(where, table, good)


def _orphans(store: JoinStore) -> Iterator[Item]:
    for table in store.tables():
        for kept in store.of_table(table, unused=True):
            if table in HISTORY or table not in COLUMNS:
                yield _loose(kept.where, table, kept.record)
            else:
                yield _aside(kept, *_why(store, kept))


def _why(store: JoinStore, kept: Kept) -> tuple[str, str]:
    columns = dict(link_columns(kept.table))
    if kept.table == "service_at_location":
        columns["location_id"] = "location"
    given = {column: str(kept.record[column]) for column in columns if kept.record.get(column)}
    for column, points_to in given.items():
        if not store.exists(columns[column], points_to):
            target = columns[column]
            file = f"{TABLE_OF[target]}.csv" if target in TABLE_OF else "any table"
            return f"it belongs to “{points_to[:60]}”, which is not in {file}", column
    if given:
        return "what it belongs to was set aside itself", next(iter(given))
    return "it belongs to nothing: every column that should say so is empty", next(
        iter(columns), ""
    )


def _aside(kept: Kept, reason: str, field: str) -> Quarantined:
    row, source_id = kept.record, str(kept.record.get("id", ""))
    return Quarantined(kept.where, reason, source_id, field, kept.table, row)
