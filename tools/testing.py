"""`./dev test` and `./dev prove`: every test, on SQLite, on PostgreSQL and in the browser."""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tools import check, postgres
from tools.parts import Outcome, close, run_pytest
from tools.project import clean_environment, say
from tools.setup import set_up

BOTH_CORES = ["-n", "2"]
# A test that hangs says where after three minutes, and does not hold up the others for ever.
SAY_WHERE = ["-o", "faulthandler_timeout=180"]
# Only for a run that hangs as a whole; a busy machine is slow, not wrong.
SECONDS_FOR_TESTS = 1800
SECONDS_FOR_PROOFS = 7200


def test(words: list[str]) -> int:
    """Run everything; words choose among the tests as for pytest, and leave out the checks."""
    began = time.monotonic()
    set_up(tests=True)
    outcomes = [] if words else [check.outcome()]
    with tempfile.TemporaryDirectory(prefix="attune-tests-") as folder:
        runner = Runner(Path(folder), SECONDS_FOR_TESTS)
        outcomes += runner.on_both_databases(["--part=tests", *BOTH_CORES, *SAY_WHERE, *words])
        outcomes.append(runner.run("Chromium", ["--part=browser", *BOTH_CORES, *SAY_WHERE, *words]))
    return close(outcomes if words else complete(outcomes), time.monotonic() - began)


def prove(words: list[str]) -> int:
    """Run the proofs at full size: large files, long fault runs."""
    began = time.monotonic()
    set_up(tests=True)
    with tempfile.TemporaryDirectory(prefix="attune-prove-") as folder:
        runner = Runner(Path(folder), SECONDS_FOR_PROOFS)
        outcomes = runner.on_both_databases(["--part=prove", *words])
    return close(outcomes, time.monotonic() - began)


@dataclass(frozen=True)
class Runner:
    """Runs parts, with their reports in one folder and a limit in seconds for each."""

    reports: Path
    at_most: int

    def run(self, part: str, words: list[str], **settings: str) -> Outcome:
        env = clean_environment(**settings)
        return run_pytest(part, words, env=env, folder=self.reports, at_most=self.at_most)

    def on_both_databases(self, words: list[str]) -> list[Outcome]:
        """Once on SQLite, then what uses a database once more on PostgreSQL."""
        sqlite = self.run("SQLite", words)
        with postgres.cluster() as url:
            again = ["--only-database", *words]
            return [sqlite, self.run("PostgreSQL", again, DATABASE_URL=url)]


def complete(outcomes: list[Outcome]) -> list[Outcome]:
    """In a whole run a part in which nothing was tested has failed: no silent gaps."""
    told = []
    for each in outcomes:
        if not each.passed + each.failed:
            say(f"{each.part}: nothing was tested.")
            each = Outcome(each.part, 0, 1, each.skipped, each.seconds)
        told.append(each)
    return told
