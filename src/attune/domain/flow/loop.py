"""One replication from its first family to its last event."""

from typing import Any

import numpy as np

from .arrays import AT, END, EVERY, FOREVER, NONE, ROOM, SIZE, TO
from .chance import key_of
from .compiled import compiled, inlined
from .counting import add_interval, ended, ends_as, gone, still_there
from .events import (
    CHANGING,
    DATE,
    ENDING,
    JOINING,
    LEAVING,
    is_open,
    join,
    lasting,
    start_group,
    starts_at,
    touch,
    travel,
    unlink,
)
from .heap import EVENT_BITS, KIND_BITS, WHOM_BITS, pop, push
from .memory import (
    BLOCKING,
    CLASSES,
    DIRTY,
    EVENTS,
    FAMILIES,
    HEAP,
    HIGHEST,
    LAST_TICK,
    NODES,
    STACK_AT,
    STOPS,
    change_at,
    family_at,
    fixed_at,
    heap_at,
    node_at,
    route_at,
)
from .newcomers import first_times, newcomer, next_time, residual, soonest, there_already
from .state import (
    AGED_OUT,
    BEGAN,
    BEHIND,
    BUSY,
    CHANGE,
    DEADLINE,
    HELD,
    HELD_FIRST,
    HELD_LAST,
    IN_QUEUE,
    IN_SERVICE,
    IN_SLOTS,
    JOINED,
    LIMIT,
    NODE,
    NODE_COLUMNS,
    ON_THE_WAY,
    OVER,
    QUEUED,
    ROUTE_TAKEN,
    SLOTS_NOW,
    STAGE,
    WAITING,
)


@inlined
def clear(m: Any) -> None:
    """Empty queues, and the capacity of the first moment."""
    m[HEAP], m[DIRTY], m[FAMILIES], m[EVENTS], m[HIGHEST] = 0, 0, 0, 0, 0
    for node in range(m[NODES]):
        for column in range(NODE_COLUMNS):
            m[node_at(m, node) + column] = NONE
        m[node_at(m, node) + BUSY] = 0
        m[node_at(m, node) + WAITING] = 0
        m[node_at(m, node) + SLOTS_NOW] = m[change_at(m, node, 0) + TO]
        m[node_at(m, node) + CHANGE] = 1
        if m[change_at(m, node, 1) + AT] < FOREVER:
            push(m, m[change_at(m, node, 1) + AT], CHANGING, node)
        if m[fixed_at(m, node) + EVERY] > 0:
            push(m, m[fixed_at(m, node) + EVERY], DATE, node)


@inlined
def place_there(m: Any, there: Any, key: Any) -> None:
    """Today's caseload first, then today's waiting list in its order."""
    for in_help in (1, 0):
        for row in range(len(there.node)):
            if there.in_help[row] != in_help:
                continue
            node, since = there.node[row], there.since[row]
            family = there_already(m, there, row, key)
            if in_help:
                m[node_at(m, node) + BUSY] += 1
                push(m, residual(m, family, node, since), ENDING, family)
            else:
                join(m, family, node, -since)


@inlined
def has_room(m: Any, node: Any, now: Any) -> Any:
    if m[node_at(m, node) + WAITING] < m[fixed_at(m, node) + ROOM]:
        return True
    return m[node_at(m, node) + WAITING] == 0 and is_open(m, node, now)


@inlined
def leave_slot(m: Any, family: Any, node: Any, now: Any) -> None:
    """The slot is free again."""
    ended(m, family, node, now)
    m[family_at(m, family) + STAGE] = ON_THE_WAY
    m[node_at(m, node) + BUSY] -= 1
    touch(m, node)


@inlined
def hold(m: Any, family: Any, node: Any) -> None:
    """Finished, but there is no room to go on to: stays in its slot, in line for `node`."""
    here = family_at(m, family)
    m[here + STAGE] = HELD
    m[here + BEHIND] = NONE
    if m[node_at(m, node) + HELD_FIRST] == NONE:
        m[node_at(m, node) + HELD_FIRST] = family
    else:
        m[family_at(m, m[node_at(m, node) + HELD_LAST]) + BEHIND] = family
    m[node_at(m, node) + HELD_LAST] = family


@inlined
def settle(m: Any, now: Any) -> None:
    """Until nobody more can start and nobody held can go on."""
    while m[DIRTY] > 0:
        m[DIRTY] -= 1
        node = m[m[STACK_AT] + m[DIRTY]]
        starts_at(m, node, now)
        if m[node_at(m, node) + HELD_FIRST] != NONE and has_room(m, node, now):
            family = m[node_at(m, node) + HELD_FIRST]
            m[node_at(m, node) + HELD_FIRST] = m[family_at(m, family) + BEHIND]
            start = m[family_at(m, family) + NODE]
            leave_slot(m, family, start, now)
            travel(m, family, start, now)
            touch(m, node)


