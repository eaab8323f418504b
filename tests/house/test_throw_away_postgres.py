"""The throw-away PostgreSQL cluster goes away, however its user ends."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.house.source import ROOT

USER = """
import signal, sys, time
from tools import postgres
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
# A run started in the background hands on that SIGINT is ignored; somebody's Ctrl-C is not.
signal.signal(signal.SIGINT, signal.default_int_handler)
with postgres.cluster() as url:
    print(url, flush=True)
    time.sleep(60)
"""


def gone(home: Path, server: int) -> bool:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if not Path(f"/proc/{server}/cmdline").exists() or not _runs(server):
            return True
        time.sleep(0.05)
    return False


def _runs(process: int) -> bool:
    try:
        return bool(Path(f"/proc/{process}/cmdline").read_bytes())  # a zombie has an empty one
    except OSError:
        return False


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_cluster_is_stopped_and_removed(ending: signal.Signals) -> None:
    user = subprocess.Popen(
        [sys.executable, "-c", USER],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert user.stdout is not None
    home = Path(urlsplit(user.stdout.readline().strip()).path[1:]).parent
    user.stdout.close()
    server = int((home / "data" / "postmaster.pid").read_text().splitlines()[0])
    user.send_signal(ending)
    user.wait(timeout=30)
    assert gone(home, server)
    if ending == signal.SIGKILL:  # nobody was left to remove the folder
        shutil.rmtree(home)
    assert not home.exists()
