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
    FOREVER,
    GROUP,
    KIND,
    NONE,
    PATIENCE_TABLE,
    PRIORITY,
    RESOLVES_SHARE,
    RIGHT,
    SERVICE_TABLE,
    SHARE,
    SIZE,
    SLOTS,
    STRICT,
    UNLIMITED,
)
from .chance import DELAY, DROP, PATIENCE, RESOLVES, ROUTE, SERVICE, bits, chance, looked_up
from .compiled import inlined
from .network import PRIORITIES
from .shapes import STEP_BITS
from .state import (
    AFTER,
    AGED_OUT,
    AT_AGE,
    BEFORE,
    BEGAN,
    BEHIND,
    BORN,
    BUSY,
    CAME,
    CHANGE,
    CLASS,
    COMPLETED,
    DEADLINE,
    DIRTY,
    DISENGAGED,
    DROPPED,
    HEAD,
    HEAP,
    HELPED,
    IN_QUEUE,
    IN_SERVICE,
    IN_TIME,
    JOINED,
    LIMIT,
    LOST,
    LOST_WAITS,
    LOWER,
    NODE,
    ON_THE_WAY,
    OVER,
    QUEUED,
    RESOLVED,
    ROUTE_TAKEN,
    SLOTS_NOW,
    STACK,
    STAGE,
    START_WAITS,
    STARTS,
    TAIL,
    VISIT,
    WAITING,
    WHO,
)

LEAVING, ENDING, CHANGING, DATE, JOINING = range(5)
KIND_BITS = 3  # ticks are shifted by this to make room for the kind


@inlined
def push(state: Any, time: Any, kind: Any, whom: Any) -> None:
    """Put an event into the heap."""
    key, at = (time << KIND_BITS) + kind, state.n[HEAP]
    state.n[HEAP] = at + 1
    while at > 0:
        above = (at - 1) >> 1
        if state.heap[above, 0] <= key:
            break
        state.heap[at, 0], state.heap[at, 1] = state.heap[above, 0], state.heap[above, 1]
        at = above
    state.heap[at, 0], state.heap[at, 1] = key, whom


@inlined
def pop(state: Any) -> None:
    """Take the first event out of the heap; who asks has read it already."""
    left = state.n[HEAP] - 1
    state.n[HEAP] = left
    key, whom, at = state.heap[left, 0], state.heap[left, 1], 0
    while True:
        below = 2 * at + 1
        if below >= left:
            break
        if below + 1 < left and state.heap[below + 1, 0] < state.heap[below, 0]:
            below += 1
        if state.heap[below, 0] >= key:
            break
        state.heap[at, 0], state.heap[at, 1] = state.heap[below, 0], state.heap[below, 1]
        at = below
    state.heap[at, 0], state.heap[at, 1] = key, whom


@inlined
def add_interval(sums: Any, node: Any, what: Any, start: Any, end: Any, window: Any) -> None:
    """Add one family present from start to end to the sums of each step, in a few additions."""
    start, end = max(start, window.warm), min(end, window.until)
    if end <= start:
        return
    start, end = start - window.warm, end - window.warm
    first, last = start >> STEP_BITS, end >> STEP_BITS
    if first == last:
        sums[node, what, 0, first] += end - start
        return
    sums[node, what, 0, first] += ((first + 1) << STEP_BITS) - start
    sums[node, what, 0, last] += end - (last << STEP_BITS)
    sums[node, what, 1, first + 1] += 1
    sums[node, what, 1, last] -= 1


@inlined
def is_counted(state: Any, family: Any, window: Any) -> Any:
    return window.warm <= state.family[family, CAME] < window.until


@inlined
def ends_as(state: Any, tally: Any, window: Any, family: Any, start: Any, outcome: Any) -> None:
    """A family is gone; whoever has begun the right help counts as helped whatever came after."""
    state.family[family, STAGE] = OVER
    if not is_counted(state, family, window):
        return
    if state.family[family, HELPED] and outcome >= RESOLVED:
        outcome = COMPLETED
    of_class = state.family[family, CLASS]
    tally.outcomes[of_class, outcome] += 1
    tally.flows[of_class, start, len(state.node) + outcome] += 1


