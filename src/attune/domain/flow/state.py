"""What changes while one replication runs, and what is counted of it."""

from typing import Any, NamedTuple

import numpy as np

from .arrays import Net
from .network import PRIORITIES

OUTCOMES = 8
(COMPLETED, IN_HELP, RESOLVED, LOWER, DISENGAGED, DROPPED, AGED_OUT, STILL_WAITING) = range(
    OUTCOMES
)
ON_THE_WAY, QUEUED, IN_SERVICE, HELD, OVER = range(5)


# Columns of State.family and State.node.
(
    WHO,  # what the family's chance hangs on
    CLASS,
    NODE,
    VISIT,
    CAME,  # ticks
    DEADLINE,  # ticks: too old
    BORN,  # ticks: the age they had when they came
    JOINED,
    LIMIT,  # ticks: gone from the queue
    BEGAN,
    ROUTE_TAKEN,
    HELPED,  # has begun the right help
    STAGE,
    BEHIND,  # the next in the queue
    BEFORE,
    SPARE,  # sixteen columns are two lines of the processor's memory
) = range(16)
BUSY, SLOTS_NOW, CHANGE, WAITING, HELD_FIRST, HELD_LAST, HEAD = range(7)
TAIL = HEAD + PRIORITIES
NODE_COLUMNS = TAIL + PRIORITIES
HEAP, DIRTY, FAMILIES, EVENTS = range(4)
STACK = 4  # of nodes at which somebody may start


class State(NamedTuple):
    """Families, nodes, events to come (ticks x 8 + kind; whom), and counters with a stack."""

    family: Any  # (f, 16)
    node: Any  # (k, ..)
    heap: Any  # (n, 2)
    n: Any  # (..,)


def state_for(net: Net, families: int) -> State:
    """Room for so many families."""
    nodes = len(net.node)
    return State(
        np.zeros((families, 16), dtype=np.int64),
        np.zeros((nodes, NODE_COLUMNS), dtype=np.int64),
        np.zeros((3 * families + 4 * nodes + 64, 2), dtype=np.int64),
        np.zeros(STACK + 8 * nodes + 64, dtype=np.int64),
    )


class Window(NamedTuple):
    """Of which families and which times is counted; ticks."""

    warm: Any  # families who come from here
    until: Any  # ... to here are counted, and queues are looked at in between
    end: Any  # the simulation ends
    target: Any  # a wait no longer than this is in time
    bin_bits: Any  # a bin of histograms is two to this power of ticks


# Columns of Tally.at, and rows of Tally.help and Tally.sums.
STARTS, START_WAITS, IN_TIME, LOST, LOST_WAITS = range(5)
AFTER, AT_AGE = range(2)
IN_QUEUE, IN_SLOTS = range(2)


class Tally(NamedTuple):
    """Whole numbers that add, over replications and machines."""

    outcomes: Any  # (g, outcome)
    flows: Any  # (g, k + 1, k + outcome): from a node (or the door) to a node or an outcome
    at: Any  # (g, k, ..): starts, sum of their waits in ticks, in time; left, sum of their waits
    waits: Any  # (k, bin): starts by wait: at once, then bins; the last holds all longer ones
    right: Any  # (g, 2): right help begun, sum of ticks since they came
    help: Any  # (g, 2, bin): right help begun, by time since they came; by age, first before birth
    sums: Any  # (k, 2, 2, step): in queue, in slots: parts of a step, changes through whole ones


def tally_for(net: Net, *, bins: int, steps: int) -> Tally:
    """All nought."""
    nodes, classes = len(net.node), len(net.of_class)
    shapes: list[tuple[int, ...]] = [
        (classes, OUTCOMES),
        (classes, nodes + 1, nodes + OUTCOMES),
        (classes, nodes, 5),
        (nodes, bins),
        (classes, 2),
        (classes, 2, bins),
        (nodes, 2, 2, steps + 2),
    ]
    return Tally(*[np.zeros(shape, dtype=np.int64) for shape in shapes])
