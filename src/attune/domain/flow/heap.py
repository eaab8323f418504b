"""Events to come, the next one first: a heap of ticks and kind, and whom it is about."""

from typing import Any

from .compiled import inlined
from .memory import HEAP, heap_at

KIND_BITS = 3  # ticks are shifted by this to make room for the kind


@inlined
def push(m: Any, time: Any, kind: Any, whom: Any) -> None:
    """Put an event into the heap."""
    key, at = (time << KIND_BITS) + kind, m[HEAP]
    m[HEAP] = at + 1
    while at > 0:
        above = (at - 1) >> 1
        if m[heap_at(m, above)] <= key:
            break
        m[heap_at(m, at)], m[heap_at(m, at) + 1] = m[heap_at(m, above)], m[heap_at(m, above) + 1]
        at = above
    m[heap_at(m, at)], m[heap_at(m, at) + 1] = key, whom


@inlined
def pop(m: Any) -> None:
    """Take the first event out of the heap; who asks has read it already."""
    left = m[HEAP] - 1
    m[HEAP] = left
    key, whom, at = m[heap_at(m, left)], m[heap_at(m, left) + 1], 0
    while True:
        below = 2 * at + 1
        if below >= left:
            break
        if below + 1 < left and m[heap_at(m, below + 1)] < m[heap_at(m, below)]:
            below += 1
        if m[heap_at(m, below)] >= key:
            break
        m[heap_at(m, at)], m[heap_at(m, at) + 1] = m[heap_at(m, below)], m[heap_at(m, below) + 1]
        at = below
    m[heap_at(m, at)], m[heap_at(m, at) + 1] = key, whom
