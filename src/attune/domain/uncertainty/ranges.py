"""An estimate with its uncertainty: families by level in every draw, and 95% intervals of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from attune.domain.assumptions import Assumptions
from attune.domain.deprivation import Floats
from attune.domain.gradients import Gradient
from attune.domain.levels import SPECIALIST, Attachment, Level, levels_of

from .classes import on_nodes, turned
from .counting import count
from .draws import Draws, shifted
from .nodes import Collapsed
from .quantiles import in_place

ROWS = {level: row for row, level in enumerate(Level)}


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
    shares = on_nodes(assumptions, gradient, draws)
    return _divided(here, here.children @ shares, assumptions, draws)


def counted(
    here: Collapsed, assumptions: Assumptions, gradient: Gradient | None, draws: Draws
) -> NeedDraws:
    """What would be counted: with the effects of single areas, and chance (multinomial counts).

    The effects of areas are taken as one normal number for a whole place, which leaves the mean
    where it is: the gradient was solved on averages over areas that already hold such effects.
    """
    shares = on_nodes(assumptions, gradient, draws)
    classes = here.children @ shares
    with_area_effect(classes, here.squares @ turned(shares, draws.area_insecure), draws)
    need = _divided(here, classes, assumptions, draws)
    count(need.levels, draws.chance)
    return need


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


def with_area_effect(classes: Floats, spreads: Floats, draws: Draws) -> None:
    """Move totals of insecure and disorganised (2, ..., count) by the areas' own effects, in place.

    `spreads` holds, for each draw, the sums over areas of n^2 t_I t_D and n^2 t_D t_D. Disorganised
    children vary exactly as independent effects of areas make them vary; insecure ones go the part
    of the way that goes together with that, and secure ones are the rest.
    """
    with_d, of_d = spreads
    sd = np.sqrt(of_d)
    moved = np.divide(draws.area_sd * draws.area, sd, out=np.zeros_like(sd), where=sd > 0)
    classes[0] += with_d * moved
    classes[1] += of_d * moved
    np.clip(classes, 0.0, None, out=classes)


def split_shares(assumptions: Assumptions, draws: Draws) -> dict[Level, Floats]:
    """How each class divides into its levels, in every draw."""
    shares: dict[Level, Floats] = {}
    for attachment, ratios in (
        (Attachment.INSECURE, draws.insecure),
        (Attachment.DISORGANISED, draws.disorganised),
    ):
        levels = levels_of(attachment)
        middle = [float(assumptions.levels.within_class(each)) for each in levels]
        shares |= dict(zip(levels, shifted(middle, ratios), strict=True))
    return shares


def perinatal_shares(assumptions: Assumptions, draws: Draws) -> Floats:
    """The share of specialist families whom perinatal teams see, in every draw."""
    seen = float(assumptions.perinatal_share)
    share, _ = shifted([seen, 1 - seen], draws.perinatal)
    found: Floats = share
    return found


def _divided(here: Collapsed, classes: Floats, assumptions: Assumptions, draws: Draws) -> NeedDraws:
    of_class = dict(zip((Attachment.INSECURE, Attachment.DISORGANISED), classes, strict=True))
    levels = np.empty((len(Level), draws.count))
    levels[ROWS[Level.UNIVERSAL]] = here.under_twos - classes[0] - classes[1]
    for level, share in split_shares(assumptions, draws).items():
        np.multiply(of_class[level.attachment], share, out=levels[ROWS[level]])
    return NeedDraws(
        levels=levels,
        perinatal=perinatal_shares(assumptions, draws),
        families_per_child=float(1 / assumptions.children_per_family),
        of_year=float(assumptions.stock_to_flow * assumptions.uptake),
    )
