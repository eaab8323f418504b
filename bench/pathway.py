"""`./dev bench pathway`: the server time of an edition's page and of a step of a walk.

PAIRS as shipped with 60 directory services in its slots, on SQLite, through Django's test client.
The baseline is the same page of a pathway that says next to nothing. Goal: p95 100 ms. "own" is
the processor's own time: what is left of it when nobody else uses the machine.
"""

import gc
import os
import re
import sys
import tempfile
import time
from typing import Any

ROUNDS = int(os.environ.get("ATTUNE_BENCH_ROUNDS", "100"))
SERVICES = 60
GOAL = "p95 100 ms"
LINE = "{:<52}{:>8}{:>8}{:>9}{:>9}{:>8}  {}"
Taken = tuple[float, float]  # seconds by the clock, and of the processor's own
BODY = re.compile(r'name="walk" value="([^"]+)"')
CHOICE = re.compile(r'name="answer" type="radio" value="([^"]+)"')


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="attune-bench-") as folder:
        os.environ["ATTUNE_DATA"] = folder
        os.environ["ATTUNE_SECRET_KEY"] = "for-timing-only"  # noqa: S105
        os.environ.pop("DATABASE_URL", None)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "attune.project.settings")
        report(_client())
    return 0


def _client() -> Any:
    """Somebody who is not signed in, at a place with a full pathway and an empty one."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    from bench import _pathway_at_work

    _pathway_at_work.publish(services=SERVICES)
    gc.collect()
    gc.freeze()  # as the server does when it has started (project/wsgi.py)
    return Client(SERVER_NAME="localhost")


def report(client: Any) -> None:
    full, empty = "/benchshire/pathway/full/", "/benchshire/pathway/empty/"
    bare = _times(client, empty)
    rows = [
        ("an empty pathway (baseline)", bare, ""),
        (f"PAIRS with {SERVICES} services, read before", _times(client, full), GOAL),
        ("the same, every edition read anew", _cold(client, full), GOAL),
        ("what changed between two editions", _times(client, f"{full}changes/"), ""),
        ("every pathway of the place", _times(client, "/benchshire/pathway/"), ""),
        *((f"walk: {what}", times, GOAL) for what, times in _walk(client, f"{full}walk/").items()),
    ]
    print(LINE.format("milliseconds", "p50", "p95", "own p50", "own p95", "x bare", "goal"))
    half = _spread([own for _clock, own in bare])[0]
    for title, times, goal in rows:
        clock, own = (_spread([each[kind] for each in times]) for kind in (0, 1))
        figures = [f"{seconds * 1000:.1f}" for seconds in (*clock, *own)]
        print(LINE.format(title, *figures, f"{own[0] / half:.1f}", goal))


def _times(client: Any, path: str) -> list[Taken]:
    client.get(path)
    return [_once(lambda: client.get(path))[0] for _ in range(ROUNDS)]


def _cold(client: Any, path: str) -> list[Taken]:
    """As after a restart: the text of the edition is parsed and checked again each time."""
    from attune.domain.pathways.edition import read_edition

    times = []
    for _ in range(max(10, ROUNDS // 4)):
        read_edition.cache_clear()
        times.append(_once(lambda: client.get(path))[0])
    return times


def _walk(client: Any, path: str) -> dict[str, list[Taken]]:
    """The steps of one walk, again and again: the last answer each time, so that it is long."""
    times: dict[str, list[Taken]] = {"the start": [], "a step": [], "its end": []}
    for _ in range(max(5, ROUNDS // 8)):
        taken, answer = _once(lambda: client.get(path))
        times["the start"].append(taken)
        data: dict[str, str] = {}
        while True:
            taken, answer = _once(lambda said=data: client.post(path, said))
            text = answer.content.decode()
            ended = 'id="summary"' in text
            times["its end" if ended else "a step"].append(taken)
            if ended:
                break
            choices = CHOICE.findall(text)
            said = {"answer": choices[-1]} if choices else {}
            data = {"walk": BODY.findall(text)[0]} | said
    return times


def _once(ask: Any) -> tuple[Taken, Any]:
    began, own = time.perf_counter(), time.process_time()
    answer = ask()
    taken = time.perf_counter() - began, time.process_time() - own
    assert answer.status_code == 200, answer.status_code  # noqa: S101
    return taken, answer


def _spread(times: list[float]) -> tuple[float, float]:
    ordered = sorted(times)
    half, most = (ordered[min(len(ordered) - 1, int(len(ordered) * at))] for at in (0.5, 0.95))
    return half, most


if __name__ == "__main__":
    sys.exit(main())
