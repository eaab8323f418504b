"""Returns: what a service with its own system counts in a quarter, and what of it looks odd."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta

from .refusals import Refused

MOST = 50_000
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WRITTEN = re.compile(r"(20\d\d)-(\d\d)(-01)?")
OF_YEAR = re.compile(r"Q([1-4])\s*(20\d\d)\s*[-/]\s*\d\d", re.IGNORECASE)
# Days after a quarter's end on which a service is asked (Attune proposal, editable).
ASK_DAYS = (7, 21)
LATE_DAYS = 30
# So many times as many referrals as in the quarter before, and at least so many, looks odd.
JUMP, JUMP_FROM = 4, 20


@dataclass(frozen=True)
class Quarter:
    """A quarter of a financial year, by its first day."""

    first: date

    def __post_init__(self) -> None:
        if self.first.day != 1 or self.first.month not in (1, 4, 7, 10):
            raise Refused("A quarter begins in January, April, July or October")

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(date(day.year, day.month - (day.month - 1) % 3, 1))

    @classmethod
    def read(cls, text: str) -> "Quarter":
        """From "2026-07" or "Q2 2026/27", the quarter that begins in July 2026."""
        said = text.strip()
        if found := WRITTEN.fullmatch(said):
            month = int(found[2])
            if 1 <= month <= 12:
                return cls(date(int(found[1]), month, 1))
        if found := OF_YEAR.fullmatch(said):
            number, year = int(found[1]), int(found[2])
            return cls(date(year, 1 + 3 * number, 1) if number < 4 else date(year + 1, 1, 1))
        raise Refused("Write the quarter by its first month, such as 2026-07")

    @property
    def last(self) -> date:
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        return Quarter.of(self.first + timedelta(days=95))

    @property
    def previous(self) -> "Quarter":
        return Quarter.of(self.first - timedelta(days=1))

    @property
    def written(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def title(self) -> str:
        return f"{MONTHS[self.first.month - 1]} to {MONTHS[self.last.month - 1]} {self.first.year}"

    def back(self, count: int) -> "list[Quarter]":
        """So many quarters up to and with this one, the oldest first."""
        found = [self]
        while len(found) < count:
            found.append(found[-1].previous)
        return found[::-1]


def last_ended(*, on: date) -> Quarter:
    """The newest quarter that is over."""
    return Quarter.of(on).previous


def ask_step(quarter: Quarter, *, on: date) -> int | None:
    """Which of the letters about a quarter is due, 1 or 2; none before and none long after."""
    age = (on - quarter.last).days
    passed = [step for step, days in enumerate(ASK_DAYS, start=1) if days <= age]
    return passed[-1] if passed and age <= LATE_DAYS * 2 else None


@dataclass(frozen=True)
class QuarterCounts:
    """Families with a child under two, in one quarter; None where the service does not know.

    Referrals received, referrals accepted, families waiting on the last day, families seen.
    """

    referrals: int | None = None
    accepted: int | None = None
    waiting: int | None = None
    seen: int | None = None

    def __post_init__(self) -> None:
        given = [getattr(self, name) for name in MEASURES]
        if all(count is None for count in given):
            raise Refused("Give at least one of the four counts")
        if any(count is not None and not 0 <= count <= MOST for count in given):
            raise Refused(f"A count is a whole number from 0 to {MOST:,}")


MEASURES = tuple(field.name for field in fields(QuarterCounts))


def doubts(counts: QuarterCounts, before: QuarterCounts | None = None) -> Iterator[str]:
    """What looks odd, a sentence each; it may still be right, so nothing is refused for it."""
    if _more(counts.accepted, counts.referrals):
        yield "More referrals were accepted than received"
    if counts.seen == 0 and counts.accepted:
        yield "Referrals were accepted but no family was seen"
    if _more(counts.seen, 0) and counts.referrals == 0 and counts.waiting == 0:
        yield "Families were seen with no referral and nobody waiting"
    if before and _jumped(before.referrals, counts.referrals):
        yield "Referrals are very different from the quarter before"


def _more(count: int | None, than: int | None) -> bool:
    return count is not None and than is not None and count > than


def _jumped(before: int | None, now: int | None) -> bool:
    if before is None or now is None:
        return False
    low, high = sorted((before, now))
    return high >= JUMP_FROM and high >= JUMP * low
