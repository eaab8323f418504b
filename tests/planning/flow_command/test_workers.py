"""Replications on several cores or a cluster: the same answer, or a sentence why not."""

import json
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from attune.domain.flow import kept
from attune.domain.refusals import Refused
from attune.planning.flow_workers import workers
from attune.project.commands import main

FILE = """
title = "One team"

[plan]
until = 40
replications = 24

[[nodes]]
key = "team"
title = "Team"
capacity = 2
service = { kind = "erlang", mean = 2, phases = 2 }

[[classes]]
key = "family"
arrivals = 0.8
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
SOMEWHERE = "tcp://127.0.0.1:9"


def test_two_cores_say_what_one_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "team.toml"
    file.write_text(FILE, encoding="utf-8")
    said = []
    for more in ([], ["--jobs", "2"]):
        assert main(["planning", "flow", "run", str(file), "--json", *more]) == 0
        said.append(json.loads(capsys.readouterr().out))
    assert said[0] == said[1]
    assert said[0]["replications"] == 24


@pytest.mark.parametrize("jobs", ["0", "100000"])
def test_a_number_of_cores_that_cannot_be_is_refused(
    jobs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "team.toml"
    file.write_text(FILE, encoding="utf-8")
    assert main(["planning", "flow", "run", str(file), "--jobs", jobs]) == 2
    assert f"--jobs: from 1 to 256, not {jobs}" in capsys.readouterr().err


class Cluster(nullcontext[Any]):
    """A Dask that is there, with workers that say this."""

    def __init__(self, run: Callable[[Any], dict[str, str]]) -> None:
        super().__init__(SimpleNamespace(run=run))


def refused(monkeypatch: pytest.MonkeyPatch, client: Callable[..., Any]) -> str:
    monkeypatch.setitem(sys.modules, "distributed", SimpleNamespace(Client=client))
    with pytest.raises(Refused) as found, workers(cluster=SOMEWHERE):
        pass
    return str(found.value)


def test_where_no_scheduler_answers_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*words: Any, **named: Any) -> None:
        raise OSError("Timed out")

    assert refused(monkeypatch, nobody) == f"--cluster: no Dask scheduler answers at {SOMEWHERE}"


def test_without_dask_it_is_said_what_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Refused, match="the extra `cluster` brings it"), workers(cluster=SOMEWHERE):
        pass


def test_workers_with_other_code_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = kept.version_of_sources()
    found = refused(monkeypatch, lambda *_, **__: Cluster(lambda asked: {"a": ours, "b": "older"}))
    assert found == "--cluster: b has another version of the simulation than this one"


def test_workers_without_attune_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(asked: Any) -> dict[str, str]:
        raise ModuleNotFoundError("attune")

    found = refused(monkeypatch, lambda *_, **__: Cluster(missing))
    assert "have no Attune" in found


def test_a_scheduler_without_workers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no workers yet" in refused(monkeypatch, lambda *_, **__: Cluster(lambda asked: {}))
