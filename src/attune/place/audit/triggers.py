"""Append-only tables: triggers that refuse update and delete, on SQLite and PostgreSQL.

SQLite drops a trigger silently when Django rebuilds its table: a migration that alters an
append-only table calls `append_only` for it again, and a house test tries every such table.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

SQLITE = """
CREATE TRIGGER IF NOT EXISTS "{table}_no_{event}" BEFORE {EVENT} ON "{table}"
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION attune_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END
$$
"""
POSTGRESQL = """
CREATE OR REPLACE TRIGGER "{table}_no_{event}" BEFORE {EVENT} ON "{table}"
FOR EACH {each} EXECUTE FUNCTION attune_append_only()
"""


class append_only(Operation):
    """The migration operation that closes these tables; going back opens them again.

    It asks nothing of Django's models, so that no model has to be drawn up for it: of a RunPython
    each would be, again and again, which took half the time of a new database.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, *tables: str) -> None:
        self.tables = tables

    def deconstruct(self) -> tuple[str, tuple[str, ...], dict[str, Any]]:
        return self.__class__.__qualname__, self.tables, {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The models stay as they are."""

    def database_forwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, before: Any, after: Any
    ) -> None:
        for table in self.tables:
            for statement in statements(editor.connection, table):
                editor.execute(statement, params=None)

    def database_backwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, before: Any, after: Any
    ) -> None:
        for table in self.tables:
            for statement in _removals(editor.connection, table):
                editor.execute(statement, params=None)

    def describe(self) -> str:
        return f"Closes {', '.join(self.tables)} against update and delete"


def statements(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    """What closes one table on this database."""
    if connection.vendor == "sqlite":
        return [
            SQLITE.format(table=table, event=event, EVENT=event.upper())
            for event in ("update", "delete")
        ]
    events = {"update": "ROW", "delete": "ROW", "truncate": "STATEMENT"}
    return [
        POSTGRESQL_FUNCTION,
        *(
            POSTGRESQL.format(table=table, event=event, EVENT=event.upper(), each=each)
            for event, each in events.items()
        ),
    ]


def _removals(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    if connection.vendor == "sqlite":
        return [f'DROP TRIGGER IF EXISTS "{table}_no_{event}"' for event in ("update", "delete")]
    events = ("update", "delete", "truncate")
    return [f'DROP TRIGGER IF EXISTS "{table}_no_{event}" ON "{table}"' for event in events]
