"""The best split of a fixed budget of whole-time equivalents over the steps, for one aim.

Families as a fluid, who lose no time by chance, give starting points in an instant; from there
half a whole-time equivalent after the other changes places for as long as it helps, every split
on the same families. The best of them are then tried many times, beside today's. Found is a
split from which no single move tried does better, which need not be the best of all.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum
from itertools import permutations
from math import ceil

import numpy as np

from attune.domain.deprivation import Floats
from attune.domain.flow.network import Network
from attune.domain.flow.results import Averaged
from attune.domain.flow.runs import Plan
from attune.domain.flow.state import HELPS
from attune.domain.refusals import Refused

from .answering import over
from .answers import Counted
from .fluid import reached
from .simulated import plan_for
from .situation import Situation
from .steps import Step, Way
from .trials import Progress, Trial, Trials, enough_for
from .ways import network_of

FAMILIES, MORE_FAMILIES = 8_000, 100_000  # counted while searching, and of the best
SHOWN = 5
EXPECTED = 100  # splits tried, as a rule
FLAT = 0.01  # as good as the best, for people
UNIT, SMALL_UNIT = 0.5, 0.1  # whole-time equivalents moved; the second where there are under 4
DOOR = 0.01
PAIR = slice(2, 4)  # of the steps


class Aim(Enum):
    """What a split is judged by."""

    title: str

    def __new__(cls, key: str, title: str) -> "Aim":
        aim = object.__new__(cls)
        aim._value_ = key
        aim.title = title
        return aim

    REACHED = ("reached", "Most families begin the help they need")
    HELPED = ("helped", "Most families begin it, or find a lower step enough")
    YEAR = ("year", "Most families begin the help they need before the first birthday")
    PAIR = ("pair", "Most families who need PAIR begin it")

    @property
    def steps(self) -> tuple[Step, ...]:
        """Whose families it looks at."""
        return tuple(Step)[PAIR] if self is Aim.PAIR else tuple(Step)

    def of(self, trial: Trial) -> Floats:
        """The share it looks at, by replication."""
        if self is Aim.YEAR:
            return over(trial.year.sum(axis=1), trial.outcomes.sum(axis=(1, 2)))
        if self is Aim.PAIR:
            families = trial.outcomes[:, PAIR].sum(axis=(1, 2))
            return over(trial.right[:, PAIR, HELPS].sum(axis=1), families)
        return trial.share(None, Counted.ENOUGH if self is Aim.HELPED else Counted.RIGHT)


@dataclass(frozen=True)
class Shares:
    """One split, and what it came to."""

    wte: Mapping[Step, float]
    door_share: float | None  # of everybody's time; none for an escalator
    aim: Averaged | None
    against_today: Averaged | None  # the difference over the same families
    reached: Mapping[Step, Averaged | None]


@dataclass(frozen=True)
class Split:
    """The best splits found, best first, and how much it matters to hit them."""

    way: Way
    aim: Aim
    budget: float
    today: Shares
    best: tuple[Shares, ...]
    nearest: Shares  # of those as good, the one with fewest people moved from today's
    tried: int  # splits
    as_good: int  # of them, those no more than one percentage point below the best
    flat: Mapping[Step, tuple[float, float]]  # from fewest to most people in those as good
    flat_door: tuple[float, float] | None
    replications: int


@dataclass(frozen=True)
class _Place:
    """One split in units; the door's share in hundredths."""

    units: tuple[int, ...]
    door: int

    def moved(self, other: "_Place") -> tuple[int, int]:
        """How many units lie elsewhere, and how far the door is from the other's."""
        units = sum(abs(a - b) for a, b in zip(self.units, other.units, strict=True))
        return units, abs(self.door - other.door)

    def moves(self, size: int, doors: tuple[int, int] | None) -> Iterator["_Place"]:
        """Every way to move so many units from one step to another, or to or from the door."""
        for start, end in permutations(range(len(self.units)), 2):
            if self.units[start] >= size:
                units = list(self.units)
                units[start] -= size
                units[end] += size
                yield replace(self, units=tuple(units))
        for change in (size, -size) if doors else ():
            if doors and doors[0] <= self.door + change <= doors[1]:
                yield replace(self, door=self.door + change)


@dataclass(eq=False)
class _Search:
    """Splits of one budget tried for one aim."""

    situation: Situation
    way: Way
    aim: Aim
    trials: Trials
    unit: float
    rest: float  # less than a unit, left with the step that has most
    few: int
    found: dict[_Place, float] = field(default_factory=dict)

    def staffed(self, place: _Place) -> Situation:
        wte = {step: units * self.unit for step, units in zip(Step, place.units, strict=True)}
        wte[max(wte, key=lambda step: wte[step])] += self.rest
        return self.doored(self.situation.with_wte(wte), place.door)

    def doored(self, situation: Situation, door: int) -> Situation:
        if self.way is Way.ESCALATOR:
            return situation
        rates = situation.rates.with_tried({"door_share": Decimal(door) / 100})
        return situation.with_rates(rates)

    def network(self, place: _Place) -> Network:
        return network_of(self.staffed(place), self.way)

    def fluid(self, place: _Place) -> float:
        """How many are reached where nobody waits by chance."""
        found = reached(self.network(place))
        return sum(found[step.value] for step in self.aim.steps)

    def value(self, place: _Place) -> float:
        if place not in self.found:
            trial = self.trials.of(place, lambda: self.network(place), self.few)
            shares = self.aim.of(trial)
            self.found[place] = float(shares[np.isfinite(shares)].sum() / len(shares))
        return self.found[place]

    @property
    def doors(self) -> tuple[int, int] | None:
        if self.way is Way.ESCALATOR:
            return None
        figure = self.situation.rates.shipped["door_share"]
        return ceil(figure.low * 100), int(figure.high * 100)

    def climbed(self, place: _Place, judge: Callable[[_Place], float], sizes: list[int]) -> _Place:
        """From a place, move after move for as long as one helps, big ones first."""
        best = judge(place)
        for size in sizes:
            better = True
            while better:
                better = False
                for other in place.moves(size, self.doors):
                    if (found := judge(other)) > best:
                        place, best, better = other, found, True
                        break
        return place


