"""`./dev bench pathway`: the server time of an edition's page and of a step of a walk.

PAIRS as shipped with 60 directory services in its slots, on SQLite, through Django's test client.
The baseline is the same page of a pathway that says next to nothing. Goal: p95 100 ms.
"""

import os
import re
import sys
import tempfile
import time
from typing import Any

ROUNDS = int(os.environ.get("ATTUNE_BENCH_ROUNDS", "100"))
SERVICES = 60
GOAL = "p95 100 ms"
LINE = "{:<58}{:>8}{:>8}{:>8}{:>8}  {}"
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
    print(LINE.format("milliseconds", "p50", "p95", "most", "x bare", "goal"))
    half = sorted(bare)[len(bare) // 2]
    for title, times, goal in rows:
        p50, p95, most = _spread(times)
        print(LINE.format(title, _ms(p50), _ms(p95), _ms(most), f"{p50 / half:.1f}", goal))


def _times(client: Any, path: str) -> list[float]:
    client.get(path)
    return [_once(lambda: client.get(path))[0] for _ in range(ROUNDS)]


def _cold(client: Any, path: str) -> list[float]:
    """As after a restart: the text of the edition is parsed and checked again each time."""
    from attune.domain.pathways.edition import read_edition

    times = []
    for _ in range(max(10, ROUNDS // 4)):
        read_edition.cache_clear()
        times.append(_once(lambda: client.get(path))[0])
    return times


def _walk(client: Any, path: str) -> dict[str, list[float]]:
    """The steps of one walk, again and again: the last answer each time, so that it is long."""
    times: dict[str, list[float]] = {"the start": [], "a step": [], "its end": []}
    for _ in range(max(5, ROUNDS // 8)):
        seconds, answer = _once(lambda: client.get(path))
        times["the start"].append(seconds)
        data: dict[str, str] = {}
        while True:
            seconds, answer = _once(lambda said=data: client.post(path, said))
            text = answer.content.decode()
            ended = 'id="summary"' in text
            times["its end" if ended else "a step"].append(seconds)
            if ended:
                break
            choices = CHOICE.findall(text)
            said = {"answer": choices[-1]} if choices else {}
            data = {"walk": BODY.findall(text)[0]} | said
    return times


def _once(ask: Any) -> tuple[float, Any]:
    began = time.perf_counter()
    answer = ask()
    seconds = time.perf_counter() - began
    assert answer.status_code == 200, answer.status_code  # noqa: S101
    return seconds, answer


def _spread(times: list[float]) -> tuple[float, float, float]:
    ordered = sorted(times)
    at = (ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.5, 0.95))
    return (*at, ordered[-1])  # type: ignore[return-value]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f}"


if __name__ == "__main__":
    sys.exit(main())