@inlined
def gone(state: Any, tally: Any, window: Any, family: Any) -> None:
    """Left the queue at its limit: out of patience, or too old."""
    node, at = state.family[family, NODE], state.family[family, LIMIT]
    add_interval(tally.sums, node, IN_QUEUE, state.family[family, JOINED], at, window)
    if is_counted(state, family, window):
        tally.at[state.family[family, CLASS], node, LOST] += 1
        tally.at[state.family[family, CLASS], node, LOST_WAITS] += at - state.family[family, JOINED]
    aged = at >= state.family[family, DEADLINE]
    ends_as(state, tally, window, family, node, AGED_OUT if aged else DISENGAGED)


@inlined
def unlink(net: Any, state: Any, family: Any) -> None:
    """Take a family out of its queue."""
    node, rank = state.family[family, NODE], net.of_class[state.family[family, CLASS], PRIORITY]
    before, behind = state.family[family, BEFORE], state.family[family, BEHIND]
    if before == NONE:
        state.node[node, HEAD + rank] = behind
    else:
        state.family[before, BEHIND] = behind
    if behind == NONE:
        state.node[node, TAIL + rank] = before
    else:
        state.family[behind, BEFORE] = before
    state.family[family, STAGE] = ON_THE_WAY
    state.node[node, WAITING] -= 1


@inlined
def first_waiting(net: Any, state: Any, tally: Any, window: Any, node: Any, now: Any) -> Any:
    """Who is next, out of the queue; those found to be gone are put away. NONE where nobody is."""
    for rank in range(PRIORITIES):
        while state.node[node, HEAD + rank] != NONE:
            family = state.node[node, HEAD + rank]
            unlink(net, state, family)
            if state.family[family, LIMIT] > now:
                return family
            gone(state, tally, window, family)
    return NONE


@inlined
def length_of(net: Any, state: Any, node: Any, family: Any) -> Any:
    table = net.tables[net.at[state.family[family, CLASS], node, SERVICE_TABLE]]
    return looked_up(table, bits(state.family[family, WHO], state.family[family, VISIT], SERVICE))


@inlined
def begin(
    net: Any, state: Any, tally: Any, window: Any, family: Any, now: Any, length: Any
) -> None:
    """Help begins, and its end is known."""
    node, of_class = state.family[family, NODE], state.family[family, CLASS]
    state.node[node, BUSY] += 1
    state.family[family, BEGAN] = now
    state.family[family, STAGE] = IN_SERVICE
    push(state, now + length, ENDING, family)
    waited = now - state.family[family, JOINED]
    add_interval(tally.sums, node, IN_QUEUE, state.family[family, JOINED], now, window)
    counted = is_counted(state, family, window)
    if counted:
        tally.at[of_class, node, STARTS] += 1
        tally.at[of_class, node, START_WAITS] += waited
        tally.at[of_class, node, IN_TIME] += waited <= window.target
        last = tally.waits.shape[1] - 1
        tally.waits[node, 0 if waited == 0 else min(1 + (waited >> window.bin_bits), last)] += 1
    if net.at[of_class, node, RIGHT] and not state.family[family, HELPED]:
        state.family[family, HELPED] = 1
        if counted:
            help_begins(state, tally, window, family, now)


@inlined
def help_begins(state: Any, tally: Any, window: Any, family: Any, now: Any) -> None:
    """The right help: after how long, and at what age."""
    of_class, since = state.family[family, CLASS], now - state.family[family, CAME]
    last = tally.help.shape[2] - 1
    tally.right[of_class, 0] += 1
    tally.right[of_class, 1] += since
    tally.help[of_class, AFTER, min(since >> window.bin_bits, last)] += 1
    age = state.family[family, BORN] + since
    tally.help[of_class, AT_AGE, 0 if age < 0 else min(1 + age >> window.bin_bits, last)] += 1


@inlined
def join(net: Any, state: Any, tally: Any, window: Any, family: Any, node: Any, now: Any) -> None:
    """Comes to a node: begins where nobody waits, else waits until its turn or its limit."""
    state.family[family, NODE] = node
    state.family[family, VISIT] += 1
    state.family[family, JOINED] = now
    if now >= state.family[family, DEADLINE]:
        ends_as(state, tally, window, family, node, AGED_OUT)
        return
    if net.node[node, KIND] == UNLIMITED:
        begin(net, state, tally, window, family, now, length_of(net, state, node, family))
        return
    of_class = state.family[family, CLASS]
    limit, table = state.family[family, DEADLINE], net.at[of_class, node, PATIENCE_TABLE]
    if table != NONE:
        drawn = bits(state.family[family, WHO], state.family[family, VISIT], PATIENCE)
        limit = min(limit, now + looked_up(net.tables[table], drawn))
    state.family[family, LIMIT] = limit
    rank = net.of_class[of_class, PRIORITY]
    last = state.node[node, TAIL + rank]
    state.family[family, BEFORE], state.family[family, BEHIND] = last, NONE
    if last == NONE:
        state.node[node, HEAD + rank] = family
    else:
        state.family[last, BEHIND] = family
    state.node[node, TAIL + rank] = family
    state.family[family, STAGE] = QUEUED
    state.node[node, WAITING] += 1
    if net.node[node, STRICT] and limit < FOREVER:
        push(state, limit, LEAVING, family)
    touch(state, node)


