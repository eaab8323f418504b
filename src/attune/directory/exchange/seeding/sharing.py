"""Shares the making of services out among processes: each makes every so many-th order.

A process writes what it made to its pipe and waits there until that is read, so that none runs far
ahead. It is a program of its own and knows no database.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import BinaryIO

from .making import Made, Order, make

MOST_PROCESSES = 4


def shared(orders: Sequence[Order]) -> Iterator[list[Made]]:
    """What was ordered, in order."""
    processes = min(MOST_PROCESSES, len(os.sched_getaffinity(0)), len(orders))
    with ExitStack() as stack:
        pipes = [_started(stack, orders[first::processes]) for first in range(processes)]
        for number in range(len(orders)):
            yield pickle.load(pipes[number % processes])  # noqa: S301  (our own process wrote it)


def _started(stack: ExitStack, orders: Sequence[Order]) -> BinaryIO:
    """A process at work on these orders, ended with the stack: the pipe it writes to."""
    command = [sys.executable, "-m", "attune.directory.exchange.seeding.sharing"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    process = stack.enter_context(subprocess.Popen(command, **pipes))  # type: ignore[call-overload]  # noqa: S603
    stack.callback(process.kill)
    pickle.dump(list(orders), process.stdin)
    process.stdin.close()
    return process.stdout  # type: ignore[no-any-return]


def main() -> None:
    """Make what standard input orders."""
    for order in pickle.load(sys.stdin.buffer):  # noqa: S301  (our own process wrote it)
        pickle.dump(make(order), sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    main()
