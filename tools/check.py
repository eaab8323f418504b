"""`./dev check`: lint, types, import contract, migrations, templates, locks and tracked files."""

import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass

from tools import lock, tracked
from tools.parts import Outcome, close
from tools.project import PYTHON, ROOT, SETTINGS, VENV, clean_environment, say
from tools.setup import set_up


@dataclass(frozen=True)
class Check:
    """A rule in plain words, and what looks for breaches: it gives what is wrong, or nothing."""

    rule: str
    breaches: Callable[[], str]


def _silent(*command: str) -> Callable[[], str]:
    """A program that is content when its exit code is 0; what it printed otherwise."""

    def run() -> str:
        with tempfile.TemporaryDirectory(prefix="attune-check-") as data:
            done = subprocess.run(
                command,
                cwd=ROOT,
                env=clean_environment(ATTUNE_DATA=data, **SETTINGS),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        return done.stdout.strip() or "It failed without a word." if done.returncode else ""

    return run


def _tool(name: str) -> str:
    return str(VENV / "bin" / name)


CHECKS = (
    Check("the code is clean", _silent(_tool("ruff"), "check", "-q", "--output-format=concise")),
    Check("the code is laid out alike", _silent(_tool("ruff"), "format", "--check", "-q")),
    Check("types hold in domain and formats", _silent(_tool("mypy"))),
    Check("imports point down the house", _silent(_tool("lint-imports"))),
    Check(
        "the migrations say what the models say",
        _silent(str(PYTHON), "-m", "django", "makemigrations", "--check", "--dry-run"),
    ),
    Check("every template compiles", _silent(str(PYTHON), "-m", "tools.templates")),
    Check("the locks match pyproject.toml", lambda: "\n".join(lock.breaches())),
    Check("tracked files are ours and name no machine", lambda: "\n".join(tracked.breaches())),
)


def outcome() -> Outcome:
    """Run every check; each counts as one test."""
    say("\n== Checks")
    began = time.monotonic()
    failed = 0
    for each in CHECKS:
        start = time.monotonic()
        wrong = each.breaches()
        say(f"{'NO' if wrong else 'ok'}  {each.rule} ({time.monotonic() - start:.1f} s)")
        if wrong:
            failed += 1
            say(wrong)
    return Outcome("Checks", len(CHECKS) - failed, failed, 0, time.monotonic() - began)


def check(words: list[str]) -> int:
    """The checks alone."""
    set_up(tests=True, machine_too=False)
    result = outcome()
    return close([result], result.seconds)
