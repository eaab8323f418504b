"""Compiles a function where numba is there, and leaves it as it is where it is not.

The same source runs both ways and gives the same bits: all of it works on whole numbers.
NUMBA_DISABLE_JIT=1 takes the interpreted way, which is the oracle of the tests.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from . import kept

Function = TypeVar("Function", bound=Callable[..., Any])
# No place in an array lies beyond. Said of an index, this tells the compiler that it does not count
# from the end, which it would otherwise look into each time: a quarter of what an event costs.
PLACE = (1 << 40) - 1
CALLED: list[Any] = []  # every function compiled for others to call


def _numba() -> Any:
    """The compiler, or None: without it the product runs, some hundred times slower."""
    try:
        return import_module("numba")
    except ImportError:
        return None


numba = _numba()


def compiled(function: Function) -> Function:
    """For functions that others call; kept on disk, so that a process does not compile again."""
    if numba is None:
        return function
    with _keeping(kept.folder()) as where:
        made: Function = numba.njit(nogil=True, cache=bool(where), _nrt=False)(_ours(function))
    CALLED.append(made)
    return made


def inlined(function: Function) -> Function:
    """For the small parts of compiled functions."""
    if numba is None:
        return function
    made: Function = numba.njit(nogil=True, _nrt=False, forceinline=True)(_ours(function))
    return made


def _ours(function: Function) -> Function:
    """Code from elsewhere would not be seen to have changed."""
    file = Path(function.__code__.co_filename)
    if file not in kept.sources():
        raise ImportError(f"{file.name} is not among the sources of compiled code (kept.py)")
    return function


@contextmanager
def _keeping(where: Path | None) -> Iterator[Path | None]:
    """Code goes to this folder and to no other."""
    settings = numba.config
    before = settings.CACHE_DIR, settings.CACHE_LOCATOR_CLASSES
    if where:
        settings.CACHE_DIR = str(where)
        settings.CACHE_LOCATOR_CLASSES = "UserProvidedCacheLocator"
    try:
        yield where
    finally:
        settings.CACHE_DIR, settings.CACHE_LOCATOR_CLASSES = before
