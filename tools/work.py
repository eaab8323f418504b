"""The commands for a day's work: set up, run the demo, open a shell, time something."""

import os
import socket
from typing import NoReturn

from tools.project import PYTHON, ROOT, SETTINGS, VENV, CannotGoOn, must, say
from tools.setup import set_up

ATTUNE = str(VENV / "bin" / "attune")
BENCH = "import sys; from bench.{name} import main; sys.exit(main())"


def setup(words: list[str]) -> int:
    """Everything that running and testing need."""
    set_up(tests=True)
    say("Everything is set up. ./dev run serves the demo, ./dev test runs the tests.")
    return 0


def run(words: list[str]) -> int:
    """Set up, make the demo and serve it, in the foreground, until Ctrl-C."""
    port = _port(words)
    set_up(tests=False)
    env = _demo()
    must([ATTUNE, "demo"], "Making the demo", env=env)
    _become([ATTUNE, "serve", "--port", str(port)], env)


def shell(words: list[str]) -> int:
    """A Django shell on the demo's data, or on what ATTUNE_DATA and DATABASE_URL name."""
    set_up(tests=False)
    env = _demo()
    django = [str(PYTHON), "-m", "django"]
    must([*django, "migrate", "--verbosity=0"], "Bringing the tables up to date", env=env)
    _become([*django, "shell", *words], env)


def bench(words: list[str]) -> int:
    """Run bench/NAME.py's main(); further words are its own."""
    names = sorted(file.stem for file in (ROOT / "bench").glob("[a-z]*.py"))
    if not words or words[0] not in names:
        raise CannotGoOn(f"Say which: ./dev bench {' | '.join(names) or '(there are none yet)'}")
    set_up(tests=True, machine_too=False)
    _become([str(PYTHON), "-c", BENCH.format(name=words[0]), *words[1:]], dict(os.environ))


def _port(words: list[str]) -> int:
    """The port asked for, tried first: a set-up that cannot be served would be wasted."""
    if words and (len(words) != 2 or words[0] != "--port" or not words[1].isdigit()):
        raise CannotGoOn("./dev run takes --port N and nothing else.")
    port = int(words[1]) if words else 8000
    if not 0 < port < 65_536:
        raise CannotGoOn(f"A port lies between 1 and 65535, not at {port}.")
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except OSError as error:
            raise CannotGoOn(
                f"Port {port} cannot be used ({error.strerror}). "
                f"Try ./dev run --port {port % 65_535 + 1}"
            ) from error
    return port


def _demo() -> dict[str, str]:
    """The demo's settings, unless the environment has its own."""
    ours = {
        "ATTUNE_DATA": str(ROOT / "data"),
        "ATTUNE_DEMO": "1",
    }
    return SETTINGS | ours | dict(os.environ)


def _become(command: list[str], env: dict[str, str]) -> NoReturn:
    """Replace this process, so that signals and the exit code are the program's own."""
    os.execve(command[0], command, env)  # noqa: S606 (no shell is meant)
