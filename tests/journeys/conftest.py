"""A real server with its worker on a fresh demo world, and a browser that meets no other host."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import DESK, Watched, watched
from tests.journeys.free_port import free_port
from tests.journeys.visitor import Visitor
from tests.ready_database import one_at_a_time, sqlite_file

KNOCKS = 8  # the system gives each to one of two processes, so that both are met
SECONDS_TO_BEGIN = 120  # a busy machine is slow, not wrong
ATTUNE = [sys.executable, "-m", "attune.project.commands"]


@dataclass(frozen=True)
class Served:
    """The demo's server: its address, its folder, and what its programs run with."""

    address: str
    data: Path
    env: dict[str, str]

    @property
    def log(self) -> Path:
        return self.data / "serve.log"

    def run(self, module: str) -> str:
        """What a Python module prints, run beside the server on its data."""
        command = [sys.executable, "-m", module]
        done = subprocess.run(
            command, env=self.env, check=True, timeout=60, stdout=subprocess.PIPE, text=True
        )
        return done.stdout


def ready_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's folder, made by the first process that wants it and copied by all."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    made, making = shared / "ready-demo", shared / "making-demo"
    migrated = sqlite_file()
    with one_at_a_time():
        if not made.exists():
            making.mkdir()
            shutil.copy(migrated, making / "attune.sqlite3")
            env = os.environ | {
                "ATTUNE_DATA": str(making),
                "ATTUNE_DEMO": "1",
                "DJANGO_SETTINGS_MODULE": "attune.project.settings",
                "PYTHONPATH": "src",
            }
            subprocess.run([*ATTUNE, "demo"], env=env, check=True, timeout=120)
            making.rename(made)
    return made


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demo, served as `attune serve` serves it."""
    data = tmp_path_factory.mktemp("demo")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    env = os.environ | {
        "ATTUNE_DATA": str(data),
        "ATTUNE_DEMO": "1",
        "ATTUNE_ADDRESS": address,
        "DJANGO_SETTINGS_MODULE": "attune.project.settings",
        "PYTHONPATH": "src",
    }
    shutil.copytree(ready_demo(tmp_path_factory), data, dirs_exist_ok=True)
    found = Served(address, data, env)
    log = found.log.open("w")
    server = subprocess.Popen(
        [*ATTUNE, "serve", "--port", str(port)], env=env, stdout=log, stderr=subprocess.STDOUT
    )
    try:
        _wait_until_it_answers(address, server, found.log)
        yield found
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def _wait_until_it_answers(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    """Until whichever of its processes is asked has shown a page: a first one takes long."""
    answered, until = 0, time.monotonic() + SECONDS_TO_BEGIN
    while server.poll() is None and answered < KNOCKS and time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{address}/", timeout=20):  # noqa: S310 (loopback)
                answered += 1
        except OSError:
            time.sleep(0.2)
    if answered < KNOCKS:
        pytest.fail(f"The demo did not answer:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def site(served: Served) -> str:
    """The address of the demo."""
    return served.address


@pytest.fixture(scope="session")
def samples(served: Served) -> dict[str, dict[str, str]]:
    """The ids of rows of the demo, for addresses that need one."""
    found: dict[str, dict[str, str]] = json.loads(served.run("tests.journeys.samples"))
    return found


@pytest.fixture
def visitor(browser_page: Page, site: str) -> Visitor:
    """Somebody who comes to the site."""
    return Visitor(browser_page, site)


@pytest.fixture(scope="session")
def page_kept(chromium: Browser) -> Iterator[Watched]:
    """One page for all tests that only look: a fresh one takes longer to make than to read."""
    with watched(chromium) as found:
        yield found


@pytest.fixture
def looker(page_kept: Watched, site: str) -> Iterator[Visitor]:
    """Somebody new who comes to look, and leaves nothing behind for who comes after."""
    page_kept.page.context.clear_cookies()
    page_kept.page.set_viewport_size(DESK)
    yield Visitor(page_kept.page, site)
    page_kept.then_all_was_well()
