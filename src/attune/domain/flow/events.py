"""What happens to families, in whole numbers: they come, wait, begin, end, go on, or are gone.

At one moment, leaving the queue comes before ends, ends before changes of capacity, these before
starts, and starts before those who join; so a slot that is freed serves who waited already.
"""

from typing import Any

import numpy as np

from .arrays import (
    AT,
    DELAY_TABLE,
    DROP_SHARE,
    END,
    FIRST,
    GROUP,
    KIND,
    LAST,
    NONE,
    PATIENCE_TABLE,
    PRIORITY,
    RESOLVES_SHARE,
    ROOM,
    SERVICE_TABLE,
    SHARE,
    SIZE,
    SLOTS,
    STRICT,
    UNLIMITED,
)
from .chance import DELAY, DROP, PATIENCE, RESOLVES, ROUTE, SERVICE, bits, chance, looked_up
from .compiled import inlined
from .counting import ends_as, gone, is_counted, started
from .heap import EVENT_BITS, KIND_BITS, WHOM_BITS, push, rise
from .memory import (
    DIRTY,
    HEAP,
    MOST_EVENTS,
    NODES,
    STACK_AT,
    STOPS,
    change_at,
    class_at,
    family_at,
    fixed_at,
    flow_at,
    heap_at,
    met_at,
    node_at,
    route_at,
    seen_at,
    table_at,
)
from .network import PRIORITIES
from .state import (
    AGED_OUT,
    BEFORE,
    BEGAN,
    BEHIND,
    BUSY,
    CHANGE,
    CLASS,
    COMPLETED,
    DEADLINE,
    DROPPED,
    FULL,
    HEAD,
    HELPED,
    IN_SERVICE,
    JOINED,
    LEAVES,
    LIMIT,
    LOWER,
    NODE,
    ON_THE_WAY,
    QUEUED,
    RESOLVED,
    ROUTE_TAKEN,
    SLOTS_NOW,
    STAGE,
    TAIL,
    TURNED_AWAY,
    VISIT,
    WAITING,
    WHO,
)

LEAVING, ENDING, CHANGING, DATE, JOINING = range(5)


@inlined
def unlink(m: Any, family: Any) -> None:
    """Take a family out of its queue."""
    here = family_at(m, family)
    node, rank = m[here + NODE], m[class_at(m, m[here + CLASS]) + PRIORITY]
    before, behind = m[here + BEFORE], m[here + BEHIND]
    if before == NONE:
        m[node_at(m, node) + HEAD + rank] = behind
    else:
        m[family_at(m, before) + BEHIND] = behind
    if behind == NONE:
        m[node_at(m, node) + TAIL + rank] = before
    else:
        m[family_at(m, behind) + BEFORE] = before
    m[here + STAGE] = ON_THE_WAY
    m[node_at(m, node) + WAITING] -= 1


@inlined
def first_waiting(m: Any, node: Any, now: Any) -> Any:
    """Who is next, out of the queue; those found to be gone are put away. NONE where nobody is."""
    for rank in range(PRIORITIES):
        while m[node_at(m, node) + HEAD + rank] != NONE:
            family = m[node_at(m, node) + HEAD + rank]
            unlink(m, family)
            if m[family_at(m, family) + LIMIT] > now or begins_at_once(m, family, now):
                return family
            gone(m, family)
    return NONE


@inlined
def begins_at_once(m: Any, family: Any, now: Any) -> Any:
    """Whoever begins at the moment they come has not waited, however little patience they have."""
    return max(m[family_at(m, family) + JOINED], np.int64(0)) == now


@inlined
def length_of(m: Any, node: Any, family: Any) -> Any:
    here = family_at(m, family)
    table = m[met_at(m, m[here + CLASS], node) + SERVICE_TABLE]
    return looked_up(m, table_at(m, table), bits(m[here + WHO], m[here + VISIT], SERVICE))


