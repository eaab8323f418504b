"""One replication from its first family to its last event."""

from typing import Any, NamedTuple

import numpy as np

from .arrays import (
    AGE_OUT,
    AGE_TABLE,
    AT,
    BLOCKING,
    END,
    EVERY,
    FOREVER,
    NONE,
    RIGHT,
    ROOM,
    SERVICE_TABLE,
    SIZE,
    TO,
)
from .chance import AGE, GAP, RESIDUAL, bits, key_of, looked_up, who_of
from .compiled import compiled, inlined
from .events import (
    CHANGING,
    DATE,
    ENDING,
    JOINING,
    KIND_BITS,
    LEAVING,
    add_interval,
    ends_as,
    gone,
    is_open,
    join,
    lasting,
    pop,
    push,
    start_group,
    starts_at,
    touch,
    travel,
    unlink,
)
from .shapes import TICKS
from .state import (
    BEGAN,
    BEHIND,
    BORN,
    BUSY,
    CAME,
    CHANGE,
    CLASS,
    DEADLINE,
    DIRTY,
    EVENTS,
    FAMILIES,
    HEAP,
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
    OVER,
    QUEUED,
    ROUTE_TAKEN,
    SLOTS_NOW,
    STACK,
    STAGE,
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
def clear(net: Any, state: Any) -> None:
    """Empty queues, and the capacity of the first moment."""
    state.n[:] = 0
    state.node[:] = NONE
    for node in range(len(net.node)):
        state.node[node, BUSY] = 0
        state.node[node, WAITING] = 0
        state.node[node, SLOTS_NOW] = net.change[node, 0, TO]
        state.node[node, CHANGE] = 1
        if net.change[node, 1, AT] < FOREVER:
            push(state, net.change[node, 1, AT], CHANGING, node)
        if net.node[node, EVERY] > 0:
            push(state, net.node[node, EVERY], DATE, node)


@inlined
def made(net: Any, state: Any, key: Any, of_class: Any, number: Any, came: Any, age: Any) -> Any:
    """A new family; the number within its class is all that its chance hangs on."""
    family = state.n[FAMILIES]
    state.n[FAMILIES] = family + 1
    state.family[family, WHO] = np.int64(who_of(key, (of_class << CLASS_SHIFT) + number))
    state.family[family, CLASS] = of_class
    state.family[family, VISIT] = 0
    state.family[family, CAME] = came
    state.family[family, BORN] = age
    state.family[family, DEADLINE] = (
        FOREVER if net.whole[AGE_OUT] == FOREVER else came + net.whole[AGE_OUT] - age
    )
    state.family[family, HELPED] = 0
    state.family[family, STAGE] = 0
    return family


@inlined
def residual(net: Any, state: Any, family: Any, node: Any, since: Any) -> Any:
    """How long help goes on of which so much is past: drawn until it is longer than that."""
    table = net.tables[net.at[state.family[family, CLASS], node, SERVICE_TABLE]]
    length = np.int64(0)
    for number in range(TRIES):
        length = looked_up(table, bits(state.family[family, WHO], number, RESIDUAL))
        if length > since:
            return length - since
    return length


@inlined
def place_there(net: Any, state: Any, tally: Any, window: Any, there: Any, key: Any) -> None:
    """Today's caseload first, then today's waiting list in its order."""
    for turn in range(2):
        for row in range(len(there.node)):
            if there.in_help[row] == turn:
                continue
            node, since = there.node[row], there.since[row]
            number = (np.int64(1) << 39) + row  # numbers that no newcomer has
            age = there.age[row] - since
            family = made(net, state, key, there.of_class[row], number, -since, age)
            if there.in_help[row]:
                state.family[family, NODE] = node
                state.family[family, VISIT] = 1
                state.family[family, BEGAN] = -since
                state.family[family, STAGE] = IN_SERVICE
                state.family[family, HELPED] = net.at[there.of_class[row], node, RIGHT]
                state.node[node, BUSY] += 1
                push(state, residual(net, state, family, node, since), ENDING, family)
            else:
                join(net, state, tally, window, family, node, -since)


@inlined
def next_time(net: Any, coming: Any, source: Any, reached: Any, of_class: Any, key: Any) -> Any:
    """When the next of a class comes; `source` is (number, step) of it, `reached` its clock."""
    number = source[of_class, 0]
    source[of_class, 0] = number + 1
    if coming.exact[of_class]:
        return coming.times[of_class, min(number, coming.times.shape[1] - 1)]
    who = who_of(key, (of_class << CLASS_SHIFT) + number)
    reached[of_class] += looked_up(net.tables[0], bits(who, 0, GAP)) / TICKS
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
def has_room(net: Any, state: Any, node: Any, now: Any) -> Any:
    if state.node[node, WAITING] < net.node[node, ROOM]:
        return True
    return state.node[node, WAITING] == 0 and is_open(net, state, node, now)


@inlined
def leave_slot(state: Any, tally: Any, window: Any, family: Any, node: Any, now: Any) -> None:
    """The slot is free again."""
    add_interval(tally.sums, node, IN_SLOTS, state.family[family, BEGAN], now, window)
    state.node[node, BUSY] -= 1
    touch(state, node)


@inlined
def hold(state: Any, family: Any, node: Any) -> None:
    """Finished, but there is no room to go on to: stays in its slot, in line for `node`."""
    state.family[family, STAGE] = HELD
    state.family[family, BEHIND] = NONE
    if state.node[node, HELD_FIRST] == NONE:
        state.node[node, HELD_FIRST] = family
    else:
        state.family[state.node[node, HELD_LAST], BEHIND] = family
    state.node[node, HELD_LAST] = family


@inlined
def settle(net: Any, state: Any, tally: Any, window: Any, now: Any) -> None:
    """Until nobody more can start and nobody held can go on."""
    while state.n[DIRTY] > 0:
        state.n[DIRTY] -= 1
        node = state.n[STACK + state.n[DIRTY]]
        starts_at(net, state, tally, window, node, now)
        if state.node[node, HELD_FIRST] != NONE and has_room(net, state, node, now):
            family = state.node[node, HELD_FIRST]
            state.node[node, HELD_FIRST] = state.family[family, BEHIND]
            start = state.family[family, NODE]
            leave_slot(state, tally, window, family, start, now)
            travel(net, state, tally, window, family, start, now)
            touch(state, node)


@inlined
def finish(net: Any, state: Any, tally: Any, window: Any, family: Any, now: Any) -> None:
    """Help ends: who waits takes the slot, then the family goes on, or is gone."""
    node = state.family[family, NODE]
    outcome = lasting(net, state, family, node)
    if outcome == NONE and net.whole[BLOCKING]:
        end = net.route[state.family[family, ROUTE_TAKEN], END]
        if not has_room(net, state, end, now):
            hold(state, family, end)
            return
    leave_slot(state, tally, window, family, node, now)
    settle(net, state, tally, window, now)
    if outcome == NONE:
        travel(net, state, tally, window, family, node, now)
    else:
        ends_as(state, tally, window, family, node, outcome)


@inlined
def happen(net: Any, state: Any, tally: Any, window: Any, now: Any, kind: Any, whom: Any) -> None:
    """One event of the heap."""
    if kind == ENDING:
        finish(net, state, tally, window, whom, now)
    elif kind == JOINING:
        end = net.route[state.family[whom, ROUTE_TAKEN], END]
        join(net, state, tally, window, whom, end, now)
    elif kind == LEAVING:
        if state.family[whom, STAGE] == QUEUED and state.family[whom, LIMIT] == now:
            unlink(net, state, whom)
            gone(state, tally, window, whom)
            touch(state, state.family[whom, NODE])
    elif kind == CHANGING:
        place = state.node[whom, CHANGE]
        state.node[whom, SLOTS_NOW] = net.change[whom, place, TO]
        state.node[whom, CHANGE] = place + 1
        if net.change[whom, place + 1, AT] < FOREVER:
            push(state, net.change[whom, place + 1, AT], CHANGING, whom)
        touch(state, whom)
    else:
        free = state.node[whom, SLOTS_NOW] - state.node[whom, BUSY]
        start_group(net, state, tally, window, whom, now, min(net.node[whom, SIZE], free))
        push(state, now + net.node[whom, EVERY], DATE, whom)
        touch(state, whom)


@inlined
def come(
    net: Any, state: Any, tally: Any, window: Any, key: Any, of_class: Any, number: Any, now: Any
) -> None:
    """A family is identified, and goes in by the door."""
    age, table = np.int64(0), net.of_class[of_class, AGE_TABLE]
    who = who_of(key, (of_class << CLASS_SHIFT) + number)
    if table != NONE:
        age = looked_up(net.tables[table], bits(who, 0, AGE))
    family = made(net, state, key, of_class, number, now, age)
    door = len(net.node)
    outcome = lasting(net, state, family, door)
    if outcome == NONE:
        travel(net, state, tally, window, family, door, now)
    else:
        ends_as(state, tally, window, family, door, outcome)


@inlined
def close(net: Any, state: Any, tally: Any, window: Any) -> None:
    """Who is still there when the simulation ends."""
    for family in range(state.n[FAMILIES]):
        stage, node = state.family[family, STAGE], state.family[family, NODE]
        if stage == OVER:
            continue
        if stage == QUEUED and state.family[family, LIMIT] <= window.end:
            gone(state, tally, window, family)
            continue
        if stage == QUEUED:
            add_interval(
                tally.sums, node, IN_QUEUE, state.family[family, JOINED], window.end, window
            )
        elif stage == IN_SERVICE or stage == HELD:
            add_interval(
                tally.sums, node, IN_SLOTS, state.family[family, BEGAN], window.end, window
            )
        start = node if state.family[family, VISIT] else len(net.node)
        outcome = IN_HELP if state.family[family, HELPED] else STILL_WAITING
        ends_as(state, tally, window, family, start, outcome)


@compiled
def replicate(
    net: Any,
    coming: Any,
    there: Any,
    state: Any,
    tally: Any,
    window: Any,
    seed: Any,
    replication: Any,
    source: Any,
    reached: Any,
    times: Any,
) -> Any:
    """Run one replication and add what happened to the tally; how many events there were."""
    key = key_of(seed, replication)
    clear(net, state)
    place_there(net, state, tally, window, there, key)
    settle(net, state, tally, window, np.int64(0))
    classes = len(net.of_class)
    source[:] = 0
    reached[:] = 0
    for each in range(classes):
        times[each] = next_time(net, coming, source, reached, each, key)
    while True:
        of_class = 0
        for each in range(1, classes):
            if times[each] < times[of_class]:
                of_class = each
        now, from_heap = times[of_class], False
        if state.n[HEAP] > 0 and state.heap[0, 0] >> KIND_BITS <= now:
            now, from_heap = state.heap[0, 0] >> KIND_BITS, True
        if now > window.end:
            break
        state.n[EVENTS] += 1
        if from_heap:
            kind, whom = state.heap[0, 0] & ((1 << KIND_BITS) - 1), state.heap[0, 1]
            pop(state)
            happen(net, state, tally, window, now, kind, whom)
        else:
            come(net, state, tally, window, key, of_class, source[of_class, 0] - 1, now)
            times[of_class] = next_time(net, coming, source, reached, of_class, key)
        settle(net, state, tally, window, now)
    close(net, state, tally, window)
    return state.n[EVENTS]
