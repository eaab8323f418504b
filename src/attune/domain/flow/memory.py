"""Everything a replication reads and writes, laid out in one array of whole numbers.

A compiled function that is handed one array is quick; handed a dozen, it spends its time on
handing them over. The first words of the array say where each part begins; the functions here say
where a row of a part begins, and the columns have names (`arrays.py`, `state.py`).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from .added import by_name
from .arrays import Net
from .compiled import PLACE, inlined
from .state import FAMILY_COLUMNS, NODE_COLUMNS, OUTCOMES, SEEN, Window

(
    NODES,
    CLASSES,
    CHANGES,  # of capacity, at most
    BINS,
    STEPS,
    POINTS,  # of a table
    AGE_OUT,
    BLOCKING,
    WARM,
    UNTIL,
    LAST_TICK,
    TARGET,
    BIN_BITS,
    HEAP,  # events to come
    DIRTY,  # nodes at which somebody may start
    FAMILIES,  # so far
    EVENTS,  # so far
    TABLES_AT,
    FIXED_AT,
    CHANGES_AT,
    MET_AT,
    ROUTES_AT,
    CLASSES_AT,
    LOOKS_AT,
    FAMILIES_AT,
    NODES_AT,
    HEAP_AT,
    STACK_AT,
    LINES_AT,
    OUTCOMES_AT,
    FLOWS_AT,
    SEEN_AT,
    WAITS_AT,
    RIGHT_AT,
    HELP_AT,
    SUMS_AT,
    LEFT_AT,
    OBSERVED_AT,
    LOOKS,  # how many times are looked at
    STOPS,  # whether help stops when a child is too old
    HIGHEST,  # bin that anybody has fallen into so far
    MOST_EVENTS,  # to come, before those that are void are put away
) = range(42)
HEADER = 48
FIXED, MET, ROUTES, OF_CLASS = 5, 6, 4, 2  # columns
FAMILY_BITS = 4  # sixteen columns
SORTING = 1 << 11  # words in which sorting counts


@inlined
def table_at(m: Any, table: Any) -> Any:
    return (m[TABLES_AT] + table * m[POINTS]) & PLACE


@inlined
def fixed_at(m: Any, node: Any) -> Any:
    return (m[FIXED_AT] + node * FIXED) & PLACE


@inlined
def change_at(m: Any, node: Any, number: Any) -> Any:
    return (m[CHANGES_AT] + (node * m[CHANGES] + number) * 2) & PLACE


@inlined
def met_at(m: Any, of_class: Any, node: Any) -> Any:
    return (m[MET_AT] + (of_class * (m[NODES] + 1) + node) * MET) & PLACE


@inlined
def route_at(m: Any, route: Any) -> Any:
    return (m[ROUTES_AT] + route * ROUTES) & PLACE


@inlined
def class_at(m: Any, of_class: Any) -> Any:
    return (m[CLASSES_AT] + of_class * OF_CLASS) & PLACE


@inlined
def family_at(m: Any, family: Any) -> Any:
    return (m[FAMILIES_AT] + (family << FAMILY_BITS)) & PLACE


@inlined
def node_at(m: Any, node: Any) -> Any:
    return (m[NODES_AT] + node * NODE_COLUMNS) & PLACE


@inlined
def heap_at(m: Any, place: Any) -> Any:
    return (m[HEAP_AT] + place) & PLACE


@inlined
def line_at(m: Any, family: Any) -> Any:
    """When a family joins, and who lined up before it: one word, as misses of memory cost."""
    return (m[LINES_AT] + family) & PLACE


@inlined
def spare_at(m: Any) -> Any:
    """Where what is sorted goes to and fro; and, when it is, the slots that are put aside."""
    return (m[HEAP_AT] + m[FAMILIES]) & PLACE


@inlined
def ends_at(m: Any) -> Any:
    """The heap of when the slots of one node are free again."""
    return (m[HEAP_AT] + 2 * m[FAMILIES]) & PLACE


@inlined
def counts_at(m: Any) -> Any:
    """How many words have which digit."""
    return (m[HEAP_AT] + 3 * m[FAMILIES]) & PLACE


@inlined
def outcome_at(m: Any, of_class: Any, outcome: Any) -> Any:
    return (m[OUTCOMES_AT] + of_class * OUTCOMES + outcome) & PLACE


@inlined
def flow_at(m: Any, of_class: Any, start: Any, end: Any) -> Any:
    row = of_class * (m[NODES] + 1) + start
    return (m[FLOWS_AT] + row * (m[NODES] + OUTCOMES) + end) & PLACE


@inlined
def seen_at(m: Any, of_class: Any, node: Any) -> Any:
    return (m[SEEN_AT] + (of_class * m[NODES] + node) * SEEN) & PLACE


@inlined
def waits_at(m: Any, node: Any, place: Any) -> Any:
    return (m[WAITS_AT] + node * m[BINS] + place) & PLACE


@inlined
def right_at(m: Any, of_class: Any) -> Any:
    return (m[RIGHT_AT] + of_class * 4) & PLACE


@inlined
def help_at(m: Any, of_class: Any, which: Any, place: Any) -> Any:
    return (m[HELP_AT] + (of_class * 2 + which) * m[BINS] + place) & PLACE


@inlined
def sums_at(m: Any, node: Any, what: Any, step: Any) -> Any:
    """Parts of each step; `m[STEPS]` further on, changes of the number through whole ones."""
    return (m[SUMS_AT] + (node * 2 + what) * 2 * m[STEPS] + step) & PLACE


@inlined
def left_at(m: Any, node: Any, place: Any) -> Any:
    return (m[LEFT_AT] + node * m[BINS] + place) & PLACE


@inlined
def observed_at(m: Any, node: Any, what: Any, look: Any) -> Any:
    """Changes of the number present from one look to the next."""
    return (m[OBSERVED_AT] + (node * 2 + what) * (m[LOOKS] + 1) + look) & PLACE


BINNED = ("waits", "help", "left")  # most of the counts: by bin, and few of the bins are used


@dataclass(frozen=True, eq=False)
class Memory:
    """The array, and where the counts that are kept of a replication lie in it."""

    words: Any
    counts: slice  # everything from the tally on
    shapes: dict[str, tuple[int, ...]]

    def tally(self, counts: Any) -> dict[str, Any]:
        """Counts (of one replication, or added up) by name, as arrays of their own shape."""
        return by_name(counts, self.shapes)

    def used(self, tally: dict[str, Any]) -> dict[str, Any]:
        """What of a tally may be other than 0 after this replication, as views of it."""
        bins = int(self.words[HIGHEST]) + 1
        return {name: each[..., :bins] if name in BINNED else each for name, each in tally.items()}


def memory_for(
    net: Net, window: Window, *, families: int, bins: int, steps: int, looks: Any
) -> Memory:
    """Laid out for one network and one plan; `looks`: ticks at which families are counted."""
    nodes, classes = len(net.node), len(net.of_class)
    tally = {
        "outcomes": (classes, OUTCOMES),
        "flows": (classes, nodes + 1, nodes + OUTCOMES),
        "at": (classes, nodes, SEEN),
        "waits": (nodes, bins),
        "right": (classes, 4),
        "help": (classes, 2, bins),
        "sums": (nodes, 2, 2, steps),
        "left": (nodes, bins),
        "observed": (nodes, 2, looks.size + 1),
    }
    fixed = [net.tables, net.node, net.change, net.at, net.route, net.of_class, looks]
    free = [
        families * FAMILY_COLUMNS,
        nodes * NODE_COLUMNS,
        3 * families + 4 * nodes + 64 + SORTING,
        8 * nodes + 64,
        families,
    ]
    sizes = [each.size for each in fixed] + free + [int(np.prod(each)) for each in tally.values()]
    starts = HEADER + np.concatenate(([0], np.cumsum(sizes)))
    words = np.zeros(int(starts[-1]), dtype=np.int64)
    for start, each in zip(starts, fixed, strict=False):
        words[start : start + each.size] = each.ravel()
    words[TABLES_AT : OBSERVED_AT + 1] = starts[:-1]
    words[NODES], words[CLASSES], words[CHANGES] = nodes, classes, net.change.shape[1]
    words[BINS], words[STEPS], words[POINTS] = bins, steps, net.tables.shape[1]
    words[AGE_OUT], words[BLOCKING], words[STOPS] = net.whole
    words[LOOKS] = looks.size
    words[MOST_EVENTS] = 3 * families + 4 * nodes
    words[WARM : BIN_BITS + 1] = window
    return Memory(words, slice(int(starts[len(fixed) + len(free)]), None), tally)
