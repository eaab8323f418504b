"""What `bench/directory.py` measures, in a process with its own database."""

import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from attune.directory.documents.models import PublishedService  # noqa: E402
from attune.directory.exchange.seeding.filling import fill  # noqa: E402
from bench import _directory_search  # noqa: E402

SERVICES = int(os.environ.get("ATTUNE_BENCH_SERVICES", "100000"))
FEED, HERE = "/api/oruk/v3", "/benchshire/api/oruk/v3"
ROUNDS = 60
P95 = "p95 150 ms"
QUESTIONS = (
    ("search=massage", "words"),
    ("minimum_age=0&maximum_age=2", "ages"),
    ("day=MO&start_time=10:00", "day and time"),
    ("postcode=QA1&proximity=5000", "distance"),
    ("modified_after=2026-01-01", "modified after"),
    ("taxonomy_term_id={term}", "a term"),
    ("taxonomy_id={taxonomy}", "a taxonomy"),
    ("taxonomy_term_id={term}&day=TU&maximum_age=2&search=baby", "four at once"),
)


def spread(times: list[float]) -> tuple[float, float, float]:
    times.sort()
    at = [times[min(len(times) - 1, int(len(times) * share))] for share in (0.5, 0.95, 0.99)]
    return at[0] * 1000, at[1] * 1000, at[2] * 1000


def opened(client: Client, paths: list[str]) -> tuple[float, float, float]:
    times = []
    for path in [paths[0], *paths]:
        began = time.perf_counter()
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)  # noqa: S101
        times.append(time.perf_counter() - began)
    return spread(times[1:])


def pages(client: Client) -> Iterator[tuple[Any, ...]]:
    last = -(-SERVICES // 100)
    every = [max(1, last * part // ROUNDS) for part in range(1, ROUNDS + 1)]
    for where, base in (("", FEED), (", one locality", HERE)):
        paths = [f"{base}/services?per_page=100&page={page}" for page in every]
        yield (f"/services?per_page=100, every depth{where}", *opened(client, paths), P95)
        paths = [f"{base}/services?per_page=100&page={last}"] * ROUNDS
        yield (f"/services?per_page=100, the last page{where}", *opened(client, paths), P95)
        full = [f"{path}&full=true" for path in paths]
        yield (f"/services?per_page=100&full=true, the last page{where}", *opened(client, full), "")
    uids = PublishedService.objects.order_by("uid").values_list("uid", flat=True)[:ROUNDS]
    yield ("/services/{id}", *opened(client, [f"{FEED}/services/{uid}" for uid in uids]), "")
    for path in ("service_at_locations", "organizations", "taxonomy_terms"):
        paths = [f"{FEED}/{path}?per_page=100&page={page}" for page in range(1, 11)]
        yield (f"/{path}?per_page=100", *opened(client, paths), "")
    term = client.get(f"{FEED}/taxonomy_terms?search=feeding").json()["contents"][0]
    for asked, what in QUESTIONS:
        query = asked.format(term=term["id"], taxonomy=term["taxonomy_id"])
        paths = [f"{FEED}/services?per_page=100&{query}"] * 15
        yield (f"/services, narrowed by {what}", *opened(client, paths), "")


def streams(client: Client) -> Iterator[tuple[Any, ...]]:
    raw = _raw()
    for what, query in (("ndjson", ""), ("ndjson, full=true", "&full=true")):
        before = resident()
        most, size, began = before, 0, time.perf_counter()
        answer = client.get(f"{FEED}/services?format=ndjson{query}")
        for number, piece in enumerate(answer.streaming_content):
            size += len(piece)
            if number % 50 == 0:
                most = max(most, resident())
        seconds = time.perf_counter() - began
        goal = "10 s, 50 MB"
        yield what, seconds, size / 1e6, (most - before) / 1e6, seconds / raw, goal


def _raw() -> float:
    """The baseline: the same rows read from the table and thrown away."""
    began = time.perf_counter()
    rows = PublishedService.objects.order_by("pk").values_list("listed", flat=True)
    sum(len(each) for each in rows.iterator(chunk_size=500))
    return time.perf_counter() - began


def resident() -> int:
    """Bytes of memory in use now."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


def settle() -> None:
    """PostgreSQL tidies up by itself within a minute; a bench does not wait for it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def progress(there: int, wanted: int) -> None:
    if there % 10_000 < 400 or there == wanted:
        print(f"{there:,} of {wanted:,} services", file=sys.stderr, flush=True)


def main() -> None:
    call_command("migrate", verbosity=0)
    client = Client(SERVER_NAME="localhost")
    opened(client, [f"{FEED}/"])  # what is broken is found before the long filling
    began = time.perf_counter()
    fill("benchshire", wanted=SERVICES, seed=1, at=timezone.now(), progress=progress)
    seconds = time.perf_counter() - began
    settle()
    figures = {
        "services": SERVICES,
        "seconds": seconds,
        "bare": opened(client, [f"{FEED}/"] * ROUNDS),
        "pages": list(pages(client)),
        "streams": list(streams(client)),
        "search": _directory_search.rows(connection),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
