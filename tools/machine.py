"""What the machine itself must have; Debian packages are installed where that is allowed."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from tools import postgres
from tools.project import CannotGoOn, say


@dataclass(frozen=True)
class Need:
    """Something the machine must have, the Debian packages that bring it, and how to see it."""

    what: str
    packages: tuple[str, ...]
    is_there: Callable[[], bool]


def _has_libatomic() -> bool:
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return True


VENV_MODULE = Need(
    "Python's venv module",
    ("python3-venv",),
    lambda: importlib.util.find_spec("ensurepip") is not None,
)
FOR_TESTS = (
    Need(
        "Chromium, for the browser journeys",
        ("chromium", "fonts-liberation"),
        lambda: shutil.which("chromium") is not None,
    ),
    Need("libatomic, for the program that drives Chromium", ("libatomic1",), _has_libatomic),
    Need(
        "PostgreSQL 15, for the second run of the tests",
        ("postgresql-15",),
        lambda: postgres.programs() is not None,
    ),
)


def provide(needs: tuple[Need, ...]) -> None:
    """See that everything needed is there; install what is not, or say what to install."""
    missing = [need for need in needs if not need.is_there()]
    if not missing:
        return
    packages = [package for need in missing for package in need.packages]
    prefix = _may_install()
    if prefix is None:
        raise CannotGoOn(_what_to_do(missing, packages))
    say(f"Installing Debian packages: {' '.join(packages)}")
    _apt(prefix, packages)
    if still := [need for need in missing if not need.is_there()]:
        raise CannotGoOn(_what_to_do(still, packages))


def _may_install() -> list[str] | None:
    """The words before `apt-get`: none as root, `sudo -n` where it asks for no password."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if (
        shutil.which("sudo")
        and subprocess.run([*sudo, "true"], capture_output=True).returncode == 0
    ):
        return sudo
    return None


def _apt(prefix: list[str], packages: list[str]) -> None:
    """Install quietly, with all that was said kept for the message if it fails."""
    # RUNLEVEL=1 asks the PostgreSQL package not to start a server of its own.
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get", "-q"]
    for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            [*prefix, *quiet, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if done.returncode:
            last = "\n".join(done.stdout.splitlines()[-8:])
            raise CannotGoOn(f"{last}\napt-get {words[0]} failed; nothing else was done.")


def _what_to_do(missing: list[Need], packages: list[str]) -> str:
    lines = ["This machine has no", *(f"  - {need.what}" for need in missing)]
    lines += [
        "and may not install packages itself. On Debian, ask for",
        f"  apt-get install --no-install-recommends {' '.join(packages)}",
        "and run the same command again. Nothing was changed.",
    ]
    return "\n".join(lines)
