"""The answers of a step and where each leads, as a person sees them on one page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .editing_keys import fresh_key
from .parts import PathwayRefused
from .steps import Answer, Condition, Route, Step

ANY = ""  # a special case for whatever is answered


@dataclass(frozen=True)
class AnswerLine:
    """One answer and where it usually leads; `to` is "" where it leads nowhere yet.

    `key` is "" for a new answer; without words an answer is taken out. A step that only goes on
    has one line without words.
    """

    key: str
    text: str
    to: str = ""
    again: bool = False


@dataclass(frozen=True)
class SpecialCase:
    """A route that is tried before the usual ones: for one answer or any, on a condition."""

    answer: str
    to: str
    when: tuple[Condition, ...] = ()
    again: bool = False


@dataclass(frozen=True)
class Routing:
    """What can be answered at a step and where it leads."""

    lines: tuple[AnswerLine, ...]
    special: tuple[SpecialCase, ...] = ()


def routing_of(step: Step) -> Routing:
    """The routes of a step, the usual ones beside their answers."""
    usual = {choice: _usual(step, choice) for choice in step.choices}
    words = {answer.key: answer.text for answer in step.answers}
    lines = tuple(
        AnswerLine(choice, words.get(choice, ""), route.to if route else "", _again(route))
        for choice, route in usual.items()
    )
    return Routing(lines, tuple(_special(step, usual)))


def routed(step: Step, routing: Routing) -> Step:
    """The step with these answers and routes; itself where nothing is different."""
    if routing == routing_of(step):
        return step
    lines = _keyed(step, routing.lines)
    keys = {line.key for line in lines}
    special = tuple(
        Route(each.to, (each.answer,) if each.answer else (), each.when, each.again)
        for each in routing.special
        if each.to and (each.answer == ANY or each.answer in keys)
    )
    answers = tuple(Answer(line.key, line.text) for line in lines if line.key)
    return replace(step, answers=answers, routes=(*special, *_together(lines)))


def _usual(step: Step, choice: str) -> Route | None:
    """The last route an answer takes, where it needs no condition."""
    taking = [route for route in step.routes if route.takes(choice)]
    return taking[-1] if taking and not taking[-1].when else None


def _again(route: Route | None) -> bool:
    return route is not None and route.again


def _special(step: Step, usual: dict[str, Route | None]) -> Iterator[SpecialCase]:
    for route in step.routes:
        left = [c for c in step.choices if route.takes(c) and usual[c] is not route]
        if len(left) == len(step.choices):
            left = [ANY]
        for choice in left:
            yield SpecialCase(choice, route.to, route.when, route.again)


def _keyed(step: Step, lines: Sequence[AnswerLine]) -> list[AnswerLine]:
    """The lines that stay; a new answer gets a key that no answer has or had here."""
    if not step.answers:
        return list(lines)[:1]
    kept: list[AnswerLine] = []
    taken = {answer.key for answer in step.answers}
    for line in lines:
        if not line.text.strip():
            continue
        key = line.key or fresh_key(line.text, taken)
        taken.add(key)
        kept.append(replace(line, key=key, text=line.text.strip()))
    if len(kept) < 2:
        raise PathwayRefused("A question needs at least two answers")
    return kept


def _together(lines: Sequence[AnswerLine]) -> Iterator[Route]:
    """One route for all the answers that lead to the same place."""
    led: dict[tuple[str, bool], list[str]] = {}
    for line in lines:
        if line.to:
            led.setdefault((line.to, line.again), []).append(line.key)
    for (to, again), keys in led.items():
        every = len(keys) == len(lines)
        yield Route(to, () if every else tuple(keys), again=again)
