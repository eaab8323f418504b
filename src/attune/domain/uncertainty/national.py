"""A whole nation at once: intervals of every authority, and mean and variance of every small area.

No small area is ever drawn. An authority is nine numbers of children times the shares on the nodes,
and a few authorities at a time are counted, put in order and forgotten, so that memory stays small
however many there are. Numbers are float32 from the nodes on, which is good to a hundredth of a
family; two threads share the work, and the result is the same with one.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from types import MappingProxyType

import numpy as np

from attune.domain.assumptions import Assumptions
from attune.domain.deprivation import Floats
from attune.domain.gradients import Gradient
from attune.domain.levels import SPECIALIST, Level

from .counting import ROWS, Division, add_area_effect, count
from .draws import Draws
from .model import Model
from .nation import Nation
from .quantiles import Reals, in_place
from .ranges import Interval, RangedNeed
from .small_areas import GROSS, NET, OUTCOMES, Moments, moments

TOGETHER = 8  # authorities in one step: few steps, and rows that stay near the processor
AT_A_TIME = 40  # of which one thread takes so many before it asks for more
THREADS = 2


@dataclass(frozen=True, eq=False)
class NationalNeed:
    """One column per authority, in the nation's order: six levels of children, then gross and net
    specialist families now; and the moments of the small areas."""

    nation: Nation
    mean: Floats  # (8, authorities)
    median: Floats
    low: Floats
    high: Floats
    small_areas: Moments
    of_year: float
    seed: int
    draws: int

    def of(self, code: str) -> RangedNeed:
        """One authority's estimate; ValueError where the nation has none of that code."""
        at = self.nation.codes.index(code)
        gross, net = self._interval(GROSS, at), self._interval(NET, at)
        return RangedNeed(
            levels=MappingProxyType({each: self._interval(row, at) for each, row in ROWS.items()}),
            gross=gross,
            net=net,
            year_gross=gross * self.of_year,
            year_net=net * self.of_year,
            seed=self.seed,
            draws=self.draws,
        )

    def _interval(self, outcome: int, at: int) -> Interval:
        of = (self.mean, self.median, self.low, self.high)
        return Interval(*(float(each[outcome, at]) for each in of))


def national_need(
    nation: Nation,
    assumptions: Assumptions,
    gradient: Gradient | None,
    draws: Draws,
    *,
    threads: int = THREADS,
) -> NationalNeed:
    """What would be counted in every authority and small area; plainly without a gradient."""
    model = Model.of(assumptions, gradient, draws)
    rows, children, squares = nation.on_nodes()
    per_child = float(1 / assumptions.children_per_family)
    work = NationalDraws.of(model, children, squares, nation.totals, per_child)
    whole = np.empty((4, OUTCOMES, len(nation.codes)))
    with ThreadPoolExecutor(threads) as pool:
        small = pool.submit(moments, rows, nation.under_twos, per_child, model, draws)
        for _ in pool.map(work.fill, repeat(whole), _parts(len(nation.codes))):
            pass  # whatever a thread refused is raised here
    mean, median, low, high = whole
    of_year = float(assumptions.stock_to_flow * assumptions.uptake)
    return NationalNeed(
        nation, mean, median, low, high, small.result(), of_year, draws.seed, draws.count
    )


def _parts(authorities: int) -> list[range]:
    """Some authorities for one thread at a time: many small parts end together."""
    return [
        range(start, min(start + AT_A_TIME, authorities))
        for start in range(0, authorities, AT_A_TIME)
    ]


@dataclass(frozen=True, eq=False)
class NationalDraws:
    """Authorities on the nodes and all that drawing them needs, in float32."""

    shares: Reals
    turns: Reals
    division: Division
    children: Reals
    squares: Reals
    totals: Reals
    families_per_child: float

    @classmethod
    def of(
        cls, model: Model, children: Floats, squares: Floats, totals: Floats, per_child: float
    ) -> "NationalDraws":
        """Of children and squares on the nodes (authorities, nodes) and all children there."""
        return cls(
            shares=model.shares.astype(np.float32),
            turns=model.turns.astype(np.float32),
            division=model.division.single(),
            children=children.astype(np.float32),
            squares=squares.astype(np.float32),
            totals=totals[:, None].astype(np.float32),
            families_per_child=per_child,
        )

    def desk(self) -> Reals:
        """Room for one step, to be used again for the next."""
        return np.empty((4 + OUTCOMES, TOGETHER, self.shares.shape[-1]), dtype=np.float32)

    def draw(self, at: slice, desk: Reals) -> Reals:
        """What is counted in at most TOGETHER authorities: (8, authorities, count), on the desk."""
        here = desk[:, : at.stop - at.start]
        classes, spreads, drawn = here[:2], here[2:4], here[4:]
        np.matmul(self.children[at], self.shares, out=classes)
        np.matmul(self.squares[at], self.turns, out=spreads)
        add_area_effect(classes, spreads, self.division)
        count(drawn[: len(Level)], classes, spreads, self.totals[at], self.division)
        short, long = (drawn[ROWS[level]] for level in SPECIALIST)
        np.add(short, long, out=drawn[GROSS])
        drawn[GROSS] *= np.float32(self.families_per_child)
        np.multiply(drawn[GROSS], self.division.unseen, out=drawn[NET])
        return drawn

    def fill(self, whole: Floats, part: range) -> None:
        """Mean, median and ends of some authorities, into whole (4, 8, authorities)."""
        desk = self.desk()
        for start in part[::TOGETHER]:
            at = slice(start, min(start + TOGETHER, part.stop))
            drawn = self.draw(at, desk)
            whole[0, :, at] = drawn.mean(axis=-1)
            low, median, high = in_place(drawn)
            whole[1, :, at], whole[2, :, at], whole[3, :, at] = median, low, high
