"""Append-only tables: triggers that refuse update and delete, on SQLite and PostgreSQL.

SQLite drops a trigger silently when Django rebuilds its table: a migration that alters an
append-only table calls `append_only` for it again, and a house test tries every such table.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

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


def append_only(*tables: str) -> migrations.RunPython:
    """The migration operation that closes these tables; going back opens them again."""

    def hold(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        for table in tables:
            for statement in statements(editor.connection, table):
                editor.execute(statement, params=None)

    def let_go(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        for table in tables:
            for statement in _removals(editor.connection, table):
                editor.execute(statement, params=None)

    return migrations.RunPython(hold, let_go)


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
