"""Brings the database up to date, then runs the web server and one worker together."""

import fcntl
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, connections

from attune.planning import flow_warming

from .keeping import Keeper, say

# Any number, the same for everybody who migrates this database.
MIGRATING = 7_225_883


class CannotServe(Exception):
    """Why nothing is served; the text is for whoever started it."""


def serve(*, host: str, port: int, worker: bool) -> int:
    """Until somebody asks for the end."""
    check_free(host, port)
    migrate()
    if not flow_warming.is_ready():
        say("Compiling the simulation, once: some twenty seconds.")
        flow_warming.in_a_process_of_its_own()
    commands = {"web server": [sys.executable, "-m", "attune.project.web", host, str(port),
                               str(cores())]}  # fmt: skip
    if worker:
        work = [sys.executable, "-m", "attune.project.commands", "work", "--kept"]
        commands["worker"] = work
    threading.Thread(target=_say_when_there, args=(host, port), daemon=True).start()
    return Keeper(commands).run()


def check_free(host: str, port: int) -> None:
    """Refuse a port that is taken: the web server itself would share it silently."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family)) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except PermissionError as wrong:
            raise CannotServe(f"Port {port} is kept for the system: choose one above 1023.") from (
                wrong
            )
        except OSError as wrong:
            why = wrong.strerror or str(wrong)
            raise CannotServe(
                f"Port {port} at {host} cannot be used ({why}). "
                f"Is Attune running already? Choose another with --port."
            ) from wrong


def migrate() -> None:
    """Bring the database up to date; where several servers start at once, one after another."""
    try:
        with _one_at_a_time():
            call_command("migrate", verbosity=0)
    except DatabaseError as wrong:
        raise CannotServe(f"The database cannot be used: {str(wrong).splitlines()[0]}") from wrong
    finally:
        connections.close_all()
        if hasattr(connection, "close_pool"):
            connection.close_pool()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """A server that starts while another migrates waits for it."""
    if connection.vendor != "postgresql":
        with (settings.DATA / "migrating").open("w") as door:
            fcntl.flock(door, fcntl.LOCK_EX)
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        yield
        cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])


def cores() -> int:
    """As many web workers as this process may use cores."""
    return len(os.sched_getaffinity(0))


def _say_when_there(host: str, port: int) -> None:
    for _ in range(300):
        try:
            with socket.create_connection((_reachable(host), port), timeout=1):
                break
        except OSError:
            time.sleep(0.1)
    else:
        return
    shown = f"[{host}]" if ":" in host else host
    say(f"Attune is at http://{shown}:{port}/ (Ctrl-C stops it).")


def _reachable(host: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
