"""The national run done plainly: every small area in every draw, with numpy.

Written to be fast in its own way: float64, a few areas at a time so that they stay near the
processor, sums by matrix products, and two threads. It knows nothing of nodes, and it shares only
the random numbers with the program.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from attune.domain.assumptions import Assumptions
from attune.domain.gradients import Gradient
from attune.domain.levels import Attachment, Level, levels_of
from attune.domain.uncertainty.draws import Draws, shifted
from attune.domain.uncertainty.nation import Nation

Floats = NDArray[np.float64]
AREAS = 4  # at once: tried 1, 2, 4 and 8
INSECURE = [list(Level).index(each) for each in levels_of(Attachment.INSECURE)]
DISORGANISED = [list(Level).index(each) for each in levels_of(Attachment.DISORGANISED)]
SHORT, LONG = 4, 5
Watcher = Callable[[int, Floats], None]


@dataclass
class Plainly:
    """Inputs, and room for what comes out: intervals and moments as in NationalNeed."""

    nation: Nation
    gradient: Gradient
    draws: Draws
    splits: Floats  # (6, count)
    unseen: Floats
    intervals: Floats = field(init=False)  # (4, 8, authorities): mean, median, low, high
    mean: Floats = field(init=False)  # (areas, 8)
    variance: Floats = field(init=False)

    def __post_init__(self) -> None:
        """Room for the answers, and what turns shares into moments: (count, outcomes) each."""
        areas = len(self.nation.ridits)
        self.intervals = np.empty((4, 8, len(self.nation.codes)))
        self.mean, self.variance = np.empty((areas, 8)), np.empty((areas, 8))
        short, long = self.splits[SHORT], self.splits[LONG]
        one = np.ones(self.draws.count)
        self.first = [
            np.stack([one, *self.splits[INSECURE], short * self.unseen], axis=1),
            np.stack([one, *self.splits[DISORGANISED], long * self.unseen], axis=1),
        ]
        self.second = [each**2 / self.draws.count for each in self.first]
        self.both = np.stack([one, short * long, short * long * self.unseen**2], axis=1)
        self.both /= self.draws.count
        self.first = [each / self.draws.count for each in self.first]

    @classmethod
    def of(
        cls, nation: Nation, assumptions: Assumptions, gradient: Gradient, draws: Draws
    ) -> "Plainly":
        splits = np.ones((6, draws.count))
        for rows, ratios, each in (
            (INSECURE, draws.insecure, Attachment.INSECURE),
            (DISORGANISED, draws.disorganised, Attachment.DISORGANISED),
        ):
            within = [float(assumptions.levels.within_class(level)) for level in levels_of(each)]
            splits[rows] = shifted(within, ratios)
        seen = float(assumptions.perinatal_share)
        return cls(
            nation,
            gradient,
            draws,
            splits,
            1 - shifted([seen, 1 - seen], draws.perinatal)[0],
        )

    def run(self, threads: int = 2, watch: Watcher | None = None) -> None:
        """Every authority; `watch` is shown each one's number and its (8, count) draws."""

        def one(authority: int) -> None:
            drawn = self.authority(authority)
            if watch:
                watch(authority, drawn)
            last = self.draws.count - 1
            low, middle, high = (round(share * last) for share in (0.025, 0.5, 0.975))
            placed = np.partition(drawn, (low, middle, high), axis=1)
            self.intervals[0, :, authority] = drawn.mean(axis=1)
            self.intervals[1:, :, authority] = placed[:, (middle, low, high)].T

        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(one, range(len(self.nation.codes))))

    def authority(self, authority: int) -> Floats:
        """Its six levels, gross and net in every draw, from each of its areas."""
        ends = [*self.nation.starts.tolist(), len(self.nation.ridits)]
        classes, spreads = np.zeros((2, self.draws.count)), np.zeros((2, self.draws.count))
        total = 0.0
        for start in range(ends[authority], ends[authority + 1], AREAS):
            at = slice(start, min(start + AREAS, ends[authority + 1]))
            children = self.nation.under_twos[at].astype(np.float64)
            insecure, disorganised = self.shares(self.nation.ridits[at])
            turn_i, turn_d = self.turns(insecure, disorganised)
            classes += children @ insecure, children @ disorganised
            spreads += children**2 @ (turn_i * turn_d), children**2 @ (turn_d * turn_d)
            self.moments(at, children, (insecure, disorganised), (turn_i, turn_d))
            total += float(children.sum())
        return self.counted(total, classes, spreads)

    def shares(self, ridits: Floats) -> tuple[Floats, Floats]:
        """Insecure and disorganised, (areas, count)."""
        secure, insecure, disorganised = self.draws.mix
        line, along = self.gradient, ridits[:, None] * self.draws.gradient
        found = []
        for slope, start in (
            (line.insecure_slope, line.insecure_at_median + np.log(insecure / secure)),
            (line.disorganised_slope, line.disorganised_at_median + np.log(disorganised / secure)),
        ):
            odds = slope * along
            odds += start
            found.append(np.exp(odds, out=odds))
        whole = np.add(*found, out=along)
        whole += 1
        for odds in found:
            odds /= whole
        return found[0], found[1]

    def turns(self, insecure: Floats, disorganised: Floats) -> tuple[Floats, Floats]:
        part = self.draws.area_insecure
        pull = part * insecure + disorganised
        return insecure * (part - pull), disorganised * (1 - pull)

    def counted(self, total: float, classes: Floats, spreads: Floats) -> Floats:
        effect = self.draws.area_sd * self.draws.area / np.sqrt(spreads[1])
        insecure, disorganised = np.maximum(classes + spreads * effect, 0)
        drawn = np.empty((8, self.draws.count))
        levels = drawn[:6]
        levels[0] = total - insecure - disorganised
        levels[INSECURE] = insecure * self.splits[INSECURE]
        levels[DISORGANISED] = disorganised * self.splits[DISORGANISED]
        chance = np.sqrt(levels) * self.draws.chance
        levels += chance - levels * (chance.sum(axis=0) / total)
        np.maximum(levels[1:], 0, out=levels[1:])
        levels[0] = total - levels[1:].sum(axis=0)
        drawn[6] = levels[SHORT] + levels[LONG]
        drawn[7] = drawn[6] * self.unseen
        return drawn

    def moments(
        self, at: slice, children: Floats, shares: tuple[Floats, Floats], turns: tuple[Floats, ...]
    ) -> None:
        """Mean and variance of each area's counts, over draws and its own effect."""
        n, (insecure, disorganised) = children[:, None], shares
        turn_i, turn_d = (self.draws.area_sd * each for each in turns)
        crossed = insecure * disorganised
        crossed += turn_i * turn_d
        turn_i *= turn_i
        turn_i += insecure * insecure
        turn_d *= turn_d
        turn_d += disorganised * disorganised
        of_i, of_d = insecure @ self.first[0], disorganised @ self.first[1]
        of_ii, of_dd, of_id = turn_i @ self.second[0], turn_d @ self.second[1], crossed @ self.both
        first, second = np.empty((len(children), 8)), np.empty((len(children), 8))
        first[:, 0] = 1 - of_i[:, 0] - of_d[:, 0]
        second[:, 0] = 2 * first[:, 0] - 1 + of_ii[:, 0] + of_dd[:, 0] + 2 * of_id[:, 0]
        first[:, INSECURE], second[:, INSECURE] = of_i[:, 1:4], of_ii[:, 1:4]
        first[:, DISORGANISED], second[:, DISORGANISED] = of_d[:, 1:3], of_dd[:, 1:3]
        first[:, 6:] = of_i[:, 3:] + of_d[:, 2:]
        second[:, 6:] = of_ii[:, 3:] + of_dd[:, 2:] + 2 * of_id[:, 1:]
        self.mean[at] = n * first
        self.variance[at] = n * (first - second) + n**2 * (second - first**2)
