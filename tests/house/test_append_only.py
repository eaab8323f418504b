"""Append-only tables refuse update and delete after all migrations, on this database too."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from attune.place.members.models import Organisation
from tests.house.source import our_models

APPEND_ONLY = [model for model in our_models() if model.__dict__.get("append_only")]
ROW_EVENTS = ("update", "delete")
# PostgreSQL empties a table without looking at its rows: tried before there is one.
TABLE_EVENTS = {"sqlite": (), "postgresql": ("truncate",)}


def plausible(field: models.Field[Any, Any], number: int) -> Any:
    """Some value that the column takes, as the database wants it."""
    if field.choices:
        return field.get_db_prep_save(next(iter(field.flatchoices))[0], connection)
    if field.has_default() and field.get_default() is not None:
        return field.get_db_prep_save(field.get_default(), connection)
    if isinstance(field, models.ForeignKey):
        return plausible(field.target_field, number)
    now = datetime(2026, 11, 2, tzinfo=UTC)
    for kind, value in (
        (models.BooleanField, False),
        (models.DateTimeField, now),
        (models.DateField, date(2026, 11, 2)),
        (models.AutoField, 7),
        (models.IntegerField, number),
        (models.BinaryField, b"x"),
        (models.JSONField, {}),
    ):
        if isinstance(field, kind):
            return field.get_db_prep_save(value, connection)
    return "x"


def insert_a_row(model: type[models.Model]) -> None:
    """By raw SQL, so that nothing but the database itself is tried.

    Sums of noughts are nought: checks that compare counts hold for 0, others want a number above.
    """
    quote = connection.ops.quote_name
    fields = model._meta.concrete_fields
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join("%s" for _ in fields)
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [plausible(field, 7) for field in fields])
    except IntegrityError:
        with connection.cursor() as cursor:
            cursor.execute(statement, [plausible(field, 0) for field in fields])


def refused(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        return "append-only" in str(error)
    return False


def statements(model: type[models.Model]) -> dict[str, str]:
    quote = connection.ops.quote_name
    table, column = quote(model._meta.db_table), quote(model._meta.concrete_fields[-1].column)
    return {
        "update": f"UPDATE {table} SET {column} = {column}",  # noqa: S608
        "delete": f"DELETE FROM {table}",  # noqa: S608
        "truncate": f"TRUNCATE {table} CASCADE",
    }


def openings(model: type[models.Model]) -> list[str]:
    """The events that the table lets through; whatever they did is undone."""
    tried = statements(model)
    with transaction.atomic():
        through = [each for each in TABLE_EVENTS[connection.vendor] if not refused(tried[each])]
        insert_a_row(model)
        through += [each for each in ROW_EVENTS if not refused(tried[each])]
        transaction.set_rollback(True)
    return through


def test_there_are_append_only_tables() -> None:
    assert APPEND_ONLY


@pytest.mark.django_db
@pytest.mark.parametrize("model", APPEND_ONLY, ids=lambda model: model._meta.label)
def test_an_append_only_table_refuses_every_change(model: type[models.Model]) -> None:
    assert openings(model) == []


@pytest.mark.django_db
def test_an_ordinary_table_would_be_seen() -> None:
    assert Organisation not in APPEND_ONLY
    assert set(ROW_EVENTS) <= set(openings(Organisation))


@pytest.mark.django_db
def test_a_table_that_lost_a_trigger_would_be_seen() -> None:
    model = APPEND_ONLY[0]
    name = connection.ops.quote_name(f"{model._meta.db_table}_no_delete")
    on = f" ON {connection.ops.quote_name(model._meta.db_table)}"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}{on if connection.vendor == 'postgresql' else ''}")
    assert openings(model) == ["delete"]
