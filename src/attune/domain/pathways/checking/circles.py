"""Circles of steps that a walk could go round for ever."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from attune.domain.pathways.pathway import Pathway

from .findings import Finding, FindingKind
from .saying import quoted

MOST_CIRCLES = 20  # named at once

Before = dict[str, dict[str, None]]  # the steps from which one comes to a step, in order


def circles(pathway: Pathway) -> Iterator[Finding]:
    """The circles of routes that are not marked `again`."""
    place = {step.key: number for number, step in enumerate(pathway.steps)}
    before: Before = {step.key: {} for step in pathway.steps}
    for step in pathway.steps:
        for route in step.routes:
            if not route.again:
                before[route.to][step.key] = None
    for _ in range(MOST_CIRCLES):
        circle = _circle(before)
        if not circle:
            return
        at = circle.index(min(circle, key=place.__getitem__))
        steps = circle[at:] + circle[:at]
        yield _finding(steps)
        del before[steps[0]][steps[-1]]


def _circle(before: Before) -> list[str]:
    """One circle, each step once, in the order in which it is walked."""
    try:
        TopologicalSorter(before).prepare()
    except CycleError as found:
        circle: list[str] = found.args[1][1:]
        return circle
    return []


def _finding(steps: list[str]) -> Finding:
    first, last = steps[0], steps[-1]
    round_ = f"Steps {quoted(steps, ' → ')} lead round to “{first}” again, for ever"
    if first == last:
        round_ = f"Step “{first}” leads to itself, for ever"
    return Finding(
        FindingKind.ENDLESS,
        f"steps.{first}",
        f"{round_}: mark the route from “{last}” to “{first}” as one that goes back, or remove it",
    )
