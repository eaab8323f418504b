"""What `bench/jobs.py` measures, in a process with its own database."""

import json
import time
from collections.abc import Callable

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402
from django_tasks import task  # noqa: E402
from django_tasks_db.management.commands.db_worker import Worker  # noqa: E402

from attune.place.audit import sealing, verifying  # noqa: E402
from attune.place.audit.actions import record  # noqa: E402
from attune.place.audit.models import AuditRow  # noqa: E402
from attune.place.jobs import actions, worker  # noqa: E402
from attune.place.jobs.kinds import Kind, table  # noqa: E402
from attune.place.localities.models import System  # noqa: E402

COUNT = 400
ROWS = 20_000
NOTHING = Kind("bench.nothing", "Nothing", lambda job: "", idempotent=True)


@task()
def nothing() -> None:
    """The smallest task there is."""


def rate(count: int, work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return count / (time.perf_counter() - began)


def enqueue_bare() -> None:
    for _ in range(COUNT):
        with transaction.atomic():
            nothing.enqueue()


def enqueue_ours() -> None:
    for _ in range(COUNT):
        actions.ask(NOTHING, by=None, at=timezone.now())


def run_bare() -> None:
    Worker(
        queue_names=["*"],
        interval=0.1,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="bench",
        excluded_queue_names=[],
    ).run()


def run_ours() -> None:
    worker.work(table(NOTHING), (), until_empty=True)


def write(number: int, *, audited: bool) -> None:
    with transaction.atomic():
        System.objects.filter(pk=1).update(name=f"Wrenbridge {number}")
        if audited:
            record("bench.write", by=None, at=timezone.now(), subject=f"place.System:{number}")


def verbs(audited: bool) -> Callable[[], None]:
    return lambda: [write(number, audited=audited) for number in range(COUNT)] and None


def microseconds(work: Callable[[], object], count: int) -> float:
    return 1e6 / rate(count, work)


def many_rows() -> None:
    now = timezone.now()
    AuditRow.objects.bulk_create(
        [AuditRow(at=now, verb="bench.row", subject=str(one)) for one in range(ROWS)],
        batch_size=400,
    )


def compared() -> dict[str, dict[str, float]]:
    """Bare and ours in turn, the queue empty in between."""
    bare_in, bare_out = rate(COUNT, enqueue_bare), rate(COUNT, run_bare)
    ours_in, ours_out = rate(COUNT, enqueue_ours), rate(COUNT, run_ours)
    return {
        "ask for a job": {"bare": bare_in, "ours": ours_in},
        "carry it out, one worker": {"bare": bare_out, "ours": ours_out},
        "a verb, with its audit row": {
            "bare": rate(COUNT, verbs(audited=False)),
            "ours": rate(COUNT, verbs(audited=True)),
        },
    }


def main() -> None:
    call_command("migrate", verbosity=0)
    System.objects.create(pk=1, name="Wrenbridge", slug="wrenbridge")
    enqueue_ours()
    run_ours()
    figures = compared()
    many_rows()
    each = {
        "seal an audit row": microseconds(lambda: sealing.seal_all(at=timezone.now()), ROWS),
        "verify an audit row": microseconds(verifying.verify, ROWS),
    }
    print(json.dumps({"compared": figures, "each": each}))


if __name__ == "__main__":
    main()
