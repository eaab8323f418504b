"""The demo's days: everything is dated back from the day it is made, so that it never goes dark.

The same day gives the same world. A demo that is left alone grows stale like any directory does.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

# The year in which the dates of the offerings were written.
WRITTEN_IN = date(2026, 11, 2)
DATED = ("capacity", "wait_weeks")

FOUNDED, LISTED, UNCHECKED_LISTED = 440, 400, 40  # days ago


@dataclass(frozen=True)
class Calendar:
    """Counts back from the moment the demo is made."""

    made: datetime

    @property
    def today(self) -> date:
        return timezone.localdate(self.made)

    def ago(self, days: int) -> datetime:
        return self.made - timedelta(days=days)

    def day(self, days: int) -> date:
        """So many days ago; less than 0 is still to come."""
        return self.today - timedelta(days=days)

    def offer(self, document: dict[str, Any]) -> dict[str, Any]:
        """An offer's document with its dates moved by whole years, as if written this year."""
        moved = dict(document)
        for name in DATED:
            if name in moved:
                moved[name] = {**moved[name], "on": self._moved(moved[name]["on"])}
        if "funding_ends" in moved:
            moved["funding_ends"] = self._moved(moved["funding_ends"])
        return moved

    def _moved(self, written: str) -> str:
        years = (self.today - WRITTEN_IN).days // 365
        day = date.fromisoformat(written)
        return day.replace(year=day.year + years).isoformat()
