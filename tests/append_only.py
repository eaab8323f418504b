"""Lets tests that commit be emptied after themselves, although some tables refuse to lose rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations

SQLITE_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
POSTGRESQL_TABLES = """
SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal AND tgname ~ '_no_'
"""


@contextmanager
def lifted() -> Iterator[None]:
    """Inside, append-only tables may be changed: for emptying, and for tampering on purpose."""
    with connection.cursor() as cursor:
        sqlite = connection.vendor == "sqlite"
        if not sqlite and connection.in_atomic_block:
            # PostgreSQL alters no table that still has a foreign key to check.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(SQLITE_TRIGGERS if sqlite else POSTGRESQL_TABLES)
        found = cursor.fetchall()
        for name, *_ in found:
            # Names come from the database's own catalogue.
            cursor.execute(
                f'DROP TRIGGER "{name}"' if sqlite else f"ALTER TABLE {name} DISABLE TRIGGER USER"
            )
        yield
        for name, *sql in found:
            cursor.execute(sql[0] if sqlite else f"ALTER TABLE {name} ENABLE TRIGGER USER")


@pytest.fixture(scope="session", autouse=True)
def emptying_between_tests() -> Iterator[None]:
    """Django empties every table after a test that commits; its way is kept, without triggers."""
    patch = pytest.MonkeyPatch()
    emptied = BaseDatabaseOperations.execute_sql_flush

    def execute_sql_flush(self: Any, sql_list: list[str]) -> None:
        with lifted():
            emptied(self, sql_list)

    patch.setattr(BaseDatabaseOperations, "execute_sql_flush", execute_sql_flush)
    yield
    patch.undo()
