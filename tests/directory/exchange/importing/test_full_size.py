"""Full-size proof, run by ./dev prove: a feed of hundreds of megabytes in bounded memory."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.directory.exchange.importing.feeds_from_elsewhere import a_row

pytestmark = pytest.mark.prove
MEGABYTES = 250
# In a process of its own, so that its greatest memory is that of the import alone.
IMPORT = """
import re, sys
from pathlib import Path
import django
django.setup()
from django.core.management import call_command
from django.utils import timezone
from attune.place.localities import actions
from attune.place.localities.models import System
from attune.project.commands import main
call_command("migrate", verbosity=0)
system = System.objects.create(name="Vale", slug="vale")
actions.found(system=system, name="Vale", slug="vale", by=None, at=timezone.now())
code = main(["directory", "import", *sys.argv[1:]])
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
sys.exit(code)
"""


def imported(path: Path, data: Path, *words: str) -> tuple[dict[str, int], int]:
    """The counts it printed, and the megabytes it needed."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT, str(path), "--json", *words],
        env={
            "PATH": os.environ["PATH"],
            "ATTUNE_DATA": str(data),
            "ATTUNE_SECRET_KEY": "for-tests-only",
            "DJANGO_SETTINGS_MODULE": "attune.project.settings",
            "PYTHONPATH": "src",
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    text, _, kilobytes = done.stdout.rstrip().rpartition("\n")
    return json.loads(text), int(kilobytes) // 1024


def test_a_feed_of_250_mb_is_read_in_little_memory(tmp_path: Path) -> None:
    path, services = tmp_path / "feed.json", 0
    with path.open("w", encoding="utf-8") as file:
        file.write('{"contents": [')
        while file.tell() < MEGABYTES << 20:
            row = json.dumps(a_row(f"svc-{services}", description="Plain words. " * 700))
            file.write(("," if services else "") + row)
            services += 1
        file.write("]}")
    counts, megabytes = imported(path, tmp_path / "data", "--dry-run")
    assert (counts["read"], counts["imported"]) == (services, services)
    assert megabytes < 250


def test_a_table_of_250_mb_is_read_in_little_memory(tmp_path: Path) -> None:
    path, services = tmp_path / "services.csv", 0
    with path.open("w", encoding="utf-8") as file:
        file.write("id,name,status,description,url\n")
        while file.tell() < MEGABYTES << 20:
            file.write(f"svc-{services},Baby and You,active,{'Plain words. ' * 700},\n")
            services += 1
    counts, megabytes = imported(path, tmp_path / "data", "--dry-run")
    assert (counts["read"], counts["imported"]) == (services, services)
    assert megabytes < 250
