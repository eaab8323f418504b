"""When the owner of a record is asked whether it is still correct, and when not again.

The first reminder at 60 days leaves a month before a record counts as overdue, which Open Referral
UK puts at three months. All days are an Attune proposal, editable.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from .freshness import OVERDUE_DAYS
from .refusals import Refused

# A week between an import and its first letters: somebody looks through it first.
FIRST_DAYS = 7
LATER_DAYS = (60, 92, 150)
MOST_STEPS = 6
# For so long a link in a letter can be used.
LINK_DAYS = 92


@dataclass(frozen=True)
class CheckCycle:
    """The time from one check of a record to the next; reminders belong to one such cycle.

    `since` is the day of the last check, or of listing while nobody has checked (`first`).
    """

    since: date
    first: bool

    @classmethod
    def of(cls, assured_on: date | None, listed_on: date) -> "CheckCycle":
        return cls(assured_on or listed_on, first=assured_on is None)


@dataclass(frozen=True)
class ReminderPlan:
    """On which days of a cycle a reminder falls due. Step 0 is the first letter after listing."""

    first: int = FIRST_DAYS
    later: tuple[int, ...] = LATER_DAYS

    def __post_init__(self) -> None:
        days = (self.first, *self.later)
        if not 1 <= len(self.later) <= MOST_STEPS:
            raise Refused(f"Name 1 to {MOST_STEPS} days for reminders, such as 60, 92, 150")
        if any(day < 1 or day > OVERDUE_DAYS for day in days):
            raise Refused(f"Reminders go out 1 to {OVERDUE_DAYS} days after a check")
        if list(days) != sorted(set(days)):
            raise Refused("Each reminder comes later than the one before, the first letter first")

    @classmethod
    def read(cls, first: int, later: str) -> "ReminderPlan":
        """From days as people write them: "60, 92, 150"."""
        parts = [part for part in re.split(r"[\s,;]+", later.strip()) if part]
        if not all(re.fullmatch(r"[0-9]{1,4}", part) for part in parts):
            raise Refused("Write the days as whole numbers, such as 60, 92, 150")
        return cls(first, tuple(int(part) for part in parts))

    @property
    def written(self) -> str:
        return ", ".join(str(days) for days in self.later)

    def due(self, cycle: CheckCycle, sent: Collection[int], *, on: date) -> int | None:
        """The step that is due on a day; steps that were missed are not made up for."""
        age = (on - cycle.since).days
        passed = [step for step, days in self._steps(cycle) if days <= age]
        return passed[-1] if passed and passed[-1] > max(sent, default=-1) else None

    def earliest(self, *, first: bool, on: date) -> date:
        """The last day on which a cycle can have begun that has anything due."""
        days = self.first if first else self.later[0]
        return on - timedelta(days=days)

    def _steps(self, cycle: CheckCycle) -> list[tuple[int, int]]:
        later = list(enumerate(self.later, start=1))
        return [(0, self.first), *later] if cycle.first else later
