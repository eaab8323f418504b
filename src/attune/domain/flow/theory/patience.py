"""Families who wait, but not for ever: M/M/c+G, any patience, ageing out among them.

Baccelli and Hebuterne 1981; Zeltyn and Mandelbaum 2005. The wait that somebody with endless
patience would meet has, beyond 0, the density rate x exp(rate x H(x) - slots x / mean service)
over a constant, where H(x) is the integral of the share still patient. All else is an integral of
it, taken here by Simpson's rule on a grid that ends where nothing is left of it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from attune.domain.deprivation import Floats
from attune.domain.refusals import Refused

from .erlang import erlang_b, positive, slots_of

Patient = Callable[[Floats], Floats]  # the share still patient after each wait
POINTS = 20_001  # odd, for Simpson's rule
NOTHING = 45.0  # exp(-45) is nothing beside 1


def exponential(mean: float) -> Patient:
    """Patience that forgets how long it has waited."""
    positive("patience", mean)
    return lambda waits: np.exp(-waits / mean)


def until(deadline: float, patience: Patient) -> Patient:
    """The same, but nobody waits past a deadline: a second birthday, for families alike in age."""
    positive("deadline", deadline)
    return lambda waits: np.where(waits < deadline, patience(waits), 0.0)


@dataclass(frozen=True, eq=False)
class Impatience:
    """What M/M/c+G comes to. Waits and their density lie on one grid."""

    p_wait: float  # somebody with endless patience would have to wait
    p_leave: float  # leave before they are helped
    mean_wait: float  # of all, those who leave among them
    utilisation: float
    rate: float
    _waits: Floats
    _served: Floats  # density of the wait, of those who are then helped
    _at_once: float  # share of all who are helped at once

    @property
    def mean_queue(self) -> float:
        return self.rate * self.mean_wait

    @property
    def mean_wait_served(self) -> float:
        """Of those who are helped."""
        return _integral(self._waits * self._served, self._waits) / (1 - self.p_leave)

    def served_wait_of(self, share: float) -> float:
        """The wait that this share of those who are helped does not exceed."""
        if not 0 <= share < 1:
            raise Refused(f"share lies from 0 to under 1, and {share} does not")
        steps = (self._served[1:] + self._served[:-1]) / 2 * np.diff(self._waits)
        reached = np.concatenate(([0.0], np.cumsum(steps))) + self._at_once
        return float(np.interp(share * (1 - self.p_leave), reached, self._waits))


def with_patience(rate: float, mean_service: float, slots: int, patient: Patient) -> Impatience:
    """M/M/c+G; stable whatever the rate, so long as families do not wait for ever."""
    offered = positive("rate", rate) * positive("mean_service", mean_service)
    waits = _grid(rate, mean_service, slots_of(slots), patient)
    stays = patient(waits)
    exponent = rate * _cumulated(stays, waits) - slots / mean_service * waits
    top = max(float(exponent.max()), 0.0)
    weight = rate * np.exp(exponent - top)
    # Everything is divided by exp(top), the terms at a wait of 0 too.
    nobody = np.exp(-top) / erlang_b(offered, slots - 1) if slots > 1 else np.exp(-top)
    whole = nobody + _integral(weight, waits)
    served = stays * weight / whole
    at_once = float(nobody / whole)
    helped = at_once + _integral(served, waits)
    return Impatience(
        p_wait=1 - at_once,
        p_leave=1 - helped,
        mean_wait=_integral(_cumulated(stays, waits) * weight, waits) / whole,
        utilisation=offered * helped / slots,
        rate=rate,
        _waits=waits,
        _served=served,
        _at_once=at_once,
    )


def _grid(rate: float, mean_service: float, slots: int, patient: Patient) -> Floats:
    """From 0 to where the density has come to nothing; found by doubling, then drawn in."""
    end = mean_service / slots
    for _ in range(80):
        waits = np.linspace(0.0, end, POINTS)
        exponent = rate * _cumulated(patient(waits), waits) - slots / mean_service * waits
        peak = int(exponent.argmax())
        gone = np.flatnonzero(exponent[peak:] < exponent[peak] - NOTHING)
        if gone.size:
            return np.linspace(0.0, float(waits[peak + gone[0]]), POINTS)
        end *= 2
    raise Refused("Families come faster than they are helped, and never give up: no steady state")


def _cumulated(values: Floats, waits: Floats) -> Floats:
    steps = (values[1:] + values[:-1]) / 2 * np.diff(waits)
    return np.concatenate(([0.0], np.cumsum(steps)))


def _integral(values: Floats, waits: Floats) -> float:
    """Simpson's rule on an even grid with an odd number of points."""
    inner = 4 * values[1:-1:2].sum() + 2 * values[2:-1:2].sum()
    return float((values[0] + inner + values[-1]) * (waits[1] - waits[0]) / 3)
