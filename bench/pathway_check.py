"""How long the checker takes, beside following every walk with all that was ever said kept.

The pathways are made up here: rows of questions, each with a condition on an earlier answer and
every tenth with a route back. Target: 500 steps in a second at most.
"""

import sys
from collections.abc import Callable
from time import perf_counter

from attune.domain.pathways.checking.checker import check
from attune.domain.pathways.checking.exploring import explore
from attune.domain.pathways.checking.turning import Exactly
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.reading import read_pathway
from attune.domain.pathways.writing import document
from tests.domain.pathways.walked import walked
from tests.pathways_rowed import in_a_row, tangled

TARGET = 1.0  # seconds for 500 steps
LINE = "{:44} {:>7} {:>9} {:>10} {:>12}"
SMALL = 20  # steps: the brute force takes for ever on more


def timed(work: Callable[[], object], rounds: int = 3) -> float:
    """The quickest of a few rounds, in seconds."""
    taken = []
    for _ in range(rounds):
        began = perf_counter()
        work()
        taken.append(perf_counter() - began)
    return min(taken)


def said(words: str, pathway: Pathway, baseline: float, what: str) -> float:
    seconds = timed(lambda: check(pathway))
    stands = len(explore(pathway, Exactly(pathway)).came)
    ratio = f"{seconds / baseline:.2f} × {what}"
    print(LINE.format(words, len(pathway.steps), f"{stands:,}", f"{seconds * 1000:.1f} ms", ratio))
    return seconds


def reading(pathway: Pathway) -> float:
    """The baseline for large ones: reading the same pathway from plain data."""
    plain = document(pathway)
    return timed(lambda: read_pathway(plain, file="bench"))


def main() -> int:
    print(LINE.format("", "steps", "stands", "check", "ratio"))
    small = in_a_row(SMALL)
    said("a small one, beside brute force", small, timed(lambda: walked(small)), "brute force")
    seconds = 0.0
    for steps in (125, 250, 500, 1000):
        row = in_a_row(steps)
        took = said("in a row, conditions and loops", row, reading(row), "reading")
        seconds = took if steps == 500 else seconds
    tangle = tangled(500)
    worst = said("too tangled: checked more strictly", tangle, reading(tangle), "reading")
    print(f"500 steps in {max(seconds, worst):.2f} s; the target is {TARGET:.0f} s")
    return int(max(seconds, worst) > TARGET)


if __name__ == "__main__":
    sys.exit(main())
