"""`./dev bench flow`: our simulation beside Ciw and SimPy, on one core, in turns in one run.

Four services, some 47,000 events (families who come, episodes that end, families who give up) in a
replication, counted alike. Ratios are medians of rounds in which each has its turn, by processor
time. Then the same with sixteen times the slots; sixteen figures against Ciw's; a what-if of a
large city; the nation, on a part and reckoned up. `--quick` takes fewer rounds.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, median, stdev
from time import perf_counter, process_time

from bench import _flow_peers as peers

LINE = "{:<46}{:>14}{:>10}{:>10}{:>14}"
TIMES = 16
WANTED = 10_000
FEWER = 10


@dataclass(frozen=True)
class Effort:
    """How much of each."""

    rounds: int
    rounds_of_16: int
    part_of_16: float  # of the weeks, where Ciw takes long
    ciw: int  # replications for the comparison of figures
    ours: int
    national: int


FULL = Effort(rounds=5, rounds_of_16=3, part_of_16=1.0, ciw=24, ours=300, national=20)
QUICK = Effort(rounds=3, rounds_of_16=1, part_of_16=0.4, ciw=6, ours=100, national=4)
Turn = Callable[[int], peers.Run]


def main() -> int:
    """Print the tables; 1 where a target is missed."""
    effort = QUICK if sys.argv[1:] == ["--quick"] else FULL
    everywhere = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(everywhere)})
    began = perf_counter()
    missed = [*compared(effort), *city()]
    os.sched_setaffinity(0, everywhere)
    missed += nation(effort)
    print(f"\nAll in {perf_counter() - began:.0f} s; load {os.getloadavg()[0]:.1f} at the end.")
    print("Missed: " + "; ".join(missed) if missed else "Every target is met.")
    return int(bool(missed))


def compared(effort: Effort) -> Iterator[str]:
    """Beside the others: speed, speed with many slots, and figures."""
    from bench import _flow_ours as ours

    kinds = ours.kinds()
    done: dict[str, list[peers.Run]] = {}
    turns: dict[str, Turn] = {
        "Ciw 3.2.7": peers.in_ciw,
        "SimPy 4.1.2": peers.in_simpy,
        **{name: kind().turn for name, kind in kinds.items()},
    }
    print(LINE.format("Four services", "events/s", "x Ciw", "x SimPy", "wanted"))
    done = in_turns(turns, effort.rounds)
    yield from table(done, {"the loop": (300, 60), "node by node": (500, 100)})

    weeks = peers.WEEKS / TIMES * effort.part_of_16
    many: dict[str, Turn] = {
        "Ciw 3.2.7": lambda seed: peers.in_ciw(seed, times=TIMES, weeks=weeks),
        "SimPy 4.1.2": lambda seed: peers.in_simpy(seed, times=TIMES, weeks=weeks),
        **{name: kind(times=TIMES, weeks=weeks).turn for name, kind in kinds.items()},
    }
    print(f"\n{TIMES} times the slots and the families in a week")
    best = list(kinds)[-1]
    yield from table(in_turns(many, effort.rounds_of_16), {best: (3_000, 0)})
    yield from figures(done["Ciw 3.2.7"], effort)


def in_turns(turns: dict[str, Turn], rounds: int) -> dict[str, list[peers.Run]]:
    """Each once a round, so that a busy moment is everybody's."""
    done: dict[str, list[peers.Run]] = {name: [] for name in turns}
    for seed in range(rounds):
        for name, turn in turns.items():
            done[name].append(turn(seed))
    return done


def table(done: dict[str, list[peers.Run]], wanted: dict[str, tuple[int, int]]) -> Iterator[str]:
    """A line each; what does not reach what is wanted of it."""
    ciw, simpy, *_ = done.values()
    for name, runs in done.items():
        speed = median(run.speed for run in runs)
        over_ciw, over_simpy = (
            median(run.speed / other.speed for run, other in zip(runs, others, strict=True))
            for others in (ciw, simpy)
        )
        aims = wanted.get(name)
        said = " and ".join(f"{aim:,}" for aim in aims if aim) if aims else ""
        print(LINE.format(name, f"{speed:,.0f}", f"{over_ciw:,.1f}", f"{over_simpy:,.1f}", said))
        if aims and (over_ciw < aims[0] or over_simpy < aims[1]):
            yield f"{name}: {over_ciw:,.0f} x Ciw and {over_simpy:,.0f} x SimPy of {said}"


