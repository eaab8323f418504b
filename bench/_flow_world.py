"""A large city and the nation, invented: need and staff in proportion to births.

`python -m bench._flow_world REPLICATIONS JOBS EVERY` runs every so manyth locality of the nation,
in a process of its own, and prints what it took.
"""

import json
import os
import re
import sys
from math import exp
from pathlib import Path
from statistics import NormalDist
from time import perf_counter, process_time

from attune.domain.flow.many import run_many
from attune.domain.flow.network import Network
from attune.domain.flow.runs import Plan, Prepared
from attune.domain.flow.scenarios.rates import Rates
from attune.domain.flow.scenarios.simulated import plan_for
from attune.domain.flow.scenarios.situation import Situation, Staffed
from attune.domain.flow.scenarios.steps import Step, Way
from attune.domain.flow.scenarios.ways import network_of
from tests.domain.flow.scenarios.area import shipped_rates

CITY, NATION, LOCALITIES = 15_700, 577_046, 153  # births in a year
SHARES = {Step.ADVICE: 0.30, Step.TARGETED: 0.08, Step.BRIEF: 0.02, Step.LONG: 0.07}
LOAD = 0.95  # slots to those that would be taken with nobody lost


def situation(title: str, births: float, known: Rates) -> Situation:
    """With about as many staff at each step as those who climb to it need."""
    in_need = {step: births * share for step, share in SHARES.items()}
    nobody = {step: (Staffed(0, 0.0),) for step in Step}
    area = Situation(title, in_need, nobody, known, travel=0.25)
    wte = {}
    for step in Step:
        coming = sum(area.coming(other) for other in Step if step is other or step in other.below)
        taken = coming * known[f"episode_{step.value}"]
        wte[step] = LOAD * taken / area.slots_of_wte(step.value)
    return area.with_wte(wte)


def births() -> list[float]:
    """Of each locality: few large, many small, together the nation."""
    normal = NormalDist()
    sizes = [exp(0.6 * normal.inv_cdf((n + 0.5) / LOCALITIES)) for n in range(LOCALITIES)]
    return [NATION * size / sum(sizes) for size in sizes]


def nation() -> tuple[list[Network], Plan]:
    known = shipped_rates()
    areas = [situation(f"Locality {n}", size, known) for n, size in enumerate(births())]
    return [network_of(area, Way.ESCALATOR) for area in areas], plan_for(known)


def resident(which: str) -> float:
    """Megabytes of the whole process: VmRSS now, VmHWM at most."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(rf"{which}:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0


def main(replications: int, jobs: int, every: int) -> int:
    """Localities one after another, each as often as asked."""
    if jobs == 1:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    networks, plan = nation()
    run_many(Prepared.of(networks[0], plan), [0])  # what a process does once
    began, wall, before = process_time(), perf_counter(), resident("VmRSS")
    events = families = 0
    once = 0.0
    for network in networks[::every]:
        start = process_time()
        prepared = Prepared.of(network, plan)
        once += process_time() - start
        runs = run_many(prepared, range(replications), jobs=jobs)
        events += int(runs.events.sum())
        families += int(runs.tally["outcomes"].sum())
    took = {
        "once": once,
        "seconds": process_time() - began - once,
        "wall": perf_counter() - wall,
        "events": events / replications,
        "families": families / replications,
        "before": before,
        "most": resident("VmHWM"),
    }
    print(json.dumps(took))
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
