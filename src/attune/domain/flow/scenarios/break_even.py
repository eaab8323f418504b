"""How well a front door must judge, and how rarely a lower step must do, to help as many.

Over a grid of both rates, the same families each time. Where the two ways are equal is read off
straight lines between the values tried; its interval is where the 95% interval of the difference
holds 0. An end that is not reached within the values tried is none.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from attune.domain.flow.results import Averaged
from attune.domain.flow.runs import Plan

from .answers import Counted
from .simulated import plan_for
from .situation import Situation
from .steps import Step, Way
from .trials import Progress, Trial, Trials, enough_for
from .ways import network_of

ACCURACIES = tuple(Decimal(n) / 10 for n in range(2, 11))
RESOLUTIONS = tuple(Decimal(n) / 10 for n in range(9))
LOWER = tuple(f"resolves_{step.value}" for step in tuple(Step)[:-1])
FAMILIES, MORE_FAMILIES = 30_000, 120_000  # counted in the grid, and along the two lines
NEEDS = (None, *Step)
Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Crossing:
    """Where both ways help as many, and between which values no difference is clear."""

    value: float | None  # none: nowhere in the values tried
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Line:
    """The difference, front door minus escalator, along one of the two rates."""

    step: Step | None  # none: all families
    counted: Counted
    at: tuple[float, ...]
    differences: tuple[Averaged | None, ...]
    crossing: Crossing


@dataclass(frozen=True)
class Grid:
    """The difference over both rates: a row for each resolution, a column for each accuracy."""

    step: Step | None
    counted: Counted
    differences: tuple[tuple[Averaged | None, ...], ...]


@dataclass(frozen=True)
class BreakEven:
    """Everything that is compared; `resolution` is the mean where lower steps differ in it."""

    accuracies: tuple[float, ...]
    resolutions: tuple[float, ...]
    accuracy: float
    resolution: float
    uneven: bool  # lower steps differ; in the grid and along resolutions they are all alike
    grids: tuple[Grid, ...]
    by_accuracy: tuple[Line, ...]  # at the resolution in use
    by_resolution: tuple[Line, ...]  # at the accuracy in use
    replications: int

    def grid(self, step: Step | None = None, counted: Counted = Counted.RIGHT) -> Grid:
        return next(g for g in self.grids if g.step is step and g.counted is counted)

    def accuracy_line(self, step: Step | None = None, counted: Counted = Counted.RIGHT) -> Line:
        return next(x for x in self.by_accuracy if x.step is step and x.counted is counted)

    def resolution_line(self, step: Step | None = None, counted: Counted = Counted.RIGHT) -> Line:
        return next(x for x in self.by_resolution if x.step is step and x.counted is counted)


@dataclass(frozen=True, eq=False)
class _Both:
    """One situation with its two rates moved; none: as it is."""

    situation: Situation
    trials: Trials

    def pair(
        self, accuracy: Decimal | None, resolution: Decimal | None, count: int
    ) -> tuple[Trial, Trial]:
        """Escalator and front door; how well the door judges means nothing to an escalator."""
        return (
            self._trial(Way.ESCALATOR, None, resolution, count),
            self._trial(Way.FRONT_DOOR, accuracy, resolution, count),
        )

    def _trial(
        self, way: Way, accuracy: Decimal | None, resolution: Decimal | None, count: int
    ) -> Trial:
        moved = {} if accuracy is None else {"accuracy": accuracy}
        if resolution is not None:
            moved |= dict.fromkeys(LOWER, resolution)
        situation = self.situation.with_rates(self.situation.rates.with_tried(moved))
        return self.trials.of(
            (way, accuracy, resolution), lambda: network_of(situation, way), count
        )


def break_even(
    situation: Situation,
    *,
    plan: Plan | None = None,
    accuracies: Sequence[Decimal] = ACCURACIES,
    resolutions: Sequence[Decimal] = RESOLUTIONS,
    few: int | None = None,
    many: int | None = None,
    progress: Progress | None = None,
) -> BreakEven:
    """At least two rising values of each; `few` replications of the grid, `many` of the lines.

    The lines go through what is in use: all accuracies at its resolution, and the other way.
    """
    plan = plan or plan_for(situation.rates)
    few = few or enough_for(situation, plan, FAMILIES, least=3, most=10)
    many = many or enough_for(situation, plan, MORE_FAMILIES, least=8)
    grid, row, column = (len(accuracies) + 1) * len(resolutions), len(accuracies), len(resolutions)
    expected = grid * few + (row + 1) * many + 2 * column * many - column * few
    trials = Trials(plan, expected=expected, progress=progress)
    both = _Both(situation, trials)
    along = [both.pair(each, None, many) for each in accuracies]
    across = [both.pair(None, each, many) for each in resolutions]
    cells = [[both.pair(a, r, few) for a in accuracies] for r in resolutions]
    used = [situation.rates[key] for key in LOWER]
    near = situation.rates["accuracy"], sum(used) / len(used)
    return BreakEven(
        accuracies=_floats(accuracies),
        resolutions=_floats(resolutions),
        accuracy=near[0],
        resolution=near[1],
        uneven=len(set(used)) > 1,
        grids=_every(
            lambda s, c: Grid(s, c, tuple(tuple(difference(p, s, c) for p in r) for r in cells))
        ),
        by_accuracy=_every(lambda s, c: _line(s, c, _floats(accuracies), along, near[0])),
        by_resolution=_every(lambda s, c: _line(s, c, _floats(resolutions), across, near[1])),
        replications=trials.ran,
    )


def difference(pair: tuple[Trial, Trial], step: Step | None, counted: Counted) -> Averaged | None:
    """Front door minus escalator in the share helped, over the same families."""
    before, after = (trial.share(step, counted) for trial in pair)
    return Averaged.of(after - before)


def crossing(
    at: Sequence[float], differences: Sequence[Averaged | None], *, near: float
) -> Crossing:
    """The one nearest to the value in use, and the nearest ends of its interval around it."""
    known = [(x, d) for x, d in zip(at, differences, strict=True) if d is not None]
    xs = [x for x, _ in known]
    found = _zeros(xs, [d.mean for _, d in known])
    if not found:
        return Crossing(None, None, None)
    value = min(found, key=lambda x: abs(x - near))
    if any(d.low is None or d.high is None for _, d in known):
        return Crossing(value, None, None)
    ends = _zeros(xs, [d.low or 0.0 for _, d in known])
    ends += _zeros(xs, [d.high or 0.0 for _, d in known])
    return Crossing(
        value,
        max((x for x in ends if x <= value), default=None),
        min((x for x in ends if x >= value), default=None),
    )


def _zeros(xs: Sequence[float], ys: Sequence[float]) -> list[float]:
    """Where straight lines between points meet 0; where they lie on it, at its first point."""
    found = []
    for (x, y), (next_x, next_y) in pairwise(zip(xs, ys, strict=True)):
        if y == 0:
            found.append(x)
        elif y * next_y < 0:
            found.append(x + (next_x - x) * y / (y - next_y))
    if ys and ys[-1] == 0:
        found.append(xs[-1])
    return found


def _line(
    step: Step | None,
    counted: Counted,
    at: tuple[float, ...],
    pairs: Sequence[tuple[Trial, Trial]],
    near: float,
) -> Line:
    differences = tuple(difference(pair, step, counted) for pair in pairs)
    return Line(step, counted, at, differences, crossing(at, differences, near=near))


def _floats(values: Sequence[Decimal]) -> tuple[float, ...]:
    return tuple(float(each) for each in values)


def _every(make: Callable[[Step | None, Counted], Kind]) -> tuple[Kind, ...]:
    return tuple(make(step, counted) for counted in Counted for step in NEEDS)
