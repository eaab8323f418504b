"""`./dev bench needs`: the need model with its uncertainty, beside every cell worked out plainly.

One run: the program's national assessment and the plain one take turns, on the same random numbers.
Judged is the best of each, what the machine can do when nobody disturbs it; the middle is printed
beside it, and the processors' time of all threads, since the plain run is too long to be left alone
for. It ends with 1 where a target is missed.
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import numpy as np

from attune.domain.assumptions import Assumptions
from attune.domain.uncertainty.model import Model
from attune.domain.uncertainty.nation import Nation
from attune.domain.uncertainty.national import (
    NationalDraws,
    NationalNeed,
    national_need,
)
from attune.domain.uncertainty.nodes import Collapsed
from attune.domain.uncertainty.ranges import counted, ranged
from attune.domain.uncertainty.tornado import tornado_of
from attune.planning.evidence import example, shipped
from bench import _needs_world as world
from bench._needs_cell_by_cell import Plainly

ROUNDS, QUICK = 2, 10  # of the plain run, and of ours before each of those
MOVES = 60
LINE = "{:<63}{:>13}{:>13}{:>13}{:>10}  {}"


@dataclass
class Target:
    """One number that has to be at most, or at least, another."""

    words: str
    found: float
    wanted: float
    unit: str
    at_least: bool = False

    @property
    def met(self) -> bool:
        return self.found >= self.wanted if self.at_least else self.found <= self.wanted

    def __str__(self) -> str:
        side = "at least" if self.at_least else "at most"
        found = f"{self.found:,.4g} {self.unit}, {side} {self.wanted:g}"
        return f"{'yes ' if self.met else 'MISSED'}  {self.words}: {found}"


def main() -> int:
    nation = world.nation()
    where = "official files" if world.OPEN.is_dir() else "made up, as large as the real one"
    print(
        f"England ({where}): {len(nation.codes)} authorities, {len(nation.ridits):,} small areas,"
        f" 10,000 draws; {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}\n"
    )
    print(LINE.format("", "best", "middle", "processors", "times", ""))
    targets = [*whole_nation(nation), *memory(nation), *one_move(), *files()]
    pages()
    print()
    for target in targets:
        print(target)
    return int(not all(target.met for target in targets))


@dataclass(frozen=True)
class Took:
    """Seconds on the clock, and of the processors, which others at work disturb less."""

    clock: float
    work: float


def timed(work: Callable[[], object]) -> Took:
    began, spent = perf_counter(), _spent()
    work()
    return Took(perf_counter() - began, _spent() - spent)


def _spent() -> float:
    """By this process and by those it waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def best(runs: list[Took]) -> Took:
    return Took(min(each.clock for each in runs), min(each.work for each in runs))


def row(words: str, runs: list[Took], base: Took | None = None, note: str = "") -> None:
    """A line of the table, in milliseconds; how many times as fast, on the clock and in work."""
    least, middle = best(runs), median(each.clock for each in runs)
    cells = [f"{each * 1000:,.1f} ms" for each in (least.clock, middle, least.work)]
    times = f"{base.clock / least.clock:.0f} / {base.work / least.work:.0f}" if base else ""
    print(LINE.format(words, *cells, times, note), flush=True)


def whole_nation(nation: Nation) -> Iterator[Target]:
    """Ours and the plain one in turns; each of ours draws anew."""
    asked = (nation, world.ASSUMPTIONS, world.LINE)
    plain = Plainly.of(*asked, world.draws())
    ours: list[Took] = []
    alone: list[Took] = []
    cells: list[Took] = []
    need = national_need(*asked, world.draws())
    for _ in range(ROUNDS):
        for _ in range(QUICK):
            ours.append(timed(lambda: national_need(*asked, world.draws())))
            alone.append(timed(lambda: national_need(*asked, world.draws(), threads=1)))
        cells.append(timed(plain.run))
    base, least = best(cells), best(ours)
    row("Cell by cell with numpy, 2 threads: levels, intervals, moments", cells, base)
    row("On nine nodes, 2 threads: the same, with the draws", ours, base, "aim 100 ms")
    row("  on 1 thread", alone, base)
    clock, work = base.clock / least.clock, base.work / least.work
    yield Target("as fast as cell by cell, on the clock", clock, 20, "times", at_least=True)
    yield Target("as fast as cell by cell, in work", work, 20, "times", at_least=True)
    yield Target("ends of intervals, off by", _ends_off(need, plain), 0.01, "family")
    yield Target("small areas' means and sds, off by", _moments_off(need, plain), 0.01, "family")
    yield Target("any authority, level and draw, off by", _draws_off(plain), 0.01, "family")


