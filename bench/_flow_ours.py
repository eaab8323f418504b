"""The same four services in our own engine."""

from dataclasses import replace
from time import process_time
from typing import Any

from attune.domain.flow.network import Capacity, FamilyClass, Network, Node, NodeKind, Rate, Route
from attune.domain.flow.results import quantiles
from attune.domain.flow.runs import Plan, Prepared, run
from attune.domain.flow.shapes import TICKS, Erlang
from attune.domain.flow.state import ENDS, LOST, START_WAITS, STARTS
from bench._flow_peers import COMING, EPISODE, ON, PATIENCE, SLOTS, WARM, WEEKS, Run

AT_ONCE = 20  # replications in one turn
KEYS = ("advice", "targeted", "brief", "long")


def network(times: int = 1) -> Network:
    """One kind of family, who come to the door and go to a service by chance."""
    nodes = tuple(
        Node(
            key,
            key,
            NodeKind.SLOTS,
            Erlang(EPISODE[at], 2),
            (Capacity(0, SLOTS[at] * times),),
            Erlang(PATIENCE[at]),
        )
        for at, key in enumerate(KEYS)
    )
    whole = sum(COMING)
    kind = FamilyClass("family", "Family", (Rate(0, whole * times),), right=("long",))
    door = (
        Route("family", "door", key, rate / whole) for key, rate in zip(KEYS, COMING, strict=True)
    )
    on = [
        Route("family", key, other, share)
        for key, shares in zip(KEYS, ON, strict=True)
        for other, share in zip(KEYS, shares, strict=True)
        if share
    ]
    out = (
        Route("family", key, "leave", 1 - sum(shares)) for key, shares in zip(KEYS, ON, strict=True)
    )
    return Network("Four services", nodes, (kind,), (*door, *on, *out))


class Ours:
    """Prepared once, as for any number of replications."""

    def __init__(self, *, times: int = 1, weeks: float = WEEKS) -> None:
        self.prepared = self.as_run(Prepared.of(network(times), Plan(until=weeks)))
        self.memory = self.prepared.memory()
        run(self.prepared, [0], self.memory)

    def as_run(self, prepared: Prepared) -> Prepared:
        """As it is: it has no circle and everybody waits their turn, so it is taken by nodes."""
        if prepared.order is None:
            raise ValueError("The four services are not taken node by node")
        return prepared

    def turn(self, seed: int) -> Run:
        """Timed; events counted as those of the others are."""
        began = process_time()
        runs = run(self.prepared, range(seed * AT_ONCE, (seed + 1) * AT_ONCE), self.memory)
        seconds = process_time() - began
        at = runs.tally["at"]
        events = runs.tally["outcomes"].sum() + at[:, :, ENDS].sum() + at[:, :, LOST].sum()
        return Run(seconds, int(events))


class Loop(Ours):
    """Event by event, as networks with circles, priorities or groups are."""

    def as_run(self, prepared: Prepared) -> Prepared:
        return replace(prepared, order=None)


def kinds() -> dict[str, type[Ours]]:
    """Our ways of running it; the last is the one chosen by itself."""
    return {"the loop": Loop, "node by node": Ours}


def measures(count: int) -> list[tuple[float, ...]]:
    """Of each replication, after the warm-up."""
    prepared = Prepared.of(network(), Plan(until=WEEKS, warm=WARM, bins=32))
    memory = prepared.memory()
    return [_measures(run(prepared, [number], memory).tally) for number in range(count)]


def _measures(tally: dict[str, Any]) -> tuple[float, ...]:
    found: list[float] = []
    for place, at in enumerate(tally["at"].sum(axis=0)):
        waits = quantiles(tally["waits"][place], 32, (0.5, 0.9))
        found += [at[START_WAITS] / at[STARTS] / TICKS, *waits.values()]
        found.append(at[LOST] / (at[LOST] + at[STARTS]))
    return tuple(float(each) for each in found)
