"""An estimate with its uncertainty: families by level in every draw, and 95% intervals of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from attune.domain.assumptions import Assumptions
from attune.domain.deprivation import Floats
from attune.domain.gradients import Gradient
from attune.domain.levels import SPECIALIST, Level

from .counting import ROWS, Division, add_area_effect, count, divide
from .draws import Draws
from .model import Model
from .nodes import Collapsed
from .quantiles import in_place


@dataclass(frozen=True)
class Interval:
    """Mean, median and the 95% interval of some number of families."""

    mean: float
    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Floats) -> "Interval":
        """Of one number per draw; quantiles are the values in place, not between two."""
        low, median, high = in_place(values.copy())
        return cls(float(values.mean()), float(median), float(low), float(high))

    def __mul__(self, times: float) -> "Interval":
        """The interval of so many times (0 or more) the number."""
        return Interval(self.mean * times, self.median * times, self.low * times, self.high * times)


@dataclass(frozen=True, eq=False)
class NeedDraws:
    """Children under two at each level, and the shares that make families of them, per draw."""

    levels: Floats  # (6, count), in Level's order
    perinatal: Floats  # (count,) share of specialist families seen by perinatal teams
    families_per_child: float
    of_year: float  # families in a year for each family now

    @property
    def gross(self) -> Floats:
        """Families who may need specialist support now."""
        first, second = (self.levels[ROWS[level]] for level in SPECIALIST)
        total: Floats = (first + second) * self.families_per_child
        return total

    @property
    def net(self) -> Floats:
        """Those of them whom perinatal teams are not likely to see."""
        return self.gross * (1 - self.perinatal)


@dataclass(frozen=True)
class RangedNeed:
    """Means and 95% intervals, with what is needed to draw them again."""

    levels: Mapping[Level, Interval]
    gross: Interval
    net: Interval
    year_gross: Interval
    year_net: Interval
    seed: int
    draws: int


def expected(
    here: Collapsed, assumptions: Assumptions, gradient: Gradient | None, draws: Draws
) -> NeedDraws:
    """What is expected at each level in every draw; without a gradient, plain percentages."""
    model = Model.of(assumptions, gradient, draws)
    levels = np.empty((len(Level), draws.count))
    divide(levels, here.children @ model.shares, here.under_twos, model.division)
    return _need(levels, model.division, assumptions)


def counted(
    here: Collapsed, assumptions: Assumptions, gradient: Gradient | None, draws: Draws
) -> NeedDraws:
    """What would be counted: with the effects of single areas, and chance (multinomial counts).

    The effects of areas are taken as one normal number for a whole place, which leaves the mean
    where it is: the gradient was solved on averages over areas that already hold such effects.
    """
    model = Model.of(assumptions, gradient, draws)
    levels = np.empty((len(Level), draws.count))
    classes, spreads = here.children @ model.shares, here.squares @ model.turns
    add_area_effect(classes, spreads, model.division)
    count(levels, classes, spreads, float(here.under_twos), model.division)
    return _need(levels, model.division, assumptions)


def ranged(need: NeedDraws, draws: Draws) -> RangedNeed:
    """The intervals of an estimate."""
    gross, net = Interval.of(need.gross), Interval.of(need.net)
    return RangedNeed(
        levels=MappingProxyType({level: Interval.of(need.levels[ROWS[level]]) for level in Level}),
        gross=gross,
        net=net,
        year_gross=gross * need.of_year,
        year_net=net * need.of_year,
        seed=draws.seed,
        draws=draws.count,
    )


def _need(levels: Floats, division: Division, assumptions: Assumptions) -> NeedDraws:
    return NeedDraws(
        levels=levels,
        perinatal=np.asarray(1 - division.unseen, dtype=np.float64),
        families_per_child=float(1 / assumptions.children_per_family),
        of_year=float(assumptions.stock_to_flow * assumptions.uptake),
    )
