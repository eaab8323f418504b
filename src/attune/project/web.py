"""The web server as a process of its own: `python -m attune.project.web HOST PORT WORKERS`."""

import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from attune.project.keeping import end_with_parent

SECONDS_TO_FINISH = 10


def main(host: str, port: str, workers: str) -> None:
    """Serve until asked to end. Requests in hand have some seconds to finish."""
    end_with_parent()
    Granian(
        "attune.project.wsgi:application",
        address=host,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=int(workers),
        blocking_threads=1,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        log_level=LogLevels.warning,
    ).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
