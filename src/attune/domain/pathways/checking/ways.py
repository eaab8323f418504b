"""Steps that cannot be reached, and choices that lead nowhere."""

from collections.abc import Iterator

from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.steps import Given, Route, Step

from .exploring import Explored
from .findings import Finding, FindingKind


def ways(pathway: Pathway, found: Explored) -> Iterator[Finding]:
    """In the order of the steps."""
    for step in pathway.steps:
        if step.key not in found.first:
            yield _unreachable(pathway, step)
        if not step.is_outcome:
            yield from _choices(step, found)


def _unreachable(pathway: Pathway, step: Step) -> Finding:
    led_to = any(route.to == step.key for each in pathway.steps for route in each.routes)
    why = "leads to it whatever is answered" if led_to else "leads to it"
    return Finding(
        FindingKind.UNREACHABLE,
        f"steps.{step.key}",
        f"No walk comes to step “{step.key}”: nothing {why}. Add a route to it, or remove it",
    )


def _choices(step: Step, found: Explored) -> Iterator[Finding]:
    for choice in step.choices:
        routes = [route for route in step.routes if route.takes(choice)]
        path = f"steps.{step.key}.answers.{choice}" if choice else f"steps.{step.key}"
        who = f"Step “{step.key}”, answer “{choice}”" if choice else f"Step “{step.key}”"
        if not routes:
            to_do = "add a route" if choice else "add a route, or make it an outcome"
            yield Finding(FindingKind.DEAD_END, path, f"{who}: it leads nowhere; {to_do}")
        elif stand := found.stuck.get((step.key, choice)):
            why = _why(step, routes, found.followed.given(stand))
            yield Finding(FindingKind.UNANSWERED, path, f"{who}: it leads nowhere {why}")


def _why(step: Step, routes: list[Route], given: Given) -> str:
    if all(route.again for route in routes):
        return "the second time, because its only route goes back; add a route that goes on"
    asked = dict.fromkeys(each.step for route in routes for each in route.when)
    said = [
        f"“{key}” was answered “{given[key]}”"
        if key in given
        else f"“{key}” was answered otherwise"
        for key in asked
        if key != step.key
    ]
    when = f"when {' and '.join(said)}" if said else "on some walks"
    return f"{when}; add a route without a condition as the last one"