@inlined
def begin(m: Any, family: Any, now: Any, length: Any) -> None:
    """Help begins, and its end is known."""
    here = family_at(m, family)
    node = m[here + NODE]
    m[node_at(m, node) + BUSY] += 1
    m[here + BEGAN] = now
    m[here + STAGE] = IN_SERVICE
    if m[STOPS]:
        length = min(length, m[here + DEADLINE] - now)
    push(m, now + length, ENDING, family)
    started(m, family, node, now)


@inlined
def join(m: Any, family: Any, node: Any, now: Any) -> None:
    """Comes to a node: begins where nobody waits, else waits until its turn or its limit."""
    here = family_at(m, family)
    m[here + NODE] = node
    m[here + VISIT] += 1
    m[here + JOINED] = now
    first = max(now, np.int64(0))  # who waited before the first moment begins then, not before
    if first >= m[here + DEADLINE]:
        ends_as(m, family, node, AGED_OUT, first)
        return
    kind = m[fixed_at(m, node) + KIND]
    at_once = kind == SLOTS and m[node_at(m, node) + WAITING] == 0 and is_open(m, node, first)
    if kind == UNLIMITED or at_once:
        begin(m, family, first, length_of(m, node, family))
        return
    of_class = m[here + CLASS]
    if turns_away(m, node):
        if is_counted(m, family):
            m[seen_at(m, of_class, node) + FULL] += 1
        ends_as(m, family, node, TURNED_AWAY, now)
        return
    m[here + LIMIT] = limit_of(m, family, node, now)
    rank = m[class_at(m, of_class) + PRIORITY]
    last = m[node_at(m, node) + TAIL + rank]
    m[here + BEFORE], m[here + BEHIND] = last, NONE
    if last == NONE:
        m[node_at(m, node) + HEAD + rank] = family
    else:
        m[family_at(m, last) + BEHIND] = family
    m[node_at(m, node) + TAIL + rank] = family
    m[here + STAGE] = QUEUED
    m[node_at(m, node) + WAITING] += 1
    if m[fixed_at(m, node) + STRICT] and m[here + LEAVES] != m[here + LIMIT]:
        if m[HEAP] >= m[MOST_EVENTS]:
            tidy(m)
        m[here + LEAVES] = m[here + LIMIT]
        push(m, m[here + LIMIT], LEAVING, family)
    touch(m, node)


@inlined
def tidy(m: Any) -> None:
    """Put away events of queues that families have left since: one each may still be true.

    Else who goes round and round would leave more of them behind than there is room for.
    """
    first, kept = heap_at(m, 0), 0
    for place in range(m[HEAP]):
        word = m[first + place]
        kind, whom = (word >> WHOM_BITS) & ((1 << KIND_BITS) - 1), word & ((1 << WHOM_BITS) - 1)
        if kind == LEAVING and m[family_at(m, whom) + LEAVES] != word >> EVENT_BITS:
            continue
        rise(m, first, kept, word)
        kept += 1
    m[HEAP] = kept


@inlined
def limit_of(m: Any, family: Any, node: Any, now: Any) -> Any:
    """Until when a family that joins a queue now stays in it: out of patience, or too old."""
    here = family_at(m, family)
    limit, table = m[here + DEADLINE], m[met_at(m, m[here + CLASS], node) + PATIENCE_TABLE]
    if table != NONE:
        drawn = bits(m[here + WHO], m[here + VISIT], PATIENCE)
        limit = min(limit, now + looked_up(m, table_at(m, table), drawn))
    return limit


@inlined
def turns_away(m: Any, node: Any) -> Any:
    """No room to wait."""
    return m[node_at(m, node) + WAITING] >= m[fixed_at(m, node) + ROOM]


@inlined
def touch(m: Any, node: Any) -> None:
    """Somebody may start at this node now."""
    for place in range(m[DIRTY]):
        if m[m[STACK_AT] + place] == node:
            return
    m[m[STACK_AT] + m[DIRTY]] = node
    m[DIRTY] += 1


