"""An estimate with its uncertainty: families by level in every draw, and 95% intervals of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from attune.domain.assumptions import Assumptions
from attune.domain.deprivation import Floats
from attune.domain.gradients import Gradient
from attune.domain.levels import SPECIALIST, Attachment, Level, levels_of

from .draws import Draws, shifted, stream
from .nodes import POINTS, Collapsed

TAIL = 0.025  # each side of a 95% interval


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
        low, middle, high = (round(share * (len(values) - 1)) for share in (TAIL, 0.5, 1 - TAIL))
        placed = np.partition(values, (low, middle, high))
        return cls(
            float(values.mean()), float(placed[middle]), float(placed[low]), float(placed[high])
        )


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
        rows = [list(Level).index(level) for level in SPECIALIST]
        total: Floats = self.levels[rows].sum(axis=0) * self.families_per_child
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
    return _divided(here.children @ _shares(assumptions, gradient, draws), assumptions, draws)


def counted(
    here: Collapsed, assumptions: Assumptions, gradient: Gradient | None, draws: Draws
) -> NeedDraws:
    """What would be counted: with the effects of single areas, and chance (multinomial counts).

    The effects of areas are taken as one normal number for a whole place, which leaves the mean
    where it is: the gradient was solved on averages over areas that already hold such effects.
    """
    shares = _shares(assumptions, gradient, draws)
    classes = here.children @ shares + _area_effect(here, shares, draws)
    classes = np.clip(classes, 0.0, None)
    classes *= here.under_twos / classes.sum(axis=0)
    whole = _divided(classes, assumptions, draws)
    chance = stream(draws.seed, "counts")
    probabilities = (whole.levels / whole.levels.sum(axis=0)).T
    counts = chance.multinomial(here.under_twos, probabilities).T.astype(np.float64)
    return NeedDraws(counts, whole.perinatal, whole.families_per_child, whole.of_year)


def ranged(need: NeedDraws, draws: Draws) -> RangedNeed:
    """The intervals of an estimate."""
    gross, net = need.gross, need.net
    return RangedNeed(
        levels=MappingProxyType(
            {level: Interval.of(need.levels[row]) for row, level in enumerate(Level)}
        ),
        gross=Interval.of(gross),
        net=Interval.of(net),
        year_gross=Interval.of(gross * need.of_year),
        year_net=Interval.of(net * need.of_year),
        seed=draws.seed,
        draws=draws.count,
    )


def _shares(assumptions: Assumptions, gradient: Gradient | None, draws: Draws) -> Floats:
    """Secure, insecure, disorganised at each node: (3, nodes, count)."""
    secure, insecure, disorganised = draws.mix
    to_insecure, to_disorganised = np.log(insecure / secure), np.log(disorganised / secure)
    odds = np.empty((3, len(POINTS), draws.count))
    odds[0] = 1.0
    if gradient is None:
        mix = assumptions.levels.attachment()
        odds[1] = np.exp(to_insecure) * float(mix.insecure / mix.secure)
        odds[2] = np.exp(to_disorganised) * float(mix.disorganised / mix.secure)
    else:
        along = POINTS[:, None] * draws.gradient
        np.exp(gradient.insecure_at_median + to_insecure + gradient.insecure_slope * along, odds[1])
        np.exp(
            gradient.disorganised_at_median + to_disorganised + gradient.disorganised_slope * along,
            odds[2],
        )
    odds /= odds.sum(axis=0)
    return odds


def _area_effect(here: Collapsed, shares: Floats, draws: Draws) -> Floats:
    """How far the effects of single areas move the three totals in each draw: (3, count)."""
    _, insecure, disorganised = shares
    with_i = draws.area_insecure
    pull = with_i * insecure + disorganised
    turns = np.stack((-shares[0] * pull, insecure * (with_i - pull), disorganised * (1 - pull)))
    spread = np.sqrt(np.clip(here.squares @ turns**2, 0.0, None))
    way = np.sign(here.squares @ (turns * turns[2]))
    moved: Floats = draws.area_sd * draws.area * spread * way
    return moved


def _divided(classes: Floats, assumptions: Assumptions, draws: Draws) -> NeedDraws:
    rows = {Attachment.SECURE: np.ones((1, draws.count))}
    for attachment, ratios in (
        (Attachment.INSECURE, draws.insecure),
        (Attachment.DISORGANISED, draws.disorganised),
    ):
        middle = [float(assumptions.levels.within_class(each)) for each in levels_of(attachment)]
        rows[attachment] = shifted(middle, ratios)
    levels = np.empty((len(Level), draws.count))
    for row, level in enumerate(Level):
        place = levels_of(level.attachment).index(level)
        kind = list(Attachment).index(level.attachment)
        np.multiply(classes[kind], rows[level.attachment][place], out=levels[row])
    seen = float(assumptions.perinatal_share)
    return NeedDraws(
        levels=levels,
        perinatal=shifted([seen, 1 - seen], draws.perinatal)[0],
        families_per_child=float(1 / assumptions.children_per_family),
        of_year=float(assumptions.stock_to_flow * assumptions.uptake),
    )
