"""Every dependency says why it is here, and what is tracked names no machine and no index."""

import re
import tomllib
from pathlib import PurePosixPath

import pytest

from tests.house.source import ROOT
from tools import lock, tracked

NAMED = re.compile(r'^\s+"([A-Za-z0-9_.-]+)(?:\[.*?\])?[^"]*",?\s*(#\s*\S.{9,})?$', re.M)


def without_reason(text: str) -> list[str]:
    """Dependencies of a pyproject.toml whose line ends without a comment."""
    project = tomllib.loads(text)
    asked = [*project["project"]["dependencies"]]
    for group in project.get("dependency-groups", {}).values():
        asked += group
    reasons = dict(NAMED.findall(text))
    names = [match[0] for each in asked if (match := re.match(r"[A-Za-z0-9_.-]+", each))]
    return [name for name in names if not reasons.get(name)]


def test_every_dependency_has_its_reason() -> None:
    assert not without_reason((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_a_dependency_without_reason_would_be_seen() -> None:
    planted = '[project]\ndependencies = [\n  "one>=1",  # reads the weather\n  "two[x]",\n]\n'
    assert without_reason(planted) == ["two"]


def test_tracked_files_are_ours_and_name_no_machine() -> None:
    assert not tracked.breaches()


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("a.py", "DATA = '/ho" + "me/ana/data'"),
        ("a.py", "open('/ro" + "ot/x')"),
        ("r.txt", "--index" + "-url https://mirror.example"),
        ("package-lock.json", '"resol' + 'ved": "https://mirror.example/x.tgz"'),
        (".npmrc", "regis" + "try=https://mirror.example/"),
        ("uv.lock", ""),
        ("static/vendor/x.css", ""),
        ("static/x.min.js", ""),
        ("big.py", "x" * 700_000),
    ],
)
def test_a_planted_file_is_seen(name: str, line: str) -> None:
    assert tracked.in_file(PurePosixPath(name), line.encode())


@pytest.mark.parametrize("line", ["/work/", "the root of things", "tmp/", "../shared/data/open"])
def test_ordinary_words_are_not_taken_for_a_machine(line: str) -> None:
    assert not tracked.in_file(PurePosixPath("a.md"), line.encode())


def test_the_locks_match_what_is_asked_for() -> None:
    assert not lock.breaches()


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("two", "one==1 \\\n    --hash=sha256:00\n"),
        ("one==2", "one==1 \\\n    --hash=sha256:00\n"),
        ("one", "one==1\n"),
        ("one", "one==1 \\\n    --hash=sha256:00\n# https://mirror.example\n"),
    ],
)
def test_a_planted_fault_in_a_lock_is_seen(asked: str, text: str) -> None:
    assert lock.compare("run.txt", [asked], text)


def test_a_proper_lock_passes() -> None:
    assert not lock.compare("run.txt", ["One_x[a]>=1"], "one-x==1.2 \\\n    --hash=sha256:00\n")


@pytest.mark.parametrize(
    "package",
    [
        {"version": "1.0.0"},
        {"version": "2.0.0", "integrity": "sha512-x"},
        {"version": "1.0.0", "integrity": "sha512-x", "resolved": "mirror.example"},
    ],
)
def test_a_planted_fault_in_the_npm_lock_is_seen(package: dict[str, object]) -> None:
    assert lock.npm_compare({"one": "1.0.0"}, {"": {}, "node_modules/one": package})


def test_a_proper_npm_lock_passes() -> None:
    packages: dict[str, dict[str, object]] = {
        "node_modules/one": {"version": "1.0.0", "integrity": "sha512-x"},
        "node_modules/one/node_modules/two": {"version": "2.0.0", "inBundle": True},
    }
    assert not lock.npm_compare({"one": "1.0.0"}, packages)
