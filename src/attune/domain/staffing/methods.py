"""Three ways from families to staff or money; each shows its workings, none is the right one."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from attune.domain.refusals import Refused


@dataclass(frozen=True)
class Span:
    """A figure with the ends of its interval, carried through every method."""

    middle: Decimal
    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high or self.middle < 0:
            raise Refused("An interval rises from 0 or more")

    def times(self, factor: Decimal) -> "Span":
        """Middle and ends, multiplied alike."""
        return Span(self.middle * factor, self.low * factor, self.high * factor)


@dataclass(frozen=True)
class WorkingTime:
    """The hours in a year that one whole-time worker spends with families."""

    weeks: Decimal
    hours_a_week: Decimal
    direct: Decimal  # share of the week spent on families' cases

    def __post_init__(self) -> None:
        if not (0 < self.weeks <= 52 and 0 < self.hours_a_week <= 48 and 0 < self.direct <= 1):
            raise Refused(
                "A working year has up to 52 weeks of up to 48 hours, and some with families"
            )

    @property
    def hours(self) -> Decimal:
        return self.weeks * self.hours_a_week * self.direct


@dataclass(frozen=True)
class Care:
    """One kind of help: how many families, sessions for each, and hours of work for a session."""

    name: str
    families: Span
    sessions: Decimal
    hours: Decimal  # all the work a session makes: with the family, travel, notes

    def __post_init__(self) -> None:
        if not (0 < self.sessions <= 200 and 0 < self.hours <= 24):
            raise Refused(f"{self.name}: 1 to 200 sessions of up to 24 hours")

    @property
    def work(self) -> Span:
        """Hours in the year."""
        return self.families.times(self.sessions * self.hours)


def activity_hours(cares: Sequence[Care]) -> Span:
    """All hours of several kinds of help, taken to be high together and low together."""
    works = [care.work for care in cares]
    return Span(
        *(
            sum((getattr(work, end) for work in works), Decimal(0))
            for end in ("middle", "low", "high")
        )
    )


def by_activity(cares: Sequence[Care], time: WorkingTime) -> Span:
    """Whole-time equivalents: the hours asked for over the hours one worker has."""
    return activity_hours(cares).times(1 / time.hours)


def by_intake(families: Span, per_wte: Decimal | None) -> Span | None:
    """Whole-time equivalents at so many families a year each; None until somebody chooses one."""
    if per_wte is None:
        return None
    if not 1 <= per_wte <= 500:
        raise Refused("One whole-time worker takes from 1 to 500 families a year")
    return families.times(1 / per_wte)


def by_funding(families: Span, per_baby: Decimal) -> Span:
    """Pounds a year at so many pounds for each baby."""
    if per_baby <= 0:
        raise Refused("The funding for each baby is above 0")
    return families.times(per_baby)
