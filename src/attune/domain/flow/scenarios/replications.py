"""What one way of helping came to, replication by replication: what answers are averaged from."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from attune.domain.deprivation import Floats
from attune.domain.flow.added import Runs
from attune.domain.flow.memory import Memory
from attune.domain.flow.network import Network
from attune.domain.flow.results import quantiles
from attune.domain.flow.runs import Plan, Prepared, run
from attune.domain.flow.shapes import STEP_BITS, TICKS
from attune.domain.flow.state import AFTER, AT_AGE

EVERY = 2  # weeks from one point of a curve to the next
WEEKS = 4  # queues are averaged over so many
WAITS = (0.5, 0.9, 0.95)
AGES = (0.5, 0.9)
WHOLE = ("runs",)


@dataclass(frozen=True, eq=False)
class Replications:
    """One way, several times over: rows rise by the number of the replication.

    `by_age` and `within` are (row, class, point): families who began the right help before an age,
    and so soon after they came, at every `EVERY` weeks from 0. `waits` is (row, node, share) and
    `ages` (row, class or all, share), in weeks, not a number where nobody was helped; `queue` and
    `busy` are (row, node, `WEEKS`): families on average.
    """

    number: Any
    runs: Runs
    by_age: Any
    within: Any
    waits: Floats
    ages: Floats
    queue: Floats
    busy: Floats

    @classmethod
    def of(cls, prepared: Prepared, numbers: Iterable[int]) -> "Replications":
        """These replications, by number."""
        memory = prepared.memory()
        return cls.together([_one(prepared, number, memory) for number in numbers])

    def __add__(self, other: "Replications") -> "Replications":
        return Replications.together([self, other])

    @classmethod
    def together(cls, parts: list["Replications"]) -> "Replications":
        """The sum of several, the same in any order."""
        number = np.concatenate([part.number for part in parts])
        order = np.argsort(number)
        rows = [each.name for each in fields(cls) if each.name not in WHOLE]
        joined = {n: np.concatenate([getattr(p, n) for p in parts])[order] for n in rows}
        return cls(runs=Runs.together([part.runs for part in parts]), **joined)


def _one(prepared: Prepared, number: int, memory: Memory) -> Replications:
    runs = run(prepared, [number], memory)
    tally, bins = runs.tally, prepared.plan.bins
    help_of = tally["help"]
    old = [*help_of[:, AT_AGE], help_of[:, AT_AGE].sum(axis=0)]
    points = _points(prepared.network, prepared.plan)
    queue, busy = _present(tally["sums"], prepared.plan)
    return Replications(
        number=np.array([number]),
        runs=runs,
        by_age=_up_to(help_of[:, AT_AGE], points * bins + 1)[None],
        within=_up_to(help_of[:, AFTER], points * bins)[None],
        waits=np.array([_weeks(counts, bins, WAITS) for counts in tally["waits"]])[None],
        ages=np.array([_weeks(counts, bins, AGES) for counts in old])[None],
        queue=queue[None],
        busy=busy[None],
    )


def _points(network: Network, plan: Plan) -> Any:
    """Up to the age at which families go; from there on nobody begins."""
    return np.arange(0, int(network.age_out or plan.until) + EVERY, EVERY)


def _up_to(counts: Any, places: Any) -> Any:
    """How many lie before each place."""
    reached = np.concatenate([np.zeros((len(counts), 1), dtype=np.int64), counts.cumsum(1)], axis=1)
    return reached[:, np.minimum(places, counts.shape[1])]


def _weeks(counts: Any, bins: int, shares: tuple[float, ...]) -> list[float]:
    if not counts.any():
        return [np.nan] * len(shares)
    return list(quantiles(counts, bins, shares).values())


def _present(sums: Any, plan: Plan) -> Any:
    """Families in each queue and in each slot, on average over `WEEKS` at a time."""
    each = sums[:, :, 0] + (np.cumsum(sums[:, :, 1], axis=2) << STEP_BITS)
    weeks = int(plan.until - plan.warm) // WEEKS * WEEKS
    parts = each[:, :, :weeks].reshape(*each.shape[:2], -1, WEEKS).mean(axis=3) / TICKS
    return parts[:, 0], parts[:, 1]
