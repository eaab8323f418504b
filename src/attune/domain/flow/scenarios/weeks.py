"""One replication week by week: families who wait at each service, and those in help."""

from dataclasses import dataclass

import numpy as np

from attune.domain.flow.runs import Plan, Prepared, run
from attune.domain.flow.shapes import STEP_BITS, TICKS
from attune.domain.refusals import Refused

from .situation import Situation
from .steps import Way
from .ways import network_of


@dataclass(frozen=True)
class Weeks:
    """Families on average over each counted week, by service: rows are weeks."""

    keys: tuple[str, ...]
    titles: tuple[str, ...]
    waiting: tuple[tuple[float, ...], ...]
    helped: tuple[tuple[float, ...], ...]


def weeks_of(situation: Situation, way: Way, plan: Plan, number: int) -> Weeks:
    """The course of one replication, by its number from 0; Refused where the plan has none such."""
    if not 0 <= number < plan.replications:
        raise Refused(f"Replications are numbered from 1 to {plan.replications}, not {number + 1}")
    prepared = Prepared.of(network_of(situation, way), plan)
    sums = run(prepared, [number]).tally["sums"]
    each = sums[:, :, 0] + (np.cumsum(sums[:, :, 1], axis=2) << STEP_BITS)
    weeks = int(plan.until - plan.warm)
    waiting, helped = (each[:, part, :weeks].T / TICKS for part in (0, 1))
    nodes = prepared.network.nodes
    return Weeks(
        keys=tuple(node.key for node in nodes),
        titles=tuple(node.title for node in nodes),
        waiting=tuple(map(tuple, waiting.tolist())),
        helped=tuple(map(tuple, helped.tolist())),
    )
