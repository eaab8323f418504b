"""Opening hours as numbers that a filter can compare: days as bits, times in minutes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .document import ServiceDocument
from .schedules import DAYS, TIME, days_of

BITS = {day: 1 << number for number, day in enumerate(DAYS)}


@dataclass(frozen=True)
class Hours:
    """One schedule: days as bits (1 is Monday), minutes from midnight; `place` counts from 0."""

    place: int | None
    days: int
    opens: int | None
    closes: int | None


def minutes(text: str) -> int | None:
    """Minutes from midnight of a time such as "09:30" or "09:30:00"; None where it is none."""
    found = TIME.match(text)
    if not found or int(found.group(1)) > 23 or int(found.group(2)) > 59:
        return None
    return int(found.group(1)) * 60 + int(found.group(2))


def hours(document: ServiceDocument) -> Iterator[Hours]:
    """Every schedule of a service, each once; those of a place with its number."""
    seen = dict.fromkeys(_hours(document.service.get("schedules"), None))
    for number, place in enumerate(document.places):
        for record in (place.at_location, place.location):
            seen |= dict.fromkeys(_hours(record.get("schedules"), number))
    yield from seen


def _hours(schedules: Any, place: int | None) -> Iterator[Hours]:
    for each in schedules if isinstance(schedules, list | tuple) else ():
        if not isinstance(each, Mapping):
            continue
        days = sum(BITS[day] for day in days_of(each))
        opens, closes = (minutes(str(each.get(name) or "")) for name in ("opens_at", "closes_at"))
        if days or opens is not None or closes is not None:
            yield Hours(place, days, opens, closes)
