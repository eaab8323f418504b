"""A real server with its worker on a fresh demo world, and a browser that meets no other host."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.free_port import free_port
from tests.journeys.visitor import Visitor

ATTUNE = [sys.executable, "-m", "attune.project.commands"]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo, served as `attune serve` serves it."""
    data = tmp_path_factory.mktemp("demo")
    port = free_port()
    env = os.environ | {
        "ATTUNE_DATA": str(data),
        "ATTUNE_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "attune.project.settings",
        "PYTHONPATH": "src",
    }
    subprocess.run([*ATTUNE, "demo"], env=env, check=True, timeout=120)
    log = (data / "serve.log").open("w")
    server = subprocess.Popen(
        [*ATTUNE, "serve", "--port", str(port)], env=env, stdout=log, stderr=subprocess.STDOUT
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_it_answers(address, server, data / "serve.log")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def _wait_until_it_answers(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(150):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/health/", timeout=2):  # noqa: S310 (loopback)
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"The demo did not answer:\n{log.read_text()[-3000:]}")


@pytest.fixture
def visitor(browser_page: Page, site: str) -> Visitor:
    """Somebody who comes to the site."""
    return Visitor(browser_page, site)
