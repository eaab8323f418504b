"""A database of its own with real processes at work on it, for what threads cannot show: kills."""

import json
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.ready_database import on_sqlite, postgresql_template, postgresql_url, server, sqlite_file

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60


class World:
    """One migrated database and the processes started on it."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.url = url
        self.processes: list[subprocess.Popen[str]] = []

    @property
    def env(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG"}}
        return {
            **kept,
            "ATTUNE_DATA": str(self.folder),
            "ATTUNE_SECRET_KEY": "for-tests-only",
            "DATABASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "attune.project.settings",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }

    def start(self, *words: str, module: str = "tests.place.at_work") -> "subprocess.Popen[str]":
        """A real process, which the world ends with."""
        process = subprocess.Popen(
            [sys.executable, "-m", module, *words],
            cwd=ROOT,
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.processes.append(process)
        return process

    def run(self, *words: str) -> Any:
        """What a command of `at_work` says, as JSON on its last line."""
        process = self.start(*words)
        said, _ = process.communicate(timeout=SECONDS)
        assert process.returncode == 0, said
        return json.loads(said.splitlines()[-1])

    def query(self, statement: str) -> list[tuple[Any, ...]]:
        """Look at the database from outside."""
        if self.url.startswith("sqlite"):
            path = self.url.removeprefix("sqlite:///")
            with closing(sqlite3.connect(path, timeout=20)) as connection:
                return connection.execute(statement).fetchall()
        with server(self.url.rsplit("/", 1)[1]) as connection:
            return connection.execute(statement).fetchall()

    def change(self, statement: str) -> None:
        """Change the database from outside, as a crash would have left it."""
        if self.url.startswith("sqlite"):
            path = self.url.removeprefix("sqlite:///")
            with closing(sqlite3.connect(path, timeout=20)) as connection, connection:
                connection.execute(statement)
            return
        with server(self.url.rsplit("/", 1)[1]) as connection:
            connection.execute(statement)

    def interrupt(self) -> None:
        """Cut every connection, or on SQLite hold the file for a second."""
        if self.url.startswith("sqlite"):
            path = self.url.removeprefix("sqlite:///")
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                connection.execute("BEGIN EXCLUSIVE")
                time.sleep(1)
            return
        name = self.url.rsplit("/", 1)[1]
        with server("postgres") as connection:
            cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
            connection.execute(cut, [name])

    def wait_for(self, statement: str, wanted: Callable[[list[tuple[Any, ...]]], bool]) -> None:
        """Until the database looks as wanted."""
        wait_until(lambda: wanted(self.query(statement)), lambda: f"{self.query(statement)}")

    def end(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()


def wait_until(met: Callable[[], bool], told: Callable[[], str] = lambda: "") -> None:
    """Wait for something another process does; fail with what was there instead."""
    until = time.monotonic() + SECONDS
    while not met():
        if time.monotonic() > until:
            pytest.fail(f"it did not happen within {SECONDS} s: {told()}")
        time.sleep(0.03)


@contextmanager
def made(folder: Path, *, migrated: bool = False) -> Iterator[World]:
    """A database, empty or up to date; it goes with whatever was started on it."""
    if on_sqlite():
        if migrated:
            shutil.copy(sqlite_file(), folder / "attune.sqlite3")
        world = World(folder, f"sqlite:///{folder / 'attune.sqlite3'}")
        try:
            yield world
        finally:
            world.end()
        return
    name = f"attune_world_{os.getpid()}_{secrets.token_hex(4)}"
    pattern = f" TEMPLATE {postgresql_template()}" if migrated else ""
    with server("postgres") as connection:
        connection.execute(f"CREATE DATABASE {name}{pattern}")
    world = World(folder, postgresql_url(name))
    try:
        yield world
    finally:
        world.end()
        with server("postgres") as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A fresh world, up to date."""
    with made(tmp_path, migrated=True) as world:
        yield world
