"""`./dev bench jobs`: what our jobs and the audit trail cost beside bare django-tasks-db."""

import json
import os
import subprocess
import sys
import tempfile

from tools import postgres

LINE = "{:<34}{:>12}{:>12}{:>9}"


def main() -> int:
    """Both databases, each measured against its own baseline in the same minute."""
    with tempfile.TemporaryDirectory(prefix="attune-bench-") as folder:
        show("SQLite", measured(folder, f"sqlite:///{folder}/bench.sqlite3"))
        if postgres.programs():
            with postgres.cluster() as url:
                show("PostgreSQL 15 (fsync off)", measured(folder, url))
    return 0


def measured(folder: str, url: str) -> dict[str, dict[str, float]]:
    """In a process of its own, since settings are read once."""
    ours = {
        "ATTUNE_DATA": folder,
        "ATTUNE_SECRET_KEY": "for-timing-only",
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "attune.project.settings",
    }
    command = [sys.executable, "-m", "bench._jobs_at_work"]
    done = subprocess.run(  # noqa: S603  our own program
        command, env=os.environ | ours, stdout=subprocess.PIPE, text=True, check=True
    )
    figures: dict[str, dict[str, float]] = json.loads(done.stdout.splitlines()[-1])
    return figures


def show(database: str, figures: dict[str, dict[str, float]]) -> None:
    print(f"\n{database}")
    print(LINE.format("per second", "bare", "ours", "ratio"))
    for name, rate in figures["compared"].items():
        bare, ours = rate["bare"], rate["ours"]
        print(LINE.format(name, f"{bare:,.0f}", f"{ours:,.0f}", f"{ours / bare:.2f}"))
    print(LINE.format("microseconds each", "", "", ""))
    for name, cost in figures["each"].items():
        print(LINE.format(name, "", f"{cost:,.0f}", ""))


if __name__ == "__main__":
    sys.exit(main())
