"""When periodic work falls due, and how long to wait before trying again."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Every:
    """Work that falls due at a steady pace, counted from midnight UTC plus an offset."""

    period: timedelta
    offset: timedelta = timedelta(0)

    def __post_init__(self) -> None:
        if not timedelta(seconds=1) <= self.period <= timedelta(days=366):
            raise ValueError("Periodic work is due every second at most and every year at least")
        if not timedelta(0) <= self.offset < self.period:
            raise ValueError("The offset is shorter than the period")

    def next_due(self, *, after: datetime) -> datetime:
        """The first due time later than this one; times that were missed are not made up for."""
        phase = EPOCH + self.offset
        return phase + ((after - phase) // self.period + 1) * self.period


def wait_before(attempt: int, *, first: timedelta, most: timedelta) -> timedelta:
    """How long to wait after this many attempts: twice as long each time, up to a limit."""
    if attempt < 1 or not timedelta(0) < first <= most:
        raise ValueError("An attempt is at least the first, and the first wait within the limit")
    return min(first * (1 << min(attempt - 1, 30)), most)
