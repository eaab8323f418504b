"""The situation of an area: who needs what, who works where, and every rate between."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import floor, isfinite
from types import MappingProxyType

from attune.domain.flow.network import Capacity, ThereAlready
from attune.domain.refusals import Refused

from .rates import Rates
from .steps import Step

WEEKS_OF_YEAR = 52.18
# A step where nobody works has a slot from here on: later than any simulation looks.
NEVER = 19_999.0


@dataclass(frozen=True)
class Staffed:
    """From a week on, so many whole-time equivalents: somebody starts, leaves, or is on leave."""

    since: float
    wte: float

    def __post_init__(self) -> None:
        if not (isfinite(self.wte) and 0 <= self.wte <= 10_000):
            raise Refused(f"Whole-time equivalents must be from 0 to 10,000, not {self.wte}")
        if not (isfinite(self.since) and self.since >= 0):
            raise Refused(f"A week is 0 or later, not {self.since}")


@dataclass(frozen=True)
class Situation:
    """What two ways of helping are compared on: the same families, the same staff.

    `in_need`: families in a year who need a step of help most. `wte`: who works at each step.
    `travel`: hours of one way to a family.
    """

    title: str
    in_need: Mapping[Step, float]
    wte: Mapping[Step, tuple[Staffed, ...]]
    rates: Rates
    travel: float = 0.0
    there: tuple[ThereAlready, ...] = ()
    identified_from: Mapping[float, float] = field(default_factory=dict)  # from a week on: times

    def __post_init__(self) -> None:
        for name in ("in_need", "wte", "identified_from"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))
        for step in Step:
            need = self.in_need.get(step, -1.0)
            if not (isfinite(need) and 0 <= need <= 10_000_000):
                raise Refused(f"{step.title}: families in a year must be from 0 to 10 million")
            times = [each.since for each in self.wte.get(step, ())]
            if not times or times[0] != 0 or times != sorted(set(times)):
                raise Refused(f"{step.title}: say who works there from week 0 on, in order")
        if not (isfinite(self.travel) and 0 <= self.travel <= 8):
            raise Refused(f"Travel must be from 0 to 8 hours one way, not {self.travel}")

    def coming(self, step: Step) -> float:
        """Families of this need who are identified in a week."""
        return self.in_need[step] * self.rates[f"identified_{step.value}"] / WEEKS_OF_YEAR

    def slots_of_wte(self, at: str) -> float:
        """How many families one whole-time equivalent helps at a time, at a step or `assessment`.

        Hours with families in a week, over the hours that one family takes in a week: contacts,
        each with its notes and the way there and back unless it is remote.
        """
        rates = self.rates
        hours = rates["week_hours"] * rates["at_work"] * rates["clinical_share"]
        way = 2 * self.travel * (1 - rates["remote_share"])
        each = rates[f"session_{at}"] + rates["notes_hours"] + way
        return hours / (rates[f"contacts_{at}"] * each)

    def slots(self, step: Step, share: float = 1.0) -> tuple[Capacity, ...]:
        """The step's places on caseloads over time, of this share of its staff."""
        return slots_for(self.wte[step], self.slots_of_wte(step.value) * share)

    @property
    def staff(self) -> float:
        """Whole-time equivalents over all steps at the start."""
        return sum(self.wte[step][0].wte for step in Step)

    def with_rates(self, rates: Rates) -> "Situation":
        """The same under other rates; hours of travel follow theirs unless they were others."""
        follows = self.travel == self.rates["travel_hours"]
        return replace(self, rates=rates, travel=rates["travel_hours"] if follows else self.travel)

    def with_wte(self, wte: Mapping[Step, float]) -> "Situation":
        """The same with other staff from the start on."""
        changed = {step: (Staffed(0.0, each),) for step, each in wte.items()}
        return replace(self, wte={**self.wte, **changed})


def slots_for(staff: tuple[Staffed, ...], slots_of_wte: float) -> tuple[Capacity, ...]:
    """Whole places only: what is left of a whole-time equivalent helps nobody by itself."""
    calendar = [Capacity(each.since, floor(each.wte * slots_of_wte + 1e-9)) for each in staff]
    if not any(each.slots for each in calendar):
        calendar.append(Capacity(NEVER, 1))
    return tuple(calendar)
