"""A database migrated once and copied for every process that tests, since migrating takes long.

SQLite: a file under build/ready, named after everything that a migration depends on. PostgreSQL: a
database of that name on the server of the tests, from which others are made as from a template.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.db.backends.sqlite3.creation import DatabaseCreation

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build" / "ready"
SECONDS = 300


@cache
def key() -> str:
    """Changes with any migration, trigger, installed app or library."""
    files = [*sorted((ROOT / "src").rglob("migrations/*.py"))]
    files += [ROOT / "src/attune/place/audit/triggers.py", *sorted(ROOT.glob("requirements/*.txt"))]
    told = hashlib.sha256(repr(settings.INSTALLED_APPS).encode())
    for file in files:
        told.update(file.name.encode() + file.read_bytes())
    return told.hexdigest()[:16]


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Processes that want the same database wait for the first to have made it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrated(url: str) -> None:
    """Bring the database at this address up to date, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity=0"],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": url},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
    )
    if done.returncode:
        pytest.exit(f"The test database could not be migrated:\n{done.stdout}", 2)


def sqlite_file() -> Path:
    """The migrated file; made where it is not there, and older ones put away."""
    wanted = FOLDER / f"{key()}.sqlite3"
    with one_at_a_time():
        if not wanted.exists():
            making = FOLDER / "making.sqlite3"
            for old in [*FOLDER.glob("*.sqlite3*")]:
                old.unlink()
            migrated(f"sqlite:///{making}")
            with closing(sqlite3.connect(making)) as connection:
                connection.execute("PRAGMA journal_mode=DELETE")
            making.rename(wanted)
    return wanted


def postgresql_template() -> str:
    """The name of the migrated database on the server of the tests."""
    name = f"attune_ready_{key()}"
    with one_at_a_time(), server("postgres") as connection:
        asked = "SELECT 1 FROM pg_database WHERE datname = %s"
        if not connection.execute(asked, [name]).fetchone():
            connection.execute("DROP DATABASE IF EXISTS attune_making WITH (FORCE)")
            connection.execute("CREATE DATABASE attune_making")
            migrated(postgresql_url("attune_making"))
            connection.execute(f"ALTER DATABASE attune_making RENAME TO {name}")
    return name


@contextmanager
def server(database: str) -> Iterator["psycopg.Connection[tuple[Any, ...]]"]:
    """The PostgreSQL server that the tests use, by a connection of our own."""
    known = connections["default"].settings_dict
    where = {"host": known["HOST"], "user": known["USER"], "password": known["PASSWORD"]}
    port = {"port": known["PORT"]} if known["PORT"] else {}
    with psycopg.connect(dbname=database, autocommit=True, **where, **port) as connection:
        yield connection


def postgresql_url(name: str) -> str:
    known = connections["default"].settings_dict
    word = f":{quote(known['PASSWORD'], safe='')}" if known["PASSWORD"] else ""
    port = f":{known['PORT']}" if known["PORT"] else ""
    host = f"/{known['HOST']}" if known["HOST"].startswith("/") else known["HOST"]
    return f"postgresql://{known['USER']}{word}@{host}{port}/{name}"


def on_sqlite() -> bool:
    return "sqlite" in settings.DATABASES["default"]["ENGINE"]


def hand_out() -> None:
    """From now on a database that Django makes for tests begins as a copy of the ready one."""
    if not on_sqlite():
        settings.DATABASES["default"].setdefault("TEST", {})["TEMPLATE"] = postgresql_template()
        return
    ready = sqlite_file()
    empty = DatabaseCreation._create_test_db

    def filled(self: DatabaseCreation, *words: Any, **named: Any) -> str:
        name: str = empty(self, *words, **named)
        fill(name, ready)
        return name

    DatabaseCreation._create_test_db = filled


HELD: list[sqlite3.Connection] = []  # a database in memory lives as long as somebody is connected


def fill(name: str, ready: Path) -> None:
    if "mode=memory" not in name:
        shutil.copy(ready, name)
        return
    HELD.append(sqlite3.connect(name, uri=True, check_same_thread=False))
    with closing(sqlite3.connect(ready)) as source:
        source.backup(HELD[-1])
