"""Which assumption moves the estimate most: one at a time, and all together.

One at a time: what is drawn goes to its 10th and 90th percentile, what one may choose to the ends
of its range, while everything else stays at its middle. All together: standardised regression of
the ranks of the draws, which says how far net families go along with each drawn number.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from attune.domain.assumptions import Assumptions
from attune.domain.deprivation import Floats
from attune.domain.evidence import EvidenceSet
from attune.domain.gradients import Gradient
from attune.domain.levels import Attachment, Level

from .counting import ROWS
from .draws import Draws, shifted
from .model import Model
from .movers import DRAWN, Mover
from .nodes import Collapsed
from .ranges import NeedDraws, expected
from .ranks import ranks

TENTH = 0.1
Ends = Mapping[Mover, tuple[float, float]]


@dataclass(frozen=True)
class TornadoBar:
    """Net families in a year with one assumption at its low and at its high value."""

    mover: Mover
    low: float  # the assumption: a share from 0 to 1, or a multiple
    high: float
    at_low: float  # families
    at_high: float

    @property
    def swing(self) -> float:
        """Families between the two."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True)
class Weight:
    """By how many of its standard deviations the rank of net families goes with a drawn one's."""

    mover: Mover
    weight: float  # from -1 to 1


@dataclass(frozen=True)
class Tornado:
    """Bars by swing and weights by size, the largest first."""

    middle: float  # net families in a year with everything at its middle
    bars: tuple[TornadoBar, ...]
    weights: tuple[Weight, ...]


def tornado_of(
    here: Collapsed,
    evidence: EvidenceSet,
    gradient: Gradient | None,
    draws: Draws,
    need: NeedDraws,
) -> Tornado:
    """Of a place; `need` is its estimate under the same evidence in the same draws.

    In plain percentages (no gradient) the attachment bars move the mix of the levels themselves.
    """
    assumptions = Assumptions.of(evidence)
    ends = _ends(assumptions, gradient, draws)
    moved = expected(
        here, assumptions, gradient, _one_at_a_time(assumptions, gradient, draws, ends)
    )
    families = (moved.net * moved.of_year).tolist()
    middle, pairs = families[0], zip(families[1::2], families[2::2], strict=True)
    bars = [TornadoBar(mover, *ends[mover], *pair) for mover, pair in zip(ends, pairs, strict=True)]
    bars += [_chosen(mover, evidence, middle) for mover in Mover if mover.figure]
    return Tornado(
        middle=middle,
        bars=tuple(sorted(bars, key=lambda bar: bar.swing, reverse=True)),
        weights=tuple(
            each
            for each in weights(need, draws)
            if gradient is not None or each.mover is not Mover.GRADIENT
        ),
    )


def weights(need: NeedDraws, draws: Draws) -> tuple[Weight, ...]:
    """Standardised rank regression of net families on everything drawn, the largest first."""
    found = draws.rank_solver @ ranks(need.net)
    each = [Weight(mover, float(weight)) for mover, weight in zip(DRAWN, found, strict=True)]
    return tuple(sorted(each, key=lambda each: abs(each.weight), reverse=True))


def _ends(assumptions: Assumptions, gradient: Gradient | None, draws: Draws) -> Ends:
    """The 10th and 90th percentile of what is drawn and has no range of its own."""
    _, insecure, disorganised = shifted(_middle(assumptions, gradient), draws.mix)
    splits = Model.of(assumptions, gradient, draws).division.splits
    drawn = {
        Mover.DISORGANISED: disorganised,
        Mover.INSECURE: insecure,
        Mover.LONG_TERM: splits[ROWS[Level.LONG_TERM_PAIR]],
        Mover.SHORT_TERM: splits[ROWS[Level.SHORT_TERM_PAIR]],
    }
    if gradient is not None:
        drawn[Mover.GRADIENT] = draws.gradient
    return {mover: _percentiles(values) for mover, values in drawn.items()}


def _percentiles(values: Floats) -> tuple[float, float]:
    last = len(values) - 1
    low, high = round(TENTH * last), round((1 - TENTH) * last)
    placed = np.sort(values)
    return float(placed[low]), float(placed[high])


def _middle(assumptions: Assumptions, gradient: Gradient | None) -> list[float]:
    """The mix that is drawn around: England's, or in plain percentages the levels' own."""
    mix = assumptions.levels.attachment() if gradient is None else assumptions.national_mix
    return [float(mix.share(each)) for each in Attachment]


def _one_at_a_time(
    assumptions: Assumptions, gradient: Gradient | None, draws: Draws, ends: Ends
) -> Draws:
    """Draws that are not by chance: all at the middle, then each thing at its two ends."""
    count = 1 + 2 * len(ends)
    still = replace(
        draws,
        count=count,
        mix=np.ones((3, count)),
        gradient=np.ones(count),
        insecure=np.ones((3, count)),
        disorganised=np.ones((2, count)),
        perinatal=np.ones((2, count)),
        area=np.zeros(count),
        chance=np.zeros((len(Level), count)),
    )
    middle = _middle(assumptions, gradient)
    within = assumptions.levels.within_class
    for at, (mover, pair) in enumerate(ends.items()):
        columns = slice(1 + 2 * at, 3 + 2 * at)
        if mover is Mover.GRADIENT:
            still.gradient[columns] = pair
        elif mover is Mover.LONG_TERM:
            _move(still.disorganised[:, columns], 1, float(within(Level.LONG_TERM_PAIR)), pair)
        elif mover is Mover.SHORT_TERM:
            _move(still.insecure[:, columns], 2, float(within(Level.SHORT_TERM_PAIR)), pair)
        else:
            row = 1 if mover is Mover.INSECURE else 2
            still.mix[row, columns] = np.divide(pair, middle[row])
            still.mix[0, columns] -= (np.array(pair) - middle[row]) / middle[0]  # secure gives way
    return still


def _move(ratios: Floats, row: int, middle: float, pair: tuple[float, float]) -> None:
    """One share to its two ends; the others of the whole make room in proportion."""
    to = np.array(pair)
    if 0 < middle < 1:
        ratios[:] = (1 - to) / (1 - middle)
        ratios[row] = to / middle


def _chosen(mover: Mover, evidence: EvidenceSet, middle: float) -> TornadoBar:
    """A figure at the ends of its range: families are proportional to it, or to what it leaves."""
    figure = evidence.figure(mover.figure)
    now, low, high = (
        float(each) for each in (evidence.value(mover.figure), figure.low, figure.high)
    )
    at = [middle * mover.families(end) / mover.families(now) for end in (low, high)]
    return TornadoBar(mover, low, high, *at)
