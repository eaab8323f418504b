"""Families who come at random, wait as long as it takes, and are helped one at a time.

Erlang 1917; Little 1961 for what follows from the mean wait. Time is in any one unit; a rate is
families per unit. A slot is a place for one family at a time (a "server" of the theory).
"""

from dataclasses import dataclass
from math import exp, isfinite, log

from attune.domain.refusals import Refused


def positive(what: str, value: float) -> float:
    """The number itself; refused with its name where it is not above 0."""
    if not (isfinite(value) and value > 0):
        raise Refused(f"{what} must be a number above 0, not {value}")
    return value


def slots_of(slots: int) -> int:
    """At least one slot; refused otherwise."""
    if slots < 1:
        raise Refused(f"slots must be 1 or more, not {slots}")
    return slots


@dataclass(frozen=True)
class Waiting:
    """What M/M/c comes to: exponential episodes, patience without end."""

    rate: float
    mean_service: float
    slots: int
    p_wait: float

    @property
    def utilisation(self) -> float:
        """The part of the slots in use."""
        return self.rate * self.mean_service / self.slots

    @property
    def mean_wait(self) -> float:
        """Of everybody, those who do not wait among them."""
        return self.p_wait * self.mean_service / (self.slots * (1 - self.utilisation))

    @property
    def mean_queue(self) -> float:
        return self.rate * self.mean_wait

    @property
    def mean_present(self) -> float:
        """Waiting or being helped."""
        return self.mean_queue + self.rate * self.mean_service

    def longer_than(self, wait: float) -> float:
        """The chance of waiting longer than this."""
        left = self.slots * (1 - self.utilisation) / self.mean_service
        return self.p_wait * exp(-left * max(wait, 0.0))

    def wait_of(self, share: float) -> float:
        """The wait that this share of families does not exceed."""
        if not 0 <= share < 1:
            raise Refused(f"share lies from 0 to under 1, and {share} does not")
        if share <= 1 - self.p_wait:
            return 0.0
        left = self.slots * (1 - self.utilisation) / self.mean_service
        return log(self.p_wait / (1 - share)) / left


def erlang_b(offered: float, slots: int) -> float:
    """The chance that every slot is taken, where whoever finds them so goes away.

    `offered` is rate x mean service; worked up slot by slot, so that nothing overflows.
    """
    positive("offered", offered)
    blocked = 1.0
    for slot in range(1, slots + 1):
        blocked = offered * blocked / (slot + offered * blocked)
    return blocked


def erlang_c(offered: float, slots: int) -> float:
    """The chance of having to wait, where everybody waits; refused where that is for ever."""
    positive("offered", offered)
    if offered >= slots_of(slots):
        raise Refused(
            f"{slots} slots are not enough for {offered:g} families at once: the queue would grow"
            " without end"
        )
    blocked = erlang_b(offered, slots)
    return blocked / (1 - offered / slots * (1 - blocked))


def many_slots(rate: float, mean_service: float, slots: int) -> Waiting:
    """M/M/c."""
    offered = positive("rate", rate) * positive("mean_service", mean_service)
    return Waiting(rate, mean_service, slots, erlang_c(offered, slots))


def one_slot(rate: float, mean_service: float, variance: float) -> float:
    """The mean queue of M/G/1 (Pollaczek 1930, Khinchine 1932), whatever the episodes' shape."""
    used = positive("rate", rate) * positive("mean_service", mean_service)
    if used >= 1:
        raise Refused(f"One slot is used {used:.0%}: the queue would grow without end")
    if variance < 0:
        raise Refused(f"variance must be 0 or more, not {variance}")
    return rate * rate * (variance + mean_service**2) / (2 * (1 - used))


def slots_for(rate: float, mean_service: float, *, wait: float, share: float) -> int:
    """The fewest slots with which this share waits no longer than `wait`: a solver's bracket."""
    if not 0 < share < 1:
        raise Refused(f"share lies between 0 and 1, and {share} does not")
    slots = int(positive("rate", rate) * positive("mean_service", mean_service)) + 1
    while many_slots(rate, mean_service, slots).longer_than(wait) > 1 - share:
        slots += 1
    return slots
