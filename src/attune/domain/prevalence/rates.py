"""Rates of conditions that overlap, and the numbers expected of them, each on its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType

from attune.domain.reading import Entry
from attune.domain.refusals import Refused
from attune.domain.rounding import Rounding

MOST = 1_000_000


class Counted(Enum):
    """Of whom a rate speaks: maternities are women, births are babies, and neither is the other."""

    MATERNITIES = "maternities"
    BIRTHS = "births"
    FATHERS = "fathers"
    COUPLES = "couples"
    CHILDREN = "children"


@dataclass(frozen=True)
class Expected:
    """How many of so many are expected to have one condition; low and high ends by one rule."""

    low: Decimal
    high: Decimal
    rounding: Rounding


@dataclass(frozen=True)
class Rate:
    """One published rate or range for each thousand of those it speaks of.

    Rates overlap (one mother may have two conditions), so there is no way to add two of them.
    """

    key: str
    title: str
    of: Counted
    low: Decimal
    high: Decimal
    source: str
    date: date
    url: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.low <= self.high <= 1000:
            raise Refused(f"{self.key}: a rate for each thousand rises from above 0 to 1,000")
        for name in ("title", "source"):
            if not getattr(self, name).strip():
                raise Refused(f"{self.key} has no {name}")

    @property
    def in_words(self) -> str:
        """“2” or “100 to 150”, for each thousand."""
        low, high = (f"{end.normalize():f}" for end in (self.low, self.high))
        return low if low == high else f"{low} to {high}"

    def expected(self, people: int, rounding: Rounding) -> Expected:
        """Of so many people; Refused where that is no number of people."""
        if not 1 <= people <= MOST:
            raise Refused(f"Give a number of {self.of.value} from 1 to {MOST:,}")
        low, high = (rounding.applied(people * end / 1000) for end in (self.low, self.high))
        return Expected(low, high, rounding)


@dataclass(frozen=True)
class Rates:
    """A file of rates under one version, in the order of the file."""

    id: str
    version: str
    title: str
    by_key: Mapping[str, Rate]

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", MappingProxyType(dict(self.by_key)))

    def of(self, *counted: Counted) -> tuple[Rate, ...]:
        """Those that speak of these people."""
        return tuple(rate for rate in self.by_key.values() if rate.of in counted)


def read_rates(data: object, *, file: str) -> Rates:
    """The rates of a parsed file; refuses with file, rate and field."""
    whole = Entry.of(file, data)
    found = whole.entry("rates")
    return Rates(
        id=whole.text("id"),
        version=whole.text("version"),
        title=whole.text("title"),
        by_key={key: _rate(key, found.entry(key)) for key in found.data},
    )


def _rate(key: str, entry: Entry) -> Rate:
    low = entry.number("low")
    high = entry.number("high") if "high" in entry.data else low
    words = {name: entry.text(name) for name in ("title", "source")}
    words |= {name: entry.text(name, "") for name in ("url", "note")}
    counted, day = entry.choice("of", Counted), entry.day("date")
    try:
        return Rate(key=key, of=counted, low=low, high=high, date=day, **words)
    except Refused as refused:
        raise Refused(f"{entry.where}: {refused}") from None
