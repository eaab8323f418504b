"""What of a walk still matters at a step: the answers and the routes back that a later step asks.

Two walks that stand at the same step and agree in what still matters go on alike. This is the
analysis of live variables, as compilers do it (Kildall 1973, doi:10.1145/512927.512945).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.steps import Step
from attune.domain.pathways.walking import Again

Thing = TypeVar("Thing", str, Again)


@dataclass(frozen=True)
class Memory:
    """By step: whose answers are kept in mind there, and which routes back. `alike` is by the
    step asked about: of answers that every condition treats alike, the first stands for all; one
    that no condition names is left out, being as good as none.
    """

    asked: Mapping[str, tuple[str, ...]]
    again: Mapping[str, frozenset[Again]]
    alike: Mapping[str, Mapping[str, str]]

    def standing_for(self, step: str, answer: str) -> str:
        return self.alike[step].get(answer, "") if step in self.alike else ""


def memory(pathway: Pathway) -> Memory:
    """What is to be kept in mind at each step of a pathway."""
    asked = _live(pathway, {s.key: frozenset(_asked(s)) for s in pathway.steps}, forgets=True)
    return Memory(
        asked={key: tuple(sorted(steps)) for key, steps in asked.items()},
        again=_live(pathway, {s.key: frozenset(_again(s)) for s in pathway.steps}, forgets=False),
        alike=_alike(pathway),
    )


def _asked(step: Step) -> Iterator[str]:
    """The earlier steps a step's conditions ask about; its own answer is given anew."""
    for route in step.routes:
        yield from (each.step for each in route.when if each.step != step.key)


def _again(step: Step) -> Iterator[Again]:
    yield from ((step.key, route) for route in step.routes if route.again)


def _live(
    pathway: Pathway, wanted: dict[str, frozenset[Thing]], *, forgets: bool
) -> dict[str, frozenset[Thing]]:
    """What each step or any after it wants; what is answered anew forgets its old answer."""
    before: dict[str, list[str]] = {step.key: [] for step in pathway.steps}
    for step in pathway.steps:
        for to in dict.fromkeys(route.to for route in step.routes):
            before[to].append(step.key)
    live, waiting = dict(wanted), [step.key for step in pathway.steps]
    while waiting:
        key = waiting.pop()
        for earlier in before[key]:
            more = live[key] - {earlier} if forgets else live[key]
            if not more <= live[earlier]:
                live[earlier] |= more
                waiting.append(earlier)
    return live


def _alike(pathway: Pathway) -> dict[str, dict[str, str]]:
    """Of each step asked about: every answer that a condition names, and what stands for it."""
    tests: dict[str, set[frozenset[str]]] = {}
    for step in pathway.steps:
        for condition in (each for route in step.routes for each in route.when):
            tests.setdefault(condition.step, set()).add(frozenset(condition.any_of))
    return {key: _classes(pathway.step(key), tests[key]) for key in tests}


def _classes(step: Step, tests: set[frozenset[str]]) -> dict[str, str]:
    first: dict[frozenset[frozenset[str]], str] = {}
    found = {}
    for choice in step.choices:
        held = frozenset(test for test in tests if choice in test)
        if held:
            found[choice] = first.setdefault(held, choice)
    return found
