"""Where families come from: one after another by the clock of their class, or there already."""

from typing import Any, NamedTuple

import numpy as np

from .arrays import AGE_TABLE, FOREVER, NONE, RIGHT, SERVICE_TABLE
from .chance import AGE, GAP, RESIDUAL, bits, looked_up, who_of
from .compiled import inlined
from .memory import AGE_OUT, FAMILIES, STOPS, class_at, family_at, met_at, table_at
from .shapes import TICKS
from .state import (
    BEGAN,
    BORN,
    CAME,
    CLASS,
    DEADLINE,
    HELPED,
    IN_SERVICE,
    LEAVES,
    NODE,
    ON_THE_WAY,
    STAGE,
    VISIT,
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
    m[here + LEAVES] = NONE
    m[here + STAGE] = ON_THE_WAY
    return family


@inlined
def newcomer(m: Any, key: Any, of_class: Any, number: Any, now: Any) -> Any:
    """Somebody who is identified now, with the age that chance gives them."""
    age, table = np.int64(0), m[class_at(m, of_class) + AGE_TABLE]
    if table != NONE:
        who = who_of(key, (of_class << CLASS_SHIFT) + number)
        age = looked_up(m, table_at(m, table), bits(who, 0, AGE))
    return made(m, key, of_class, number, now, age)


@inlined
def there_already(m: Any, there: Any, row: Any, key: Any) -> Any:
    """Somebody of today's waiting list or caseload."""
    since, age = there.since[row], there.age[row] - there.since[row]
    number = (np.int64(1) << 39) + row  # numbers that no newcomer has
    # They came before the beginning, if only by a tick: they are not counted among those who come.
    family = made(m, key, there.of_class[row], number, min(-since, -1), age)
    here = family_at(m, family)
    m[here + NODE] = there.node[row]
    m[here + BEGAN] = -since
    if there.in_help[row]:
        m[here + VISIT] = 1
        m[here + STAGE] = IN_SERVICE
        m[here + HELPED] = m[met_at(m, there.of_class[row], there.node[row]) + RIGHT]
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
            length -= since
            break
    if m[STOPS]:
        length = max(np.int64(0), min(length, m[here + DEADLINE]))
    return length


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
def first_times(
    m: Any, coming: Any, source: Any, reached: Any, times: Any, classes: Any, key: Any
) -> None:
    """When the first of each class comes."""
    source[:] = 0
    reached[:] = 0
    for each in range(classes):
        times[each] = next_time(m, coming, source, reached, each, key)


@inlined
def soonest(times: Any, classes: Any) -> Any:
    """The class of which somebody comes next; the first of them where two come at once."""
    of_class = 0
    for each in range(1, classes):
        if times[each] < times[of_class]:
            of_class = each
    return of_class
