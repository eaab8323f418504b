"""Both ways at the best split found for each: the same budget, the same families.

As people are spread today may suit one way and starve the other; so this is asked as well.
"""

from dataclasses import dataclass
from decimal import Decimal

from attune.domain.flow.results import Averaged
from attune.domain.flow.runs import Plan, Prepared

from .answering import helped, years
from .answers import Counted, Gain
from .simulated import plan_for
from .situation import Situation
from .split import MORE_FAMILIES, Aim, Shares, Split, best_split
from .steps import Step, Way
from .trials import Progress, Trial, enough_for
from .ways import network_of


@dataclass(frozen=True)
class AtBest:
    """Each way's splits, and what the front door changes when each has its best one."""

    escalator: Split
    front_door: Split
    gains: tuple[Gain, ...]

    def gain(self, step: Step | None = None, counted: Counted = Counted.RIGHT) -> Gain:
        """Of one need, or of all."""
        return next(g for g in self.gains if g.step is step and g.counted is counted)


def staffed_as(situation: Situation, shares: Shares) -> Situation:
    """The same with people spread so."""
    staffed = situation.with_wte(shares.wte)
    if shares.door_share is None:
        return staffed
    door = Decimal(repr(shares.door_share))
    return staffed.with_rates(staffed.rates.with_tried({"door_share": door}))


def at_best(
    situation: Situation,
    aim: Aim,
    *,
    budget: float | None = None,
    plan: Plan | None = None,
    few: int | None = None,
    many: int | None = None,
    progress: Progress | None = None,
) -> AtBest:
    """Two searches; `progress` is told of the second after the first."""
    plan = plan or plan_for(situation.rates)
    many = many or enough_for(situation, plan, MORE_FAMILIES, least=8)
    ran = 0

    def told(done: int, total: int) -> None:
        if progress:
            progress(ran + done, 2 * total if not ran else ran + total)

    splits = []
    for way in Way:
        splits.append(
            best_split(
                situation, way, aim, budget=budget, plan=plan, few=few, many=many, progress=told
            )
        )
        ran = splits[-1].replications
    trials = [_trial(situation, split, plan, many) for split in splits]
    gains = tuple(
        _gain(trials, step, counted, years(plan)) for counted in Counted for step in (None, *Step)
    )
    return AtBest(splits[0], splits[1], gains)


def _trial(situation: Situation, split: Split, plan: Plan, many: int) -> Trial:
    network = network_of(staffed_as(situation, split.best[0]), split.way)
    return Trial.of(Prepared.of(network, plan), range(many))


def _gain(trials: list[Trial], step: Step | None, counted: Counted, counted_years: float) -> Gain:
    before, after = trials
    shares = after.share(step, counted) - before.share(step, counted)
    families = helped(after, step, counted) - helped(before, step, counted)
    return Gain(step, counted, Averaged.of(shares), Averaged.of(families / counted_years))
