"""What `bench/needs.py` measures in processes of their own: memory, and pages with a database."""

import os
import re
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

MOVES = 40
PAGES = (
    ("a bare page (account)", "/account/email/"),
    ("the need page as published", "/birmingham/plan/need/"),
    ("the whole need page, a slider moved", "/birmingham/plan/need/?perinatal_share={share}"),
    ("what a moved slider redraws", "/birmingham/plan/need/?part=answer&perinatal_share={share}"),
)


def memory(path: Path) -> None:
    """Print by how many MB one national run, its draws included, lifts the peak."""
    from attune.domain.uncertainty.national import national_need
    from bench import _needs_world as world

    nation = world.kept(path)
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # the peak so far is forgotten
    before = _megabytes("VmRSS")
    national_need(nation, world.ASSUMPTIONS, world.LINE, world.draws())
    print(_megabytes("VmHWM") - before)


def _megabytes(what: str) -> float:
    found = re.search(rf"{what}:\s+(\d+)", Path("/proc/self/status").read_text("ascii"))
    if not found:
        raise RuntimeError("This system does not tell how much memory a process has")
    return int(found[1]) / 1024


def pages() -> None:
    """Print a line a page: milliseconds at the middle, at the best, and its title."""
    with tempfile.TemporaryDirectory(prefix="attune-bench-") as folder:
        os.environ["ATTUNE_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "attune.project.settings")
        client = _client()
        for title, path in PAGES:
            times = [_once(client, path, move) for move in range(MOVES + 3)][3:]
            print(f"{median(times) * 1000}\t{min(times) * 1000}\t{title}")


def _once(client: Any, path: str, move: int) -> float:
    began = time.perf_counter()
    answer = client.get(path.format(share=f"{10 + move / 10:.1f}"))
    assert answer.status_code == 200, (path, answer.status_code)  # noqa: S101
    return time.perf_counter() - began


def _client() -> Any:
    """A signed-in lead of Birmingham, on the worked example."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client
    from django.utils import timezone

    from attune.place.localities import actions as localities
    from attune.place.localities.models import System
    from attune.place.members import actions as members
    from attune.place.members.roles import Role

    call_command("migrate", verbosity=0)
    now = timezone.now()
    place = localities.found(
        system=System.objects.create(name="Bench", slug="bench"),
        name="Birmingham",
        slug="birmingham",
        authorities=["E08000025"],
        example="birmingham",
        by=None,
        at=now,
    )
    lead = members.add(email="lead@example.org", name="Lead", by=None, at=now)
    members.grant(lead, locality=place, role=Role.LEAD, by=None, at=now)
    client = Client(SERVER_NAME="localhost")
    client.force_login(lead)
    return client


if __name__ == "__main__":
    if sys.argv[1] == "pages":
        pages()
    else:
        memory(Path(sys.argv[2]))
