"""What a simulation says of one node: waits, losses, and how full it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from .added import Runs
from .averaged import Averaged
from .load import mean_slots
from .network import NodeKind
from .quantiles import SHARES, name_of, times_of
from .runs import Prepared
from .shapes import TICKS
from .state import (
    ENDS,
    FULL,
    IN_QUEUE,
    IN_SLOTS,
    IN_TIME,
    LOST,
    LOST_WAITS,
    START_WAITS,
    STARTS,
    STAYS,
    WAITED,
)


@dataclass(frozen=True)
class Met:
    """What families met at a node: all of them, or those of one class."""

    starts: int
    mean_wait: Averaged | None  # of those who began
    mean_wait_all: Averaged | None  # those who left the queue among them
    p_wait: Averaged | None  # share who did not begin at once
    in_time: Averaged | None  # share of starts within the target
    lost: Averaged | None  # share who left the queue
    turned_away: Averaged | None  # share who found no room
    mean_stay: Averaged | None  # in help, held until there was room to go on
    mean_time: Averaged | None  # wait and stay, of those who began

    @classmethod
    def of(cls, at: Any) -> "Met":
        """From what was counted: (row, column)."""
        begun, lost, ended = at[:, STARTS], at[:, LOST], at[:, ENDS]
        came = begun + lost
        stay = Averaged.ratio(at[:, STAYS] / TICKS, ended)
        waits, left = at[:, START_WAITS] / TICKS, at[:, LOST_WAITS] / TICKS
        # A stay counts as often as a family began, so that nobody's wait goes without its stay.
        stays = at[:, STAYS] / TICKS + (stay.mean if stay else 0.0) * (begun - ended)
        return cls(
            starts=int(begun.sum()),
            mean_wait=Averaged.ratio(waits, begun),
            mean_wait_all=Averaged.ratio(waits + left, came),
            p_wait=Averaged.ratio(at[:, WAITED] + lost, came),
            in_time=Averaged.ratio(at[:, IN_TIME], begun),
            lost=Averaged.ratio(lost, came),
            turned_away=Averaged.ratio(at[:, FULL], came + at[:, FULL]),
            mean_stay=stay,
            mean_time=Averaged.ratio(waits + stays, begun),
        )


@dataclass(frozen=True)
class Moment:
    """How many families were in a queue and in its slots: at a time, or on average from it on."""

    time: float
    queue: Averaged | None
    busy: Averaged | None


@dataclass(frozen=True)
class NodeResult(Met):
    """One node: what its families met, and how full it was between warm-up and the end."""

    key: str
    waits: Mapping[str, Averaged | None]  # p50, p75, p90, p95, p99 of those who began
    waits_all: Mapping[str, float | None]  # the same, those who left the queue among them
    mean_queue: Averaged | None
    mean_busy: Averaged | None
    mean_present: Averaged | None  # waiting, or in a slot
    utilisation: Averaged | None  # of the slots there were; None where nobody ever waits
    classes: Mapping[str, Met]
    series: tuple[Moment, ...]  # by step of time
    observed: tuple[Moment, ...]  # at the moments asked for


def node_result(prepared: Prepared, runs: Runs, place: int) -> NodeResult:
    """Of the node at a place."""
    network, plan = prepared.network, prepared.plan
    node = network.nodes[place]
    looked = float(prepared.window.until - prepared.window.warm) * runs.each
    queue, busy = runs.present[:, place, IN_QUEUE], runs.present[:, place, IN_SLOTS]
    limited = node.kind is not NodeKind.UNLIMITED
    slots = mean_slots(node, plan.warm, plan.until) if limited else 0.0
    return NodeResult(
        **vars(Met.of(runs.at[:, :, place].sum(axis=1))),
        key=node.key,
        waits=_waits(prepared, runs, place),
        waits_all=_waits_all(prepared, runs, place),
        mean_queue=Averaged.ratio(queue, looked),
        mean_busy=Averaged.ratio(busy, looked),
        mean_present=Averaged.ratio(queue + busy, looked),
        utilisation=Averaged.ratio(busy, looked * slots) if slots else None,
        classes={
            each.key: Met.of(runs.at[:, row, place]) for row, each in enumerate(network.classes)
        },
        series=_series(prepared, runs, place),
        observed=_observed(prepared, runs, place),
    )


def _waits(prepared: Prepared, runs: Runs, place: int) -> dict[str, Averaged | None]:
    """Of all replications together, as wide as replications' own quantiles differ."""
    counts = runs.tally["waits"][place]
    total, squares, known = runs.tally["wait_quantiles"][:, place]
    found: dict[str, Averaged | None] = {}
    for number, wait in enumerate(times_of(counts, prepared.plan.bins)):
        name = name_of(SHARES[number])
        spread = Averaged.summed(
            int(total[number]),
            int(squares[number]),
            int(known[number]),
            prepared.scales.fine_time,
        )
        found[name] = spread.at(wait) if spread and _is_kept(wait, prepared) else None
    return found


def _waits_all(prepared: Prepared, runs: Runs, place: int) -> dict[str, float | None]:
    counts = runs.tally["waits"][place] + runs.tally["left"][place]
    waits = times_of(counts, prepared.plan.bins)
    return {
        name_of(share): wait if counts.any() and _is_kept(wait, prepared) else None
        for share, wait in zip(SHARES, waits, strict=True)
    }


def _is_kept(wait: float, prepared: Prepared) -> bool:
    """Longer waits than the histogram reaches all lie in its last bin."""
    return wait <= (prepared.bins - 2) / prepared.plan.bins


def _series(prepared: Prepared, runs: Runs, place: int) -> tuple[Moment, ...]:
    scales = prepared.scales
    begins = np.concatenate(([0], np.cumsum(scales.lengths[:-1]))) / TICKS + prepared.plan.warm
    return _moments(runs.tally["series"][:, place], begins, runs.replications, scales.fine_number)


def _observed(prepared: Prepared, runs: Runs, place: int) -> tuple[Moment, ...]:
    times = np.array(prepared.plan.observe)
    return _moments(runs.tally["looked"][:, place], times, runs.replications, 1)


def _moments(squared: Any, times: Any, count: int, scale: int) -> tuple[Moment, ...]:
    """From sums and squares: (2, queue or slots, time)."""
    total, squares = squared

    def one(what: int, number: int) -> Averaged | None:
        return Averaged.summed(
            int(total[what, number]), int(squares[what, number]), count, float(scale)
        )

    return tuple(
        Moment(float(time), one(IN_QUEUE, number), one(IN_SLOTS, number))
        for number, time in enumerate(times)
    )
