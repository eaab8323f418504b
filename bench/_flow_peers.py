"""The same four services in Ciw and in SimPy, as their own users would write them.

Families enter at each of four services, hold a slot for a whole episode, give up when they wait too
long, and may be sent on upwards. Times are weeks. What is timed is the simulation alone.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from time import process_time
from typing import Any

import ciw
import simpy

SLOTS = (150, 40, 30, 20)
COMING = (14.0, 0.6, 0.3, 0.2)  # a week
EPISODE = (10.0, 12.0, 16.0, 30.0)  # mean; a sum of two exponential times
PATIENCE = (26.0, 16.0, 16.0, 20.0)  # mean; exponential
ON = (
    (0.0, 0.25, 0.03, 0.01),
    (0.0, 0.0, 0.30, 0.05),
    (0.0, 0.0, 0.0, 0.25),
    (0.0, 0.0, 0.0, 0.0),
)
ARRIVALS = 20_000
WEEKS = ARRIVALS / sum(COMING)
WARM = 156.0
MEASURES = ("mean wait", "half wait", "9 in 10 wait", "gave up")


@dataclass(frozen=True)
class Run:
    """Seconds of processor time, events, and four measures of each service."""

    seconds: float
    events: int
    measures: tuple[float, ...] = ()

    @property
    def speed(self) -> float:
        return self.events / self.seconds


def measured(waits: list[list[float]], lost: Sequence[int]) -> tuple[float, ...]:
    """Of each service: mean, median and ninth decile of the waits of those served, share lost."""
    found: list[float] = []
    for each, gone in zip(waits, lost, strict=True):
        each.sort()
        if each:
            found += [fmean(each), each[len(each) // 2], each[len(each) * 9 // 10]]
            found.append(gone / (gone + len(each)))
    return tuple(found)


def in_ciw(seed: int, *, times: int = 1, weeks: float = WEEKS) -> Run:
    """One replication; `times` as many slots and families in a week."""
    ciw.seed(seed)
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(rate * times) for rate in COMING],
        service_distributions=[ciw.dists.Gamma(2.0, mean / 2) for mean in EPISODE],
        reneging_time_distributions=[ciw.dists.Exponential(1 / mean) for mean in PATIENCE],
        number_of_servers=[slots * times for slots in SLOTS],
        routing=[list(row) for row in ON],
    )
    simulation = ciw.Simulation(network)
    began = process_time()
    simulation.simulate_until_max_time(weeks)
    seconds = process_time() - began
    records = simulation.get_all_records()
    kinds = [record.record_type for record in records]
    events = simulation.nodes[0].number_of_individuals - 1  # who came from outside
    events += kinds.count("service") + kinds.count("renege")
    waits: list[list[float]] = [[] for _ in SLOTS]
    lost = [0] * len(SLOTS)
    for record in records:
        if record.arrival_date > WARM and record.record_type == "service":
            waits[record.node - 1].append(record.waiting_time)
        elif record.arrival_date > WARM and record.record_type == "renege":
            lost[record.node - 1] += 1
    return Run(seconds, events, measured(waits, lost))


@dataclass
class Clinic:
    """What SimPy's families share."""

    environment: Any
    services: list[Any]
    chance: random.Random
    waits: list[list[float]]
    lost: list[int]
    events: int = 0

    def family(self, at: int) -> Iterator[Any]:
        """From one service to the next, until no further is wanted."""
        clock, draw = self.environment, self.chance
        while True:
            came = clock.now
            slot = self.services[at].request()
            if not slot.triggered:
                yield slot | clock.timeout(draw.expovariate(1 / PATIENCE[at]))
                if not slot.triggered:
                    slot.cancel()
                    self.events += 1
                    self.lost[at] += came > WARM
                    return
            if came > WARM:
                self.waits[at].append(clock.now - came)
            yield clock.timeout(draw.gammavariate(2.0, EPISODE[at] / 2))
            self.services[at].release(slot)
            self.events += 1
            wanted = draw.random()
            for service, share in enumerate(ON[at]):
                wanted -= share
                if wanted < 0:
                    at = service
                    break
            else:
                return

    def coming(self, at: int, rate: float) -> Iterator[Any]:
        while True:
            yield self.environment.timeout(self.chance.expovariate(rate))
            self.events += 1
            self.environment.process(self.family(at))


def in_simpy(seed: int, *, times: int = 1, weeks: float = WEEKS) -> Run:
    """One replication; `times` as many slots and families in a week."""
    environment = simpy.Environment()
    services = [simpy.Resource(environment, slots * times) for slots in SLOTS]
    chance = random.Random(seed)  # noqa: S311  a simulation
    clinic = Clinic(environment, services, chance, [[] for _ in SLOTS], [0] * len(SLOTS))
    for at, rate in enumerate(COMING):
        environment.process(clinic.coming(at, rate * times))
    began = process_time()
    environment.run(until=weeks)
    seconds = process_time() - began
    return Run(seconds, clinic.events, measured(clinic.waits, clinic.lost))
