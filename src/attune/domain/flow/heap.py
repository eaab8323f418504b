"""Events to come, the next one first: a heap of moment, kind and whom, each event in one word.

At one moment the order is by kind, and within a kind by whom, lowest first: so what happens at the
same moment happens in an order that anybody can say without knowing what went before.
"""

from typing import Any

from .compiled import PLACE, inlined
from .memory import HEAP, LAST_TICK, heap_at

WHOM_BITS = 22  # families in one replication are fewer than that
KIND_BITS = 3
EVENT_BITS = WHOM_BITS + KIND_BITS  # a moment is shifted by this; it has 38 bits at most


@inlined
def push(m: Any, time: Any, kind: Any, whom: Any) -> None:
    """Put an event into the heap, unless it comes after the end."""
    if time > m[LAST_TICK]:
        return
    number = m[HEAP]
    m[HEAP] = number + 1
    rise(m, heap_at(m, 0), number, (time << EVENT_BITS) + (kind << WHOM_BITS) + whom)


@inlined
def pop(m: Any) -> None:
    """Take the first event out of the heap; who asks has read it already."""
    left = m[HEAP] - 1
    m[HEAP] = left
    sink(m, heap_at(m, 0), left, m[heap_at(m, left)])


@inlined
def rise(m: Any, first: Any, number: Any, word: Any) -> None:
    """One word more in a heap of so many that begins at `first`."""
    at = number
    while at > 0:
        above = (at - 1) >> 1
        if m[(first + above) & PLACE] <= word:
            break
        m[(first + at) & PLACE] = m[(first + above) & PLACE]
        at = above
    m[(first + at) & PLACE] = word


@inlined
def sink(m: Any, first: Any, number: Any, word: Any) -> None:
    """A word in the place of the first of a heap.

    The way down follows the smaller of two, which is no guess; the word then rises to its place,
    mostly a step or two. Comparing it on the way down would be wrong every other time.
    """
    at, below = 0, 1
    while below + 1 < number:
        place = (first + below) & PLACE
        below += m[place + 1] < m[place]
        m[(first + at) & PLACE] = m[(first + below) & PLACE]
        at = below
        below = 2 * at + 1
    if below < number:
        m[(first + at) & PLACE] = m[(first + below) & PLACE]
        at = below
    rise(m, first, at, word)
