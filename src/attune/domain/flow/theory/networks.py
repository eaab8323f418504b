"""Whole networks that can be worked out: open ones, ladders without limits, unlimited nodes."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan, cos, hypot, pi, sin

import numpy as np

from attune.domain.refusals import Refused

from .erlang import Waiting, erlang_c, many_slots, positive


def through_rates(arrivals: Sequence[float], routing: Sequence[Sequence[float]]) -> list[float]:
    """Families who pass each node per unit of time: those who come to it, and those sent to it.

    `routing[k][m]` is the share that goes on from k to m; what is left of a row leaves.
    """
    shares = np.array(routing, dtype=np.float64)
    if shares.shape != (len(arrivals), len(arrivals)):
        raise Refused("routing needs one row and one column for each node")
    if (shares < 0).any() or (shares.sum(axis=1) > 1 + 1e-12).any():
        raise Refused("routing: the shares of each row are 0 or more and add to at most 1")
    try:
        rates = np.linalg.solve(np.eye(len(arrivals)) - shares.T, np.array(arrivals))
    except np.linalg.LinAlgError:
        raise Refused("routing: some families go in a circle and never leave") from None
    return [float(rate) for rate in rates]


def open_network(
    arrivals: Sequence[float],
    services: Sequence[float],
    slots: Sequence[int],
    routing: Sequence[Sequence[float]],
) -> list[Waiting]:
    """Each node as if it stood alone (Jackson 1957): exponential episodes, endless patience."""
    rates = through_rates(arrivals, routing)
    return [many_slots(*each) for each in zip(rates, services, slots, strict=True)]


def by_priority(rates: Sequence[float], mean_service: float, slots: int) -> list[float]:
    """Mean wait of each priority, the most urgent first; nobody in help is interrupted.

    Cobham 1954 for one slot; Kella and Yechiali 1985 for several with episodes of one mean.
    """
    offered = sum(rates) * positive("mean_service", mean_service)
    first = erlang_c(offered, slots) * mean_service / slots
    waits, used = [], 0.0
    for rate in rates:
        before, used = used, used + rate * mean_service / slots
        waits.append(first / ((1 - before) * (1 - used)))
    return waits


@dataclass(frozen=True)
class Season:
    """A rate that swings once in each period: level + swing x sin(2 pi t / period)."""

    level: float
    swing: float
    period: float

    def __post_init__(self) -> None:
        positive("level", self.level)
        positive("period", self.period)
        if abs(self.swing) > self.level:
            raise Refused("swing: a rate below 0 cannot be")

    def busy(self, at: float, mean_service: float) -> float:
        """Families in help at a time where there are slots for all, long after the start.

        Eick, Massey and Whitt 1993, exponential episodes.
        """
        turn = 2 * pi / self.period * positive("mean_service", mean_service)
        angle = 2 * pi * at / self.period
        swung = self.swing * (sin(angle) - turn * cos(angle)) / (1 + turn * turn)
        return mean_service * (self.level + swung)

    def amplitude(self, mean_service: float) -> float:
        """How far the families in help swing to each side of their mean."""
        return abs(self.swing) * mean_service / hypot(1, 2 * pi / self.period * mean_service)

    def lag(self, mean_service: float) -> float:
        """How long after the busiest arrivals most families are in help."""
        return atan(2 * pi / self.period * mean_service) * self.period / (2 * pi)


@dataclass(frozen=True)
class Reached:
    """How many come to a step of a ladder, and after how long, where nobody ever waits."""

    share: float
    mean_time: float


def ladder(episodes: Sequence[float], *, transfer: float, drop: float) -> list[Reached]:
    """Each step of an escalator without limits: what climbing alone costs."""
    if not 0 <= drop <= 1:
        raise Refused(f"drop is a share from 0 to 1, and {drop} is not")
    share, time, found = 1.0, 0.0, []
    for episode in episodes:
        found.append(Reached(share, time))
        share *= 1 - drop
        time += episode + transfer
    return found
