"""Shows how far long work has come: a bar on a terminal, plain lines elsewhere."""

import sys
import time
from typing import TextIO

WIDTH = 30


class Bar:
    """A progress callback for one piece of work, such as reading a file."""

    def __init__(self, what: str, *, to: TextIO | None = None) -> None:
        self.what = what
        self.to = to or sys.stderr
        self.drawn = self.to.isatty()
        self.next_draw = 0.0
        if not self.drawn:
            self._say(f"{what} …\n")

    def __call__(self, done: int, total: int) -> None:
        if not self.drawn or (time.monotonic() < self.next_draw and done < total):
            return
        self.next_draw = time.monotonic() + 0.1
        share = min(done / total, 1.0) if total else 0.0
        filled = round(share * WIDTH)
        bar = "█" * filled + "░" * (WIDTH - filled)
        self._say(f"\r{self.what} {bar} {share:4.0%} ")

    def close(self) -> None:
        if self.drawn:
            self._say("\r\033[K")

    def _say(self, words: str) -> None:
        try:
            self.to.write(words)
        except UnicodeEncodeError:  # a terminal without these characters
            self.to.write(words.encode("ascii", "replace").decode("ascii"))
        self.to.flush()
