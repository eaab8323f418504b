"""One replication, node by node: for networks in which nobody ever comes back to where they were.

Where everybody waits their turn, what happens at a node hangs on nothing that happens after it.
So all families of a node are taken in the order in which they join; each begins when the first
slot is free (`openings.py`), or has left the queue by then; and the nodes follow one another. The
event loop (`loop.py`) gives the same counts to the last bit, and is the oracle of the tests.
"""

from typing import Any

from .arrays import AT, END, KIND, NONE, UNLIMITED
from .chance import key_of
from .compiled import PLACE, compiled, inlined
from .counting import add_interval, ended, ends_as, gone, started, still_there
from .events import (
    lasting,
    length_of,
    limit_of,
    sets_out,
)
from .heap import WHOM_BITS
from .memory import (
    CLASSES,
    DIRTY,
    EVENTS,
    FAMILIES,
    HEAP,
    HIGHEST,
    LAST_TICK,
    NODES,
    STOPS,
    change_at,
    family_at,
    fixed_at,
    heap_at,
    line_at,
    node_at,
    route_at,
)
from .newcomers import first_times, newcomer, next_time, residual, soonest, there_already
from .openings import fit, opening, opens, take, taken_already
from .sorting import in_order
from .state import (
    AGED_OUT,
    BEGAN,
    DEADLINE,
    HEAD,
    IN_QUEUE,
    IN_SLOTS,
    JOINED,
    LIMIT,
    NODE,
    ROUTE_TAKEN,
    VISIT,
    WAITING,
)

# Who joins a node at one moment does so in this order, and within each in the order they came.
IN_HELP_ALREADY, THERE_ALREADY, FROM_HELP, FROM_THE_WAY, FROM_THE_DOOR = range(5)
KIND_BITS = 3
NOBODY = (1 << WHOM_BITS) - 1


@inlined
def line_up(m: Any, family: Any, node: Any, at: Any, kind: Any) -> None:
    """Will join a node; in what order is found when all of its families are known."""
    m[line_at(m, family)] = (((at << KIND_BITS) + kind) << WHOM_BITS) + m[node_at(m, node) + HEAD]
    m[node_at(m, node) + HEAD] = family
    m[node_at(m, node) + WAITING] += 1


@inlined
def go_on(m: Any, family: Any, start: Any, now: Any, kind: Any) -> None:
    """To the next node: at once, or after a delay that may outlast the simulation."""
    delay = sets_out(m, family, start)
    end = m[route_at(m, m[family_at(m, family) + ROUTE_TAKEN]) + END]
    if delay == NONE:
        line_up(m, family, end, now, kind)
    elif now + delay <= m[LAST_TICK]:
        m[EVENTS] += 1
        line_up(m, family, end, now + delay, FROM_THE_WAY)
    else:
        still_there(m, family)


@inlined
def come_in(m: Any, coming: Any, key: Any, source: Any, reached: Any, times: Any) -> None:
    """Everybody who is identified before the end, in the order in which they are."""
    classes, last, door = m[CLASSES], m[LAST_TICK], m[NODES]
    first_times(m, coming, source, reached, times, classes, key)
    while True:
        of_class = soonest(times, classes)
        now = times[of_class]
        if now > last:
            return
        m[EVENTS] += 1
        family = newcomer(m, key, of_class, source[of_class, 0] - 1, now)
        outcome = lasting(m, family, door)
        if outcome == NONE:
            go_on(m, family, door, now, FROM_THE_DOOR)
        else:
            ends_as(m, family, door, outcome, now)
        times[of_class] = next_time(m, coming, source, reached, of_class, key)


@inlined
def line_up_there(m: Any, there: Any, key: Any) -> None:
    """Today's caseload first, then today's waiting list in its order."""
    for kind in (IN_HELP_ALREADY, THERE_ALREADY):
        for row in range(len(there.node)):
            if there.in_help[row] == (kind == IN_HELP_ALREADY):
                family = there_already(m, there, row, key)
                line_up(m, family, there.node[row], 0, kind)


