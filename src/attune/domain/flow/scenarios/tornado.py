"""Which of the rates assumed decides what comes out: each moved alone from low to high.

The same families each time; first a few replications of every rate, then more of those that move
most. A rate whose low and high make no other network moves nothing and is only named.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from attune.domain.deprivation import Floats
from attune.domain.flow.network import Network
from attune.domain.flow.results import Averaged
from attune.domain.flow.runs import Plan
from attune.domain.flow.shapes import TICKS
from attune.domain.flow.state import HELP_AFTER, HELPS

from .answering import over, place_of
from .answers import Counted
from .rates import Backing, Grade, RateInUse, Rates
from .simulated import plan_for
from .situation import Situation
from .steps import Step, Way
from .trials import Progress, Trial, Trials, enough_for
from .ways import network_of

FAMILIES = 8_000  # counted at first: more replications where an area is small
MORE_FAMILIES = 80_000  # for the bars shown ...
LONGEST = 10  # ... which are so many
AGES = "age_"  # weights of one distribution: none of them moves alone


class Measure(Enum):
    """The figure whose cause is looked for."""

    title: str

    def __new__(cls, key: str, title: str) -> "Measure":
        measure = object.__new__(cls)
        measure._value_ = key
        measure.title = title
        return measure

    REACHED = ("reached", "Share who begin the help they need before the child is too old")
    HELPED = ("helped", "Share who begin it, or find a lower step enough")
    WEEKS = ("weeks", "Weeks until the help they need begins, of those who begin it")

    def of(self, trial: Trial, step: Step | None) -> Floats:
        """By replication."""
        if self is Measure.WEEKS:
            right = trial.right[:, place_of(step)].sum(axis=1)
            return over(right[:, HELP_AFTER] / TICKS, right[:, HELPS])
        return trial.share(step, Counted.ENOUGH if self is Measure.HELPED else Counted.RIGHT)


@dataclass(frozen=True)
class Bar:
    """One rate: its two ends, and what the figure is at each of them."""

    key: str
    title: str
    grade: Grade  # of the evidence for its value
    backing: Backing
    value: Decimal  # in use
    low: Decimal
    high: Decimal
    at_low: Averaged | None
    at_high: Averaged | None

    @property
    def length(self) -> float:
        """How far the figure moves."""
        if self.at_low is None or self.at_high is None:
            return 0.0
        return abs(self.at_high.mean - self.at_low.mean)


@dataclass(frozen=True)
class Tornado:
    """The bars, longest first, around the figure as it is."""

    measure: Measure
    way: Way | None  # none: front door minus escalator
    step: Step | None  # none: all families
    base: Averaged | None
    bars: tuple[Bar, ...]
    unmoved: tuple[str, ...]  # keys of rates
    replications: int


@dataclass(frozen=True, eq=False)
class _Tried:
    """Every situation by a name: a rate with its end, or none."""

    measure: Measure
    ways: tuple[Way, ...]
    step: Step | None
    trials: Trials
    networks: Mapping[Way, Network]

    def figure(self, name: tuple[str, str], situation: Situation, count: int) -> Averaged | None:
        """The figure, or the difference where two ways are compared."""
        rows = [self._rows(way, name, situation, count) for way in self.ways]
        return Averaged.of(rows[0] if len(rows) == 1 else rows[1] - rows[0])

    def _rows(self, way: Way, name: tuple[str, str], situation: Situation, count: int) -> Floats:
        """What makes no other network need not be tried again."""
        network = network_of(situation, way)
        own = name if network != self.networks[way] else ("", "")
        return self.measure.of(self.trials.of((way, *own), lambda: network, count), self.step)

    def moves(self, situation: Situation) -> bool:
        return any(network_of(situation, way) != self.networks[way] for way in self.ways)


def tornado(
    situation: Situation,
    measure: Measure = Measure.REACHED,
    way: Way | None = None,
    step: Step | None = None,
    *,
    plan: Plan | None = None,
    ranges: Mapping[str, tuple[Decimal, Decimal]] | None = None,
    under: Callable[[Rates], Situation] | None = None,
    few: int | None = None,
    many: int | None = None,
    progress: Progress | None = None,
) -> Tornado:
    """Every rate that one may try, over its shipped range, or one of `ranges` (an interval).

    `under` makes the situation of other rates, where more than its rates hangs on them: travel.
    """
    rates, ranges = situation.rates, ranges or {}
    under = under or situation.with_rates
    plan = plan or plan_for(rates)
    ways = tuple(Way) if way is None else (way,)
    free = [r for r in rates.all_in_use if not r.figure.fixed and not r.figure.id.startswith(AGES)]
    few = few or enough_for(situation, plan, FAMILIES, least=2)
    many = many or enough_for(situation, plan, MORE_FAMILIES, least=6)
    trials = Trials(plan, expected=_expected(len(free), len(ways), few, many), progress=progress)
    tried = _Tried(measure, ways, step, trials, {w: network_of(situation, w) for w in ways})
    ends = {r.figure.id: ranges.get(r.figure.id, (r.figure.low, r.figure.high)) for r in free}

    def bar(rate: RateInUse, count: int) -> Bar:
        key = rate.figure.id
        low, high = (
            tried.figure((key, str(end)), under(rates.with_tried({key: end})), count)
            for end in ends[key]
        )
        return _bar(rate, ends[key], low, high)

    moved = [
        rate
        for rate in free
        if any(
            tried.moves(under(rates.with_tried({rate.figure.id: e}))) for e in ends[rate.figure.id]
        )
    ]
    first = sorted((bar(rate, few) for rate in moved), key=lambda each: -each.length)
    longest = sorted(
        (bar(rates.in_use(each.key), many) for each in first[:LONGEST]), key=lambda b: -b.length
    )
    return Tornado(
        measure=measure,
        way=way,
        step=step,
        base=tried.figure(("", ""), situation, many),
        bars=(*longest, *first[LONGEST:]),
        unmoved=tuple(rate.figure.id for rate in free if rate not in moved),
        replications=trials.ran,
    )


def _bar(
    rate: RateInUse, ends: tuple[Decimal, Decimal], low: Averaged | None, high: Averaged | None
) -> Bar:
    figure = rate.figure
    return Bar(figure.id, figure.title, rate.grade, rate.backing, rate.value, *ends, low, high)


def _expected(rates: int, ways: int, few: int, many: int) -> int:
    return ways * (2 * rates * few + 2 * LONGEST * (many - few) + many)
