"""Writes many rows fast, inside the caller's transaction, on SQLite and PostgreSQL."""

from collections.abc import Iterable
from itertools import islice

from django.db import connection, models

from .fillings import Values

BATCH = 5_000


def insert(model: type[models.Model], columns: tuple[str, ...], rows: Iterable[Values]) -> None:
    """Add rows of plain values: COPY on PostgreSQL, one prepared statement on SQLite."""
    quote = connection.ops.quote_name
    table, named = quote(model._meta.db_table), ", ".join(quote(column) for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            # Names are our own models'; values go in as parameters.
            statement = f"INSERT INTO {table} ({named}) VALUES ({places})"  # noqa: S608
            left = iter(rows)
            # In batches: Django keeps hold of all rows that it is given at once.
            while batch := list(islice(left, BATCH)):
                cursor.executemany(statement, batch)
