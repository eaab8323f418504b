"""Many replications of one network: prepared once, run in any order, added up."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from attune.domain.refusals import Refused

from .arrays import Coming, Net, arrays_of, coming_of, most_families
from .loop import There, replicate
from .network import Network
from .shapes import MOST, STEP_BITS, TICKS, ticks
from .state import Tally, Window, state_for, tally_for

MOST_REPLICATIONS = 100_000
MOST_STEPS = 20_000


@dataclass(frozen=True)
class Plan:
    """How long to look, how often, from which seed. Times are in the network's unit."""

    until: float  # families who come from `warm` to here are counted
    warm: float = 0.0
    run_out: float = 0.0  # how much longer it runs, so that they come to an end
    replications: int = 200
    seed: int = 2026
    target: float = 4.0  # a wait no longer than this is in time
    bins: int = 8  # to the unit, of histograms: a power of two

    def __post_init__(self) -> None:
        if not 0 <= self.warm < self.until or not 0 <= self.run_out:
            raise Refused("plan: 0 or more for warm and run_out, and until after warm")
        if self.until + self.run_out > min(MOST, MOST_STEPS):
            raise Refused(f"plan: at most {MOST_STEPS:,} units of time in all")
        if not 1 <= self.replications <= MOST_REPLICATIONS:
            raise Refused(f"plan: replications must be from 1 to {MOST_REPLICATIONS:,}")
        if not 0 <= self.seed < 1 << 31:
            raise Refused("plan: seed must be from 0 to 2,147,483,647")
        if not (1 <= self.bins <= 1024 and self.bins & (self.bins - 1) == 0):
            raise Refused("plan: bins must be a power of two, at most 1,024")


@dataclass(frozen=True, eq=False)
class Prepared:
    """A network and a plan as the loop reads them."""

    network: Network
    plan: Plan
    net: Net
    coming: Coming
    there: There
    window: Window
    families: int
    bins: int
    steps: int

    @classmethod
    def of(cls, network: Network, plan: Plan) -> "Prepared":
        end = ticks("plan", plan.until + plan.run_out)
        window = Window(
            warm=np.int64(ticks("warm", plan.warm)),
            until=np.int64(ticks("until", plan.until)),
            end=np.int64(end),
            target=np.int64(ticks("target", plan.target)),
            bin_bits=np.int64(STEP_BITS - plan.bins.bit_length() + 1),
        )
        longest = network.age_out or plan.until + plan.run_out
        return cls(
            network=network,
            plan=plan,
            net=arrays_of(network),
            coming=coming_of(network, end),
            there=_there(network),
            window=window,
            families=most_families(network, plan.until + plan.run_out),
            bins=min(int(longest * plan.bins) + 2, 1 << 15),
            steps=int(plan.until - plan.warm) + 2,
        )


def _there(network: Network) -> There:
    nodes = {node.key: place for place, node in enumerate(network.nodes)}
    classes = {each.key: place for place, each in enumerate(network.classes)}
    rows = [
        (
            classes[each.family],
            nodes[each.node],
            ticks("there: since", each.since),
            round(each.age * TICKS),
            int(each.in_help),
        )
        for each in network.there
    ]
    return There(*np.array(rows, dtype=np.int64).reshape(-1, 5).T.copy())


@dataclass(frozen=True, eq=False)
class Runs:
    """What replications came to: their tallies added, and for each of them its own few numbers.

    `at` is (run, class, node, column of Tally.at), `outcomes` (run, class, outcome), `right`
    (run, class, 2), `present` (run, node, queue or slots) sums of ticks, `events` (run,).
    """

    tally: Tally
    at: Any
    outcomes: Any
    right: Any
    present: Any
    events: Any

    def __add__(self, other: "Runs") -> "Runs":
        added = Tally(*(one + two for one, two in zip(self.tally, other.tally, strict=True)))
        names = ("at", "outcomes", "right", "present", "events")
        return Runs(added, *(np.concatenate((getattr(self, n), getattr(other, n))) for n in names))

    @property
    def checksum(self) -> int:
        """The same number wherever and however it was run."""
        weighed = 0
        for array in self.tally:
            flat = array.ravel().astype(np.uint64)
            weighed = (weighed * 1_000_003 + int((flat * _weights(len(flat))).sum())) % (1 << 63)
        return weighed


def _weights(count: int) -> Any:
    return (np.arange(1, count + 1, dtype=np.uint64) * np.uint64(2_654_435_761)) % np.uint64(65_521)


def run(prepared: Prepared, numbers: Iterable[int]) -> Runs:
    """These replications, by number: the same whatever others are run beside them."""
    state = state_for(prepared.net, prepared.families)
    classes = len(prepared.network.classes)
    scratch = (
        np.zeros((classes, 2), dtype=np.int64),
        np.zeros(classes, dtype=np.float64),
        np.zeros(classes, dtype=np.int64),
    )
    total = tally_for(prepared.net, bins=prepared.bins, steps=prepared.steps)
    kept: list[tuple[Any, ...]] = []
    own = tally_for(prepared.net, bins=prepared.bins, steps=prepared.steps)
    for number in numbers:
        for array in own:
            array[...] = 0
        with np.errstate(over="ignore"):  # hashes wrap around where nothing is compiled
            events = replicate(
                prepared.net,
                prepared.coming,
                prepared.there,
                state,
                own,
                prepared.window,
                prepared.plan.seed,
                number,
                *scratch,
            )
        for whole, part in zip(total, own, strict=True):
            whole += part
        kept.append(
            (own.at.copy(), own.outcomes.copy(), own.right.copy(), present(own), int(events))
        )
    return Runs(total, *(np.array(column) for column in zip(*kept, strict=True)))


def present(tally: Tally) -> Any:
    """Ticks that families spent in each queue and in each slot: (node, 2)."""
    return tally.sums[:, :, 0].sum(axis=2) + by_step(tally).sum(axis=2)


def by_step(tally: Tally) -> Any:
    """Ticks of those who were there through whole steps: (node, 2, step)."""
    return np.cumsum(tally.sums[:, :, 1], axis=2) << STEP_BITS
