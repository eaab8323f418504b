"""Keeps several processes running together: restarts one that dies, ends all of them cleanly."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

SECONDS_BETWEEN_LOOKS = 0.1
SECONDS_TO_END = 15
# A process that lives for less than this has not really started.
SECONDS_TO_SETTLE = 5
QUICK_DEATHS = 3
DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux's prctl


@dataclass
class Kept:
    """One process that is kept running."""

    name: str
    command: Sequence[str]
    process: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0
    quick_deaths: int = field(default=0)

    def start(self) -> None:
        # In a session of its own: Ctrl-C is for us, and we end it in order.
        self.process = subprocess.Popen(self.command, start_new_session=True)  # noqa: S603
        self.started = time.monotonic()

    @property
    def dead(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def ask_to_end(self) -> None:
        if self.process and not self.dead:
            self.process.terminate()

    def clear_away(self) -> None:
        """Kill it and whatever it started and left behind."""
        if self.process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)


class Keeper:
    """Several processes kept together."""

    def __init__(self, commands: Mapping[str, Sequence[str]]) -> None:
        self.kept = [Kept(name, command) for name, command in commands.items()]
        self.asked = 0

    def run(self) -> int:
        """Until somebody asks for the end; 1 where one of them will not stay alive."""
        handlers = {one: signal.signal(one, self._ask) for one in (signal.SIGINT, signal.SIGTERM)}
        try:
            for kept in self.kept:
                kept.start()
            return self._watch()
        finally:
            self._end()
            for number, handler in handlers.items():
                signal.signal(number, handler)

    def _watch(self) -> int:
        while not self.asked:
            for kept in self.kept:
                if kept.dead and not self._revive(kept):
                    return 1
            time.sleep(SECONDS_BETWEEN_LOOKS)
        return 0

    def _revive(self, kept: Kept) -> bool:
        kept.clear_away()
        lived = time.monotonic() - kept.started
        kept.quick_deaths = kept.quick_deaths + 1 if lived < SECONDS_TO_SETTLE else 0
        if kept.quick_deaths >= QUICK_DEATHS:
            say(f"The {kept.name} ends as soon as it starts. Its own message stands above.")
            return False
        say(f"The {kept.name} ended unexpectedly and is started again.")
        kept.start()
        return True

    def _end(self) -> None:
        for kept in self.kept:
            kept.ask_to_end()
        until = time.monotonic() + SECONDS_TO_END
        while any(kept.process and not kept.dead for kept in self.kept):
            if time.monotonic() > until or self.asked > 1:
                for kept in self.kept:
                    kept.clear_away()
            time.sleep(SECONDS_BETWEEN_LOOKS)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        """The first time ends all in order, the second at once."""
        self.asked += 1


def end_with_parent() -> None:
    """Ask Linux to end this process should the one that keeps it be killed outright."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(DEATH_SIGNAL, signal.SIGTERM)


def say(sentence: str) -> None:
    """To whoever started us, at once."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
