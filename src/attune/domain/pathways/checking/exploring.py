"""Where walks can come to: every way through a pathway, followed once."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.steps import Route, Step
from attune.domain.pathways.walking import Again, Said, taken

from .memory import Remembered, memory

# Followed exactly up to here; a thousand steps with loops and conditions stay far below it.
MOST_STANDS = 50_000


class Stand(NamedTuple):
    """A step one has come to, and what of the walk so far can still matter."""

    step: str
    given: Remembered = ()
    used: frozenset[Again] = frozenset()


# Where a choice at a step leads from a stand; None where it can lead nowhere.
Onward = Callable[[Stand, Step, str], Iterator[Stand | None]]


@dataclass
class Explored:
    """What was found: how each stand was come to, and the choices that lead nowhere.

    `whole` is no where there were more stands than were followed.
    """

    came: dict[Stand, tuple[Stand, str] | None]
    first: dict[str, Stand] = field(default_factory=dict)
    stuck: dict[tuple[str, str], Stand] = field(default_factory=dict)
    whole: bool = True

    def walk(self, to: Stand) -> tuple[Said, ...]:
        """One of the shortest walks to a stand."""
        said: list[Said] = []
        while (before := self.came[to]) is not None:
            to, choice = before
            said.append(Said(to.step, choice))
        return tuple(reversed(said))


def explore(pathway: Pathway, onward: Onward, *, ask_consent: bool = True) -> Explored:
    """Follow every walk from the start; with `ask_consent` no, only as far as a consent step."""
    start = Stand(pathway.starts_at)
    found = Explored({start: None}, {start.step: start})
    waiting = deque([start])
    while waiting:
        stand = waiting.popleft()
        step = pathway.step(stand.step)
        if step.is_outcome or (step.consent and not ask_consent):
            continue
        for choice in step.choices:
            for after in onward(stand, step, choice):
                if after is None:
                    found.stuck.setdefault((step.key, choice), stand)
                elif after not in found.came:
                    if len(found.came) == MOST_STANDS:
                        found.whole = False
                        return found
                    found.came[after] = (stand, choice)
                    found.first.setdefault(after.step, after)
                    waiting.append(after)
    return found


def exactly(pathway: Pathway) -> Onward:
    """As the walker goes: conditions hold or not, and what goes back is taken once."""
    kept = memory(pathway)

    def onward(stand: Stand, step: Step, choice: str) -> Iterator[Stand | None]:
        given = dict(stand.given)
        route = taken(step, choice, given, stand.used)
        if route is None:
            yield None
            return
        if choice:
            given[step.key] = choice
        used = stand.used | {(step.key, route)} if route.again else stand.used
        yield Stand(route.to, kept.given(route.to, given), kept.used(route.to, used))

    return onward


def loosely(stand: Stand, step: Step, choice: str) -> Iterator[Stand | None]:
    """As if every condition could hold and could fail: whatever can happen is among it."""
    routes = [route for route in step.routes if route.takes(choice)]
    yield from (Stand(route.to) for route in routes)
    if not any(_sure(route) for route in routes):
        yield None


def _sure(route: Route) -> bool:
    return not route.when and not route.again
