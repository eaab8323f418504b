"""The gap matrix: what is there for whom, at which stage, at which level of help, in which area.

What a cell says (Attune proposal, editable): the best state of any service in it (see `standing`);
with no service, "none found" where somebody has said so of the whole of the cell; otherwise "not
asked", which is what every cell begins as. Where several areas are asked about together, a cell is
present only if it is in every one of them. A service and a statement that there is none are both
kept: the cell shows the service, and that the two contradict each other.

A service's whole-time equivalents (WTE) divide over cells as exact fractions: over levels by its
own stated shares or equally, and equally over the stages in which it sees families, over those it
is for, over every area it reaches, and over communities and languages where these are asked about.
So no sum over cells can come to more than the service has.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import product

from attune.domain.levels import Grouping

from .cells import Asked, Cell, ServiceInCell, spoken
from .crosswalk import Crosswalk, LevelWord, Read, Vocabulary
from .no_service import NoService
from .standing import Mapped, Shortfall, State
from .vocabulary import Focus, Stage, WhoFor

INTENSIVE = frozenset({Grouping.GETTING_MORE_HELP, Grouping.GETTING_RISK_SUPPORT})
ORDER = {state: place for place, state in enumerate(State)}


@dataclass(frozen=True)
class Indexed:
    """One service at one level and stage, as the index of the matrix holds it."""

    service: Mapped
    read: Read
    word: LevelWord
    stage: Stage
    state: State
    shortfalls: tuple[Shortfall, ...]

    def in_cell(self, asked: Asked) -> ServiceInCell:
        """Where a focus is asked for, having it is no shortfall."""
        reasons = self.shortfalls
        if asked.focus is not None:
            reasons = tuple(each for each in reasons if not each.of_focus)
        state = self.state
        if state is State.PRESENT and reasons:
            state = State.PARTIAL
        kept = reasons if state is State.PARTIAL else ()
        return ServiceInCell(self.service, state, kept, self.read.recorded)

    @cached_property
    def wte(self) -> Fraction:
        """What of the service's time falls to this level and stage."""
        seen = self.service.seen_stages
        if not self.service.wte or self.stage not in seen:
            return Fraction(0)
        return self.service.wte * self.read.shares[self.word] / len(seen)


class Sum:
    """An exact sum of many parts. Whole numbers by denominator: adding fractions is far slower."""

    def __init__(self) -> None:
        self.tops: dict[int, int] = {}

    def add(self, whole: Fraction, part: int, of: int) -> None:
        """Add a part (2 of 3) of a whole."""
        bottom = whole.denominator * of
        self.tops[bottom] = self.tops.get(bottom, 0) + whole.numerator * part

    @property
    def whole(self) -> Fraction:
        return sum((Fraction(top, bottom) for bottom, top in self.tops.items()), Fraction(0))


