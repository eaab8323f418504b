"""Set-up: a virtual environment, the locked packages, our own source on its path, assets."""

import fcntl
import hashlib
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import machine, mirrors
from tools.project import PYTHON, REQUIREMENTS, ROOT, VENV, meanwhile, must, say

UV = VENV / "bin" / "uv"
RUN = ("uv.txt", "run.txt")
TESTS = (*RUN, "test.txt")
WARM = ("planning", "flow", "warm", "--quiet")
COMMAND = """#!{python}
# Written by ./dev setup.
import sys

from attune.project.commands import main

sys.exit(main())
"""


def set_up(*, tests: bool, machine_too: bool = True) -> None:
    """Make everything ready to run, and with `tests` also to test; quick when it already is.

    Without `machine_too` the browser and the database server of the tests are not asked for.
    """
    with _one_at_a_time():
        ready = _stamp("tests", TESTS)
        if not tests and not ready.exists():
            ready = _stamp("run", RUN)
        installed = PYTHON.exists() and ready.exists()
        needs = () if installed else (machine.VENV_MODULE,)
        # Everything that may be missing is looked for before anything is changed.
        machine.provide(needs + (machine.FOR_TESTS if tests and machine_too else ()))
        if not installed:
            _install(TESTS if tests else RUN)
            ready.touch()
        # The simulation is compiled, once, in some twenty seconds of one core, meanwhile.
        warm = [str(PYTHON), "-m", "attune.project.commands", *WARM]
        with meanwhile(warm, "Compiling the simulation"):
            # The NHS front end, the fonts and the translations; it sees itself what is to do.
            bring = [str(PYTHON), "-m", "attune.kit.assets", *(["--tests"] if tests else [])]
            must(bring, "Bringing the assets")


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with (ROOT / "dev").open() as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        yield


def _stamp(name: str, locks: Iterable[str]) -> Path:
    """A file in the environment, named by the locks it was installed from and where it stands."""
    digest = _digest([REQUIREMENTS / lock for lock in locks])
    return VENV / f"ready-{name}-{digest}"


def _digest(files: Iterable[Path]) -> str:
    whole = hashlib.sha256(str(ROOT).encode())
    for file in files:
        whole.update(file.read_bytes())
    return whole.hexdigest()[:16]


def _install(locks: tuple[str, ...]) -> None:
    say("Setting up: the locked Python packages")
    if not PYTHON.exists():
        must([sys.executable, "-m", "venv", "--clear", str(VENV)], "Making .venv")
    if not (VENV / "bin" / "pip").exists():
        must([str(PYTHON), "-m", "ensurepip", "--default-pip"], "Bringing pip into .venv")
    first, *others = locks
    pip = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    must([*pip, "--require-hashes", "-r", str(REQUIREMENTS / first)], "Installing uv")
    uv = [str(UV), "pip", "install", "-q", "--python", str(PYTHON)]
    for lock in others:
        uv += ["-r", str(REQUIREMENTS / lock)]
    must(
        [*uv, "--require-hashes", "--compile-bytecode", "--no-build"],
        "Installing the locked packages",
        env=mirrors.environment(),
    )
    _put_our_source_on_the_path()


def _put_our_source_on_the_path() -> None:
    """Our own package is read from src/ where it stands: nothing to build, nothing to download."""
    packages = next((VENV / "lib").glob("python3.*/site-packages"))
    (packages / "attune-source.pth").write_text(f"{ROOT / 'src'}\n")
    command = VENV / "bin" / "attune"
    command.write_text(COMMAND.format(python=PYTHON))
    command.chmod(0o755)
