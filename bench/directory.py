"""`./dev bench directory`: a directory of 100,000 invented services, its feed and its search.

Both databases, each in a process of its own. ATTUNE_BENCH_SERVICES asks for another number.
"""

import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from tools import postgres

LINE = "{:<62}{:>9}{:>9}{:>9}{:>8}  {}"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="attune-bench-") as folder:
        show("SQLite", measured(folder, f"sqlite:///{folder}/bench.sqlite3"))
        if postgres.programs():
            with postgres.cluster() as url:
                show("PostgreSQL 15 (fsync off)", measured(folder, url))
    return 0


def measured(folder: str, url: str) -> dict[str, Any]:
    """In a process of its own, since settings are read once."""
    ours = {
        "ATTUNE_DATA": folder,
        "ATTUNE_SECRET_KEY": "for-timing-only",
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "attune.project.settings",
    }
    command = [sys.executable, "-m", "bench._directory_at_work"]
    done = subprocess.run(  # noqa: S603  our own program
        command, env=os.environ | ours, stdout=subprocess.PIPE, text=True, check=True
    )
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def show(database: str, figures: dict[str, Any]) -> None:
    """The tables of one database; the baseline is the feed's first page, which asks no table."""
    print(f"\n{database}: {figures['services']:,} services listed in {figures['seconds']:.0f} s")
    bare = figures["bare"]
    print(LINE.format("milliseconds", "p50", "p95", "p99", "x bare", "goal"))
    print(LINE.format("the feed's root (bare)", *map(_short, bare), "1.0", ""))
    for what, p50, p95, p99, goal in figures["pages"]:
        ratio = f"{p50 / bare[0]:.1f}"
        print(LINE.format(what[:61], *map(_short, (p50, p95, p99)), ratio, goal))
    print(
        f"\n{'streams of every service':<62}{'seconds':>9}{'MB':>9}{'grew MB':>9}{'x raw':>8}  goal"
    )
    for what, seconds, size, grew, ratio, goal in figures["streams"]:
        print(f"{what:<62}{seconds:>9.1f}{size:>9.0f}{grew:>9.1f}{ratio:>8.1f}  {goal}")
    print()
    print(LINE.format("milliseconds", "p50", "p95", "p99", "x bare", "goal"))
    for what, p50, p95, p99, goal in figures["search"]:
        ratio = f"{p50 / bare[0]:.1f}"
        print(LINE.format(what[:61], *map(_short, (p50, p95, p99)), ratio, goal))


def _short(milliseconds: float) -> str:
    return f"{milliseconds:.1f}"


if __name__ == "__main__":
    sys.exit(main())
