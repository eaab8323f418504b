"""What a simulation says, with intervals over its replications."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Any

import numpy as np

from attune.domain.deprivation import Floats

from .added import Runs
from .network import Network
from .runs import Prepared
from .shapes import TICKS
from .state import (
    IN_TIME,
    LOST,
    LOST_WAITS,
    START_WAITS,
    STARTS,
)

OUTCOME_NAMES = (
    "right_help_completed",
    "right_help_under_way",
    "resolved_at_a_lower_step",
    "lower_help_only",
    "gave_up_waiting",
    "lost_on_the_way",
    "too_old",
    "still_there",
)


@dataclass(frozen=True)
class Averaged:
    """A mean over replications and its 95% interval; no interval from fewer than two of them."""

    mean: float
    low: float | None
    high: float | None

    @classmethod
    def of(cls, values: Floats) -> "Averaged | None":
        """Of one number per replication; replications without one are left out."""
        known = values[np.isfinite(values)]
        if not len(known):
            return None
        mean = float(known.mean())
        if len(known) < 2:
            return cls(mean, None, None)
        reach = t_quantile(len(known) - 1) * float(known.std(ddof=1)) / sqrt(len(known))
        return cls(mean, mean - reach, mean + reach)


@dataclass(frozen=True)
class NodeResult:
    """One node: what its families met, and how full it was between warm-up and the end."""

    key: str
    starts: int
    mean_wait: Averaged | None  # of those who began
    mean_wait_all: Averaged | None  # those who left the queue among them
    waits: Mapping[str, float]  # p50, p90, p95 of those who began
    in_time: Averaged | None  # share of starts within the target
    lost: Averaged | None  # share who left the queue
    mean_queue: Averaged | None
    mean_busy: Averaged | None


@dataclass(frozen=True)
class ClassResult:
    """One kind of family: how many came, and what became of them; the shares add to 1."""

    key: str
    families: int
    outcomes: Mapping[str, Averaged | None]
    reached: Averaged | None  # share who began the right help
    mean_time_to_help: Averaged | None  # since they came


@dataclass(frozen=True)
class FlowResult:
    """Everything a run says."""

    nodes: tuple[NodeResult, ...]
    classes: tuple[ClassResult, ...]
    replications: int
    events: int
    checksum: int


def result_of(prepared: Prepared, runs: Runs) -> FlowResult:
    """From whole numbers to estimates."""
    network = prepared.network
    return FlowResult(
        nodes=tuple(_node(prepared, runs, place) for place in range(len(network.nodes))),
        classes=tuple(_class(network, runs, place) for place in range(len(network.classes))),
        replications=runs.replications,
        events=int(runs.events.sum()),
        checksum=runs.checksum,
    )


def _over(one: Any, other: Any) -> Floats:
    """A ratio per replication; nan where there is nothing to divide by."""
    found = np.full(len(one), np.nan)
    np.divide(one, other, out=found, where=np.asarray(other) > 0)
    return found


def _node(prepared: Prepared, runs: Runs, place: int) -> NodeResult:
    at = runs.at[:, :, place].sum(axis=1)
    looked = float(prepared.window.until - prepared.window.warm) * runs.each
    here = at[:, STARTS] + at[:, LOST]
    return NodeResult(
        key=prepared.network.nodes[place].key,
        starts=int(at[:, STARTS].sum()),
        mean_wait=Averaged.of(_over(at[:, START_WAITS] / TICKS, at[:, STARTS])),
        mean_wait_all=Averaged.of(_over((at[:, START_WAITS] + at[:, LOST_WAITS]) / TICKS, here)),
        waits=quantiles(runs.tally["waits"][place], prepared.plan.bins),
        in_time=Averaged.of(_over(at[:, IN_TIME], at[:, STARTS])),
        lost=Averaged.of(_over(at[:, LOST], here)),
        mean_queue=Averaged.of(runs.present[:, place, 0] / looked),
        mean_busy=Averaged.of(runs.present[:, place, 1] / looked),
    )


def _class(network: Network, runs: Runs, place: int) -> ClassResult:
    outcomes, right = runs.outcomes[:, place], runs.right[:, place]
    came = outcomes.sum(axis=1)
    shares = {
        name: Averaged.of(_over(outcomes[:, column], came))
        for column, name in enumerate(OUTCOME_NAMES)
    }
    return ClassResult(
        key=network.classes[place].key,
        families=int(came.sum()),
        outcomes=shares,
        reached=Averaged.of(_over(right[:, 0], came)),
        mean_time_to_help=Averaged.of(_over(right[:, 1] / TICKS, right[:, 0])),
    )


def quantiles(
    counts: Any, bins: int, shares: tuple[float, ...] = (0.5, 0.9, 0.95)
) -> dict[str, float]:
    """Waits that these shares do not exceed, straight within a bin; 0 where they began at once."""
    whole = int(counts.sum())
    reached = np.cumsum(counts)
    found = {}
    for share in shares:
        wanted = share * whole
        place = int(np.searchsorted(reached, wanted)) if whole else 0
        before = float(reached[place - 1]) if place else 0.0
        inside = (wanted - before) / counts[place] if whole and counts[place] else 0.0
        found[f"p{share * 100:g}"] = float((place - 1 + inside) / bins) if place else 0.0
    return found


def t_quantile(freedom: int, level: float = 0.95) -> float:
    """Student's t by Fisher's expansion; off by less than 0.1% from 4 degrees of freedom on."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92_160,
    )
    found: float = z + sum(term / freedom ** (power + 1) for power, term in enumerate(terms))
    return found
