"""A port of this machine that nobody listens on, and that no test beside us is given too."""

import os
import socket


def free_port() -> int:
    """Each process of the tests has its own share: two servers would take one port silently."""
    beside = "DATABASE_URL" in os.environ  # somebody may try both at once
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) * 2 + beside
    among = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")) * 2
    for _ in range(1000):
        port = _given()
        if port // 2 % among == number:  # Linux gives only odd ones, or only even ones
            return port
    raise OSError("No port of this machine is free.")


def _given() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
