"""From replications of one way of helping to its answer."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Protocol

import numpy as np

from attune.domain.deprivation import Floats
from attune.domain.flow.network import DOOR, Node
from attune.domain.flow.results import OUTCOME_NAMES, Averaged, quantiles, t_quantile
from attune.domain.flow.runs import Plan, Prepared
from attune.domain.flow.shapes import TICKS
from attune.domain.flow.state import (
    AT_AGE,
    HELP_AFTER,
    HELPS,
    IN_TIME,
    LOST,
    RESOLVED,
    STARTS,
)

from .answers import Answer, Counted, Course, Link, NodeAnswer, StepAnswer
from .replications import AGES, EVERY, WAITS, WEEKS, Replications
from .situation import WEEKS_OF_YEAR
from .steps import Step, Way

BEFORE = (26, 52, 104)  # weeks of age
BANDS = (0.5, 0.25, 0.75, 0.05, 0.95)


def answer_of(way: Way, prepared: Prepared, seen: Replications) -> Answer:
    """Everything a page or a report says of one way."""
    return Answer(
        way=way,
        overall=_step(prepared.plan, seen, None),
        steps=tuple(_step(prepared.plan, seen, step) for step in Step),
        nodes=tuple(
            _node(prepared.plan, seen, place, node)
            for place, node in enumerate(prepared.network.nodes)
        ),
        links=_links(prepared, seen),
        replications=seen.runs.replications,
        seed=prepared.plan.seed,
        checksum=seen.runs.checksum,
    )


def over(one: Any, other: Any) -> Floats:
    """A ratio per replication; not a number where there is nothing to divide by."""
    one, other = np.asarray(one, dtype=np.float64), np.asarray(other, dtype=np.float64)
    found = np.full(one.shape, np.nan)
    np.divide(one, other, out=found, where=other > 0)
    return found


def years(plan: Plan) -> float:
    """How long families were counted."""
    return (plan.until - plan.warm) / WEEKS_OF_YEAR


def place_of(step: Step | None) -> slice:
    """Where families of one need, or of all, stand among the classes."""
    if step is None:
        return slice(None)
    place = list(Step).index(step)
    return slice(place, place + 1)


class Rows(Protocol):
    """Counts by replication: outcomes (row, class, outcome), right (row, class, 2..)."""

    @property
    def outcomes(self) -> Any: ...

    @property
    def right(self) -> Any: ...


def came(runs: Rows, step: Step | None = None) -> Any:
    """Families of one need, or of all, by replication."""
    return runs.outcomes[:, place_of(step)].sum(axis=(1, 2))


def helped(runs: Rows, step: Step | None, counted: Counted) -> Any:
    """Of them, those who are helped, by replication."""
    classes = place_of(step)
    right = runs.right[:, classes, HELPS].sum(axis=1)
    enough = runs.outcomes[:, classes, RESOLVED].sum(axis=1)
    return right if counted is Counted.RIGHT else right + enough


def _step(plan: Plan, seen: Replications, step: Step | None) -> StepAnswer:
    classes = place_of(step)
    outcomes = seen.runs.outcomes[:, classes].sum(axis=1)
    right = seen.runs.right[:, classes].sum(axis=1)
    families = outcomes.sum(axis=1)
    by_age, within = (each[:, classes].sum(axis=1) for each in (seen.by_age, seen.within))
    known = {age: age // EVERY for age in BEFORE if age // EVERY < by_age.shape[1]}
    return StepAnswer(
        step=step,
        families=Averaged.of(families / years(plan)),
        reached=Averaged.of(over(helped(seen.runs, step, Counted.RIGHT), families)),
        helped=Averaged.of(over(helped(seen.runs, step, Counted.ENOUGH), families)),
        before={age: Averaged.of(over(by_age[:, p], families)) for age, p in known.items()},
        weeks_to_help=Averaged.of(over(right[:, HELP_AFTER] / TICKS, right[:, HELPS])),
        ages=_ages(plan, seen, step),
        outcomes={
            name: Averaged.of(over(outcomes[:, column], families))
            for column, name in enumerate(OUTCOME_NAMES)
        },
        by_age=_course(over(by_age, np.broadcast_to(families[:, None], by_age.shape)), EVERY, 0),
        within=_course(over(within, np.broadcast_to(families[:, None], within.shape)), EVERY, 0),
    )


def _ages(plan: Plan, seen: Replications, step: Step | None) -> Mapping[str, Averaged | None]:
    counts = seen.runs.tally["help"][place_of(step), AT_AGE].sum(axis=0)
    place = len(Step) if step is None else list(Step).index(step)
    return _pooled(counts, plan, AGES, seen.ages[:, place])


def _pooled(
    counts: Any, plan: Plan, shares: tuple[float, ...], rows: Floats
) -> dict[str, Averaged | None]:
    """Quantiles of all replications together, with the interval that their spread gives."""
    found = quantiles(counts, plan.bins, shares)
    return {
        name: _around(value, rows[:, column]) if counts.any() else None
        for column, (name, value) in enumerate(found.items())
    }


def _around(middle: float, rows: Floats) -> Averaged:
    known = rows[np.isfinite(rows)]
    if len(known) < 2:
        return Averaged(middle, None, None)
    reach = t_quantile(len(known) - 1) * float(known.std(ddof=1)) / len(known) ** 0.5
    return Averaged(middle, max(middle - reach, 0.0), middle + reach)


def _node(plan: Plan, seen: Replications, place: int, node: Node) -> NodeAnswer:
    at = seen.runs.at[:, :, place].sum(axis=1)
    slots = _slots(node, plan)
    return NodeAnswer(
        key=node.key,
        title=node.title,
        slots=node.capacity[0].slots,
        waits=_pooled(seen.runs.tally["waits"][place], plan, WAITS, seen.waits[:, place]),
        in_time=Averaged.of(over(at[:, IN_TIME], at[:, STARTS])),
        lost=Averaged.of(over(at[:, LOST], at[:, STARTS] + at[:, LOST])),
        starts=Averaged.of(at[:, STARTS] / years(plan)),
        utilisation=Averaged.of(seen.busy[:, place].mean(axis=1) / slots) if slots else None,
        queue=_course(seen.queue[:, place], WEEKS, WEEKS / 2),
        busy=_course(seen.busy[:, place], WEEKS, WEEKS / 2),
    )


def _slots(node: Node, plan: Plan) -> float:
    """On average between warm-up and end."""
    since = [(each.since, each.slots) for each in node.capacity] + [(plan.until, 0)]
    there = sum(
        slots * max(0.0, min(end, plan.until) - max(start, plan.warm))
        for (start, slots), (end, _) in pairwise(since)
    )
    return there / (plan.until - plan.warm)


def _course(rows: Floats, every: int, first: float) -> Course:
    """Bands over replications, point by point; rounded, since nobody sees more."""
    at = tuple(first + every * point for point in range(rows.shape[1]))
    known = rows[np.isfinite(rows).all(axis=1)]
    bands = np.quantile(known, BANDS, axis=0) if len(known) else np.zeros((5, rows.shape[1]))
    return Course(at, *(tuple(np.round(band, 4).tolist()) for band in bands))


def _links(prepared: Prepared, seen: Replications) -> tuple[Link, ...]:
    """As they went; what nobody took is left out."""
    keys = [node.key for node in prepared.network.nodes]
    flows = seen.runs.tally["flows"]
    a_year = seen.runs.replications * years(prepared.plan)
    return tuple(
        Link(step, start, end, round(int(flows[row, i, j]) / a_year, 4))
        for row, step in enumerate(Step)
        for i, start in enumerate([*keys, DOOR])
        for j, end in enumerate([*keys, *OUTCOME_NAMES])
        if flows[row, i, j]
    )
