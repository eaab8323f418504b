"""Live births by year, and how they have been changing."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from math import expm1, log
from types import MappingProxyType

from attune.domain.refusals import Refused
from attune.domain.rounding import settled

TREND_YEARS = 10
FIRST_YEAR, LAST_YEAR = 1980, 2100
MOST_BIRTHS = 1_000_000
STEEPEST = Decimal("0.1")  # a tenth a year, up or down


class Path(Enum):
    """How births go on after the last year counted."""

    FLAT = "flat"
    TREND = "trend"
    OWN = "own"


@dataclass(frozen=True)
class BirthSeries:
    """Live births by year without a gap; each year ends at mid-year and is named by its end."""

    by_year: Mapping[int, int]

    def __post_init__(self) -> None:
        years = sorted(self.by_year)
        if len(years) < 2:
            raise Refused("Births of at least two years are needed: children under two span two")
        missing = sorted(set(range(years[0], years[-1])) - set(years))
        if missing:
            raise Refused(f"The births of {missing[0]} are missing: years follow without a gap")
        if not FIRST_YEAR <= years[0] <= years[-1] <= LAST_YEAR:
            raise Refused(f"A year of births lies from {FIRST_YEAR} to {LAST_YEAR}")
        for year in years:
            if not 1 <= self.by_year[year] <= MOST_BIRTHS:
                raise Refused(f"The births of {year} are a number from 1 to {MOST_BIRTHS:,}")
        object.__setattr__(
            self, "by_year", MappingProxyType({year: self.by_year[year] for year in years})
        )

    @property
    def first(self) -> int:
        return min(self.by_year)

    @property
    def last(self) -> int:
        return max(self.by_year)

    def trend(self, years: int = TREND_YEARS) -> Decimal:
        """The yearly change over the last years, such as -0.009325: least squares on logarithms."""
        if len(self.by_year) < years:
            raise Refused(
                f"The trend needs births of {years} years, and {len(self.by_year)} are known:"
                " hold births flat or give a rate of your own"
            )
        places = [place - (years - 1) / 2 for place in range(years)]
        logs = [log(births) for births in list(self.by_year.values())[-years:]]
        slope = sum(x * y for x, y in zip(places, logs, strict=True)) / sum(x * x for x in places)
        return settled(expm1(slope))

    def change(self, path: Path, own: Decimal | None = None) -> Decimal:
        """The yearly change on a path; `own` is the rate of one's own, -0.025 for 2.5% fewer."""
        if path is Path.FLAT:
            return Decimal(0)
        if path is Path.TREND:
            return self.trend()
        if own is None:
            raise Refused("Give the yearly change of births for a path of your own")
        if abs(own) > STEEPEST:
            raise Refused("A yearly change lies from -10% to 10%")
        return own

    def at(self, year: int, change: Decimal) -> Decimal | None:
        """Births of a year; after the last one counted the change is applied each year."""
        if year <= self.last:
            counted = self.by_year.get(year)
            return None if counted is None else Decimal(counted)
        return self.by_year[self.last] * (1 + change) ** (year - self.last)
