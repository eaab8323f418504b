"""One replication from its first family to its last event."""

from typing import Any, NamedTuple

import numpy as np

from .arrays import AGE_TABLE, AT, END, EVERY, FOREVER, NONE, RIGHT, ROOM, SERVICE_TABLE, SIZE, TO
from .chance import AGE, GAP, RESIDUAL, bits, key_of, looked_up, who_of
from .compiled import compiled, inlined
from .events import (
    CHANGING,
    DATE,
    ENDING,
    JOINING,
    LEAVING,
    add_interval,
    ends_as,
    gone,
    is_counted,
    is_open,
    join,
    lasting,
    start_group,
    starts_at,
    touch,
    travel,
    unlink,
)
from .heap import KIND_BITS, pop, push
from .memory import (
    AGE_OUT,
    BLOCKING,
    CLASSES,
    DIRTY,
    EVENTS,
    FAMILIES,
    HEAP,
    LAST_TICK,
    NODES,
    STACK_AT,
    STOPS,
    change_at,
    class_at,
    family_at,
    fixed_at,
    heap_at,
    met_at,
    node_at,
    route_at,
    seen_at,
    table_at,
)
from .shapes import TICKS
from .state import (
    AGED_OUT,
    BEGAN,
    BEHIND,
    BORN,
    BUSY,
    CAME,
    CHANGE,
    CLASS,
    DEADLINE,
    ENDS,
    HELD,
    HELD_FIRST,
    HELD_LAST,
    HELPED,
    IN_HELP,
    IN_QUEUE,
    IN_SERVICE,
    IN_SLOTS,
    JOINED,
    LIMIT,
    NODE,
    NODE_COLUMNS,
    OVER,
    QUEUED,
    ROUTE_TAKEN,
    SLOTS_NOW,
    STAGE,
    STAYS,
    STILL_WAITING,
    VISIT,
    WAITING,
    WHO,
)

CLASS_SHIFT = 40  # a family's number within its class lies below
TRIES = 200


class There(NamedTuple):
    """Families already there: class, node, ticks since, ticks of age, whether in help."""

    of_class: Any
    node: Any
    since: Any
    age: Any
    in_help: Any


@inlined
def clear(m: Any) -> None:
    """Empty queues, and the capacity of the first moment."""
    m[HEAP], m[DIRTY], m[FAMILIES], m[EVENTS] = 0, 0, 0, 0
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
def made(m: Any, key: Any, of_class: Any, number: Any, came: Any, age: Any) -> Any:
    """A new family; the number within its class is all that its chance hangs on."""
    family = m[FAMILIES]
    m[FAMILIES] = family + 1
    here = family_at(m, family)
    m[here + WHO] = np.int64(who_of(key, (of_class << CLASS_SHIFT) + number))
    m[here + CLASS] = of_class
    m[here + VISIT] = 0
    m[here + CAME] = came
    m[here + BORN] = age
    m[here + DEADLINE] = FOREVER if m[AGE_OUT] == FOREVER else came + m[AGE_OUT] - age
    m[here + HELPED] = 0
    m[here + STAGE] = 0
    return family


@inlined
def residual(m: Any, family: Any, node: Any, since: Any) -> Any:
    """How long help goes on of which so much is past: drawn until it is longer than that."""
    here = family_at(m, family)
    table = table_at(m, m[met_at(m, m[here + CLASS], node) + SERVICE_TABLE])
    length = np.int64(0)
    for number in range(TRIES):
        length = looked_up(m, table, bits(m[here + WHO], number, RESIDUAL))
        if length > since:
            return length - since
    return length