@inlined
def drawn_share(m: Any, family: Any, purpose: Any) -> Any:
    here = family_at(m, family)
    return chance(m[here + WHO], m[here + VISIT], purpose)


@inlined
def route_of(m: Any, family: Any, start: Any) -> Any:
    """Which way on, drawn once for each visit."""
    of_class = m[family_at(m, family) + CLASS]
    route = m[met_at(m, of_class, start) + FIRST]
    if m[met_at(m, of_class, start) + LAST] == route + 1:
        return route
    drawn = drawn_share(m, family, ROUTE)
    while drawn >= m[route_at(m, route) + SHARE]:
        route += 1
    return route


@inlined
def lasting(m: Any, family: Any, start: Any) -> Any:
    """What a family that has finished here ends as, or NONE where it goes on."""
    here = family_at(m, family)
    of_class = m[here + CLASS]
    if start < m[NODES] and not m[here + HELPED]:
        done = m[met_at(m, of_class, start) + RESOLVES_SHARE]
        if done > 0 and drawn_share(m, family, RESOLVES) < done:
            return RESOLVED
    route = route_of(m, family, start)
    m[here + ROUTE_TAKEN] = route
    if m[route_at(m, route) + END] == NONE:
        return COMPLETED if m[here + HELPED] else LOWER
    drop = m[route_at(m, route) + DROP_SHARE]
    if drop > 0 and drawn_share(m, family, DROP) < drop:
        return DROPPED
    return NONE


@inlined
def sets_out(m: Any, family: Any, start: Any) -> Any:
    """Count that a family goes on along its route; how long that takes, NONE where no time."""
    here = family_at(m, family)
    route = m[here + ROUTE_TAKEN]
    if is_counted(m, family):
        m[flow_at(m, m[here + CLASS], start, m[route_at(m, route) + END])] += 1
    table = m[route_at(m, route) + DELAY_TABLE]
    if table == NONE:
        return NONE
    return looked_up(m, table_at(m, table), bits(m[here + WHO], m[here + VISIT], DELAY))


@inlined
def travel(m: Any, family: Any, start: Any, now: Any) -> None:
    """On the way along its route: at once, or after a delay in which it may grow too old."""
    delay = sets_out(m, family, start)
    if delay == NONE:
        join(m, family, m[route_at(m, m[family_at(m, family) + ROUTE_TAKEN]) + END], now)
    else:
        push(m, now + delay, JOINING, family)


@inlined
def is_open(m: Any, node: Any, now: Any) -> Any:
    """Whether a slot is free; not while the capacity is about to change this very moment."""
    if m[change_at(m, node, m[node_at(m, node) + CHANGE]) + AT] == now:
        return False
    return m[node_at(m, node) + BUSY] < m[node_at(m, node) + SLOTS_NOW]


@inlined
def start_group(m: Any, node: Any, now: Any, most: Any) -> None:
    """Up to so many begin together, for as long as the first of them is there."""
    length = np.int64(NONE)
    for _ in range(most):
        family = first_waiting(m, node, now)
        if family == NONE:
            return
        if length == NONE:
            length = length_of(m, node, family)
        begin(m, family, now, length)


@inlined
def starts_at(m: Any, node: Any, now: Any) -> None:
    """Everybody who can start at a node does."""
    if m[fixed_at(m, node) + KIND] == SLOTS:
        while m[node_at(m, node) + WAITING] > 0 and is_open(m, node, now):
            family = first_waiting(m, node, now)
            if family == NONE:
                return
            begin(m, family, now, length_of(m, node, family))
    elif m[fixed_at(m, node) + KIND] == GROUP:
        size = m[fixed_at(m, node) + SIZE]
        while (
            m[node_at(m, node) + WAITING] >= size
            and is_open(m, node, now)
            and m[node_at(m, node) + BUSY] + size <= m[node_at(m, node) + SLOTS_NOW]
        ):
            start_group(m, node, now, size)
