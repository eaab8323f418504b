"""Whether the nodes of a network can be taken one after another, and in which order."""

from typing import Any

import numpy as np

from .arrays import (
    DELAY_TABLE,
    END,
    FIRST,
    FOREVER,
    GROUP,
    KIND,
    LAST,
    NONE,
    PRIORITY,
    ROOM,
    SERVICE_TABLE,
    SHARE,
    Net,
)
from .newcomers import There


def order_of(net: Net, there: There) -> Any | None:
    """Every node after all from which families come to it; None where only the event loop can.

    That is so where families may come back to a node; where somebody is seen before others who
    joined earlier; where groups start together; where queues are limited, or slots held until
    there is room; and where help or a journey may take no time at all.
    """
    blocking = net.whole[1]
    if blocking or (net.node[:, KIND] == GROUP).any() or (net.node[:, ROOM] < FOREVER).any():
        return None
    ways = [_ways(net, of_class, there) for of_class in range(len(net.of_class))]
    for node in range(len(net.node)):
        seen = {int(net.of_class[g, PRIORITY]) for g, way in enumerate(ways) if node in way}
        if len(seen) > 1:
            return None
    if any(_takes_no_time(net, of_class, way) for of_class, way in enumerate(ways)):
        return None
    return _sorted(len(net.node), [(a, b) for way in ways for a in way for b in way[a]])


def _ways(net: Net, of_class: int, there: There) -> dict[int, set[int]]:
    """From each node that a class may reach, the nodes to which it may go on."""
    door = len(net.node)
    found: dict[int, set[int]] = {}
    to_look_at = [door, *there.node[there.of_class == of_class].tolist()]
    while to_look_at:
        start = to_look_at.pop()
        if start not in found:
            found[start] = {int(net.route[row, END]) for row in _rows(net, of_class, start)} - {
                NONE
            }
            to_look_at += found[start]
    del found[door]
    return found


def _rows(net: Net, of_class: int, start: int) -> list[int]:
    """The routes that somebody may take."""
    rows = range(net.at[of_class, start, FIRST], net.at[of_class, start, LAST])
    before = [0, *(net.route[row, SHARE] for row in rows)]
    return [
        row for row, so_far in zip(rows, before, strict=False) if net.route[row, SHARE] > so_far
    ]


def _takes_no_time(net: Net, of_class: int, way: dict[int, set[int]]) -> bool:
    """Whether help, or a journey with a delay, may end at the very moment at which it begins."""
    tables = {int(net.at[of_class, node, SERVICE_TABLE]) for node in way}
    for start in [len(net.node), *way]:
        tables |= {int(net.route[row, DELAY_TABLE]) for row in _rows(net, of_class, start)}
    return any(net.tables[table].min() < 1 for table in tables - {NONE})


def _sorted(nodes: int, ways: list[tuple[int, int]]) -> Any | None:
    order: list[int] = []
    left = set(range(nodes))
    while left:
        free = sorted(left - {end for start, end in ways if start in left})
        if not free:
            return None
        order += free
        left -= set(free)
    return np.array(order, dtype=np.int64)
