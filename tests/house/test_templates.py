"""Every page extends the one layout, no template is left over, none calls an outside host."""

import ast
import re
from pathlib import Path

import allauth
import pytest
from jinja2 import Environment, meta
from jinja2.nodes import Extends

from tests.house.source import PACKAGE, ROOT, modules, templates

FOLDERS = {"jinja2", "templates"}
OUTSIDE = re.compile(r"(?:https?:|wss?:|[\"'(]\s*)//(?!www\.w3\.org/)[\w.-]+\.\w+", re.I)
LINK = re.compile(r"<a\s[^>]*>", re.I)
SERVED = {".jinja", ".html", ".css", ".js", ".svg", ".txt"}
READER = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)


def name_of(path: Path) -> str:
    """The name a view asks for: what stands below the folder of templates."""
    at = max(number for number, part in enumerate(path.parts) if part in FOLDERS)
    return "/".join(path.parts[at + 1 :])


JINJA = {name_of(path): path.read_text("utf-8") for path in templates() if "jinja2" in path.parts}


def parents(text: str) -> set[str]:
    found = READER.parse(text).find_all(Extends)
    return {str(node.template.value) for node in found if hasattr(node.template, "value")}


def used_by(text: str) -> set[str]:
    return {name for name in meta.find_referenced_templates(READER.parse(text)) if name}


def reaches_a_layout(name: str, all_of_them: dict[str, str]) -> bool:
    if name.rsplit("/", 1)[-1] == "layout.jinja":
        return True
    above = parents(all_of_them.get(name, ""))
    return any(reaches_a_layout(parent, all_of_them) for parent in above)


def rendered(tree: ast.Module) -> set[str]:
    """The templates that views hand to `render`."""
    return {
        node.args[1].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) == "render"
        and len(node.args) > 1
        and isinstance(node.args[1], ast.Constant)
        and isinstance(node.args[1].value, str)
    }


def test_every_page_stands_in_the_layout() -> None:
    pages = sorted(set().union(*(rendered(module.tree) for module in modules())))
    assert pages
    assert [page for page in pages if not reaches_a_layout(page, JINJA)] == []


def test_a_page_without_the_layout_would_be_seen() -> None:
    planted = {"a.jinja": '{% extends "b.jinja" %}', "b.jinja": "<p>alone</p>"}
    assert not reaches_a_layout("a.jinja", planted)


def replaces_one_of_allauth(name: str) -> bool:
    """The sign-in pages ask for their templates by allauth's names."""
    return (Path(allauth.__file__).parent / "templates" / name).is_file()


def test_no_template_is_left_over() -> None:
    named = {
        node.value
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    used = set().union(*(used_by(text) for text in JINJA.values()))
    left = set(JINJA) - used - named
    assert sorted(name for name in left if not replaces_one_of_allauth(name)) == []


def outside_hosts(text: str) -> list[str]:
    """Hosts that opening the page would call; a link calls nobody until somebody follows it."""
    return OUTSIDE.findall(LINK.sub("", text))


def test_nothing_that_is_served_names_an_outside_host() -> None:
    static = [path for path in PACKAGE.rglob("*") if "static" in path.parts and path.is_file()]
    wrong = {
        str(path.relative_to(ROOT)): outside_hosts(path.read_text("utf-8"))
        for path in [*templates(), *static]
        if path.suffix in SERVED
    }
    assert not {place: hosts for place, hosts in wrong.items() if hosts}


@pytest.mark.parametrize(
    "planted",
    [
        '<script src="https://cdn.example.org/x.js">',
        "@import url(//fonts.example.com/a)",
        "url('//a.example.org/x')",
    ],
)
def test_a_planted_outside_host_is_seen(planted: str) -> None:
    assert outside_hosts(planted)


@pytest.mark.parametrize(
    "harmless",
    ['<svg xmlns="http://www.w3.org/2000/svg">', '<a href="https://www.example.org/">Leave</a>'],
)
def test_a_namespace_or_a_link_calls_nobody(harmless: str) -> None:
    assert not outside_hosts(harmless)