@inlined
def finish(m: Any, family: Any, now: Any) -> None:
    """Help ends: who waits takes the slot, then the family goes on, or is gone."""
    here = family_at(m, family)
    node = m[here + NODE]
    stopped = m[STOPS] and now >= m[here + DEADLINE]
    outcome = AGED_OUT if stopped else lasting(m, family, node)
    if outcome == NONE and m[BLOCKING]:
        end = m[route_at(m, m[here + ROUTE_TAKEN]) + END]
        if not has_room(m, end, now):
            hold(m, family, end)
            return
    leave_slot(m, family, node, now)
    settle(m, now)
    if outcome == NONE:
        travel(m, family, node, now)
    else:
        ends_as(m, family, node, outcome, now)


@inlined
def happen(m: Any, now: Any, kind: Any, whom: Any) -> None:
    """One event of the heap."""
    if kind == ENDING:
        finish(m, whom, now)
    elif kind == JOINING:
        end = m[route_at(m, m[family_at(m, whom) + ROUTE_TAKEN]) + END]
        join(m, whom, end, now)
    elif kind == LEAVING:
        if m[family_at(m, whom) + STAGE] == QUEUED and m[family_at(m, whom) + LIMIT] == now:
            unlink(m, whom)
            gone(m, whom)
            touch(m, m[family_at(m, whom) + NODE])
    elif kind == CHANGING:
        place = m[node_at(m, whom) + CHANGE]
        m[node_at(m, whom) + SLOTS_NOW] = m[change_at(m, whom, place) + TO]
        m[node_at(m, whom) + CHANGE] = place + 1
        if m[change_at(m, whom, place + 1) + AT] < FOREVER:
            push(m, m[change_at(m, whom, place + 1) + AT], CHANGING, whom)
        touch(m, whom)
    else:
        free = m[node_at(m, whom) + SLOTS_NOW] - m[node_at(m, whom) + BUSY]
        start_group(m, whom, now, min(m[fixed_at(m, whom) + SIZE], free))
        push(m, now + m[fixed_at(m, whom) + EVERY], DATE, whom)
        touch(m, whom)


@inlined
def come(m: Any, key: Any, of_class: Any, number: Any, now: Any) -> None:
    """A family is identified, and goes in by the door."""
    family = newcomer(m, key, of_class, number, now)
    door = m[NODES]
    outcome = lasting(m, family, door)
    if outcome == NONE:
        travel(m, family, door, now)
    else:
        ends_as(m, family, door, outcome, now)


@inlined
def close(m: Any) -> None:
    """Who is still there when the simulation ends."""
    for family in range(m[FAMILIES]):
        here = family_at(m, family)
        stage, node = m[here + STAGE], m[here + NODE]
        if stage == OVER:
            continue
        if stage == QUEUED and m[here + LIMIT] <= m[LAST_TICK]:
            gone(m, family)
            continue
        if stage == QUEUED:
            add_interval(m, node, IN_QUEUE, m[here + JOINED], m[LAST_TICK])
        elif stage == IN_SERVICE or stage == HELD:
            add_interval(m, node, IN_SLOTS, m[here + BEGAN], m[LAST_TICK])
        still_there(m, family)


@compiled
def replicate(
    m: Any,
    coming: Any,
    there: Any,
    seed: Any,
    replication: Any,
    source: Any,
    reached: Any,
    times: Any,
) -> Any:
    """Run one replication and add what happened to the tally; how many events there were."""
    key = key_of(seed, replication)
    clear(m)
    place_there(m, there, key)
    settle(m, np.int64(0))
    classes = m[CLASSES]
    first_times(m, coming, source, reached, times, classes, key)
    while True:
        of_class = soonest(times, classes)
        now, from_heap = times[of_class], False
        if m[HEAP] > 0 and m[heap_at(m, 0)] >> EVENT_BITS <= now:
            now, from_heap = m[heap_at(m, 0)] >> EVENT_BITS, True
        if now > m[LAST_TICK]:
            break
        m[EVENTS] += 1
        if from_heap:
            kind = (m[heap_at(m, 0)] >> WHOM_BITS) & ((1 << KIND_BITS) - 1)
            whom = m[heap_at(m, 0)] & ((1 << WHOM_BITS) - 1)
            pop(m)
            happen(m, now, kind, whom)
        else:
            come(m, key, of_class, source[of_class, 0] - 1, now)
            times[of_class] = next_time(m, coming, source, reached, of_class, key)
        settle(m, now)
    close(m)
    return m[EVENTS]
