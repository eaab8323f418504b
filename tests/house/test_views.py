"""A view finds by our own questions, calls one verb, answers; it never writes by itself."""

import ast

import pytest

from tests.house.source import Module, body_length, modules

# Django's own lookups and writes; the names of our questions and verbs say more.
NEVER = {
    "filter", "exclude", "annotate", "aggregate", "order_by", "values", "values_list",
    "raw", "extra", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update",
    "save", "delete", "cursor",
}  # fmt: skip
NOT_ON_OBJECTS = {"get", "all", "update", "in_bulk", "iterator", "earliest", "latest"}
LONGEST = 25
# The health page asks the database whether it answers, which no room has a question for.
MAY = {("src/attune/project/views.py", "cursor")}


def is_views(module: Module) -> bool:
    return module.words[-1] == "views" or "views" in module.words


def breaches(tree: ast.Module) -> list[tuple[int, str]]:
    found = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        name, of = node.func.attr, node.func.value
        on_objects = isinstance(of, ast.Attribute) and of.attr in {"objects", "_default_manager"}
        if name in NEVER or (on_objects and name in NOT_ON_OBJECTS):
            found.append((node.lineno, name))
    return found


def test_no_view_looks_up_or_writes_by_itself() -> None:
    wrong = [
        f"{module.place}:{line}: .{name}(...)"
        for module in modules()
        if is_views(module)
        for line, name in breaches(module.tree)
        if (module.place, name) not in MAY
    ]
    assert not wrong


@pytest.mark.parametrize(
    "planted",
    ["Area.objects.get(pk=1)", "areas.filter(x=1)", "area.save()", "Area.objects.create()"],
)
def test_a_planted_lookup_is_seen(planted: str) -> None:
    assert breaches(ast.parse(planted))


def test_a_question_of_ours_is_welcome_in_a_view() -> None:
    assert not breaches(ast.parse("Area.objects.of(place).select_related('system').first()"))


def test_every_view_is_short() -> None:
    wrong = [
        f"{module.place}: {node.name} has {body_length(node)} lines"
        for module in modules()
        if is_views(module)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef) and body_length(node) > LONGEST
    ]
    assert not wrong
