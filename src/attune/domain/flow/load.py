"""How often families pass each node, and whether there are slots enough for them.

The traffic equations of a network (Jackson 1957), by class: what a simulation need not be run for.
"""

from collections.abc import Iterator, Mapping

import numpy as np

from attune.domain.refusals import Refused

from .network import DOOR, FamilyClass, Network, Node, NodeKind

MOST_VISITS = 1_000


def visits(network: Network, each: FamilyClass) -> Mapping[str, float]:
    """How many times a family of a class comes to each node on average, if it never gives up.

    There are two places for a node: before the right help has begun, and after it, when nothing is
    resolved at a lower step any more.
    """
    keys = [DOOR, *(node.key for node in network.nodes)]
    place = {key: number for number, key in enumerate(keys)}
    moves = np.zeros((2 * len(keys), 2 * len(keys)))
    for start in network.reached(each.key):
        for helped in (0, 1):
            for route in network.out_of(each.key, start):
                if route.end not in place:
                    continue
                on = route.share * (1 - route.drop)
                on *= 1.0 if helped else 1 - each.resolves.get(start, 0.0)
                then = helped or route.end in each.right
                moves[helped * len(keys) + place[start], then * len(keys) + place[route.end]] += on
    first = np.zeros(2 * len(keys))
    first[0] = 1.0
    try:
        found = np.linalg.solve(np.eye(2 * len(keys)) - moves.T, first)
    except np.linalg.LinAlgError:
        found = np.full(2 * len(keys), np.inf)
    return {key: float(found[n] + found[n + len(keys)]) for key, n in place.items() if key != DOOR}


def check_visits(network: Network) -> None:
    """Refuses a circle that families go round thousands of times."""
    for each in network.classes:
        for node, times in visits(network, each).items():
            if not 0 <= times + 1e-6 <= MOST_VISITS:
                raise Refused(
                    f"routes of {each.key}: a family would come to {node} more than"
                    f" {MOST_VISITS:,} times: a circle with hardly a way out"
                )


def oldest(network: Network, horizon: float) -> float:
    """The highest age that may be met at the right help; 0 where ages are not told."""
    ages = [each.age.greatest for each in network.classes if each.age is not None]
    if network.age_out is not None:
        return network.age_out
    return max(ages) + horizon if ages else 0.0


def averaged(steps: list[tuple[float, float]], start: float, end: float) -> float:
    """The mean over a window of what holds from a time on: pairs of time and number."""
    ends = [*(since for since, _ in steps[1:]), max(end, steps[-1][0])]
    parts = [
        max(0.0, min(b, end) - max(since, start)) * value
        for (since, value), b in zip(steps, ends, strict=True)
    ]
    return sum(parts) / (end - start)


def mean_slots(node: Node, start: float, end: float) -> float:
    """By the calendar of a node."""
    return averaged([(each.since, each.slots) for each in node.capacity], start, end)


def mean_rate(each: FamilyClass, start: float, end: float) -> float:
    """Families of a class who come in a unit of time."""
    if each.times:
        return sum(start <= time < end for time in each.times) / (end - start)
    return averaged([(rate.since, rate.rate) for rate in each.arrivals], start, end)


def endless(network: Network, node: Node, each: FamilyClass) -> bool:
    """Whether families of a class wait at a node for ever if they must."""
    patience = node.patience_of.get(each.key, node.patience)
    return network.age_out is None and patience is None and node.room is None


def overfull(network: Network, start: float, end: float) -> Iterator[tuple[Node, float, float]]:
    """Nodes with more families who wait for ever than slots: how many at once, and the slots."""
    passed = {each.key: visits(network, each) for each in network.classes}
    for node in network.nodes:
        if node.kind is NodeKind.UNLIMITED:
            continue
        offered = 0.0
        for each in network.classes:
            if endless(network, node, each) and each.arrivals:
                service = node.service_of.get(each.key, node.service).mean
                rate = mean_rate(each, start, end)
                offered += rate * passed[each.key][node.key] * service
        slots = mean_slots(node, start, end)
        if offered >= slots:
            yield node, offered, slots
