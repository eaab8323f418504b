"""`attune planning flow export`: scripts and reports from a file, or one sentence why not."""

import argparse
from io import BytesIO
from pathlib import Path

import docx
import pytest

from attune.planning.commands import add_commands

FILE = """
title = "A small network"
[plan]
until = 20
replications = 3
[[nodes]]
key = "team"
capacity = 2
service = { kind = "exponential", mean = 1 }
[[classes]]
key = "family"
arrivals = 1.5
right = ["team"]
[[routes]]
class = "family"
from = "door"
to = "team"
[[routes]]
class = "family"
from = "team"
to = "leave"
"""
GROUP = FILE.replace('key = "team"', 'key = "team"\nkind = "group"\ngroup = { size = 2 }', 1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "small.toml"
    written.write_text(FILE, encoding="utf-8")
    return written


def export(*words: object) -> int:
    parser = argparse.ArgumentParser()
    add_commands(parser.add_subparsers())
    args = parser.parse_args(["planning", "flow", "export", *map(str, words)])
    code: int = args.run(args)
    return code


@pytest.mark.parametrize(("tool", "says"), [("ciw", "import ciw"), ("simpy", "import simpy")])
def test_a_script_is_written_and_what_it_does_otherwise_is_said(
    tool: str, says: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = file.with_name("script.py")
    assert export(file, "--to", tool, "-o", out) == 0
    text = out.read_text(encoding="utf-8")
    assert says in text and "'A small network'" in text
    compile(text, "script", "exec")
    assert "same moment" in capsys.readouterr().out


def test_a_group_is_named_as_something_ciw_cannot_say(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(GROUP, encoding="utf-8")
    assert export(file, "--to", "ciw", "-o", file.with_name("script.py")) == 0
    assert "The group at 'team'" in capsys.readouterr().out
    assert export(file, "--to", "simpy", "-o", file.with_name("script.py")) == 0
    assert "The group" not in capsys.readouterr().out


def test_a_report_is_markdown_or_word_by_the_name_of_its_file(file: Path) -> None:
    markdown, word = (file.with_name(name) for name in ("report.md", "report.docx"))
    assert export(file, "--to", "stress", "-o", markdown) == 0
    assert "### 4.1 The start" in markdown.read_text(encoding="utf-8")
    assert export(file, "--to", "stress", "-o", word) == 0
    read = docx.Document(BytesIO(word.read_bytes()))
    assert "4.1 The start" in [each.text for each in read.paragraphs]
    assert read.tables[0].cell(1, 1).text == "the door"


@pytest.mark.parametrize(
    ("out", "why"),
    [
        ("report.pdf", "a report's file ends in .docx or .md"),
        (".", "is a folder"),
        ("nowhere/report.md", "cannot be written: No such file or directory"),
    ],
)
def test_where_it_cannot_be_written_it_says_why(
    out: str, why: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(file, "--to", "stress", "-o", file.parent / out) == 2
    said = capsys.readouterr().err
    assert why in said and said.count("\n") == 1


def test_a_file_that_cannot_be_is_refused_and_nothing_written(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(FILE.replace("capacity = 2", "capacity = 0"), encoding="utf-8")
    out = file.with_name("script.py")
    assert export(file, "--to", "simpy", "-o", out) == 2
    assert "small.toml" in capsys.readouterr().err
    assert not out.exists()
