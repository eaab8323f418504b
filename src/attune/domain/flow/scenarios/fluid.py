"""Families as a fluid: what flows through a network where nobody ever waits by chance.

A node lets through as many as its slots can, all the rest give up: the limit of large services
(Whitt 2006, "Fluid models for multiserver queues with abandonments"). Good for a first guess.
"""

from collections.abc import Mapping

from attune.domain.flow.network import DOOR, LEAVE, Network, Node


def reached(network: Network) -> Mapping[str, float]:
    """By class, families in a unit of time who begin the help they need.

    Of networks whose routes lead to later nodes only, at the rates and slots of the beginning.
    """
    flow = {each.key: {DOOR: each.arrivals[0].rate} for each in network.classes}
    found = dict.fromkeys(flow, 0.0)
    _pass_on(network, flow, DOOR, 1.0)
    for node in network.nodes:
        part = _let_through(node, sum(each.get(node.key, 0.0) for each in flow.values()))
        for each in network.classes:
            if node.key in each.right:
                found[each.key] += part * flow[each.key].get(node.key, 0.0)
        _pass_on(network, flow, node.key, part)
    return found


def _let_through(node: Node, coming: float) -> float:
    """The share that its slots can help."""
    load = coming * node.service.mean
    return min(1.0, node.capacity[0].slots / load) if load else 1.0


def _pass_on(network: Network, flow: dict[str, dict[str, float]], start: str, part: float) -> None:
    for each in network.classes:
        here = flow[each.key].get(start, 0.0) * part
        stays = here * (1 - each.resolves.get(start, 0.0))
        for route in network.out_of(each.key, start):
            if route.end != LEAVE:
                there = flow[each.key].get(route.end, 0.0)
                flow[each.key][route.end] = there + stays * route.share * (1 - route.drop)
