"""Every model says which of its fields are about a person; a field left out fails here."""

import pytest
from django.db import models

from tests.house.source import our_models


def breaches(model: type[models.Model]) -> list[str]:
    personal = model.__dict__.get("Personal")
    if personal is None:
        return [f"{model.__name__} has no Personal"]
    fields, not_personal = frozenset(personal.fields), frozenset(personal.not_personal)
    there = {field.name for field in model._meta.concrete_fields}
    return [
        f"{model.__name__}.{name}: {what}"
        for names, what in (
            (there - fields - not_personal, "personal or not? say so in Personal"),
            ((fields | not_personal) - there, "is no field of the model"),
            (fields & not_personal, "cannot be both"),
        )
        for name in sorted(names)
    ]


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_every_field_is_declared_personal_or_not(model: type[models.Model]) -> None:
    assert not breaches(model)


class Planted:
    """Stands for a model with fields a, b and c, without making a table."""

    class _meta:
        concrete_fields = [models.Field(name=name) for name in "abc"]


def test_a_planted_gap_is_seen() -> None:
    class Gap(Planted):
        class Personal:
            fields = frozenset({"a", "d"})
            not_personal = frozenset({"a", "b"})

    assert breaches(Gap) == [  # type: ignore[arg-type]
        "Gap.c: personal or not? say so in Personal",
        "Gap.d: is no field of the model",
        "Gap.a: cannot be both",
    ]


def test_a_model_without_the_declaration_is_seen() -> None:
    class Silent(Planted):
        pass

    assert breaches(Silent) == ["Silent has no Personal"]  # type: ignore[arg-type]
