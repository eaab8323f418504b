"""Where compiled code is kept: in a folder named after everything that it was made from.

The compiler itself looks only at the file of the function that is called, and would go on running
old code after a change in a function which that one calls.
"""

import hashlib
import os
import platform
import re
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HERE = Path(__file__).parent
COMPILED = re.compile(r"^@(compiled|inlined)$", re.MULTILINE)
IMPORTED = re.compile(r"^from (?:\.|attune\.domain\.flow\.)(\w+) import", re.MULTILINE)
LIBRARIES = ("numba", "llvmlite", "numpy")
PREFIX = "flow-"


@cache
def sources() -> dict[Path, str]:
    """Every file with a compiled function, and what these take from beside them, with its text."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(HERE.glob("*.py"))}
    found = [path for path, text in texts.items() if COMPILED.search(text)]
    for path in found:
        beside = (HERE / f"{name}.py" for name in IMPORTED.findall(texts[path]))
        found += [other for other in dict.fromkeys(beside) if other in texts and other not in found]
    return {path: texts[path] for path in found}


@cache
def version_of_sources() -> str:
    """The same on two machines where both give the same numbers."""
    told = hashlib.sha256()
    for path, text in sorted(sources().items()):
        told.update(f"{path.name}\0{text}\0".encode())
    return told.hexdigest()


@cache
def name() -> str:
    """Changes with any of the sources, with the compiler, and with the processor."""
    made_with = [sys.version, platform.machine(), _processor(), *map(_version, LIBRARIES)]
    told = hashlib.sha256(repr([version_of_sources(), *made_with]).encode())
    return f"{PREFIX}{told.hexdigest()[:16]}"


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _processor() -> str:
    """Code is compiled for one model; where it is not told, the compiler sees for itself."""
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return ""
    told = re.search(r"^model name\s*:(.*)$", text, re.MULTILINE)
    return told[1].strip() if told else ""


@cache
def folder() -> Path | None:
    """The first place that can be written to; None where there is none, and nothing is kept.

    Never one that others may write to as well: what lies in it is run.
    """
    for place in _places():
        wanted = place / name()
        try:
            wanted.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=wanted).close()
        except OSError:
            continue
        return wanted
    return None


def _places() -> Iterator[Path]:
    """Where the site says, beside the sources, in the user's own cache."""
    if asked := os.environ.get("NUMBA_CACHE_DIR"):
        yield Path(asked)
    yield HERE / "__pycache__"
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    if os.path.isabs(home):
        yield Path(home) / "attune"


def others() -> list[Path]:
    """Folders beside this one that were made from something else."""
    here = folder()
    return [each for each in here.parent.glob(f"{PREFIX}*") if each != here] if here else []
