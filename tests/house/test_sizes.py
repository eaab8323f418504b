"""Small files, short functions, and a first sentence that says what a module is for."""

import ast

import pytest

from tests.house.source import EVERYWHERE, PACKAGE, ROOT, body_length, modules

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
WRITTEN = {".py", ".jinja", ".html", ".css", ".js", ".toml", ".md"}


def too_long(tree: ast.Module) -> list[str]:
    """Functions whose body, without its docstring, has too many lines."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if body_length(node) > LONGEST_FUNCTION:
            found.append(f"{node.name} has {body_length(node)} lines")
    return found


def test_no_file_is_longer_than_a_sitting() -> None:
    files = [path for path in PACKAGE.rglob("*") if path.suffix in WRITTEN]
    files += [module.path for module in modules(*EVERYWHERE)]
    wrong = [
        str(path.relative_to(ROOT))
        for path in files
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
    ]
    assert not wrong


def test_no_function_is_longer_than_a_screen() -> None:
    wrong = [f"{m.place}: {each}" for m in modules(*EVERYWHERE) for each in too_long(m.tree)]
    assert not wrong


def test_a_planted_long_function_is_seen() -> None:
    planted = "def endless():\n    '''Why.'''\n" + "    x = 1\n" * (LONGEST_FUNCTION + 1)
    assert too_long(ast.parse(planted)) == ["endless has 41 lines"]


@pytest.mark.parametrize("folder", EVERYWHERE)
def test_every_module_opens_by_saying_what_it_is_for(folder: str) -> None:
    wrong = [m.place for m in modules(folder) if m.text.strip() and not ast.get_docstring(m.tree)]
    assert not wrong
