"""`attune serve` runs web and worker together and ends both cleanly; real processes."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from attune.project.keeping import Keeper
from tests.journeys.free_port import free_port
from tests.place.world import World, made, wait_until

pytestmark = pytest.mark.own_database
COMMANDS = "attune.project.commands"


def healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def children(pid: int) -> dict[str, int]:
    """The processes a server keeps: web and worker, by what they are."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text().rsplit(")", 1)[1].split()[1]
            words = (folder / "cmdline").read_text()
        except OSError:
            continue
        if int(parent) == pid:
            found["web" if "project.web" in words else "worker"] = int(folder.name)
    return found


def descendants(pid: int) -> list[int]:
    """Everything a server started, and everything those started."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        parents.setdefault(parent, []).append(int(folder.name))
    found = parents.get(pid, [])
    return found + [each for child in found for each in parents.get(child, [])]


def alive(pid: int) -> bool:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def serve(world: World) -> Callable[..., "tuple[subprocess.Popen[str], int]"]:
    def start(*words: str) -> "tuple[subprocess.Popen[str], int]":
        port = free_port()
        server = world.start("serve", "--port", str(port), *words, module=COMMANDS)
        wait_until(lambda: healthy(port) or server.poll() is not None)
        assert server.poll() is None, server.communicate()[0]
        return server, port

    return start


Serve = Callable[..., "tuple[subprocess.Popen[str], int]"]


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_web_and_worker_run_together_and_end_together(
    world: World, serve: Serve, sign: signal.Signals
) -> None:
    server, port = serve()
    wait_until(lambda: len(children(server.pid)) == 2)
    kept = children(server.pid)
    world.run("post", "amina@example.org", "Hello", "A letter")
    outbox = world.folder / "outbox"
    wait_until(lambda: outbox.is_dir() and any(outbox.iterdir()))
    server.send_signal(sign)
    said, _ = server.communicate(timeout=30)
    assert server.returncode == 0, said
    assert f"Attune is at http://127.0.0.1:{port}/" in said
    assert "Traceback" not in said
    assert not any(alive(pid) for pid in kept.values())
    assert not healthy(port)


def test_a_worker_that_dies_is_started_again(world: World, serve: Serve) -> None:
    server, port = serve()
    wait_until(lambda: "worker" in children(server.pid))
    first = children(server.pid)["worker"]
    os.kill(first, signal.SIGKILL)
    wait_until(lambda: children(server.pid).get("worker", first) != first)
    world.run("post", "amina@example.org", "Hello", "A letter")
    outbox = world.folder / "outbox"
    wait_until(lambda: outbox.is_dir() and any(outbox.iterdir()))
    assert healthy(port)


def test_a_web_server_that_dies_is_started_again(serve: Serve) -> None:
    server, port = serve()
    first = children(server.pid)["web"]
    before = [first, *descendants(first)]
    os.kill(first, signal.SIGKILL)
    wait_until(lambda: children(server.pid).get("web", first) != first and healthy(port))
    wait_until(lambda: not any(alive(pid) for pid in before))


def test_nothing_is_left_running_when_the_server_is_killed_outright(serve: Serve) -> None:
    server, _ = serve()
    wait_until(lambda: len(children(server.pid)) == 2)
    kept = descendants(server.pid)
    assert len(kept) >= 3, "a web server, what answers in it, and a worker"
    server.kill()
    server.wait()
    wait_until(lambda: not any(alive(pid) for pid in kept))


def test_a_server_may_leave_the_work_to_others(serve: Serve) -> None:
    server, _ = serve("--no-worker")
    time.sleep(0.5)
    assert set(children(server.pid)) == {"web"}


def test_servers_that_start_at_once_migrate_an_empty_database_one_after_another(
    tmp_path: Path,
) -> None:
    with made(tmp_path) as world:
        ports = [free_port() for _ in range(2)]
        for port in ports:
            world.start("serve", "--no-worker", "--port", str(port), module=COMMANDS)
        wait_until(lambda: all(healthy(port) for port in ports))


def test_a_taken_port_is_said_plainly(world: World) -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        port = door.getsockname()[1]
        server = world.start("serve", "--port", str(port), module=COMMANDS)
        said, _ = server.communicate(timeout=30)
    assert server.returncode == 2
    assert said.startswith(f"Port {port} at 127.0.0.1 cannot be used (Address already in use).")
    assert "Traceback" not in said


@pytest.mark.parametrize("port", ["0", "65536", "eighty", "-1"])
def test_a_port_that_is_none_is_refused(world: World, port: str) -> None:
    server = world.start("serve", f"--port={port}", module=COMMANDS)
    said, _ = server.communicate(timeout=30)
    assert server.returncode == 2
    assert "a port lies between 1 and 65535" in said


def test_a_database_that_cannot_be_used_is_said_plainly(world: World) -> None:
    world.url = f"sqlite:///{world.folder / 'nowhere' / 'attune.sqlite3'}"
    server = world.start("serve", "--port", str(free_port()), module=COMMANDS)
    said, _ = server.communicate(timeout=30)
    assert server.returncode == 2
    assert said.startswith("The database cannot be used: unable to open database file")
    assert "Traceback" not in said


def test_the_periodic_work_can_be_run_by_the_clock_of_the_machine(world: World) -> None:
    first = world.start("tick", module=COMMANDS).communicate(timeout=30)[0]
    assert first == "Nothing was due.\n"
    world.change("UPDATE place_periodicjob SET next_due = '2026-01-01 00:00:00'")
    second = world.start("tick", module=COMMANDS).communicate(timeout=30)[0]
    assert "place.seal_audit" in second
    head = world.start("place", "audit", "head", module=COMMANDS).communicate(timeout=30)[0]
    assert head == "Nothing is sealed yet\n"


def test_the_audit_trail_is_verified_at_the_command_line(world: World) -> None:
    world.run("write_rows", "3")
    world.run("seal", "1")
    verify = world.start("place", "audit", "verify", module=COMMANDS)
    assert verify.communicate(timeout=30)[0] == "The audit trail fits: 3 rows under 1 seals.\n"
    assert verify.returncode == 0


def test_what_will_not_stay_alive_is_given_up_in_a_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    broken = [sys.executable, "-c", "raise SystemExit(3)"]
    steady = [sys.executable, "-c", "import time; time.sleep(60)"]
    keeper = Keeper({"worker": broken, "web server": steady})
    assert keeper.run() == 1
    said = capsys.readouterr().out
    assert said.endswith("The worker ends as soon as it starts. Its own message stands above.\n")
    assert all(kept.dead for kept in keeper.kept)
