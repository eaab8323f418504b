"""When the next slot of a node is free, where families are taken in the order in which they wait.

A heap holds the moments at which slots in use are free again, the first one on top; slots never
used so far are only a number. Capacity that falls ends nobody's help: the slots that are free
first are put aside, and come back, the last one first, should capacity rise before they are free.
"""

from typing import Any

from .arrays import AT, FOREVER, TO
from .compiled import PLACE, inlined
from .heap import rise, sink
from .memory import change_at, ends_at, node_at, spare_at
from .state import ASIDE, CHANGE, IN_USE, SINCE, SLOTS_NOW, UNUSED


@inlined
def opens(m: Any, node: Any) -> None:
    """A node before its first family."""
    here = node_at(m, node)
    m[here + IN_USE], m[here + ASIDE], m[here + SINCE], m[here + CHANGE] = 0, 0, 0, 1
    m[here + SLOTS_NOW] = m[here + UNUSED] = m[change_at(m, node, 0) + TO]


@inlined
def taken_already(m: Any, node: Any, end: Any) -> None:
    """A slot in use from before the first moment, even if there are not so many slots."""
    add(m, node, end)
    m[node_at(m, node) + UNUSED] -= 1


@inlined
def fit(m: Any, node: Any) -> None:
    """Of those in use from before, no more than there are slots can be free for others."""
    while m[node_at(m, node) + UNUSED] < 0:
        put_aside(m, node, 0)
        m[node_at(m, node) + UNUSED] += 1


@inlined
def opening(m: Any, node: Any, now: Any) -> Any:
    """When a family that joins now can begin; FOREVER where it never can."""
    here = node_at(m, node)
    while True:
        found = max(now, m[here + SINCE])
        if m[here + UNUSED] <= 0:
            found = max(found, m[ends_at(m)]) if m[here + IN_USE] > 0 else FOREVER
        change = change_at(m, node, m[here + CHANGE])
        if m[change + AT] > found or m[change + AT] == FOREVER:
            return found
        m[here + CHANGE] += 1
        changes(m, node, m[change + AT], m[change + TO] - m[here + SLOTS_NOW])
        m[here + SLOTS_NOW] = m[change + TO]


@inlined
def changes(m: Any, node: Any, at: Any, by: Any) -> None:
    """Capacity rises or falls by so many slots."""
    here = node_at(m, node)
    m[here + SINCE] = at
    while by > 0:
        by -= 1
        top = (spare_at(m) + m[here + ASIDE] - 1) & PLACE
        if m[here + ASIDE] > 0 and m[top] > at:
            m[here + ASIDE] -= 1
            add(m, node, m[top])
        else:
            m[here + ASIDE] = 0  # those below are free even sooner
            m[here + UNUSED] += 1
    while by < 0:
        by += 1
        if m[here + UNUSED] > 0:
            m[here + UNUSED] -= 1
        else:
            put_aside(m, node, at)


@inlined
def put_aside(m: Any, node: Any, at: Any) -> None:
    """The slot that is free first is none any more."""
    here = node_at(m, node)
    first, left = ends_at(m), m[here + IN_USE] - 1
    if m[first] > at:
        m[(spare_at(m) + m[here + ASIDE]) & PLACE] = m[first]
        m[here + ASIDE] += 1
    m[here + IN_USE] = left
    sink(m, first, left, m[(first + left) & PLACE])


@inlined
def take(m: Any, node: Any, now: Any, end: Any) -> None:
    """A family takes the slot that is free now, until its end."""
    here = node_at(m, node)
    if m[here + IN_USE] > 0 and m[ends_at(m)] <= now:
        sink(m, ends_at(m), m[here + IN_USE], end)
    else:
        m[here + UNUSED] -= 1
        add(m, node, end)


@inlined
def add(m: Any, node: Any, end: Any) -> None:
    """One more in use."""
    here = node_at(m, node)
    rise(m, ends_at(m), m[here + IN_USE], end)
    m[here + IN_USE] += 1
