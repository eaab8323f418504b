"""`./dev test` and `./dev prove`: every test, on SQLite, on PostgreSQL and in the browser."""

import tempfile
import time
from pathlib import Path

from tools import check, postgres
from tools.parts import Outcome, close, run_pytest
from tools.project import clean_environment, say
from tools.setup import set_up

BOTH_CORES = ["-n", "2"]


def test(words: list[str]) -> int:
    """Run everything; words choose among the tests as for pytest, and leave out the checks."""
    began = time.monotonic()
    set_up(tests=True)
    outcomes = [] if words else [check.outcome()]
    with tempfile.TemporaryDirectory(prefix="attune-tests-") as folder:
        outcomes += _on_both_databases(["--part=tests", *BOTH_CORES, *words], Path(folder))
        browser = ["--part=browser", *words]
        env = clean_environment()
        outcomes.append(run_pytest("Chromium", browser, env=env, folder=Path(folder)))
    return close(outcomes if words else complete(outcomes), time.monotonic() - began)


def prove(words: list[str]) -> int:
    """Run the proofs at full size: large files, long fault runs."""
    began = time.monotonic()
    set_up(tests=True)
    with tempfile.TemporaryDirectory(prefix="attune-prove-") as folder:
        outcomes = _on_both_databases(["--part=prove", *words], Path(folder))
    return close(outcomes, time.monotonic() - began)


def _on_both_databases(words: list[str], folder: Path) -> list[Outcome]:
    """Once on SQLite, then what uses a database once more on PostgreSQL."""
    sqlite = run_pytest("SQLite", words, env=clean_environment(), folder=folder)
    with postgres.cluster() as url:
        env = clean_environment(DATABASE_URL=url)
        again = ["--only-database", *words]
        return [sqlite, run_pytest("PostgreSQL", again, env=env, folder=folder)]


def complete(outcomes: list[Outcome]) -> list[Outcome]:
    """In a whole run a part in which nothing was tested has failed: no silent gaps."""
    told = []
    for each in outcomes:
        if not each.passed + each.failed:
            say(f"{each.part}: nothing was tested.")
            each = Outcome(each.part, 0, 1, each.skipped, each.seconds)
        told.append(each)
    return told