def best_split(
    situation: Situation,
    way: Way,
    aim: Aim,
    *,
    budget: float | None = None,
    plan: Plan | None = None,
    few: int | None = None,
    many: int | None = None,
    progress: Progress | None = None,
) -> Split:
    """Of a budget in whole-time equivalents, today's if none; Refused where there is nobody."""
    staff = {step: situation.wte[step][0].wte for step in Step}
    budget = sum(staff.values()) if budget is None else budget
    unit = UNIT if budget >= 4 else SMALL_UNIT
    if budget < unit:
        raise Refused(f"There must be at least {unit} whole-time equivalents to split")
    if not any(situation.coming(step) for step in aim.steps):
        raise Refused(f"{aim.title}: none of these families come")
    plan = plan or plan_for(situation.rates)
    many = many or enough_for(situation, plan, MORE_FAMILIES, least=8)
    few = few or enough_for(situation, plan, FAMILIES, least=1, most=10)
    trials = Trials(plan, expected=EXPECTED * few + 7 * many, progress=progress)
    rest = budget - int(budget / unit + 1e-9) * unit
    search = _Search(situation, way, aim, trials, unit, rest, few)
    places = _starts(search, staff, budget)
    for start in sorted(set(places), key=search.value, reverse=True)[:2]:
        search.climbed(start, search.value, _sizes(sum(start.units) // 32))
    ranked = sorted(search.found, key=lambda p: (-search.found[p], p.moved(places[0])))
    own = search.trials.of("today", lambda: network_of(situation.with_wte(staff), way), many)
    good = [place for place in ranked if search.found[place] >= search.found[ranked[0]] - FLAT]
    best = [_shares(search, place, own, many) for place in ranked[:SHOWN]]
    best.sort(key=lambda each: -(each.aim.mean if each.aim else 0.0))
    return Split(
        way=way,
        aim=aim,
        budget=budget,
        today=_today(search, staff, own),
        best=tuple(best),
        nearest=_shares(search, min(good, key=lambda p: p.moved(places[0])), own, many),
        tried=len(ranked),
        as_good=len(good),
        flat={
            step: (min(wte), max(wte))
            for step in Step
            for wte in [[search.staffed(place).wte[step][0].wte for place in good]]
        },
        flat_door=_door_range(search, good),
        replications=search.trials.ran,
    )


def _sizes(largest: int) -> list[int]:
    """So many units, then half as many, down to one."""
    sizes = [max(largest, 1)]
    while sizes[-1] > 1:
        sizes.append(sizes[-1] // 2)
    return sizes


def _starts(search: _Search, staff: Mapping[Step, float], budget: float) -> list[_Place]:
    """Today's, and where a fluid would be helped most, from today's and from an even split."""
    door = round(search.situation.rates["door_share"] * 100)
    whole = int(budget / search.unit + 1e-9)
    even = _Place(_apportioned([1.0] * len(Step), whole), door)
    today = _Place(_apportioned([staff[step] for step in Step], whole), door)
    sizes = _sizes(whole // 4)
    return [today, *(search.climbed(place, search.fluid, sizes) for place in (today, even))]


def _apportioned(weights: list[float], whole: int) -> tuple[int, ...]:
    """Whole units by weight, largest remainders first; evenly where there is no weight."""
    weights = weights if sum(weights) else [1.0] * len(weights)
    exact = [whole * weight / sum(weights) for weight in weights]
    units = [int(each) for each in exact]
    order = sorted(range(len(exact)), key=lambda place: units[place] - exact[place])
    for place in order[: whole - sum(units)]:
        units[place] += 1
    return tuple(units)


def _shares(search: _Search, place: _Place, own: Trial, many: int) -> Shares:
    trial = search.trials.of(place, lambda: search.network(place), many)
    staffed = search.staffed(place)
    return Shares(
        wte={step: round(staffed.wte[step][0].wte, 9) for step in Step},
        door_share=None if search.way is Way.ESCALATOR else place.door / 100,
        aim=Averaged.of(search.aim.of(trial)),
        against_today=Averaged.of(search.aim.of(trial) - search.aim.of(own)),
        reached=_reached(trial),
    )


def _today(search: _Search, staff: Mapping[Step, float], own: Trial) -> Shares:
    door = None if search.way is Way.ESCALATOR else search.situation.rates["door_share"]
    return Shares(staff, door, Averaged.of(search.aim.of(own)), None, _reached(own))


def _reached(trial: Trial) -> Mapping[Step, Averaged | None]:
    return {step: Averaged.of(trial.share(step, Counted.RIGHT)) for step in Step}


def _door_range(search: _Search, good: list[_Place]) -> tuple[float, float] | None:
    if search.doors is None:
        return None
    doors = [place.door for place in good]
    return min(doors) / 100, max(doors) / 100
