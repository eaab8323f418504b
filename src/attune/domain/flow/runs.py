"""Many replications of one network: prepared once, run in any order, added up."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from attune.domain.refusals import Refused

from .added import ROWS, Runs
from .arrays import Coming, Net, arrays_of, coming_of, most_families
from .load import check_visits, oldest
from .loop import replicate
from .memory import Memory, memory_for
from .network import Network
from .newcomers import There
from .onward import replicate_onward
from .order import order_of
from .several import side_by_side
from .shapes import MOST, STEP_BITS, TICKS, ticks
from .spread import Scales
from .state import Window

MOST_REPLICATIONS = 100_000
LEAST_LOOKED = 1e-3  # units of time: a thousand ticks
MOST_STEPS = 200_000
MOST_SUMS = 2_000_000  # steps of all nodes together: what fits in memory
MOST_BINS = 1 << 15
MOST_LOOKS, MOST_AGES = 1_000, 10


@dataclass(frozen=True)
class Plan:
    """How long to look, how often, from which seed. Times are in the network's unit."""

    until: float  # families who come from `warm` to here are counted
    warm: float = 0.0
    run_out: float = 0.0  # how much longer it runs, so that they come to an end
    replications: int = 200
    seed: int = 2026
    target: float = 4.0  # a wait no longer than this is in time
    observe: tuple[float, ...] = ()  # moments at which families are counted
    ages: tuple[float, ...] = (26.0, 52.0, 104.0)  # share helped before each
    bins: int = 8  # to the unit, of histograms: a power of two

    def __post_init__(self) -> None:
        if not 0 <= self.warm < self.until or not 0 <= self.run_out:
            raise Refused("plan: 0 or more for warm and run_out, and until after warm")
        if self.until - self.warm < LEAST_LOOKED:
            raise Refused(f"plan: until must be at least {LEAST_LOOKED:g} after warm")
        if self.until + self.run_out > min(MOST, MOST_STEPS):
            raise Refused(f"plan: at most {MOST_STEPS:,} units of time in all")
        if not 1 <= self.replications <= MOST_REPLICATIONS:
            raise Refused(f"plan: replications must be from 1 to {MOST_REPLICATIONS:,}")
        if not 0 <= self.seed < 1 << 31:
            raise Refused("plan: seed must be from 0 to 2,147,483,647")
        if not (1 <= self.bins <= 1024 and self.bins & (self.bins - 1) == 0):
            raise Refused("plan: bins must be a power of two, at most 1,024")
        end = self.until + self.run_out
        if list(self.observe) != sorted(self.observe) or len(self.observe) > MOST_LOOKS:
            raise Refused(f"plan: observe: at most {MOST_LOOKS:,} times, and they must rise")
        if any(not 0 <= time <= end for time in self.observe):
            raise Refused(f"plan: observe: every time must be from 0 to the end at {end:g}")
        if len(self.ages) > MOST_AGES or any(not 0 <= age <= MOST for age in self.ages):
            raise Refused(f"plan: ages: at most {MOST_AGES} ages, 0 or more")


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
    looks: Any
    scales: Scales
    order: Any | None  # of nodes, where they can be taken one after another

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
        horizon = plan.until + plan.run_out
        steps = int(plan.until - plan.warm) + 4
        if steps * len(network.nodes) > MOST_SUMS:
            raise Refused(f"plan: at most {MOST_SUMS:,} units of time for all nodes together")
        families = most_families(network, horizon)
        check_visits(network)
        net, there = arrays_of(network), _there(network)
        return cls(
            network=network,
            plan=plan,
            net=net,
            order=order_of(net, there),
            coming=coming_of(network, end),
            there=there,
            window=window,
            families=families,
            bins=min(int(max(horizon, oldest(network, horizon)) * plan.bins) + 2, MOST_BINS),
            steps=steps,
            looks=np.array([ticks("observe", each) for each in plan.observe], dtype=np.int64),
            scales=Scales.of(
                looked=int(window.until - window.warm),
                families=families,
                horizon=horizon,
                bins=plan.bins,
                ages=plan.ages,
            ),
        )

    def memory(self) -> Memory:
        """Room for one replication at a time; one for each thread."""
        return memory_for(
            self.net,
            self.window,
            families=self.families,
            bins=self.bins,
            steps=self.steps,
            looks=self.looks,
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """Sent as what it was prepared from: small, and prepared once by who receives it."""
        return _received, (pickle.dumps((self.network, self.plan)),)


@lru_cache(maxsize=4)
def _received(network_and_plan: bytes) -> Prepared:
    return Prepared.of(*pickle.loads(network_and_plan))  # noqa: S301  our own, from joblib


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


def tallies(
    prepared: Prepared, numbers: Iterable[int], memory: Memory | None = None
) -> Iterator[tuple[dict[str, Any], int]]:
    """The counts by name and the number of events of each; counts hold until the next is taken."""
    memory = memory or prepared.memory()
    classes = len(prepared.network.classes)
    source = np.zeros((classes, 2), dtype=np.int64)
    reached, times = np.zeros(classes, dtype=np.float64), np.zeros(classes, dtype=np.int64)
    own = memory.words[memory.counts]
    own[:] = 0
    here = memory.tally(own)
    for number in numbers:
        with np.errstate(over="ignore"):  # hashes wrap around where nothing is compiled
            events = _one(prepared, memory.words, number, (source, reached, times))
        yield here, int(events)
        for counts in memory.used(here).values():
            counts[...] = 0


def run(
    prepared: Prepared,
    numbers: Iterable[int],
    memory: Memory | None = None,
    *,
    look: Callable[[dict[str, Any]], None] | None = None,
) -> Runs:
    """These replications, by number: the same whatever others are run beside them.

    Who calls this often saves time with a `prepared.memory()` kept from one call to the next.
    `look` is shown the counts of some replications at a time (`several.py`), in their order.
    """
    memory = memory or prepared.memory()
    total = np.zeros_like(memory.words[memory.counts])
    scales = prepared.scales
    shapes = scales.shapes(
        nodes=len(prepared.network.nodes),
        classes=len(prepared.network.classes),
        looks=prepared.looks.size,
    )
    spread = np.zeros(sum(int(np.prod(shape)) for shape in shapes.values()), dtype=np.int64)
    kept: dict[str, list[Any]] = {
        name: [] for name in ("at", "outcomes", "right", "present", "events")
    }
    numbers = list(numbers)
    for few in side_by_side(memory, tallies(prepared, numbers, memory), total):
        spread += scales.of_several(few)
        few["present"] = few["ticks"].sum(axis=3)
        for name, rows in kept.items():
            rows.append(few[name])
        if look:
            look(few)
    by_row = {name: np.concatenate(rows) for name, rows in kept.items()}
    row, each = np.array(numbers) % ROWS, np.ones(len(numbers), dtype=np.int64)
    counts = np.concatenate((total, spread))
    return Runs.together([Runs(counts, memory.shapes | shapes, row, each, **by_row)])


def _one(prepared: Prepared, words: Any, number: int, clocks: tuple[Any, Any, Any]) -> Any:
    """One replication: node by node where that can be done, else event by event."""
    given = (words, prepared.coming, prepared.there, prepared.plan.seed, number, *clocks)
    if prepared.order is None:
        return replicate(*given)
    return replicate_onward(prepared.order, *given)