def figures(known: list[peers.Run], effort: Effort) -> Iterator[str]:
    """Sixteen figures, with how many standard errors lie between."""
    from bench import _flow_ours as ours

    more = [peers.in_ciw(seed) for seed in range(len(known), max(effort.ciw, len(known)))]
    theirs = [run.measures for run in (*known, *more)]
    mine = ours.measures(effort.ours)
    print(f"\nFigures: Ciw of {len(theirs)} replications, ours of {len(mine)}")
    names = [f"{key}, {measure}" for key in ours.KEYS for measure in peers.MEASURES]
    for name, one, other in zip(
        names, zip(*theirs, strict=True), zip(*mine, strict=True), strict=True
    ):
        error = sqrt(stdev(one) ** 2 / len(one) + stdev(other) ** 2 / len(other))
        far = (fmean(other) - fmean(one)) / error if error else 0.0
        print(f"  {name:<28}{fmean(one):>10.4f}{fmean(other):>10.4f}   z {far:+.2f}")
        if abs(far) >= 3 or (not error and fmean(one) != fmean(other)):
            yield f"{name}: z {far:+.2f}"


def city() -> Iterator[str]:
    """Both ways of helping in a large city: what a page shows first, and then."""
    from attune.domain.flow.scenarios.simulated import Simulated, plan_for
    from bench import _flow_world as world

    known = world.shipped_rates()
    area, plan = world.situation("A large city", world.CITY, known), plan_for(known)
    Simulated.of(area, plan, [0])
    began = process_time()
    first = Simulated.of(area, plan, range(20))
    assert first.compared  # noqa: S101
    shown = process_time() - began
    whole = first + Simulated.of(area, plan, range(20, 200))
    assert whole.compared  # noqa: S101
    took = process_time() - began
    events = sum(int(rows.runs.events.sum()) for rows in whole.rows.values())
    print(f"\nA large city, both ways, {events / 400:,.0f} events in a replication, one core")
    print(f"  20 replications: {shown:.2f} s; all 200: {took:.2f} s (about 1 is wanted)")
    print(f"  {events / took:,.0f} events a second with the figures worked out")
    if took > 1.25:
        yield f"a what-if of 200 replications takes {took:.2f} s"


def nation(effort: Effort) -> Iterator[str]:
    """Every locality, in a process of its own: time, memory, and two threads."""
    one = _nation(effort.national, 1, 1)
    # Two threads are tried on fewer localities more often, as when there are thousands of each.
    alone, two = (_nation(effort.national * FEWER, jobs, FEWER) for jobs in (1, 2))
    each = one["seconds"] / effort.national
    more = two["seconds"] / alone["seconds"]
    reckoned = (one["once"] + each * more * WANTED) / 2 / 60
    most = max(one["most"], two["most"])
    print(f"\nThe nation: 153 localities, 5 years, {effort.national} replications measured")
    print(f"  {one['families']:,.0f} families counted, {one['events']:,.0f} events in each")
    print(f"  {each:.3f} s of one core for each; {one['events'] / each:,.0f} events a second")
    print(f"  {one['once']:.2f} s once, however many replications")
    print(f"  {WANTED:,} on 2 cores: {reckoned:.1f} min by processor time (18 wanted, 10 aim)")
    print(
        f"  two threads: {alone['wall'] / two['wall']:.2f} times as fast by the clock,"
        f" {more:.2f} times the processor time"
    )
    print(f"  memory of the whole process: {one['before']:.0f} MB before, {most:.0f} MB at most")
    if reckoned > 18:
        yield f"the nation takes {reckoned:.1f} min"
    if most >= 300:
        yield f"a worker takes {most:.0f} MB"


def _nation(replications: int, jobs: int, every: int) -> dict[str, float]:
    words = map(str, (replications, jobs, every))
    command = [sys.executable, "-m", "bench._flow_world", *words]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)  # noqa: S603  our own
    took: dict[str, float] = json.loads(done.stdout)
    return took


if __name__ == "__main__":
    sys.exit(main())
