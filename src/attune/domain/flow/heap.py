"""Events to come, the next one first: a heap of moment, kind and whom, each event in one word.

At one moment the order is by kind, and within a kind by whom, lowest first: so what happens at the
same moment happens in an order that anybody can say without knowing what went before.
"""

from typing import Any

from .compiled import inlined
from .memory import HEAP, LAST_TICK, heap_at

WHOM_BITS = 22  # families in one replication are fewer than that
KIND_BITS = 3
EVENT_BITS = WHOM_BITS + KIND_BITS  # a moment is shifted by this; it has 38 bits at most


@inlined
def push(m: Any, time: Any, kind: Any, whom: Any) -> None:
    """Put an event into the heap, unless it comes after the end."""
    if time > m[LAST_TICK]:
        return
    key, at = (time << EVENT_BITS) + (kind << WHOM_BITS) + whom, m[HEAP]
    m[HEAP] = at + 1
    first = heap_at(m, 0)
    while at > 0:
        above = (at - 1) >> 1
        if m[first + above] <= key:
            break
        m[first + at] = m[first + above]
        at = above
    m[first + at] = key


@inlined
def pop(m: Any) -> None:
    """Take the first event out of the heap; who asks has read it already."""
    left = m[HEAP] - 1
    m[HEAP] = left
    first = heap_at(m, 0)
    key, at = m[first + left], 0
    while True:
        below = 2 * at + 1
        if below >= left:
            break
        if below + 1 < left and m[first + below + 1] < m[first + below]:
            below += 1
        if m[first + below] >= key:
            break
        m[first + at] = m[first + below]
        at = below
    m[first + at] = key