def _ends_off(need: NationalNeed, plain: Plainly) -> float:
    ours = np.stack((need.mean, need.median, need.low, need.high))
    return float(np.abs(ours - plain.intervals).max())


def _moments_off(need: NationalNeed, plain: Plainly) -> float:
    found = need.small_areas
    apart = np.abs(found.mean - plain.mean).max()
    return float(max(apart, np.abs(np.sqrt(found.variance) - np.sqrt(plain.variance)).max()))


def _draws_off(plain: Plainly) -> float:
    """Every one of the 309 x 8 x 10,000 numbers beside its plain one."""
    nation, model = plain.nation, Model.of(world.ASSUMPTIONS, world.LINE, plain.draws)
    _, children, squares = nation.on_nodes()
    work = NationalDraws.of(model, children, squares, nation.totals, 1.0)
    off: list[float] = []

    def watch(authority: int, drawn: np.ndarray) -> None:
        ours = work.draw(slice(authority, authority + 1), work.desk())
        off.append(float(np.abs(ours[:, 0] - drawn).max()))

    plain.run(watch=watch)
    return max(off)


def memory(nation: Nation) -> Iterator[Target]:
    """In a process of its own."""
    with tempfile.TemporaryDirectory(prefix="attune-bench-") as folder:
        path = Path(folder) / "nation.npz"
        world.keep(nation, path)
        most = float(_process("memory", str(path)))
    print(
        LINE.format(
            "Peak memory of one run above what was there before", f"{most:.0f} MB", "", "", "", ""
        )
    )
    yield Target("peak above baseline", most, 100, "MB")


def _process(*words: str) -> str:
    command = [sys.executable, "-m", "bench._needs_at_work", *words]
    return subprocess.run(  # noqa: S603  our own program
        command, stdout=subprocess.PIPE, text=True, check=True
    ).stdout


def one_move() -> Iterator[Target]:
    """Everything a page draws anew when one slider of one locality is moved."""
    draws, here = world.draws(), Collapsed.of(example().local)
    evidence = shipped().evidence

    def moved(share: str, slope: float) -> None:
        asked = evidence.with_values({"perinatal_share": share})
        line = replace(world.LINE, disorganised_slope=world.LINE.disorganised_slope + slope)
        need = counted(here, Assumptions.of(asked), line, draws)
        ranged(need, draws)
        tornado_of(here, asked, line, draws, need)

    moved("0.1", 0)
    shares = [f"{0.1 + move / 1000:.3f}" for move in range(MOVES)]
    one = [timed(partial(moved, share, 0)) for share in shares]
    row("One slider moved: need, intervals, tornado, weights", one)
    both = [timed(partial(moved, share, float(share) / 1000)) for share in shares]
    row("  where the gradient changes too", both)
    yield Target("one slider move", best(one).clock * 1000, 5, "ms")
    yield Target("  with another gradient", best(both).clock * 1000, 5, "ms")


def files() -> Iterator[Target]:
    """From the official files to every authority's figures, Python's start included."""
    if not world.OPEN.is_dir():
        print("The official files are not beside this checkout: not measured from there.")
        return
    with tempfile.TemporaryDirectory(prefix="attune-bench-") as folder:
        attune = Path(sys.executable).with_name("attune")
        command = [str(attune), "planning", "national", "--population", str(world.POPULATION)]
        command += ["--deprivation", str(world.DEPRIVATION), "--out", f"{folder}/need.csv"]

        def run() -> None:
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603  our own program

        times = [timed(run) for _ in range(5)]
    row("From the official files to a finished assessment, a process", times)
    yield Target("from files to assessment", best(times).clock, 2, "s")


def pages() -> None:
    """A whole request through the test client; no target, for what the server adds."""
    for line in _process("pages").splitlines():
        *numbers, title = line.split("\t")
        cells = [f"{float(each):.1f} ms" for each in reversed(numbers)]
        print(LINE.format(f"Request: {title}", *cells, "", "", ""))


if __name__ == "__main__":
    sys.exit(main())
