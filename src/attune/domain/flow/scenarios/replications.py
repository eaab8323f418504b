"""What one way of helping came to, replication by replication: what answers are averaged from."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from attune.domain.deprivation import Floats
from attune.domain.flow.added import Runs
from attune.domain.flow.network import Network
from attune.domain.flow.quantiles import times_by_row
from attune.domain.flow.runs import Plan, Prepared, run
from attune.domain.flow.shapes import TICKS
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
        numbers = list(numbers)
        seen: list[dict[str, Any]] = []
        runs = run(prepared, numbers, look=lambda few: seen.append(_looked_at(prepared, few)))
        order = np.argsort(numbers)
        rows = {name: np.concatenate([few[name] for few in seen])[order] for name in seen[0]}
        return cls(number=np.array(numbers)[order], runs=runs, **rows)

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


def _looked_at(prepared: Prepared, few: dict[str, Any]) -> dict[str, Any]:
    """Of some replications, by the name of what is kept."""
    bins, help_of = prepared.plan.bins, few["help"]
    at_age = help_of[:, :, AT_AGE]
    points = _points(prepared.network, prepared.plan)
    queue, busy = _present(few["ticks"], prepared.plan)
    return {
        "by_age": _up_to(at_age, points * bins + 1),
        "within": _up_to(help_of[:, :, AFTER], points * bins),
        "waits": _weeks(few["waits"], bins, WAITS),
        "ages": _weeks(np.concatenate([at_age, at_age.sum(axis=1, keepdims=True)], 1), bins, AGES),
        "queue": queue,
        "busy": busy,
    }


def _points(network: Network, plan: Plan) -> Any:
    """Up to the age at which families go; from there on nobody begins."""
    return np.arange(0, int(network.age_out or plan.until) + EVERY, EVERY)


def _up_to(counts: Any, places: Any) -> Any:
    """How many lie before each place."""
    none = np.zeros((*counts.shape[:2], 1), dtype=np.int64)
    reached = np.concatenate([none, counts.cumsum(axis=2)], axis=2)
    return reached[..., np.minimum(places, counts.shape[2])]


def _weeks(counts: Any, bins: int, shares: tuple[float, ...]) -> Floats:
    weeks = times_by_row(counts.reshape(-1, counts.shape[2]), bins, shares)
    known = counts.any(axis=2)[..., None]
    return np.where(known, weeks.reshape(*counts.shape[:2], -1), np.nan)


def _present(ticks: Any, plan: Plan) -> Any:
    """Families in each queue and in each slot, on average over `WEEKS` at a time."""
    weeks = int(plan.until - plan.warm) // WEEKS * WEEKS
    parts = ticks[..., :weeks].reshape(*ticks.shape[:3], -1, WEEKS).mean(axis=4) / TICKS
    return parts[:, :, 0], parts[:, :, 1]
