"""Walks a pathway: from the answers given, where one stands and what the pathway suggests.

A walk is the list of what was said at each step, in order. The same walk through the same
pathway gives the same suggestion for ever: nothing here knows the day, the place or chance.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .parts import PathwayRefused
from .pathway import Pathway
from .steps import Answer, Route, Step

LONGEST_WALK = 2_500


class WalkRefused(PathwayRefused):
    """Answers that do not fit the pathway; nothing is guessed from them."""


@dataclass(frozen=True)
class Said:
    """What was said at one step: an answer's key, or "" where one only went on."""

    step: str
    answer: str = ""


@dataclass(frozen=True)
class Standpoint:
    """Where a walk has come to: the step one stands at, and the steps gone through.

    `offered` are the choices here; a route that goes back is offered once.
    """

    step: Step
    gone: tuple[Said, ...]
    offered: tuple[str, ...]

    @property
    def ended(self) -> bool:
        return self.step.is_outcome

    @property
    def answers(self) -> tuple[Answer, ...]:
        return tuple(answer for answer in self.step.answers if answer.key in self.offered)


def walk(pathway: Pathway, said: Sequence[Said] = ()) -> Standpoint:
    """Where these answers lead; WalkRefused where one does not fit the step it is given at."""
    if len(said) > LONGEST_WALK:
        raise WalkRefused("This walk is longer than any pathway")
    step, given, used = pathway.step(pathway.starts_at), dict[str, str](), frozenset[Again]()
    for each in said:
        route = _route(step, each, given, used)
        if each.answer:
            given[step.key] = each.answer
        if route.again:
            used |= {(step.key, route)}
        step = pathway.step(route.to)
    return Standpoint(step, tuple(said), tuple(_offered(step, given, used)))


Again = tuple[str, Route]


def _route(step: Step, said: Said, given: dict[str, str], used: frozenset[Again]) -> Route:
    if said.step != step.key:
        raise WalkRefused(f"The walk stands at “{step.key}”, not at “{said.step[:80]}”")
    if step.is_outcome or said.answer not in step.choices:
        raise WalkRefused(f"“{said.answer[:80]}” is not an answer at step “{step.key}”")
    route = taken(step, said.answer, given, used)
    if route is None:
        raise WalkRefused(f"“{said.answer}” leads nowhere from step “{step.key}”")
    return route


def _offered(step: Step, given: dict[str, str], used: frozenset[Again]) -> Iterator[str]:
    if not step.is_outcome:
        yield from (c for c in step.choices if taken(step, c, given, used) is not None)


def taken(
    step: Step, choice: str, given: dict[str, str], used: frozenset[Again] = frozenset()
) -> Route | None:
    """The first route of a step that fits this choice and is not used up; None where none does.

    A condition may be about this very step, so the choice counts as given.
    """
    known = {**given, step.key: choice} if choice else given
    fitting = (route for route in step.routes if route.fits(choice, known))
    return next((route for route in fitting if (step.key, route) not in used), None)
