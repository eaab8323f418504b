"""The project's own commands: what they promise before and after the tests."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.house.source import ROOT
from tools import machine, mirrors
from tools.parts import Outcome, close, outcome, run_pytest
from tools.project import CannotGoOn, clean_environment
from tools.testing import complete

REPORT = '<testsuites><testsuite tests="{}" failures="{}" errors="{}" skipped="{}"/></testsuites>'


def dev(*words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(ROOT / "dev"), *words]
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def test_without_a_word_it_lists_its_commands() -> None:
    said = dev()
    assert said.returncode == 0
    for name in ("run", "test", "check", "setup", "shell", "prove", "bench", "lock"):
        assert f"./dev {name} " in said.stdout


def test_an_unknown_word_is_an_error_and_lists_them_too() -> None:
    said = dev("rnu")
    assert (said.returncode, "There is no ./dev rnu." in said.stdout) == (2, True)


@pytest.mark.parametrize("words", [["--port", "none"], ["--port", "70000"], ["8000"]])
def test_a_port_that_cannot_be_is_refused_in_a_sentence(words: list[str]) -> None:
    said = dev("run", *words)
    assert (said.returncode, said.stderr) == (1, "")
    assert "port" in said.stdout.lower()


def test_the_counts_of_a_report_are_read(tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text(REPORT.format(10, 1, 2, 3))
    seen = outcome("x", tmp_path / "x.xml", 1, 0.5)
    assert (seen.passed, seen.failed, seen.skipped) == (4, 3, 3)


@pytest.mark.parametrize("code", [2, 3, -9])
def test_a_run_that_broke_off_has_failed(code: int, tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text(REPORT.format(10, 0, 0, 0))
    assert outcome("x", tmp_path / "x.xml", code, 0.5).failed == 1
    assert outcome("x", tmp_path / "none.xml", code, 0.5).failed == 1


def test_a_test_that_hangs_is_stopped_and_counts_as_failed(tmp_path: Path) -> None:
    planted = tmp_path / "test_hangs.py"
    planted.write_text("import time\n\n\ndef test_hangs() -> None:\n    time.sleep(600)\n")
    env = clean_environment()
    seen = run_pytest("x", [str(planted)], env=env, folder=tmp_path, at_most=4)
    assert (seen.passed, seen.failed, seen.seconds < 60) == (0, 1, True)


@pytest.mark.parametrize(
    ("counts", "code"), [((5, 0, 1), 0), ((5, 1, 0), 1), ((0, 0, 0), 1), ((0, 0, 4), 1)]
)
def test_the_last_line_sums_up_and_the_code_follows(
    counts: tuple[int, int, int], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    outcomes = [Outcome("one", *counts, 1.0), Outcome("two", 0, 0, 0, 1.0)]
    assert close(outcomes, 75) == code
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "{} passed, {} failed, {} skipped".format(*counts)


def test_a_part_in_which_nothing_ran_has_failed() -> None:
    parts = [Outcome("full", 3, 0, 0, 1.0), Outcome("empty", 0, 0, 2, 1.0)]
    assert [each.failed for each in complete(parts)] == [0, 1]


def test_what_is_missing_is_said_before_anything_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_may_install", lambda: None)
    absent = machine.Need("a kettle", ("kettle", "tea"), lambda: False)
    with pytest.raises(CannotGoOn, match=r"(?s)a kettle.*kettle tea.*Nothing was changed"):
        machine.provide((absent,))


def test_what_is_there_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_may_install", lambda: pytest.fail("asked"))
    machine.provide((machine.Need("a kettle", ("kettle",), lambda: True),))


def test_uv_is_told_what_pip_was_told() -> None:
    listed = (
        ":env:.index-url='https://near.example/simple'\n"
        "global.index-url='https://far.example/simple'\n"
        "global.extra-index-url='https://a.example\\nhttps://b.example'\n"
        "freeze.timeout='10'\n"
    )
    assert mirrors.translate(listed) == {
        "UV_DEFAULT_INDEX": "https://near.example/simple",
        "UV_INDEX": "https://a.example https://b.example",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
    }


def test_the_tests_never_meet_a_real_database(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "EMAIL_URL", "ATTUNE_DATA", "ATTUNE_SECRET_KEY"):
        monkeypatch.setenv(name, "real")
    env = clean_environment(DATABASE_URL="throw-away")
    assert env["DATABASE_URL"] == "throw-away"
    assert not {"EMAIL_URL", "ATTUNE_DATA", "ATTUNE_SECRET_KEY"} & env.keys()
    assert env["PATH"] == os.environ["PATH"]


def test_what_the_tests_compile_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    asked = [sys.executable, "-c", "import sys; print(sys.dont_write_bytecode)"]
    told = subprocess.run(asked, env=clean_environment(), stdout=subprocess.PIPE, check=True)
    assert told.stdout == b"False\n"


@pytest.mark.parametrize("fixture", ["db", "browser_page"])
def test_a_test_that_its_part_would_leave_unread_is_refused(
    pytestconfig: pytest.Config, fixture: str
) -> None:
    parts = pytestconfig.pluginmanager.getplugin(str(ROOT / "conftest.py"))
    item = SimpleNamespace(
        nodeid="a test",
        path=ROOT / "tests/domain/test_shares.py",
        fixturenames=[fixture],
        get_closest_marker=lambda name: None,
    )
    with pytest.raises(pytest.UsageError, match="a test"):
        parts.in_its_place(item)
    item.fixturenames = []
    parts.in_its_place(item)


def test_a_test_named_after_a_place_in_memory_is_refused(pytestconfig: pytest.Config) -> None:
    parts = pytestconfig.pluginmanager.getplugin(str(ROOT / "conftest.py"))
    named = f"test_it[{object()}]"
    with pytest.raises(pytest.UsageError, match="place in memory"):
        parts.in_its_place(SimpleNamespace(nodeid=named))
