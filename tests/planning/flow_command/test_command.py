"""The command: what it prints, how it tells the way, and how it is stopped."""

import io
import json
import sys
from pathlib import Path

import pytest

from attune.planning import flow_command
from tests.planning.flow_command.written import asked, exponential, one_queue, write

DATA = one_queue(capacity=1, service=exponential(5.0), patience=exponential(4.0)) | {
    "plan": {"until": 60, "replications": 45, "seed": 7}
}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_summary_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    args = asked(write(tmp_path, DATA))
    assert args.run(args) == 0
    told = capsys.readouterr()
    assert told.err == ""  # nobody watches
    first, _, head, team, *_, last = told.out.splitlines()
    assert first == "One queue"
    assert head.split() == [
        "Waits",
        "in",
        "weeks",
        "began",
        "mean",
        "p50",
        "p90",
        "in",
        "time",
        "lost",
        "in",
        "use",
    ]
    assert team.startswith("team ")
    assert last.startswith("45 replications, seed 7, ")


def test_a_warning_is_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = one_queue(capacity=1, service=exponential(5.0)) | {"plan": {"until": 60}}
    args = asked(write(tmp_path, data), "--replications=2")
    assert args.run(args) == 0
    assert "\nWarning: team: the queue is unstable." in capsys.readouterr().out


def test_the_same_file_and_seed_print_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, told = write(tmp_path, DATA), []
    for options in (("--json",), ("--json",), ("--json", "--seed=8", "--replications=3")):
        args = asked(path, *options)
        assert args.run(args) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    other = json.loads(told[2])
    assert (other["seed"], other["replications"]) == (8, 3)
    assert other["checksum"] != json.loads(told[0])["checksum"]


def test_on_a_terminal_the_way_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    busy = one_queue(kind="unlimited", service=exponential(5.0), rate=40.0)
    args = asked(write(tmp_path, busy | {"plan": {"until": 60, "replications": 45}}))
    assert args.run(args) == 0
    told = screen.getvalue().split("\r")
    assert told[-1] == "45 of 45 replications \n"
    assert len(told) > 2


def test_ctrl_c_leaves_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(flow_command, "run_many", stopped)
    args = asked(write(tmp_path, DATA), "--json")
    assert args.run(args) == 130
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "\nattune planning flow run: stopped; there is no result.\n"
