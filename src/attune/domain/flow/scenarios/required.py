"""How many people a step of help takes so that enough families begin it in time.

A bracket from theory (Erlang C above, patience below), then halving, every number of slots tried
on the same families. Where families give up, waits fall because they do: what is lost stands
beside what is in time.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from attune.domain.flow.network import Network, Node
from attune.domain.flow.results import Averaged
from attune.domain.flow.runs import Plan
from attune.domain.flow.shapes import Erlang
from attune.domain.flow.state import IN_TIME, LOST, STARTS
from attune.domain.flow.theory.erlang import slots_for
from attune.domain.flow.theory.patience import exponential, with_patience
from attune.domain.refusals import Refused

from .answering import over
from .simulated import plan_for
from .situation import Situation
from .steps import Step, Way
from .trials import Progress, Trial, Trials, enough_for
from .ways import network_of

FEW, MANY = 8, 60  # replications while halving, and at most of the answer
FAMILIES = 200_000  # ... or those in which so many are counted
TIMES_TODAY = 10
LEANS = 0.05  # above this share lost, the wait is met because families give up


@dataclass(frozen=True)
class Tried:
    """One number of slots at the step, and what it came to."""

    slots: int
    wte: float | None
    in_time: Averaged | None  # of those who began
    in_time_of_all: Averaged | None  # of all who came to wait, those who gave up among them
    lost: Averaged | None  # of all who came to wait

    def meets(self, share: float, *, of_all: bool) -> bool:
        found = self.in_time_of_all if of_all else self.in_time
        return found is not None and found.mean >= share


@dataclass(frozen=True)
class Required:
    """The fewest slots that meet an aim; none where ten times today's do not."""

    wait: float  # weeks
    share: float  # so many within the wait
    of_all: bool  # of all who come to wait; else of those who begin, as targets are mostly worded
    today: Tried
    enough: Tried | None
    one_fewer: Tried | None
    most: int  # slots, the most that would have been tried
    replications: int  # in all

    @property
    def leans_on_leaving(self) -> bool:
        """Whether the wait is met only because many give up before it."""
        lost = self.enough.lost if self.enough else None
        return lost is not None and lost.mean > LEANS


def required(
    situation: Situation,
    way: Way,
    step: Step,
    *,
    share: float,
    wait: float | None = None,
    of_all: bool = False,
    plan: Plan | None = None,
    progress: Progress | None = None,
) -> Required:
    """Slots and whole-time equivalents at one step, all others as they are.

    `wait` in weeks, the target of the rates if none. At a front door the step's people spend a
    part of their time on assessing, which is counted in.
    """
    plan = plan or plan_for(situation.rates)
    plan = replace(plan, target=situation.rates["target"] if wait is None else wait)
    part = 1.0 if way is Way.ESCALATOR else 1 - situation.rates["door_share"]
    per_wte = situation.slots_of_wte(step.value) * part

    def staffed(slots: int) -> Network:
        return network_of(situation.with_wte({step: slots / per_wte}), way)

    today = situation.slots(step, part)[0].slots
    many = enough_for(situation, plan, FAMILIES, least=12, most=MANY)
    search = Search(staffed, step.value, plan, per_wte, of_all=of_all, many=many, progress=progress)
    return fewest_slots(search, today=today, share=share)


class Search:
    """Numbers of slots tried at one node of a network made for them; `plan.target` is the wait."""

    def __init__(
        self,
        staffed: Callable[[int], Network],
        node: str,
        plan: Plan,
        per_wte: float | None = None,
        *,
        of_all: bool = False,
        many: int = MANY,
        progress: Progress | None = None,
    ) -> None:
        self.staffed = staffed
        self.node = node
        self.per_wte = per_wte
        self.of_all = of_all
        self.many = many
        self.trials = Trials(plan, expected=9 * FEW + 4 * many, progress=progress)

    def _at(self, slots: int, count: int) -> Any:
        network = self.staffed(slots)
        place = [each.key for each in network.nodes].index(self.node)
        trial: Trial = self.trials.of(slots, lambda: network, count)
        return trial.at[:, place]

    def tried(self, slots: int, count: int) -> Tried:
        at = self._at(slots, count)
        came = at[:, STARTS] + at[:, LOST]
        return Tried(
            slots=slots,
            wte=slots / self.per_wte if self.per_wte else None,
            in_time=Averaged.of(over(at[:, IN_TIME], at[:, STARTS])),
            in_time_of_all=Averaged.of(over(at[:, IN_TIME], came)),
            lost=Averaged.of(over(at[:, LOST], came)),
        )

    def _meets(self, slots: int, share: float, count: int = FEW) -> bool:
        return self.tried(slots, count).meets(share, of_all=self.of_all)

    def bracket(self, today: int, share: float) -> tuple[int, int]:
        """From theory, of as many families as come to the node today; where it begins only."""
        at = self._at(today, FEW)
        plan = self.trials.plan
        rate = float((at[:, STARTS] + at[:, LOST]).mean()) / (plan.until - plan.warm)
        node = next(each for each in self.staffed(today).nodes if each.key == self.node)
        if rate == 0:
            raise Refused(f"{node.title}: nobody comes to it, so no number of people is needed")
        high = slots_for(rate, node.service.mean, wait=plan.target, share=share)
        return _with_patience(node, rate, plan.target, share, high), high

    def halved(self, low: int, high: int, most: int, share: float) -> int | None:
        """The fewest that meet the aim, the one fewer not meeting it; none up to `most`."""
        while not self._meets(high, share):
            if high >= most:
                return None
            low, high = high, min(2 * high, most)
        while low > 0 and self._meets(low, share):
            low, high = low // 2, low
        return self._settled(self._between(low, high, share, FEW), most, share)

    def _between(self, low: int, high: int, share: float, count: int) -> int:
        """By halving; `low` falls short and `high` does not."""
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._meets(middle, share, count) else (middle, high)
        return high

    def _settled(self, slots: int, most: int, share: float) -> int | None:
        """With many replications: 1, 2, 4... more or fewer until it turns, then halving."""
        low, high, step = slots - 1, slots, 1
        while not self._meets(high, share, self.many):
            if high >= most:
                return None
            low, high, step = high, min(high + step, most), 2 * step
        while low > 0 and self._meets(low, share, self.many):
            low, high, step = max(low - step, 0), low, 2 * step
        return self._between(low, high, share, self.many)


def fewest_slots(search: Search, *, today: int, share: float) -> Required:
    """Of any node: the fewest slots with which this share begins within the wait."""
    if not 0 < share < 1:
        raise Refused(f"share lies between 0 and 1, and {share} does not")
    low, high = search.bracket(max(today, 1), share)
    most = TIMES_TODAY * (today or high)
    found = search.halved(low, min(high, most), most, share)
    return Required(
        wait=search.trials.plan.target,
        share=share,
        of_all=search.of_all,
        today=search.tried(today, search.many),
        enough=search.tried(found, search.many) if found else None,
        one_fewer=search.tried(found - 1, search.many) if found and found > 1 else None,
        most=most,
        replications=search.trials.ran,
    )


def _with_patience(node: Node, rate: float, wait: float, share: float, high: int) -> int:
    """The most slots that fall short where families give up as they do at this node."""
    if not isinstance(node.patience, Erlang):
        return min(int(rate * node.service.mean), high - 1)
    low, mean = 0, node.patience.mean
    while high - low > 1:
        middle = (low + high) // 2
        theory = with_patience(rate, node.service.mean, middle, exponential(mean))
        low, high = (low, middle) if theory.served_wait_of(share) <= wait else (middle, high)
    return low
