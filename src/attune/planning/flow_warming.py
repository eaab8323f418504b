"""`attune planning flow warm`: compiles the simulation ahead, so that no request waits for it."""

import shutil
import subprocess
import sys
from time import perf_counter

from attune.domain.flow import kept

READY = "ready"
COMMAND = (sys.executable, "-m", "attune.project.commands", "planning", "flow", "warm", "--quiet")


def is_ready() -> bool:
    """Whether what is kept was made from the code as it is now; quick, and compiles nothing."""
    where = kept.folder()
    return where is None or (where / READY).exists()


def warmed() -> str:
    """Compile what is not compiled, put older code away, and say so in one line."""
    if is_ready():
        return _said()
    began = perf_counter()
    from attune.domain.flow.warming import warm  # brings the compiler

    made = warm()
    where = kept.folder()
    if where:
        for old in kept.others():
            shutil.rmtree(old, ignore_errors=True)
        if made:
            (where / READY).touch()
    return _said(f" in {perf_counter() - began:.1f} s" if made else "")


def _said(took: str = "") -> str:
    where = kept.folder()
    if where is None:
        return (
            "Compiled code cannot be kept: no folder can be written to, so that each process"
            " compiles for itself. NUMBA_CACHE_DIR may name one."
        )
    if not (where / READY).exists():
        return "The simulation runs interpreted, some hundred times slower."
    return f"The simulation is compiled{took}; kept in {where}"


def in_a_process_of_its_own() -> None:
    """For a server about to start its own processes: they then find it compiled."""
    subprocess.run(COMMAND, stdin=subprocess.DEVNULL)  # noqa: S603  our own command
