"""Compiled ahead: at set-up and before serving, once; what is old goes away."""

from collections.abc import Callable
from pathlib import Path

import pytest

from attune.domain.flow import kept, warming
from attune.planning import flow_warming
from attune.project import serving
from attune.project.commands import main

Saying = pytest.CaptureFixture[str]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this code's machine code is kept; beside it some of older code."""
    here = tmp_path / "flow-now"
    for folder in (here, tmp_path / "flow-before", tmp_path / "other"):
        folder.mkdir()
    monkeypatch.setattr(kept, "folder", lambda: here)
    monkeypatch.setattr(warming, "warm", lambda: ["replicate"])
    return here


def warm(*words: str) -> int:
    return main(["planning", "flow", "warm", *words])


def test_what_was_made_from_older_code_is_put_away(place: Path, capsys: Saying) -> None:
    assert not flow_warming.is_ready()
    assert warm() == 0
    assert capsys.readouterr().out.startswith("The simulation is compiled in 0.0 s; kept in ")
    assert sorted(each.name for each in place.parent.iterdir()) == ["flow-now", "other"]
    assert flow_warming.is_ready()


def test_a_second_time_there_is_nothing_to_do_or_to_say(
    place: Path, capsys: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    warm("--quiet")
    assert capsys.readouterr().out
    monkeypatch.setattr(warming, "warm", lambda: pytest.fail("compiled again"))
    assert warm("--quiet") == 0
    assert not capsys.readouterr().out
    assert warm() == 0
    assert "is compiled; kept in" in capsys.readouterr().out


def test_where_nothing_can_be_kept_that_is_said_once_and_nothing_waits(
    place: Path, capsys: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "folder", lambda: None)
    assert flow_warming.is_ready(), "no server waits for what would be lost"
    assert warm() == 0
    assert "each process compiles for itself" in capsys.readouterr().out


def test_interpreted_is_not_taken_for_compiled(
    place: Path, capsys: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warming, "warm", list)
    warm()
    assert "runs interpreted" in capsys.readouterr().out
    assert not flow_warming.is_ready()


@pytest.mark.parametrize("ready", [True, False])
def test_a_server_compiles_before_it_starts_and_only_where_it_must(
    ready: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def step(name: str) -> Callable[..., int]:
        return lambda *words, **named: done.append(name) or 0

    class Keeper:
        def __init__(self, commands: object) -> None:
            self.run = step("serve")

    monkeypatch.setattr(serving, "check_free", step("port"))
    monkeypatch.setattr(serving, "migrate", step("migrate"))
    monkeypatch.setattr(serving, "_say_when_there", step("said"))
    monkeypatch.setattr(serving, "Keeper", Keeper)
    monkeypatch.setattr(flow_warming, "is_ready", lambda: ready)
    monkeypatch.setattr(flow_warming, "in_a_process_of_its_own", step("compile"))
    serving.serve(host="127.0.0.1", port=1, worker=False)
    steps = [each for each in done if each != "said"]  # in a thread of its own
    assert steps == ["port", "migrate", *([] if ready else ["compile"]), "serve"]
