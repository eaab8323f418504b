"""Reads the parameters of a question to the feed; what makes no sense is refused in a sentence."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar
from uuid import UUID

from attune.domain.listings.schedules import DAYS
from attune.domain.postcodes import district_of, normal

MOST_PER_PAGE, PER_PAGE = 1000, 50
LONGEST = 300
OLDEST = 150
FARTHEST = 1_000_000  # metres
UUID_TEXT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
YES_OR_NO = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
DAY_NAMES = {name.casefold(): number for number, name in enumerate(DAYS.values())}
DAY_CODES = {code.casefold(): number for number, code in enumerate(DAYS)}
# A "+" in an address is a space once read: "2026-11-01T09:00:00 01:00".
ZONE_AFTER_SPACE = re.compile(r" (\d\d:?\d\d)$")

CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?Z?")

Value = TypeVar("Value")


class BadQuestion(ValueError):
    """A parameter that makes no sense; `parameter` names it."""

    def __init__(self, parameter: str, reason: str) -> None:
        super().__init__(f"{parameter}: {reason}")
        self.parameter = parameter
        self.reason = reason


@dataclass(frozen=True)
class Paging:
    """Which page, of how many each; or everything as a stream of lines."""

    page: int
    per_page: int
    stream: bool
    chosen: bool  # whether a size was asked for

    @property
    def start(self) -> int:
        return (self.page - 1) * self.per_page


@dataclass(frozen=True)
class ServiceQuestion:
    """What is asked of services and of their places; all of it must hold."""

    search: str
    term: UUID | None
    taxonomy: UUID | None
    provider: UUID | None
    modified_after: datetime | None
    minimum_age: float | None
    maximum_age: float | None
    day: int | None  # 0 is Monday
    start: time | None
    end: time | None
    postcode: str  # whole, or a district; "" where none was given
    metres: int | None

    @property
    def narrows_services(self) -> bool:
        """Whether anything is asked that only the services can answer, not their places."""
        ages = (self.minimum_age, self.maximum_age)
        others = (self.search, self.term, self.taxonomy, self.provider, self.modified_after)
        covered = self.postcode and self.metres is None
        return bool(covered) or any(others) or any(age is not None for age in ages)

    @property
    def hours(self) -> dict[str, Any]:
        """What is asked of opening hours, where anything is."""
        asked = {"day": self.day, "start": self.start, "end": self.end}
        return asked if any(value is not None for value in asked.values()) else {}


def value(query: Mapping[str, str], name: str, read: Callable[[str], Value]) -> Value | None:
    """One parameter, read; None where it is absent or empty."""
    given = (query.get(name) or "").strip()
    if "\0" in given:
        raise BadQuestion(name, "This holds a character that no text has.")
    if len(given) > LONGEST:
        raise BadQuestion(name, f"Use at most {LONGEST} characters.")
    if not given:
        return None
    try:
        return read(given)
    except BadQuestion:
        raise
    except (ValueError, OverflowError) as wrong:
        raise BadQuestion(name, str(wrong)) from None


def paging(query: Mapping[str, str]) -> Paging:
    size = value(query, "per_page", lambda given: _whole(given, MOST_PER_PAGE))
    form = value(query, "format", _format) or "json"
    return Paging(
        page=value(query, "page", lambda given: _whole(given, 999_999_999)) or 1,
        per_page=size or PER_PAGE,
        stream=form == "ndjson",
        chosen=size is not None or "page" in query,
    )


def services(query: Mapping[str, str]) -> ServiceQuestion:
    """The parameters of `/services` and `/service_at_locations`; unknown ones are ignored."""
    postcode = value(query, "postcode", _postcode) or ""
    metres = value(query, "proximity", _metres)
    if metres is not None and not postcode:
        raise BadQuestion("proximity", "Give the postcode too that it is measured from.")
    return ServiceQuestion(
        search=value(query, "search", str) or "",
        term=value(query, "taxonomy_term_id", uuid),
        taxonomy=value(query, "taxonomy_id", uuid),
        provider=value(query, "organization_id", uuid),
        modified_after=value(query, "modified_after", _moment),
        minimum_age=value(query, "minimum_age", _age),
        maximum_age=value(query, "maximum_age", _age),
        day=value(query, "day", _day),
        start=value(query, "start_time", _clock),
        end=value(query, "end_time", _clock),
        postcode=postcode,
        metres=metres,
    )


def flag(query: Mapping[str, str], name: str) -> bool:
    """A yes-or-no parameter; no where it is absent."""
    return value(query, name, _yes_or_no) or False


def uuid(given: str) -> UUID:
    if not UUID_TEXT.fullmatch(given):
        raise ValueError("This is not an id; ids look like 3f0f6c5e-5a0e-4f6b-9d2c-8f1f0d9a7b41.")
    return UUID(given)


def _whole(given: str, most: int) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", given) or not 1 <= int(given) <= most:
        raise ValueError(f"This must be a whole number from 1 to {most}.")
    return int(given)


def _format(given: str) -> str:
    if given.casefold() not in ("json", "ndjson"):
        raise ValueError("The formats are json and ndjson.")
    return given.casefold()


def _yes_or_no(given: str) -> bool:
    if given.casefold() not in YES_OR_NO:
        raise ValueError("This must be true or false.")
    return YES_OR_NO[given.casefold()]


def _moment(given: str) -> datetime:
    try:
        read = datetime.fromisoformat(ZONE_AFTER_SPACE.sub(r"+\1", given))
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        example = date(2026, 11, 1).isoformat()
        raise ValueError(f"This must be a date or a date and time, such as {example}.") from None


def _age(given: str) -> float:
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,4})?", given) or float(given) > OLDEST:
        raise ValueError(f"This must be an age in years, from 0 to {OLDEST}.")
    return float(given)


def _day(given: str) -> int:
    folded = given.casefold()
    for number in (DAY_CODES.get(folded), DAY_NAMES.get(folded)):
        if number is not None:
            return number
    raise ValueError("This must be a day of the week, such as MO or Monday.")


def _clock(given: str) -> time:
    if not CLOCK.fullmatch(given):
        raise ValueError("This must be a time of day, such as 09:30.")
    return time.fromisoformat(given.rstrip("Z"))


def _postcode(given: str) -> str:
    found = normal(given) or district_of(given)
    if not found:
        raise ValueError("This is not a postcode.")
    return found


def _metres(given: str) -> int:
    plain = re.fullmatch(r"[0-9]{1,7}(\.[0-9]{1,3})?", given)
    if not plain or not 0 < float(given) <= FARTHEST:
        raise ValueError(f"This must be a distance in metres, up to {FARTHEST}.")
    return max(1, round(float(given)))
