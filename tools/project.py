"""Where the project's things are, and how a command says that it cannot go on."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ROOT / "requirements"
SETTINGS = {"DJANGO_SETTINGS_MODULE": "attune.project.settings"}
# Containers often say PYTHONDONTWRITEBYTECODE: each of the hundred interpreters that the tests
# start would then compile all that it reads, and pytest rewrite each assertion, once more.
NOT_OURS = {"DATABASE_URL", "EMAIL_URL", "PYTHONDONTWRITEBYTECODE"}


class CannotGoOn(Exception):
    """A plain sentence for the person at the keyboard; no stack trace goes with it."""


def say(sentence: str = "") -> None:
    """Print at once, so that our lines and those of the programs we start keep their order."""
    print(sentence, flush=True)


def must(command: list[str], doing: str, *, env: Mapping[str, str] | None = None) -> None:
    """Run a program that has to succeed; `doing` says what was tried, for the message if not."""
    code = subprocess.run(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL).returncode
    if code:
        raise CannotGoOn(f"{doing} failed (exit code {code}); the lines above say why.")


@contextmanager
def meanwhile(command: list[str], doing: str) -> Iterator[None]:
    """The same beside what is done in the block; waited for at its end."""
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL) as program:
        yield
    if program.returncode:
        raise CannotGoOn(
            f"{doing} failed (exit code {program.returncode}); the lines above say why."
        )


def clean_environment(**settings: str) -> dict[str, str]:
    """This process's environment without any setting of a real Attune, and with those given."""
    ours = ("ATTUNE_", "DJANGO_")
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(ours) and name not in NOT_OURS
    }
    return kept | settings
