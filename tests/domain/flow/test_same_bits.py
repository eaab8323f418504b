"""The same bits: compiled and interpreted, by threads, by processes, and over a network."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from attune.domain.flow.runs import Prepared
from tests.domain.flow.elsewhere import PLAN, a_network, both

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 240  # a busy machine is slow, not wrong; and it may have to compile
PYTHON = [sys.executable, "-m"]


@pytest.fixture(scope="module")
def here() -> str:
    """In this process, one after another."""
    return both()[0]


def environment(**settings: str) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"} | settings


def elsewhere(*words: str, **settings: str) -> tuple[int, str]:
    """What a process of its own says: how many others did the work, and what came of it."""
    done = subprocess.run(
        [*PYTHON, "tests.domain.flow.elsewhere", *words],
        cwd=ROOT,
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert done.returncode == 0, done.stderr
    others, found = done.stdout.strip().split(" ", 1)
    return int(others), found


def test_one_network_goes_event_by_event_and_the_other_node_by_node() -> None:
    assert Prepared.of(a_network(), PLAN).order is None
    assert Prepared.of(a_network(loop=False), PLAN).order is not None


def test_two_threads_come_to_what_one_comes_to(here: str) -> None:
    assert both(jobs=2)[0] == here


@pytest.mark.skipif(not find_spec("numba"), reason="without numba there is one way only")
def test_interpreted_and_compiled_come_to_the_same(here: str) -> None:
    other = "0" if os.environ.get("NUMBA_DISABLE_JIT") == "1" else "1"
    assert elsewhere("here", NUMBA_DISABLE_JIT=other) == (0, here)


def test_two_processes_come_to_what_one_comes_to(here: str) -> None:
    others, found = elsewhere("loky")
    assert others >= 1, "otherwise nothing was sent anywhere"
    assert found == here


@contextmanager
def started(*words: str, log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A program that runs until the end of the block, whatever happens in it."""
    with log.open("ab") as out:
        program = subprocess.Popen(
            [*PYTHON, *words], cwd=ROOT, env=environment(), stdout=out, stderr=out
        )
        try:
            yield program
        finally:
            program.kill()
            program.wait()


def its_address(file: Path, scheduler: "subprocess.Popen[bytes]") -> str:
    """A scheduler writes where it listens, once it does."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and scheduler.poll() is None:
        if file.exists() and '"address"' in file.read_text():
            return file.read_text().split('"address": "')[1].split('"')[0]
        time.sleep(0.05)
    raise AssertionError("The scheduler did not come up")


@pytest.mark.skipif(not find_spec("distributed"), reason="the extra `cluster` is not installed")
def test_two_workers_over_tcp_come_to_what_one_process_comes_to(here: str, tmp_path: Path) -> None:
    log, file = tmp_path / "log", tmp_path / "scheduler.json"
    quiet = ("--host", "127.0.0.1", "--no-dashboard")
    scheduler = ("distributed.cli.dask_scheduler", *quiet, "--port", "0")
    worker = ("distributed.cli.dask_worker", *quiet, "--no-nanny", "--nthreads", "1")
    local = ("--local-directory", str(tmp_path), "--scheduler-file", str(file))
    with ExitStack() as running:
        first = running.enter_context(started(*scheduler, "--scheduler-file", str(file), log=log))
        for _ in range(2):
            running.enter_context(started(*worker, *local, log=log))
        found = elsewhere("dask", its_address(file, first))
    assert found == (2, here), log.read_text()
