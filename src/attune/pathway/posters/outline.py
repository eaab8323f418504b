"""The outline that says in words what the flowchart draws."""

from collections.abc import Iterator
from dataclasses import dataclass

from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.steps import Step

from .flowchart import KINDS, words_of


@dataclass(frozen=True)
class Way:
    """One way on from a step: for which answers, to which step, and whether it goes back."""

    words: str
    to: Step
    again: bool


@dataclass(frozen=True)
class OutlineStep:
    """A step with its ways on; an outcome has none."""

    step: Step
    kind: str
    ways: tuple[Way, ...]


def outline(pathway: Pathway) -> tuple[OutlineStep, ...]:
    """Every step, the first one first, each after the one that first leads to it."""
    return tuple(
        OutlineStep(
            step,
            str(KINDS[step.kind]),
            tuple(
                Way(words_of(step, route), pathway.step(route.to), route.again)
                for route in step.routes
            ),
        )
        for step in _in_order(pathway)
    )


def _in_order(pathway: Pathway) -> Iterator[Step]:
    """As one would walk it, breadth first; what cannot be reached comes last."""
    met = {pathway.starts_at: None}
    queue = [pathway.starts_at]
    for key in queue:
        for route in pathway.step(key).routes:
            if route.to not in met:
                met[route.to] = None
                queue.append(route.to)
    yield from (pathway.step(key) for key in met)
    yield from (step for step in pathway.steps if step.key not in met)
