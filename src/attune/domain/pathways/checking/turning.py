"""Where the choices of each step lead, made ready to be followed many times."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.steps import Route, Step
from attune.domain.pathways.walking import Again

from .memory import memory


class Stand(NamedTuple):
    """A step one has come to, and what of the walk so far can still matter there.

    `given` are answers in the order of Memory.asked, "" where none matters; `used` has a bit for
    each route back that was taken.
    """

    step: str
    given: tuple[str, ...] = ()
    used: int = 0


@dataclass(frozen=True)
class Way:
    """A route, for one choice: which answers (by their place) it wants, and what it carries on.

    `again` is its bit, where it goes back; `matters` are the bits that can matter after it.
    """

    to: str
    wants: tuple[tuple[int, frozenset[str]], ...]
    carries: tuple[int, ...]
    again: int
    matters: int


@dataclass(frozen=True)
class Turn:
    """Choices of a step that lead the same way, and the ways to try, one after the other."""

    choices: tuple[str, ...]
    answer: str
    ways: tuple[Way, ...]

    def after(self, stand: Stand) -> Stand | None:
        """Where one comes to; None where no route fits."""
        given, used = stand.given, stand.used
        for way in self.ways:
            if way.again & used:
                continue
            if way.wants and not all(given[at] in any_of for at, any_of in way.wants):
                continue
            known = (*given, self.answer)
            carried = tuple([known[at] for at in way.carries]) if way.carries else ()
            return Stand(way.to, carried, (used | way.again) & way.matters)
        return None


Onward = Iterable[tuple[tuple[str, ...], Stand | None]]  # choices, and where they lead


class Exactly:
    """As the walker goes: conditions hold or not, and what goes back is taken once."""

    def __init__(self, pathway: Pathway) -> None:
        self.memory = memory(pathway)  # the answer given at a step stands after those in mind
        backs = dict.fromkeys((s.key, r) for s in pathway.steps for r in s.routes if r.again)
        self._bits = {back: 1 << number for number, back in enumerate(backs)}
        self._matters = {key: self._mask(again) for key, again in self.memory.again.items()}
        self._places = {
            key: {step: place for place, step in enumerate((*asked, key))}
            for key, asked in self.memory.asked.items()
        }
        self._turns = {step.key: tuple(self._turns_at(step)) for step in pathway.steps}
        nothing = tuple("" for _ in self.memory.asked[pathway.starts_at])
        self.start = Stand(pathway.starts_at, nothing)

    def onward(self, stand: Stand) -> Onward:
        return [(turn.choices, turn.after(stand)) for turn in self._turns[stand.step]]

    def given(self, stand: Stand) -> dict[str, str]:
        """The answers that are kept in mind at a stand, by step."""
        named = zip(self.memory.asked[stand.step], stand.given, strict=True)
        return {step: answer for step, answer in named if answer}

    def _mask(self, again: frozenset[Again]) -> int:
        return sum(self._bits[back] for back in again)

    def _turns_at(self, step: Step) -> Iterator[Turn]:
        alike: dict[tuple[str, tuple[Way, ...]], list[str]] = {}
        for choice in () if step.is_outcome else step.choices:
            answer = self.memory.standing_for(step.key, choice)
            ways = tuple(self._ways(step, choice))
            alike.setdefault((answer, ways), []).append(choice)
        for (answer, ways), choices in alike.items():
            yield Turn(tuple(choices), answer, ways)

    def _ways(self, step: Step, choice: str) -> Iterator[Way]:
        """The routes that may fit, up to the first that always does."""
        for route in step.routes:
            if route.takes(choice) and self._fits_itself(step, route, choice):
                way = self._way(step, route)
                yield way
                if not way.wants and not way.again:
                    return

    def _fits_itself(self, step: Step, route: Route, choice: str) -> bool:
        """A condition may be about this very step: its answer is the one given now."""
        return all(choice in each.any_of for each in route.when if each.step == step.key)

    def _way(self, step: Step, route: Route) -> Way:
        places = self._places[step.key]
        wants = [each for each in route.when if each.step != step.key]
        return Way(
            to=route.to,
            wants=tuple((places[each.step], frozenset(each.any_of)) for each in wants),
            carries=tuple(places[asked] for asked in self.memory.asked[route.to]),
            again=self._bits[(step.key, route)] if route.again else 0,
            matters=self._matters[route.to],
        )


class Loosely:
    """As if every condition could hold and could fail: whatever can happen is among it."""

    def __init__(self, pathway: Pathway) -> None:
        self._pathway = pathway
        self.start = Stand(pathway.starts_at)

    def onward(self, stand: Stand) -> Onward:
        step = self._pathway.step(stand.step)
        for choice in () if step.is_outcome else step.choices:
            routes = [route for route in step.routes if route.takes(choice)]
            yield from (((choice,), Stand(route.to)) for route in routes)
            if all(route.when or route.again for route in routes):
                yield (choice,), None

    def given(self, stand: Stand) -> dict[str, str]:
        return {}
