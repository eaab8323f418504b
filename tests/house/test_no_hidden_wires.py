"""No signals and no generic foreign keys: what happens next can be read where it starts."""

import ast

import pytest

from tests.house.source import modules

FORBIDDEN = (
    "django.dispatch",
    "django.db.models.signals",
    "django.contrib.auth.signals",
    "django.core.signals",
    "allauth.account.signals",
    "django.contrib.contenttypes",
)


def breaches(tree: ast.Module) -> list[str]:
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            continue
        found += [name for name in names if name.startswith(FORBIDDEN)]
    return found


def test_no_module_of_ours_listens_to_signals_or_points_at_anything() -> None:
    wrong = [f"{m.place}: {name}" for m in modules() for name in breaches(m.tree)]
    assert not wrong


@pytest.mark.parametrize(
    "planted",
    [
        "from django.db.models import signals",
        "from django.dispatch import receiver",
        "import django.contrib.contenttypes.fields",
    ],
)
def test_a_planted_wire_is_seen(planted: str) -> None:
    assert breaches(ast.parse(planted))
