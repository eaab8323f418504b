"""GLOSSARY.md and the code use the same words."""

import ast
import re

import pytest

from tests.house.source import PACKAGE, ROOT, modules

GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
BOLD = re.compile(r"\*\*(.+?)\.?\*\*")
SAID_IN = {".py", ".jinja", ".html", ".toml", ".js"}


def plain(text: str) -> str:
    """Lower case, words apart (CamelCase and snake_case too), nothing else, singular."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text)
    words = re.findall(r"[a-z0-9]+", apart.lower())
    return (
        f" {' '.join(word if word.endswith('ss') else word.removesuffix('s') for word in words)} "
    )


def terms(glossary: str) -> list[str]:
    """Every word explained; `Stock and flow` and `Gross, net` are two each."""
    found = []
    for bold in BOLD.findall(glossary):
        found += [part for part in re.split(r",\s*(?:and )?| and ", bold) if part]
    return found


def unused(glossary: str, said: str) -> list[str]:
    return [term for term in terms(glossary) if plain(term) not in said]


def values(tree: ast.Module) -> list[str]:
    """The dataclasses and enums of a module that others may use."""
    return [
        node.name
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
        if any("dataclass" in ast.unparse(each) for each in node.decorator_list)
        or any("Enum" in ast.unparse(base) for base in node.bases)
    ]


def unexplained(tree: ast.Module, glossary: str) -> list[str]:
    said = plain(glossary)
    return [name for name in values(tree) if plain(name) not in said]


def test_every_word_of_the_glossary_is_used() -> None:
    files = [path for path in sorted(PACKAGE.rglob("*")) if path.suffix in SAID_IN]
    said = "".join(plain(path.read_text(encoding="utf-8")) for path in files)
    assert not unused(GLOSSARY, said)


def test_every_value_of_the_domain_is_in_the_glossary() -> None:
    domain = [module for module in modules() if module.words[:2] == ("attune", "domain")]
    wrong = [f"{m.place}: {name}" for m in domain for name in unexplained(m.tree, GLOSSARY)]
    assert not wrong


def test_a_word_nobody_uses_would_be_seen() -> None:
    assert unused("**Stock and flow.** How many.", plain("def stock_now()")) == ["flow"]


@pytest.mark.parametrize("word", ["**Job state.** x", "the job states are", "JobState"])
def test_a_value_is_explained_in_any_shape_of_its_name(word: str) -> None:
    tree = ast.parse("class JobState(StrEnum): ...")
    assert not unexplained(tree, word)
    assert unexplained(tree, "a job, and its state") == ["JobState"]