@inlined
def help_ends(m: Any, family: Any, node: Any, end: Any) -> None:
    """Help that has begun comes to its end, and the family goes on, or is gone; or it does not."""
    here = family_at(m, family)
    if end > m[LAST_TICK]:
        add_interval(m, node, IN_SLOTS, m[here + BEGAN], m[LAST_TICK])
        still_there(m, family)
        return
    m[EVENTS] += 1
    stopped = m[STOPS] and end >= m[here + DEADLINE]
    outcome = AGED_OUT if stopped else lasting(m, family, node)
    ended(m, family, node, end)
    if outcome == NONE:
        go_on(m, family, node, end, FROM_HELP)
    else:
        ends_as(m, family, node, outcome, end)


@inlined
def waits(m: Any, family: Any, node: Any, at: Any, now: Any) -> Any:
    """Whether a family stays until its turn comes; if not, it is counted as gone, or as waiting."""
    here, last = family_at(m, family), m[LAST_TICK]
    m[here + LIMIT] = limit_of(m, family, node, at)
    if m[here + LIMIT] <= min(now, last):
        gone(m, family)
        return False
    if now > last:
        add_interval(m, node, IN_QUEUE, at, last)
        still_there(m, family)
        return False
    return True


@inlined
def joins(m: Any, family: Any, node: Any, at: Any) -> None:
    """One family at one node, from joining it to leaving it."""
    here = family_at(m, family)
    m[here + NODE] = node
    m[here + VISIT] += 1
    m[here + JOINED] = at
    now = max(at, 0)
    if now >= m[here + DEADLINE]:
        ends_as(m, family, node, AGED_OUT, now)
        return
    limited = m[fixed_at(m, node) + KIND] != UNLIMITED
    if limited:
        first, now = now, opening(m, node, now)
        if now > first and not waits(m, family, node, at, now):
            return
    length = length_of(m, node, family)
    if m[STOPS]:
        length = min(length, m[here + DEADLINE] - now)
    m[here + BEGAN] = now
    if limited:
        take(m, node, now, now + length)
    started(m, family, node, now)
    help_ends(m, family, node, now + length)


@inlined
def helped_already(m: Any, family: Any, node: Any) -> None:
    """Somebody of today's caseload, whatever the number of slots."""
    end = residual(m, family, node, -m[family_at(m, family) + BEGAN])
    if m[fixed_at(m, node) + KIND] != UNLIMITED:
        taken_already(m, node, end)
    help_ends(m, family, node, end)


@inlined
def through(m: Any, node: Any, bits: Any) -> None:
    """All families of a node, one after another; `bits` hold the number of any of them."""
    number, first = m[node_at(m, node) + WAITING], heap_at(m, 0)
    family, place = m[node_at(m, node) + HEAD], first + number
    while family != NOBODY:
        place -= 1
        word = m[line_at(m, family)]
        m[place & PLACE] = ((word >> WHOM_BITS) << bits) + family
        family = word & NOBODY
    in_order(m, first, number)
    opens(m, node)
    whom, kinds = (1 << bits) - 1, (1 << KIND_BITS) - 1
    fitted = False
    for place in range(first, first + number):
        word = m[place & PLACE]
        family, kind = word & whom, (word >> bits) & kinds
        if kind == IN_HELP_ALREADY:
            helped_already(m, family, node)
            continue
        if not fitted:
            fit(m, node)
            fitted = True
        at = word >> (bits + KIND_BITS)
        joins(m, family, node, m[family_at(m, family) + BEGAN] if kind == THERE_ALREADY else at)


@inlined
def begin_again(m: Any) -> None:
    """Nobody is anywhere yet; changes of capacity are events as in the loop."""
    m[HEAP], m[DIRTY], m[FAMILIES], m[EVENTS], m[HIGHEST] = 0, 0, 0, 0, 0
    for node in range(m[NODES]):
        m[node_at(m, node) + HEAD] = NOBODY
        m[node_at(m, node) + WAITING] = 0
        number = 1
        while m[change_at(m, node, number) + AT] <= m[LAST_TICK]:
            m[EVENTS] += 1
            number += 1


@compiled
def replicate_onward(
    order: Any,
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
    begin_again(m)
    line_up_there(m, there, key)
    come_in(m, coming, key, source, reached, times)
    bits = 1
    while m[FAMILIES] >> bits:
        bits += 1
    for place in range(len(order)):
        through(m, order[place], bits)
    return m[EVENTS]
