"""How one service stands in one stage: there for families, there in part, unseen, or hoped for.

The rule (Attune proposal, editable), for a service placed in a stage by its own word or, where it
names none, by the ages it is open to:

1. ended, or no longer running: it stands nowhere;
2. planned or aspirational: aspirational;
3. it says which ages it sees, and none of them lie in the stage: eligible but unseen;
4. anything that keeps families of the stage out (see `Shortfall`): partial, with every reason;
5. otherwise: present.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from attune.domain.refusals import Refused

from .offer import Offer
from .parts import MONTHS, Ages
from .vocabulary import Focus, Stage, Standing, WhoFor, Word


class State(Word):
    """What a cell of the matrix says; the order is the order in which one prevails."""

    PRESENT = ("present", "Present")
    PARTIAL = ("partial", "Partial")
    UNSEEN = ("unseen", "Eligible but unseen")
    ASPIRATIONAL = ("aspirational", "Aspirational")
    NONE_FOUND = ("none_found", "None found")
    NOT_ASKED = ("not_asked", "Not asked")

    @property
    def current(self) -> bool:
        """Whether families can go there now."""
        return self in (State.PRESENT, State.PARTIAL)


class Shortfall(Word):
    """What keeps a current service from filling a cell, or services from filling a wider one."""

    GEOGRAPHY = ("geography", "only for part of the area")
    FULL = ("full", "takes no new families")
    CLOSED_FOR_NOW = ("closed_for_now", "closed for now")
    PART_OF_STAGE = ("part_of_stage", "only for part of this stage")
    PART_SEEN = ("part_seen", "sees only part of this stage")
    NON_SPECIALISED = ("non_specialised", "does not work on the relationship itself")
    FOCUS_UNKNOWN = ("focus_unknown", "nobody has said whether it works on the relationship")
    SOME_AREAS = ("some_areas", "not in every area")

    @property
    def of_focus(self) -> bool:
        return self in (Shortfall.NON_SPECIALISED, Shortfall.FOCUS_UNKNOWN)


class Running(Word):
    """Whether a service runs, by its own record."""

    RUNS = ("runs", "Runs")
    CLOSED_FOR_NOW = ("closed_for_now", "Closed for now")
    STOPPED = ("stopped", "Stopped")


class Funding(Word):
    """Where a service's funding stands on a day."""

    ENDS_SOON = ("ends_soon", "Funding ends within 12 months")
    ENDED = ("ended", "Funding has ended")


@dataclass(frozen=True)
class Mapped:
    """A service on the map: its offer, and every area whose families can use it."""

    uid: str
    name: str
    offer: Offer
    areas: tuple[str, ...]
    running: Running = Running.RUNS
    provider: str = ""

    def __post_init__(self) -> None:
        if not self.areas or len(set(self.areas)) != len(self.areas):
            raise Refused(f"{self.name}: name each area it reaches once")

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """By its own word, or by the ages it is open to."""
        ages = self.offer.ages_eligible
        return self.offer.stages or (ages.stages if ages else ())

    @property
    def whos(self) -> tuple[WhoFor, ...]:
        return self.offer.who_for

    @property
    def gone(self) -> bool:
        return self.running is Running.STOPPED or self.offer.standing is Standing.ENDED

    @property
    def current(self) -> bool:
        return self.offer.standing is Standing.CURRENT and not self.gone

    @cached_property
    def wte(self) -> Fraction:
        """Whole-time equivalents there now: those of a plan are none."""
        return Fraction(self.offer.wte or 0) if self.current else Fraction(0)

    @cached_property
    def seen_stages(self) -> tuple[Stage, ...]:
        """Its stages without those in which it sees nobody: over these its time divides."""
        seen = self.offer.ages_seen
        return tuple(each for each in self.stages if seen is None or each in seen.stages)

    def state(self, stage: Stage) -> State | None:
        """How it stands in a stage, before anything keeps families out; None is nowhere."""
        if self.gone or stage not in self.stages:
            return None
        if not self.current:
            return State.ASPIRATIONAL
        return State.PRESENT if stage in self.seen_stages else State.UNSEEN

    def shortfalls(self, stage: Stage) -> tuple[Shortfall, ...]:
        """Everything that keeps families of a stage out, focus included, in their order."""
        there = {
            Shortfall.GEOGRAPHY: bool(self.offer.geography),
            Shortfall.FULL: self.offer.capacity is not None and self.offer.capacity.value == 0,
            Shortfall.CLOSED_FOR_NOW: self.running is Running.CLOSED_FOR_NOW,
            Shortfall.PART_OF_STAGE: not _spans(self.offer.ages_eligible, stage),
            Shortfall.PART_SEEN: not _spans(self.offer.ages_seen, stage),
            Shortfall.NON_SPECIALISED: self.offer.focus is Focus.NON_SPECIALISED,
            Shortfall.FOCUS_UNKNOWN: self.offer.focus is None,
        }
        return tuple(each for each in Shortfall if there.get(each))

    def funding(self, *, on: date) -> Funding | None:
        """Whether its funding has ended, or ends within a year of the day."""
        ends = self.offer.funding_ends
        if ends is None or not self.current:
            return None
        if ends < on:
            return Funding.ENDED
        return Funding.ENDS_SOON if ends <= _a_year_after(on) else None


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return date(day.year + 1, 3, 1)


def _spans(ages: Ages | None, stage: Stage) -> bool:
    """Whether ages, where known, hold the whole of a stage."""
    start, end = MONTHS[stage]
    return ages is None or (ages.from_months <= start and ages.to_months >= end)
