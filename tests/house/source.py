"""The project's own source as the house tests read it: files, syntax trees, models."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
PACKAGE = SRC / "attune"


@dataclass(frozen=True)
class Module:
    """One Python file: where it is, under which name it is imported, what it says."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def place(self) -> str:
        return str(self.path.relative_to(ROOT))

    @property
    def words(self) -> tuple[str, ...]:
        """The parts of its dotted name, such as attune, place, views, area."""
        inside = self.path.relative_to(SRC if self.path.is_relative_to(SRC) else ROOT)
        parts = inside.with_suffix("").parts
        return parts[:-1] if parts[-1] == "__init__" else parts


def body_length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function's body, its docstring apart."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """Every module of these folders of the project; of src/attune when none is named."""
    found: list[Module] = []
    for folder in folders or ("src/attune",):
        top = ROOT / folder
        files = [top] if top.is_file() else sorted(top.rglob("*.py"))
        found += [module(path) for path in files]
    return tuple(found)


@cache
def module(path: Path) -> Module:
    """One file, parsed once however many rules read it."""
    text = path.read_text(encoding="utf-8")
    return Module(path, text, ast.parse(text))


EVERYWHERE = ("src/attune", "tests", "tools", "conftest.py", "dev")


def templates() -> list[Path]:
    """Every template of ours, Jinja's and Django's."""
    inside = [path for path in PACKAGE.rglob("*") if path.is_file()]
    return sorted(path for path in inside if {"jinja2", "templates"} & set(path.parts))


def our_models() -> list[type[models.Model]]:
    """Every concrete model of ours."""
    return [model for model in apps.get_models() if model.__module__.startswith("attune.")]
