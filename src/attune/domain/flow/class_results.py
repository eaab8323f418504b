"""What a simulation says of one kind of family: what became of them, when, and at what age."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from .added import Runs
from .averaged import Averaged
from .network import DOOR
from .quantiles import name_of, times_of
from .runs import Prepared
from .shapes import TICKS
from .spread import WHOLE_SHARE
from .state import AFTER, AT_AGE, GONE, GONE_AFTER, HELP_AFTER, HELPS

OUTCOME_NAMES = (
    "right_help_completed",
    "right_help_under_way",
    "resolved_at_a_lower_step",
    "lower_help_only",
    "gave_up_waiting",
    "lost_on_the_way",
    "too_old",
    "still_there",
    "turned_away",
)
SHOWN = (0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
EVERYBODY = "everybody"


@dataclass(frozen=True)
class ClassResult:
    """One kind of family: how many came, and what became of them; the shares add to 1."""

    key: str
    families: int
    outcomes: Mapping[str, Averaged | None]
    reached: Averaged | None  # share who began the right help
    mean_time_to_help: Averaged | None  # since they came
    mean_time: Averaged | None  # in the network, of those who are gone
    times_to_help: Mapping[str, float | None]  # p10 to p95, of those who began the right help
    ages_at_help: Mapping[str, float | None]  # the same; 0 also stands for before birth
    helped_by: Mapping[str, Averaged | None]  # share of all who began it before each age


@dataclass(frozen=True)
class Flow:
    """Families of a class who went from a node (or the door) to a node, or to an outcome."""

    family: str
    start: str
    end: str
    families: float  # a replication


def class_result(prepared: Prepared, runs: Runs, place: int) -> ClassResult:
    """Of the class at a place."""
    scaled = runs.tally["helped_by"][:, place]
    return _result(
        prepared,
        prepared.network.classes[place].key,
        runs.outcomes[:, place],
        runs.right[:, place],
        runs.tally["help"][place],
        {
            f"{age:g}": _by_age(prepared, runs.tally, place, scaled[:, number], number)
            for number, age in enumerate(prepared.plan.ages)
        },
    )


def everybody(prepared: Prepared, runs: Runs) -> ClassResult:
    """Of all classes together."""
    outcomes, right = runs.outcomes.sum(axis=1), runs.right.sum(axis=1)
    helped = runs.tally["help"].sum(axis=0)
    came = int(outcomes.sum())
    ages = {
        f"{age:g}": Averaged(
            int(helped[AT_AGE, : prepared.scales.ages[n]].sum()) / came, None, None
        )
        if came
        else None
        for n, age in enumerate(prepared.plan.ages)
    }
    return _result(prepared, EVERYBODY, outcomes, right, helped, ages)


def _result(
    prepared: Prepared,
    key: str,
    outcomes: Any,
    right: Any,
    helped: Any,
    helped_by: Mapping[str, Averaged | None],
) -> ClassResult:
    came = outcomes.sum(axis=1)
    return ClassResult(
        key=key,
        families=int(came.sum()),
        outcomes={
            name: Averaged.ratio(outcomes[:, column], came)
            for column, name in enumerate(OUTCOME_NAMES)
        },
        reached=Averaged.ratio(right[:, HELPS], came),
        mean_time_to_help=Averaged.ratio(right[:, HELP_AFTER] / TICKS, right[:, HELPS]),
        mean_time=Averaged.ratio(right[:, GONE_AFTER] / TICKS, right[:, GONE]),
        times_to_help=_shown(prepared, np.concatenate(([0], helped[AFTER]))),
        ages_at_help=_shown(prepared, helped[AT_AGE]),
        helped_by=helped_by,
    )


def _shown(prepared: Prepared, counts: Any) -> dict[str, float | None]:
    """Quantiles; None beyond what the histogram holds."""
    times = times_of(counts, prepared.plan.bins, SHOWN)
    longest = (prepared.bins - 2) / prepared.plan.bins
    return {
        name_of(share): time if counts.any() and time <= longest else None
        for share, time in zip(SHOWN, times, strict=True)
    }


def _by_age(
    prepared: Prepared, tally: Mapping[str, Any], place: int, scaled: Any, number: int
) -> Averaged | None:
    """Of all replications together, as wide as replications' own shares differ."""
    came = int(tally["outcomes"][place].sum())
    total, squares, known = (int(each) for each in scaled)
    spread = Averaged.summed(total, squares, known, WHOLE_SHARE)
    if spread is None:
        return None
    helped = int(tally["help"][place, AT_AGE, : prepared.scales.ages[number]].sum())
    return spread.at(helped / came)


def flows(prepared: Prepared, runs: Runs) -> tuple[Flow, ...]:
    """Everywhere that families went from and to; for each class they add up at every node."""
    network, counted = prepared.network, runs.tally["flows"]
    starts = [*(node.key for node in network.nodes), DOOR]
    ends = [*(node.key for node in network.nodes), *OUTCOME_NAMES]
    return tuple(
        Flow(each.key, start, end, int(counted[row, a, b]) / runs.replications)
        for row, each in enumerate(network.classes)
        for a, start in enumerate(starts)
        for b, end in enumerate(ends)
        if counted[row, a, b]
    )
