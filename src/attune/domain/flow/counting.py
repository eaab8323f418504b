"""What is counted of what happens: who came to what end, waits, help, and who was where when."""

from typing import Any

from .arrays import (
    RIGHT,
)
from .compiled import inlined
from .memory import (
    BIN_BITS,
    BINS,
    HIGHEST,
    LAST_TICK,
    LOOKS,
    LOOKS_AT,
    NODES,
    STEPS,
    TARGET,
    UNTIL,
    WARM,
    family_at,
    flow_at,
    help_at,
    left_at,
    met_at,
    observed_at,
    outcome_at,
    right_at,
    seen_at,
    sums_at,
    waits_at,
)
from .shapes import STEP_BITS
from .state import (
    AFTER,
    AGED_OUT,
    AT_AGE,
    BEGAN,
    BORN,
    CAME,
    CLASS,
    COMPLETED,
    DEADLINE,
    DISENGAGED,
    ENDS,
    GONE,
    GONE_AFTER,
    HELP_AFTER,
    HELPED,
    HELPS,
    IN_HELP,
    IN_QUEUE,
    IN_SLOTS,
    IN_TIME,
    JOINED,
    LIMIT,
    LOST,
    LOST_WAITS,
    NODE,
    OVER,
    RESOLVED,
    STAGE,
    START_WAITS,
    STARTS,
    STAYS,
    STILL_WAITING,
    VISIT,
    WAITED,
)


@inlined
def looks_before(m: Any, time: Any) -> Any:
    """How many of the times that are looked at lie before this one."""
    low, high = 0, m[LOOKS]
    while low < high:
        middle = (low + high) >> 1
        if m[m[LOOKS_AT] + middle] < time:
            low = middle + 1
        else:
            high = middle
    return low


@inlined
def observe(m: Any, node: Any, what: Any, start: Any, end: Any) -> None:
    """Present at every look from start on, and no longer at `end`."""
    m[observed_at(m, node, what, looks_before(m, start))] += 1
    m[observed_at(m, node, what, looks_before(m, end))] -= 1


@inlined
def add_interval(m: Any, node: Any, what: Any, start: Any, end: Any) -> None:
    """Add one family present from start to end to the sums of each step, in a few additions."""
    if m[LOOKS] > 0:
        observe(m, node, what, start, end)
    start, end = max(start, m[WARM]), min(end, m[UNTIL])
    if end <= start:
        return
    start, end = start - m[WARM], end - m[WARM]
    first, last = start >> STEP_BITS, end >> STEP_BITS
    if first == last:
        m[sums_at(m, node, what, first)] += end - start
        return
    m[sums_at(m, node, what, first)] += ((first + 1) << STEP_BITS) - start
    m[sums_at(m, node, what, last)] += end - (last << STEP_BITS)
    m[sums_at(m, node, what, m[STEPS] + first + 1)] += 1
    m[sums_at(m, node, what, m[STEPS] + last)] -= 1


@inlined
def is_counted(m: Any, family: Any) -> Any:
    return m[WARM] <= m[family_at(m, family) + CAME] < m[UNTIL]


@inlined
def ends_as(m: Any, family: Any, start: Any, outcome: Any, now: Any) -> None:
    """A family is gone; whoever has begun the right help counts as helped whatever came after."""
    here = family_at(m, family)
    m[here + STAGE] = OVER
    if not is_counted(m, family):
        return
    if m[here + HELPED] and outcome >= RESOLVED:
        outcome = COMPLETED
    of_class = m[here + CLASS]
    if outcome != IN_HELP and outcome != STILL_WAITING:
        m[right_at(m, of_class) + GONE] += 1
        m[right_at(m, of_class) + GONE_AFTER] += now - m[here + CAME]
    m[outcome_at(m, of_class, outcome)] += 1
    m[flow_at(m, of_class, start, m[NODES] + outcome)] += 1


@inlined
def gone(m: Any, family: Any) -> None:
    """Left the queue at its limit: out of patience, or too old."""
    here = family_at(m, family)
    node, at = m[here + NODE], m[here + LIMIT]
    add_interval(m, node, IN_QUEUE, m[here + JOINED], at)
    if is_counted(m, family):
        m[seen_at(m, m[here + CLASS], node) + LOST] += 1
        waited = at - m[here + JOINED]
        m[seen_at(m, m[here + CLASS], node) + LOST_WAITS] += waited
        m[left_at(m, node, bin_of(m, waited))] += 1
    aged = at >= m[here + DEADLINE]
    ends_as(m, family, node, AGED_OUT if aged else DISENGAGED, at)


@inlined
def started(m: Any, family: Any, node: Any, now: Any) -> None:
    """Count that help begins."""
    here = family_at(m, family)
    of_class = m[here + CLASS]
    waited = now - m[here + JOINED]
    add_interval(m, node, IN_QUEUE, m[here + JOINED], now)
    counted = is_counted(m, family)
    if counted:
        m[seen_at(m, of_class, node) + STARTS] += 1
        m[seen_at(m, of_class, node) + START_WAITS] += waited
        m[seen_at(m, of_class, node) + IN_TIME] += waited <= m[TARGET]
        m[seen_at(m, of_class, node) + WAITED] += waited > 0
        m[waits_at(m, node, bin_of(m, waited))] += 1
    if m[met_at(m, of_class, node) + RIGHT] and not m[here + HELPED]:
        m[here + HELPED] = 1
        if counted:
            help_begins(m, family, now)


@inlined
def ended(m: Any, family: Any, node: Any, now: Any) -> None:
    """Count that help has come to its end."""
    here = family_at(m, family)
    add_interval(m, node, IN_SLOTS, m[here + BEGAN], now)
    if is_counted(m, family):
        m[seen_at(m, m[here + CLASS], node) + ENDS] += 1
        m[seen_at(m, m[here + CLASS], node) + STAYS] += now - m[here + BEGAN]


@inlined
def still_there(m: Any, family: Any) -> None:
    """Count who has not come to an end when the simulation does."""
    here = family_at(m, family)
    start = m[here + NODE] if m[here + VISIT] else m[NODES]
    ends_as(m, family, start, IN_HELP if m[here + HELPED] else STILL_WAITING, m[LAST_TICK])


@inlined
def bin_of(m: Any, waited: Any) -> Any:
    """The first bin is for who did not wait at all."""
    return fallen_into(m, 0 if waited <= 0 else 1 + (waited >> m[BIN_BITS]))


@inlined
def fallen_into(m: Any, place: Any) -> Any:
    """A bin, the last of which is for all beyond."""
    place = min(place, m[BINS] - 1)
    m[HIGHEST] = max(m[HIGHEST], place)
    return place


@inlined
def help_begins(m: Any, family: Any, now: Any) -> None:
    """The right help: after how long, and at what age."""
    here = family_at(m, family)
    of_class, since = m[here + CLASS], now - m[here + CAME]
    m[right_at(m, of_class) + HELPS] += 1
    m[right_at(m, of_class) + HELP_AFTER] += since
    m[help_at(m, of_class, AFTER, fallen_into(m, since >> m[BIN_BITS]))] += 1
    age = m[here + BORN] + since
    place = 0 if age < 0 else 1 + (age >> m[BIN_BITS])
    m[help_at(m, of_class, AT_AGE, fallen_into(m, place))] += 1
