"""Compiles a function where numba is there, and leaves it as it is where it is not.

The same source runs both ways and gives the same bits: all of it works on whole numbers.
NUMBA_DISABLE_JIT=1 takes the interpreted way, which is the oracle of the tests.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])


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
    made: Function = numba.njit(nogil=True, cache=True, _nrt=False)(function)
    return made


def inlined(function: Function) -> Function:
    """For the small parts of compiled functions."""
    if numba is None:
        return function
    made: Function = numba.njit(nogil=True, _nrt=False)(function)
    return made