@inlined
def touch(state: Any, node: Any) -> None:
    """Somebody may start at this node now."""
    state.n[STACK + state.n[DIRTY]] = node
    state.n[DIRTY] += 1


@inlined
def drawn_share(state: Any, family: Any, purpose: Any) -> Any:
    return chance(state.family[family, WHO], state.family[family, VISIT], purpose)


@inlined
def route_of(net: Any, state: Any, family: Any, start: Any) -> Any:
    """Which way on, drawn once for each visit."""
    of_class = state.family[family, CLASS]
    drawn = drawn_share(state, family, ROUTE)
    route = net.at[of_class, start, FIRST]
    while drawn >= net.route[route, SHARE]:
        route += 1
    return route


@inlined
def lasting(net: Any, state: Any, family: Any, start: Any) -> Any:
    """What a family that has finished here ends as, or NONE where it goes on."""
    of_class = state.family[family, CLASS]
    if start < len(net.node) and not state.family[family, HELPED]:
        done = net.at[of_class, start, RESOLVES_SHARE]
        if (
            done > 0
            and chance(state.family[family, WHO], state.family[family, VISIT], RESOLVES) < done
        ):
            return RESOLVED
    route = route_of(net, state, family, start)
    state.family[family, ROUTE_TAKEN] = route
    if net.route[route, END] == NONE:
        return COMPLETED if state.family[family, HELPED] else LOWER
    if (
        chance(state.family[family, WHO], state.family[family, VISIT], DROP)
        < net.route[route, DROP_SHARE]
    ):
        return DROPPED
    return NONE


@inlined
def travel(
    net: Any, state: Any, tally: Any, window: Any, family: Any, start: Any, now: Any
) -> None:
    """On the way along its route: at once, or after a delay in which it may grow too old."""
    route = state.family[family, ROUTE_TAKEN]
    end, table = net.route[route, END], net.route[route, DELAY_TABLE]
    if is_counted(state, family, window):
        tally.flows[state.family[family, CLASS], start, end] += 1
    if table == NONE:
        join(net, state, tally, window, family, end, now)
        return
    drawn = bits(state.family[family, WHO], state.family[family, VISIT], DELAY)
    push(state, now + looked_up(net.tables[table], drawn), JOINING, family)


@inlined
def is_open(net: Any, state: Any, node: Any, now: Any) -> Any:
    """Whether a slot is free; not while the capacity is about to change this very moment."""
    if net.change[node, state.node[node, CHANGE], AT] == now:
        return False
    return state.node[node, BUSY] < state.node[node, SLOTS_NOW]


@inlined
def start_group(
    net: Any, state: Any, tally: Any, window: Any, node: Any, now: Any, most: Any
) -> None:
    """Up to so many begin together, for as long as the first of them is there."""
    length = np.int64(NONE)
    for _ in range(most):
        family = first_waiting(net, state, tally, window, node, now)
        if family == NONE:
            return
        if length == NONE:
            length = length_of(net, state, node, family)
        begin(net, state, tally, window, family, now, length)


@inlined
def starts_at(net: Any, state: Any, tally: Any, window: Any, node: Any, now: Any) -> None:
    """Everybody who can start at a node does."""
    if net.node[node, KIND] == SLOTS:
        while state.node[node, WAITING] > 0 and is_open(net, state, node, now):
            family = first_waiting(net, state, tally, window, node, now)
            if family == NONE:
                return
            begin(net, state, tally, window, family, now, length_of(net, state, node, family))
    elif net.node[node, KIND] == GROUP:
        size = net.node[node, SIZE]
        while (
            state.node[node, WAITING] >= size
            and is_open(net, state, node, now)
            and state.node[node, BUSY] + size <= state.node[node, SLOTS_NOW]
        ):
            start_group(net, state, tally, window, node, now, size)
