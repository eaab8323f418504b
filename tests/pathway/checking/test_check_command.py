"""`attune pathway check`, as it is typed."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from attune.domain.pathways.checking.findings import FindingKind
from attune.pathway.templates.shipped import template_keys
from attune.project.commands import main
from tests.cast import Cast
from tests.pathway.checking.drafted_at_wrenbridge import a_draft, a_team, in_slot
from tests.pathway.pathways_at_wrenbridge import an_edition

BY_HAND = """
key = "by-hand"
version = "1"
inherits = "pairs"
[[steps]]
key = "nobody-comes-here"
kind = "act"
title = "Nobody comes here"
"""


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    code = main(["pathway", "check", *words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_the_template_of_pairs_is_clean_at_the_real_command_line(tmp_path: Path) -> None:
    settings = {"ATTUNE_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "attune.project.settings"}
    words = ["pathway", "check", "--template", "pairs", "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "attune.project.commands", *words],
        env=os.environ | settings,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"checked": ["pairs"], "clean": True, "findings": []}


@pytest.mark.parametrize("key", template_keys())
def test_every_shipped_template_is_clean(key: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, printed = said(capsys, "--template", key)
    assert (code, printed["clean"], printed["checked"]) == (0, True, [key])


def test_a_template_by_hand_inherits_and_its_faults_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "by-hand.toml"
    file.write_text(BY_HAND, encoding="utf-8")
    code, printed = said(capsys, "--file", str(file))
    assert (code, printed["clean"], printed["checked"]) == (1, False, ["by-hand.toml"])
    assert {(each["kind"], each["path"]) for each in printed["findings"]} == {
        (FindingKind.UNREACHABLE.value, "steps.nobody-comes-here"),
        (FindingKind.DEAD_END.value, "steps.nobody-comes-here"),
    }
    for each in printed["findings"]:
        assert set(each) == {"in", "kind", "severity", "path", "sentence"}
    assert main(["pathway", "check", "--file", str(file)]) == 1
    words = capsys.readouterr().out
    assert "by-hand.toml: 2 blocking, 0 to notice" in words
    assert "steps.nobody-comes-here" in words


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b'key = "x', "x.toml: "),
        (b"\xff", "not UTF-8 text"),
        (b"x = " + b"[" * 20_000, "too deep"),
        (BY_HAND.replace("act", "<b>").encode(), "nobody-comes-here"),
        (b'inherits = "nothing"\nkey = "a"\nversion = "1"', "nothing"),
        (b'x = "' + b"a" * 2_000_001 + b'"', "larger than 2,000,000 bytes"),
    ],
    ids=["broken", "bytes", "deep", "kind", "parent", "large"],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    text: bytes, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.toml"
    file.write_bytes(text)
    code, printed = said(capsys, "--file", str(file))
    assert (code, printed["clean"], printed["findings"]) == (2, False, [])
    assert why in printed["refused"]


def test_what_is_not_there_is_said_in_a_sentence(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = (
        ["--template", "nothing"],
        ["--file", str(tmp_path / "none.toml")],
        ["--locality", "nowhere"],
        ["--locality", "wrenbridge"],
        ["--template", "pairs", "--pathway", "pairs"],
    )
    for words in asked:
        assert main(["pathway", "check", *words]) == 2
        err = capsys.readouterr().err
        assert err.startswith("Cannot be checked: ")
        assert err.count("\n") == 1


def test_a_locality_is_checked_draft_and_edition(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = a_draft(cast.wrenbridge, in_slot(a_team(cast.wrenbridge)))
    an_edition(draft)
    code, printed = said(capsys, "--locality", "wrenbridge", "--pathway", "pairs")
    assert code == 0
    assert printed["checked"] == ["draft of pairs", "edition 1 of pairs"]
    assert said(capsys, "--locality", "wrenbridge", "--pathway", "none")[0] == 2
