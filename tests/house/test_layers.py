"""Imports and foreign keys point down the house; domain and formats know no framework."""

import subprocess
import sys
import tomllib

import pytest
from django.db import models

from tests.house.source import ROOT, SRC, our_models

WITHOUT_FRAMEWORKS = """
import importlib, pkgutil, sys
for name in ("django", "jinja2", "allauth", "django_tasks"):
    sys.modules[name] = None  # any import of it now fails
import attune.domain, attune.formats
for package in (attune.domain, attune.formats):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
"""


def layers(container: str = "attune") -> list[set[str]]:
    """What lies inside from the ground up, as the import contract has it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    house = next(each for each in contracts if each.get("containers") == [container])["layers"]
    return [{room.strip() for room in layer.split("|")} for layer in reversed(house)]


def heights(container: str) -> dict[str, int]:
    return {name: number for number, layer in enumerate(layers(container)) for name in layer}


def breach(source: str, target: str) -> str:
    """Why a key of one module's model may not point at another's, or nothing."""
    (_, room, *inner), (_, other, *other_inner) = source.split("."), target.split(".")
    height = heights("attune")
    if room != other:
        return "" if height[other] < height[room] else f"{room} stands below or beside {other}"
    floor = heights("attune.place")
    if room == "place" and floor[other_inner[0]] > floor[inner[0]]:
        return f"{inner[0]} stands below {other_inner[0]}"
    return ""


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_foreign_keys_point_down_the_house(model: type[models.Model]) -> None:
    wrong = []
    for field in model._meta.get_fields(include_hidden=True):
        target = field.related_model
        if field.auto_created or not isinstance(target, type):
            continue
        if target.__module__.startswith("attune."):
            wrong.append(breach(model.__module__, target.__module__))
    assert not [reason for reason in wrong if reason]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("attune.directory.models", "attune.planning.models"),
        ("attune.care.models", "attune.voice.models"),
        ("attune.place.areas.models", "attune.place.jobs.models"),
    ],
)
def test_a_planted_key_upwards_or_sideways_is_seen(source: str, target: str) -> None:
    assert breach(source, target)


def test_a_key_downwards_is_welcome() -> None:
    assert not breach("attune.care.models", "attune.place.members.models")
    assert not breach("attune.place.jobs.models", "attune.place.localities.models")


def test_domain_and_formats_import_without_any_framework() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT_FRAMEWORKS],
        env={"PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
    )
    assert not done.stderr
