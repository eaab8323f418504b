"""What real processes do in a test's world: `python -m tests.place.at_work WHAT ...`."""

import json
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from attune.domain.schedules import Every  # noqa: E402
from attune.place.audit import sealing, verifying  # noqa: E402
from attune.place.audit.actions import record  # noqa: E402
from attune.place.jobs import actions, sweeping, worker  # noqa: E402
from attune.place.jobs.kinds import Due, Kind, Periodic  # noqa: E402
from attune.place.jobs.running import Running  # noqa: E402

SHORT = timedelta(seconds=2)
FOLDER = Path(settings.DATA)


def effect(job: Running, what: str) -> None:
    """Something a job does to the database, countable afterwards."""
    record("trial.effect", by=None, at=timezone.now(), subject=f"{job.id}:{what}")


def reached(place: str) -> None:
    (FOLDER / place).touch()


def wait_for_file(name: str) -> None:
    while not (FOLDER / name).exists():
        time.sleep(0.02)


def quick(job: Running, *, number: int) -> str:
    with job.completing(f"Number {number}"):
        effect(job, f"quick {number}")
    return ""


def steps(job: Running, *, total: int, milliseconds: int) -> str:
    for number in range(job.kept + 1, total + 1):
        with job.step(number, total, "Going on"):
            effect(job, f"step {number}")
        time.sleep(milliseconds / 1000)
    return f"{total} steps"


def cut_short(job: Running) -> None:
    """The first attempt hangs between its effect and its end, inside the transaction."""
    with job.completing("Done"):
        effect(job, "inside")
        if job.attempt == 1:
            reached("inside")
            time.sleep(600)


def long_end(job: Running) -> None:
    """Its end takes longer than its lease; the row stays locked meanwhile."""
    with job.completing("Done"):
        effect(job, "ended")
        reached("ending")
        time.sleep(2 * SHORT.total_seconds())


def silent(job: Running) -> None:
    """The first attempt says nothing for longer than its lease, then wants to finish."""
    if job.attempt == 1:
        reached("silent")
        wait_for_file("go")
    try:
        with job.completing("Done"):
            effect(job, f"attempt {job.attempt}")
    finally:
        reached(f"finished {job.attempt}")


def once(job: Running) -> None:
    reached("once")
    time.sleep(600)


KINDS: dict[str, Kind] = {
    name: Kind(f"trial.{name}", f"Try {name}", run, idempotent=name != "once", lease=SHORT)
    for name, run in {
        "quick": quick,
        "steps": steps,
        "cut_short": cut_short,
        "long_end": long_end,
        "silent": silent,
        "once": once,
    }.items()
}


def _sweep(due: Due) -> str:
    return str(sweeping.sweep(at=due.at, grace=timedelta(seconds=1)))


def _mark(due: Due) -> str:
    with transaction.atomic():
        record("trial.mark", by=None, at=due.at, subject=due.due_at.isoformat())
    return ""


EACH_SECOND = Every(timedelta(seconds=1))
SWEEP = Periodic("trial.sweep", EACH_SECOND, _sweep)
MARK = Periodic("trial.mark", EACH_SECOND, _mark)


def ask(kind: str, count: str, arguments: str = "{}") -> list[str]:
    """Ask for several; `number` goes up where the kind has one."""
    asked = []
    for number in range(int(count)):
        wanted: dict[str, Any] = json.loads(arguments)
        if kind == "quick":
            wanted["number"] = number
        asked.append(str(actions.ask(KINDS[kind], by=None, at=timezone.now(), **wanted).pk))
    return asked


def work(until_empty: str = "") -> None:
    by_name = {kind.name: kind for kind in KINDS.values()}
    worker.work(by_name, [SWEEP], until_empty=bool(until_empty))


def keep_time() -> None:
    worker.work({}, [MARK])


def post(to: str, subject: str, text: str) -> str:
    return str(actions.post(to=to, subject=subject, text=text, by=None, at=timezone.now()).pk)


def seal(times: str) -> int:
    sealing.ROWS_A_SEAL = 7
    return sum(sealing.seal_new(at=timezone.now()) for _ in range(int(times)))


def write_rows(count: str) -> None:
    for number in range(int(count)):
        with transaction.atomic():
            record("trial.row", by=None, at=timezone.now(), subject=str(number))


def verify() -> dict[str, Any]:
    verdict = verifying.verify()
    return {"sealed": verdict.sealed, "unsealed": verdict.unsealed, "said": verdict.sentence}


def migrate() -> None:
    call_command("migrate", verbosity=0)


COMMANDS: dict[str, Callable[..., Any]] = {
    each.__name__: each for each in (ask, post, work, keep_time, seal, write_rows, verify, migrate)
}

if __name__ == "__main__":
    print(json.dumps(COMMANDS[sys.argv[1]](*sys.argv[2:])))
