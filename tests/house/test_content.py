"""Every figure we ship has a source, and every content file is released or says that it is not."""

import tomllib
from typing import Any

import pytest

from tests.house.source import PACKAGE

CONTENT = PACKAGE / "content"
FILES = sorted(CONTENT.rglob("*.toml"))
FIGURES = [path for path in FILES if path.parent.name == "figures"]
OF_A_FILE = ("version", "title", "source", "licence")
OF_A_FIGURE = ("value", "source", "date")
OURS = "Attune proposal, editable"


def gaps(data: dict[str, Any]) -> list[str]:
    """What a file of figures leaves unsaid."""
    found = [word for word in OF_A_FILE if not data.get(word)]
    for name, figure in data.get("figures", {}).items():
        found += [f"{name}: {word}" for word in OF_A_FIGURE if figure.get(word) in (None, "")]
        if figure.get("kind") == "proposal" and OURS not in str(figure.values()):
            found.append(f"{name}: ours, but not labelled “{OURS}”")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_content_file_says_where_it_is_from(path: Any) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert not [word for word in OF_A_FILE if not data.get(word)]


@pytest.mark.parametrize("path", FIGURES, ids=lambda path: path.stem)
def test_every_figure_has_a_source(path: Any) -> None:
    assert not gaps(tomllib.loads(path.read_text(encoding="utf-8")))


def test_a_figure_without_a_source_would_be_seen() -> None:
    figure = {"value": 1, "date": "2022", "note": "x", "kind": "proposal"}
    whole = dict.fromkeys(OF_A_FILE, "x") | {"figures": {"share": figure}}
    assert gaps(whole) == ["share: source", f"share: ours, but not labelled “{OURS}”"]


def unreleased(listed: str, drafts: set[str], there: set[str]) -> set[str]:
    """Files that neither stand in the list of checksums nor call themselves a draft."""
    released = {line.split("  ", 1)[1] for line in listed.splitlines() if "  " in line}
    return there - released - drafts


def test_every_content_file_is_released_or_a_draft() -> None:
    named = {path.relative_to(CONTENT).as_posix(): path for path in FILES}
    drafts = {
        name for name, path in named.items() if tomllib.loads(path.read_text("utf-8")).get("draft")
    }
    listed = (CONTENT / "RELEASED").read_text(encoding="ascii")
    assert not unreleased(listed, drafts, set(named))


def test_a_file_forgotten_at_release_would_be_seen() -> None:
    there = {"figures/a.toml", "figures/b.toml", "figures/c.toml"}
    assert unreleased("00  figures/a.toml\n", {"figures/b.toml"}, there) == {"figures/c.toml"}
