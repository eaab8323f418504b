"""Columns of what changes while one replication runs, and of what is counted of it."""

from typing import Any, NamedTuple

from .network import PRIORITIES

OUTCOMES = 9
(
    COMPLETED,
    IN_HELP,
    RESOLVED,
    LOWER,
    DISENGAGED,
    DROPPED,
    AGED_OUT,
    STILL_WAITING,
    TURNED_AWAY,
) = range(OUTCOMES)
ON_THE_WAY, QUEUED, IN_SERVICE, HELD, OVER = range(5)


# Columns of a family and of a node.
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
    LEAVES,  # the moment of the last event at which it may leave a queue
) = range(16)  # two lines of the processor's memory
BUSY, SLOTS_NOW, CHANGE, WAITING, HELD_FIRST, HELD_LAST, HEAD = range(7)
TAIL = HEAD + PRIORITIES
IN_USE = TAIL + PRIORITIES  # from here: node by node only
UNUSED, ASIDE, SINCE = range(IN_USE + 1, IN_USE + 4)
NODE_COLUMNS = SINCE + 1
FAMILY_COLUMNS = 16


class Window(NamedTuple):
    """Of which families and which times is counted; ticks."""

    warm: Any  # families who come from here
    until: Any  # ... to here are counted, and queues are looked at in between
    end: Any  # the simulation ends
    target: Any  # a wait no longer than this is in time
    bin_bits: Any  # a bin of histograms is two to this power of ticks


# Columns of what is seen of a class at a node; rows of help and of sums.
# WAITED: began, but not at once; FULL: turned away; STAYS: ticks in slots, of help that ENDS.
STARTS, START_WAITS, IN_TIME, LOST, LOST_WAITS, WAITED, FULL, ENDS, STAYS = range(9)
SEEN = 9
HELPS, HELP_AFTER, GONE, GONE_AFTER = range(4)  # of a class: right help begun; out of the network
AFTER, AT_AGE = range(2)
IN_QUEUE, IN_SLOTS = range(2)
