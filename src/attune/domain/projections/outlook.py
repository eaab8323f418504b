"""Children under two by year, each with what it stands on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from types import MappingProxyType

from attune.domain.refusals import Refused

from .births import BirthSeries
from .survival import Survival

FURTHEST = 10  # years past the last data: no path is carried on further
BACK = 4  # years shown before the last data


class Basis(Enum):
    """What a year's figure stands on; said beside every figure."""

    COUNTED = "counted"
    BORN = "worked out from births counted"
    LOADED = "taken from the projection loaded"
    CARRIED = "carried on by the path you chose"


@dataclass(frozen=True)
class YearAhead:
    """Children under two at the middle of one year."""

    year: int
    under_twos: Decimal
    basis: Basis


@dataclass(frozen=True)
class Outlook:
    """All that is known of a place's children under two, by year.

    `counted` are population estimates of ages 0 and 1, `loaded` somebody else's projection.
    """

    survival: Survival
    births: BirthSeries | None = None
    counted: Mapping[int, int] = field(default_factory=dict)
    loaded: Mapping[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.births is None and not self.loaded:
            raise Refused("Births by year or a projection are needed to look ahead")
        for name in ("counted", "loaded"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    @property
    def last_data_year(self) -> int:
        """The last year in which births or children were counted."""
        known = [*self.counted, *([self.births.last] if self.births else [])]
        return max(known) if known else min(self.loaded)

    @property
    def furthest(self) -> int:
        """The last year that may be asked for."""
        carried = self.last_data_year + FURTHEST if self.births else 0
        return max(carried, *self.loaded, self.last_data_year)

    def years(self, change: Decimal, *, until: int) -> tuple[YearAhead, ...]:
        """From a few years back to the year asked for; Refused beyond the furthest.

        Years of which nothing can be said are left out, never filled in.
        """
        if not self.last_data_year < until <= self.furthest:
            raise Refused(
                f"The years ahead run from {self.last_data_year + 1} to {self.furthest}: no path"
                f" is carried on more than {FURTHEST} years past the last data"
            )
        found = (self._year(year, change) for year in range(self.last_data_year - BACK, until + 1))
        return tuple(each for each in found if each)

    def _year(self, year: int, change: Decimal) -> YearAhead | None:
        if year in self.counted:
            return YearAhead(year, Decimal(self.counted[year]), Basis.COUNTED)
        if year in self.loaded:
            return YearAhead(year, Decimal(self.loaded[year]), Basis.LOADED)
        if self.births is None or year > self.last_data_year + FURTHEST:
            return None
        born, before = self.births.at(year, change), self.births.at(year - 1, change)
        if born is None or before is None:
            return None
        basis = Basis.BORN if year <= self.births.last else Basis.CARRIED
        return YearAhead(year, self._residents(born, before), basis)

    def _residents(self, born: Decimal, before: Decimal) -> Decimal:
        """U2(t) = r0 B(t) + r0 r1 B(t-1)."""
        first, second = self.survival.to_age_0, self.survival.to_age_1
        return first * born + first * second * before