@dataclass(frozen=True)
class Matrix:
    """Services and statements of some areas, read in one vocabulary."""

    crosswalk: Crosswalk
    vocabulary: Vocabulary
    areas: tuple[str, ...]
    services: tuple[Mapped, ...]
    statements: tuple[NoService, ...] = ()

    def cell(self, asked: Asked) -> Cell:
        """The state, the services and the statements of one cell."""
        found: dict[str, ServiceInCell] = {}
        wte = Sum()
        for place in self._places(asked):
            here = place.in_cell(asked)
            known = found.get(place.service.uid)
            if known is None or ORDER[here.state] < ORDER[known.state]:
                found[place.service.uid] = here
            if place.wte:
                wte.add(place.wte, *self._part(place.service, asked))
        services = sorted(
            found.values(), key=lambda each: (ORDER[each.state], each.service.name.casefold())
        )
        touching = tuple(each for each in self.statements if self._touches(each, asked))
        return Cell(
            asked=asked,
            state=self._state(asked, services, touching),
            services=tuple(services),
            statements=touching,
            contradicted=any(
                each.state.current and self._contradicts(said, each.service, asked)
                for said in touching
                for each in services
            ),
            wte=wte.whole,
        )

    def unplaced(self) -> tuple[Mapped, ...]:
        """Services that run and that no cell can hold: no level or no stage is known of them."""
        return tuple(
            service
            for service in self.services
            if not service.gone
            if not service.stages or not self._reads[service.uid].shares
        )

    def wte(self, area: str | None = None) -> Fraction:
        """Everything the services of an area, or of all areas, have: placed or not."""
        asked, wte = Asked(area=area), Sum()
        for each in self._in(asked):
            if each.wte:
                wte.add(each.wte, *self._part(each, asked))
        return wte.whole

    def wte_unplaced(self, area: str | None = None) -> Fraction:
        """What of that stands in no cell."""
        return self.wte(area) - self.cell(Asked(area=area)).wte

    def specialist_not_specialised(self, area: str | None = None) -> tuple[Mapped, ...]:
        """Intensive help by specialists of something else than the relationship.

        The distinction of the Cwm Taf Morgannwg map: current services of the two most intensive
        groupings whose focus is known and is another one.
        """
        return tuple(
            each
            for each in self._in(Asked(area=area))
            if each.current
            and each.offer.focus in (Focus.ADDITIONAL, Focus.NON_SPECIALISED)
            and INTENSIVE & self.crosswalk.read(each.offer, Vocabulary.GROUPINGS).shares.keys()
        )

    def languages(self) -> tuple[str, ...]:
        """Every language that a service names, in small letters."""
        return tuple(sorted({each for service in self.services for each in spoken(service)}))

    @cached_property
    def _reads(self) -> dict[str, Read]:
        return {
            each.uid: self.crosswalk.read(each.offer, self.vocabulary) for each in self.services
        }

    @cached_property
    def _index(self) -> dict[tuple[LevelWord, Stage], list[Indexed]]:
        index: dict[tuple[LevelWord, Stage], list[Indexed]] = {}
        expected = {word: self.crosswalk.focus_expected(word) for word in self.vocabulary.words}
        for service in self.services:
            read = self._reads[service.uid]
            for stage in service.stages:
                state = service.state(stage)
                if state is None:
                    continue
                reasons = service.shortfalls(stage)
                everyday = tuple(each for each in reasons if not each.of_focus)
                for word in read.shares:
                    kept = reasons if expected[word] else everyday
                    place = Indexed(service, read, word, stage, state, kept)
                    index.setdefault((word, stage), []).append(place)
        return index

    def _places(self, asked: Asked) -> Iterator[Indexed]:
        words = (asked.level,) if asked.level else self.vocabulary.words
        for key in product(words, asked.stages):
            for place in self._index.get(key, ()):
                if asked.lets_in(place.service) and self._reaches(place.service, asked):
                    yield place

    def _in(self, asked: Asked) -> Iterable[Mapped]:
        return (each for each in self.services if self._reaches(each, asked))

    def _reaches(self, service: Mapped, asked: Asked) -> bool:
        if asked.area is not None:
            return asked.area in service.areas
        return any(area in self.areas for area in service.areas)

    def _part(self, service: Mapped, asked: Asked) -> tuple[int, int]:
        """Which part of a service's time falls to those and to the areas asked about: a of b."""
        within = sum(area in self.areas for area in service.areas) if asked.area is None else 1
        parts = len(service.areas)
        if asked.who:
            parts *= len(service.whos)
        if asked.made_for:
            parts *= len(service.offer.made_for)
        if asked.language:
            parts *= len(spoken(service))
        return within, parts

    def _groupings(self, asked: Asked) -> tuple[Grouping, ...]:
        return self.crosswalk.groupings_of(asked.level) if asked.level else tuple(Grouping)

    def _spots(self, asked: Asked) -> Iterator[tuple[Grouping, Stage, WhoFor, str]]:
        areas = self.areas if asked.area is None else (asked.area,)
        return product(self._groupings(asked), asked.stages, asked.whos, areas)

    def _touches(self, statement: NoService, asked: Asked) -> bool:
        """Whether a statement says something of at least a part of what is asked."""
        return (
            statement.grouping in self._groupings(asked)
            and (statement.stage is None or statement.stage in asked.stages)
            and (statement.who is None or statement.who in asked.whos)
            and statement.area in (self.areas if asked.area is None else (asked.area,))
            and (statement.focus is None or asked.focus in (None, statement.focus))
        )

    def _state(
        self, asked: Asked, services: list[ServiceInCell], statements: tuple[NoService, ...]
    ) -> State:
        if services:
            best = services[0].state
            return best if self._everywhere(asked, services) else State.PARTIAL
        whole = [
            each for each in statements if each.focus in (None, asked.focus) and not each.within
        ]
        if whole and all(any(each.says(*spot) for each in whole) for spot in self._spots(asked)):
            return State.NONE_FOUND
        return State.NOT_ASKED

    def _everywhere(self, asked: Asked, services: list[ServiceInCell]) -> bool:
        """Whether what is present is so in each of the areas asked about together."""
        present = [each.service for each in services if each.state is State.PRESENT]
        if asked.area is not None or not present:
            return True
        return all(any(area in each.areas for each in present) for area in self.areas)

    def _contradicts(self, statement: NoService, service: Mapped, asked: Asked) -> bool:
        """Whether a current service stands where somebody said there is none."""
        stages = asked.stages if statement.stage is None else (statement.stage,)
        own = self.crosswalk.read(service.offer, Vocabulary.GROUPINGS).shares
        return (
            not statement.within
            and statement.grouping in own
            and statement.area in service.areas
            and (statement.who is None or statement.who in service.whos)
            and (statement.focus is None or statement.focus is service.offer.focus)
            and any(service.state(stage) is State.PRESENT for stage in stages)
        )


def in_vocabulary(matrix: Matrix, vocabulary: Vocabulary) -> Matrix:
    """The same map in other words; nothing is entered again."""
    return replace(matrix, vocabulary=vocabulary)
