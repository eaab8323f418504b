"""Where each answer of a step leads, as a reader may follow it."""

from collections.abc import Iterator
from dataclasses import dataclass

from .pathway import Pathway
from .steps import Answer, Condition, Route, Step


@dataclass(frozen=True)
class Needed:
    """What an earlier step must have been answered before a route is open."""

    step: Step
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Lead:
    """One way on: the answer that opens it (None where one only goes on) and where it goes."""

    answer: Answer | None
    to: Step
    needed: tuple[Needed, ...] = ()
    again: bool = False


def leads(pathway: Pathway, step: Step) -> tuple[Lead, ...]:
    """Every way on from a step, in the order of its answers; the first that is open is taken."""
    return tuple(_leads(pathway, step))


def closed_answers(step: Step) -> tuple[Answer, ...]:
    """The answers that no route takes: of a poor draft, which the checker finds."""
    return tuple(a for a in step.answers if not any(r.takes(a.key) for r in step.routes))


def _leads(pathway: Pathway, step: Step) -> Iterator[Lead]:
    for answer in step.answers or (None,):
        for route in step.routes:
            if answer is None or route.takes(answer.key):
                yield _lead(pathway, answer, route)
                if not route.when and not route.again:
                    break  # whoever comes this far takes it: what stands behind it is never reached


def _lead(pathway: Pathway, answer: Answer | None, route: Route) -> Lead:
    needed = tuple(_needed(pathway, condition) for condition in route.when)
    return Lead(answer, pathway.step(route.to), needed, route.again)


def _needed(pathway: Pathway, condition: Condition) -> Needed:
    step = pathway.step(condition.step)
    return Needed(step, tuple(step.answer(key) for key in condition.any_of))
