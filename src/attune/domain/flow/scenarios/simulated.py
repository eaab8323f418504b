"""Both ways of helping simulated with the same families, some replications at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from attune.domain.flow.results import Averaged
from attune.domain.flow.runs import Plan, Prepared
from attune.domain.refusals import Refused

from .answering import answer_of, came, helped, over, years
from .answers import Compared, Counted, Gain
from .rates import Rates
from .replications import Replications
from .situation import Situation
from .steps import Step, Way
from .ways import network_of

WARM, COUNTED = 104.0, 260.0  # weeks: two years to fill up, then five are looked at
BEFORE_BIRTH = 20.0  # weeks that the earliest are identified before birth


def plan_for(rates: Rates, *, replications: int = 200, seed: int = 2026) -> Plan:
    """Two years to fill up, five that are counted, and on until all of their families are through.

    The last who come before birth grow too old at the end of the run-out, less the longest
    episode on average; so nobody counted still waits when it ends.
    """
    longest = max(rates[f"episode_{step.value}"] for step in Step)
    return Plan(
        until=WARM + COUNTED,
        warm=WARM,
        run_out=rates["too_old"] + BEFORE_BIRTH + longest,
        replications=replications,
        seed=seed,
        target=rates["target"],
    )


@dataclass(frozen=True, eq=False)
class Simulated:
    """Replications of both ways; more of them add with +."""

    situation: Situation
    plan: Plan
    rows: dict[Way, Replications]

    @classmethod
    def of(cls, situation: Situation, plan: Plan, numbers: Iterable[int]) -> "Simulated":
        """These replications, by number; Refused where the situation cannot be simulated."""
        numbers = list(numbers)
        if not numbers:
            raise Refused("No replication was asked for")
        rows = {
            way: Replications.of(Prepared.of(network_of(situation, way), plan), numbers)
            for way in Way
        }
        return cls(situation, plan, rows)

    def __add__(self, other: "Simulated") -> "Simulated":
        if (self.situation, self.plan) != (other.situation, other.plan):
            raise Refused("Replications of two questions cannot be added up")
        rows = {way: self.rows[way] + other.rows[way] for way in Way}
        return Simulated(self.situation, self.plan, rows)

    @property
    def replications(self) -> int:
        return self.rows[Way.ESCALATOR].runs.replications

    @cached_property
    def compared(self) -> Compared:
        """Both answers, and who gains and loses."""
        escalator, front_door = (
            answer_of(way, Prepared.of(network_of(self.situation, way), self.plan), self.rows[way])
            for way in (Way.ESCALATOR, Way.FRONT_DOOR)
        )
        needs = (None, *Step)
        gains = tuple(self._gain(step, counted) for counted in Counted for step in needs)
        return Compared(escalator, front_door, gains)

    def _gain(self, step: Step | None, counted: Counted) -> Gain:
        """Paired: replication by replication, over the same families."""
        before, after = (helped(self.rows[way].runs, step, counted) for way in Way)
        families = came(self.rows[Way.ESCALATOR].runs, step)
        return Gain(
            step=step,
            counted=counted,
            difference=Averaged.of(over(after, families) - over(before, families)),
            families=Averaged.of((after - before) / years(self.plan)),
        )
