"""A throw-away PostgreSQL cluster for the tests: a socket in a temporary folder, then gone."""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tools.project import CannotGoOn

# Nothing here outlives the tests, so nothing waits for the disk.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=80")
SECONDS_TO_START = 30


def programs() -> Path | None:
    """The folder of PostgreSQL's programs: Debian's 15, or whichever is on the path."""
    debian = Path("/usr/lib/postgresql/15/bin")
    if (debian / "initdb").exists():
        return debian
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster, give its DATABASE_URL, and stop and remove it whatever happens."""
    folder = programs()
    if folder is None:
        raise CannotGoOn("PostgreSQL 15 is not installed.")
    # Not below TMPDIR: that may be closed to the user that the server must run as.
    home = Path(tempfile.mkdtemp(prefix="attune-pg-", dir="/tmp"))
    server: subprocess.Popen[bytes] | None = None
    try:
        user = _ordinary_user(home)
        _prepare(folder, home, user)
        server = _start(folder, home, user)
        _wait_for(folder, home, server)
        yield f"postgresql://attune@/{home}/postgres"  # the socket's folder, then the database
    finally:
        if server is not None:
            _stop(server)
        shutil.rmtree(home, ignore_errors=True)


def _ordinary_user(home: Path) -> dict[str, object]:
    """How to start a program as somebody else: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    person = known.get("postgres") or known["nobody"]
    os.chown(home, person.pw_uid, person.pw_gid)
    return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}


def _prepare(folder: Path, home: Path, user: dict[str, object]) -> None:
    """Make the cluster's files. C.UTF-8 sorts by code point, as SQLite does."""
    words = ["-D", str(home / "data"), "-U", "attune", "-A", "trust", "-E", "UTF8"]
    made = subprocess.run(  # type: ignore[call-overload]
        [str(folder / "initdb"), *words, "--locale=C.UTF-8", "--no-sync"],
        cwd=home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        **user,
    )
    if made.returncode:
        raise CannotGoOn(f"{made.stderr}\nThe throw-away PostgreSQL cluster could not be made.")


def _start(folder: Path, home: Path, user: dict[str, object]) -> "subprocess.Popen[bytes]":
    words = ["-D", str(home / "data"), "-k", str(home), "-c", "listen_addresses="]
    for setting in FAST:
        words += ["-c", setting]
    with (home / "log").open("wb") as log:
        server: subprocess.Popen[bytes] = subprocess.Popen(  # type: ignore[call-overload]
            [str(folder / "postgres"), *words],
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for the tests; we stop the server after them
            preexec_fn=_stop_with_parent,
            **user,
        )
    return server


def _stop_with_parent() -> None:
    """Ask Linux to stop the server should this process be killed outright."""
    set_parent_death_signal = 1
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGINT)


def _wait_for(folder: Path, home: Path, server: "subprocess.Popen[bytes]") -> None:
    ready = [str(folder / "pg_isready"), "-q", "-h", str(home), "-U", "attune", "-d", "postgres"]
    until = time.monotonic() + SECONDS_TO_START
    while subprocess.run(ready).returncode:
        if server.poll() is not None or time.monotonic() > until:
            log = (home / "log").read_text(errors="replace")
            raise CannotGoOn(f"{log}\nThe throw-away PostgreSQL cluster did not start.")
        time.sleep(0.05)


def _stop(server: "subprocess.Popen[bytes]") -> None:
    """A fast shutdown, which closes open connections; outright if that takes too long."""
    if server.poll() is not None:
        return
    server.send_signal(signal.SIGINT)
    try:
        server.wait(timeout=15)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait(timeout=15)
