"""One part of the tests: a pytest run or the checks, what it counted and how long it took."""

import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree  # reads only the report that our own pytest just wrote

from tools.project import PYTHON, ROOT, say

ALL_WELL, NOTHING_RAN = 0, 5
SECONDS_TO_FINISH = 15


@dataclass(frozen=True)
class Outcome:
    """What one part came to."""

    part: str
    passed: int
    failed: int
    skipped: int
    seconds: float

    def __str__(self) -> str:
        counts = f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"
        return f"{self.part:<12} {counts} in {duration(self.seconds)}"


def duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{seconds:.1f} s"


def run_pytest(
    part: str, words: list[str], *, env: Mapping[str, str], folder: Path, at_most: int
) -> Outcome:
    """Run pytest with these words, for `at_most` seconds, and count what its own report says."""
    say(f"\n== {part}")
    report = folder / f"{part}.xml"
    began = time.monotonic()
    command = [str(PYTHON), "-m", "pytest", "-q", f"--junitxml={report}", *words]
    pytest = subprocess.Popen(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL)
    try:
        code = pytest.wait(at_most)
    except subprocess.TimeoutExpired:
        say(f"{part}: stopped after {duration(at_most)}; a test hangs.")
        code = _let_finish(pytest, told=False)
    except (KeyboardInterrupt, SystemExit) as reason:
        _let_finish(pytest, told=isinstance(reason, KeyboardInterrupt))
        raise
    return outcome(part, report, code, time.monotonic() - began)


def _let_finish(pytest: "subprocess.Popen[bytes]", *, told: bool) -> int:
    """Give pytest time to put its things away; Ctrl-C at the keyboard has told it already."""
    if not told:
        pytest.send_signal(signal.SIGINT)
    try:
        return pytest.wait(timeout=SECONDS_TO_FINISH)
    except subprocess.TimeoutExpired:
        pytest.kill()
        return pytest.wait()


def outcome(part: str, report: Path, code: int, seconds: float) -> Outcome:
    """The counts of a report; a run that broke off counts as failed even if its report does not."""
    ran = failed = skipped = 0
    if report.exists():
        for suite in ElementTree.parse(report).iter("testsuite"):  # noqa: S314 (our own report)
            ran += int(suite.get("tests", 0))
            failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            skipped += int(suite.get("skipped", 0))
    passed = max(0, ran - failed - skipped)
    if code not in (ALL_WELL, NOTHING_RAN):
        failed = max(1, failed)
    return Outcome(part, passed, failed, skipped, seconds)


def close(outcomes: list[Outcome], seconds: float) -> int:
    """Say what every part came to, then the sum as the last line; the exit code."""
    passed = sum(each.passed for each in outcomes)
    failed = sum(each.failed for each in outcomes)
    skipped = sum(each.skipped for each in outcomes)
    say()
    for each in outcomes:
        say(str(each))
    say(f"All in {duration(seconds)}.")
    if not passed + failed:
        say("Nothing was tested, which counts as a failure.")
    say(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0
