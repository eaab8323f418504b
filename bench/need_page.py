"""The need page of one locality on national data: first, changed, and beside a bare page.

Reads the official files beside the project (see tests/data.py); ATTUNE_DATA is thrown away.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

OPEN = Path(__file__).resolve().parents[2] / "shared" / "data" / "open"
FILES = (
    "population_mid2020_lsoa11_ages0to5.csv",
    "imd2019_lsoa11_ranks_deciles.csv",
    "lookup_lsoa11_lad21.csv",
)
ROUNDS = 30


def main() -> int:
    if not OPEN.is_dir():
        print("The open data folder is not beside this checkout.")
        return 1
    with tempfile.TemporaryDirectory(prefix="attune-bench-") as folder:
        os.environ["ATTUNE_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "attune.project.settings")
        _report(_client())
    return 0


def _client() -> object:
    """A signed-in lead of Birmingham, on the national files."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client
    from django.utils import timezone

    from attune.place.imports import actions as imports
    from attune.place.localities import actions as localities
    from attune.place.localities.models import System
    from attune.place.members import actions as members
    from attune.place.members.roles import Role

    call_command("migrate", verbosity=0)
    now = timezone.now()
    for name in FILES:
        imports.import_file(OPEN / name, by=None, at=now)
    place = localities.found(
        system=System.objects.create(name="Bench", slug="bench"),
        name="Birmingham",
        slug="birmingham",
        authorities=["E08000025"],
        by=None,
        at=now,
    )
    lead = members.add(email="lead@example.org", name="Lead", by=None, at=now)
    members.grant(lead, locality=place, role=Role.LEAD, by=None, at=now)
    client = Client(SERVER_NAME="localhost")
    client.force_login(lead)
    return client


def _report(client: object) -> None:
    need = "/birmingham/plan/need/"
    rows = [("need, first time (solves the gradient)", _once(client, need))]
    rows += [
        (title, _median(client, path))
        for title, path in (
            ("a bare page (account)", "/account/email/"),
            ("need, as published", need),
            ("need, an assumption changed", f"{need}?perinatal_share=18"),
            ("need, an anchor changed", f"{need}?anchor_secure=49&anchor_insecure=31"),
            ("map", "/birmingham/map/"),
        )
    ]
    bare = rows[1][1]
    print(f"{'page':42} {'ms':>8} {'x bare':>8}")
    for title, seconds in rows:
        print(f"{title:42} {seconds * 1000:8.1f} {seconds / bare:8.1f}")


def _once(client: object, path: str) -> float:
    began = time.perf_counter()
    answer = client.get(path)  # type: ignore[attr-defined]
    assert answer.status_code == 200, (path, answer.status_code)  # noqa: S101
    return time.perf_counter() - began


def _median(client: object, path: str) -> float:
    _once(client, path)
    return sorted(_once(client, path) for _ in range(ROUNDS))[ROUNDS // 2]


if __name__ == "__main__":
    sys.exit(main())