@inlined
def place_there(m: Any, there: Any, key: Any) -> None:
    """Today's caseload first, then today's waiting list in its order."""
    for turn in range(2):
        for row in range(len(there.node)):
            if there.in_help[row] == turn:
                continue
            node, since = there.node[row], there.since[row]
            number = (np.int64(1) << 39) + row  # numbers that no newcomer has
            age = there.age[row] - since
            family = made(m, key, there.of_class[row], number, -since, age)
            if there.in_help[row]:
                m[family_at(m, family) + NODE] = node
                m[family_at(m, family) + VISIT] = 1
                m[family_at(m, family) + BEGAN] = -since
                m[family_at(m, family) + STAGE] = IN_SERVICE
                m[family_at(m, family) + HELPED] = m[met_at(m, there.of_class[row], node) + RIGHT]
                m[node_at(m, node) + BUSY] += 1
                left = residual(m, family, node, since)
                if m[STOPS]:
                    left = max(np.int64(0), min(left, m[family_at(m, family) + DEADLINE]))
                push(m, left, ENDING, family)
            else:
                join(m, family, node, -since)


@inlined
def next_time(m: Any, coming: Any, source: Any, reached: Any, of_class: Any, key: Any) -> Any:
    """When the next of a class comes; `source` is (number, step) of it, `reached` its clock."""
    number = source[of_class, 0]
    source[of_class, 0] = number + 1
    if coming.exact[of_class]:
        return coming.times[of_class, min(number, coming.times.shape[1] - 1)]
    who = who_of(key, (of_class << CLASS_SHIFT) + number)
    reached[of_class] += looked_up(m, table_at(m, 0), bits(who, 0, GAP)) / TICKS
    step = source[of_class, 1]
    while (
        coming.since[of_class, step + 1] < FOREVER
        and reached[of_class] >= coming.reached[of_class, step + 1]
    ):
        step += 1
    source[of_class, 1] = step
    slope = coming.slope[of_class, step]
    if slope <= 0:
        return FOREVER
    beyond = (reached[of_class] - coming.reached[of_class, step]) / slope
    if beyond > FOREVER / 4:
        return FOREVER
    return coming.since[of_class, step] + np.int64(beyond)


@inlined
def has_room(m: Any, node: Any, now: Any) -> Any:
    if m[node_at(m, node) + WAITING] < m[fixed_at(m, node) + ROOM]:
        return True
    return m[node_at(m, node) + WAITING] == 0 and is_open(m, node, now)


@inlined
def leave_slot(m: Any, family: Any, node: Any, now: Any) -> None:
    """The slot is free again."""
    here = family_at(m, family)
    add_interval(m, node, IN_SLOTS, m[here + BEGAN], now)
    if is_counted(m, family):
        m[seen_at(m, m[here + CLASS], node) + ENDS] += 1
        m[seen_at(m, m[here + CLASS], node) + STAYS] += now - m[here + BEGAN]
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
    age, table = np.int64(0), m[class_at(m, of_class) + AGE_TABLE]
    who = who_of(key, (of_class << CLASS_SHIFT) + number)
    if table != NONE:
        age = looked_up(m, table_at(m, table), bits(who, 0, AGE))
    family = made(m, key, of_class, number, now, age)
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
        start = node if m[here + VISIT] else m[NODES]
        outcome = IN_HELP if m[here + HELPED] else STILL_WAITING
        ends_as(m, family, start, outcome, m[LAST_TICK])


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
    source[:] = 0
    reached[:] = 0
    for each in range(classes):
        times[each] = next_time(m, coming, source, reached, each, key)
    while True:
        of_class = 0
        for each in range(1, classes):
            if times[each] < times[of_class]:
                of_class = each
        now, from_heap = times[of_class], False
        if m[HEAP] > 0 and m[heap_at(m, 0)] >> KIND_BITS <= now:
            now, from_heap = m[heap_at(m, 0)] >> KIND_BITS, True
        if now > m[LAST_TICK]:
            break
        m[EVENTS] += 1
        if from_heap:
            kind, whom = m[heap_at(m, 0)] & ((1 << KIND_BITS) - 1), m[heap_at(m, 0) + 1]
            pop(m)
            happen(m, now, kind, whom)
        else:
            come(m, key, of_class, source[of_class, 0] - 1, now)
            times[of_class] = next_time(m, coming, source, reached, of_class, key)
        settle(m, now)
    close(m)
    return m[EVENTS]
