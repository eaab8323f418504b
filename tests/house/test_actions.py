"""All writes are verbs: keyword-only, with who did it (`by`) and when (`at`)."""

import ast

import pytest

from tests.house.source import Module, modules


def is_actions(module: Module) -> bool:
    return "actions" in module.words


def breaches(tree: ast.Module) -> list[str]:
    found = []
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        named = {argument.arg for argument in node.args.kwonlyargs}
        if len(node.args.posonlyargs + node.args.args) > 1 or node.args.vararg:
            found.append(f"{node.name}: only the first argument may go without its name")
        found += [f"{node.name}: has no keyword-only {word}" for word in ("by", "at")
                  if word not in named]  # fmt: skip
    return found


def test_every_verb_is_keyword_only_and_says_who_and_when() -> None:
    wrong = [
        f"{module.place}: {breach}"
        for module in modules()
        if is_actions(module)
        for breach in breaches(module.tree)
    ]
    assert not wrong


@pytest.mark.parametrize(
    "planted",
    [
        "def add(a, b, *, by, at): ...",
        "def add(a, *, at): ...",
        "def add(a, by, at): ...",
        "def add(*all, by, at): ...",
    ],
)
def test_a_planted_verb_is_seen(planted: str) -> None:
    assert breaches(ast.parse(planted))


def test_a_proper_verb_and_a_private_helper_pass() -> None:
    assert not breaches(ast.parse("def add(a, *, by, at): ...\ndef _help(a, b): ..."))
